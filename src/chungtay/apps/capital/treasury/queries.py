"""Read lists, their lines, and where each line stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from chungtay.apps.capital.treasury.tray import TRAY
from chungtay.apps.capital.treasury_models import (
    TreasuryLine,
    TreasuryList,
    TreasuryProfile,
    TreasurySettlement,
)
from chungtay.apps.kernel.handing_in import Handed, handed
from chungtay.apps.kernel.queries import in_batches
from chungtay.core.capital.reconcile.handing_in import ListTold, read_kept
from chungtay.core.capital.reconcile.line import ListLine, Remark, read_remark
from chungtay.core.capital.reconcile.profile import Profile, UnknownProfile, read_profile
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.capital.reconcile.settling import Settlement, State, UnknownLine
from chungtay.core.kernel.saying import Said

LINE_FIELDS = tuple(one.name for one in fields(ListLine) if one.name != "key")


@dataclass(frozen=True, slots=True)
class ListCard(Handed):
    """A list handed in: whose it is, how far it has come, what was read of it."""

    scope: str
    profile: str
    found: ListTold | None
    taken: dict[str, int]


@dataclass(frozen=True, slots=True)
class LineCard:
    """A line as it stands: what the sender says, where it came from, what was said about it."""

    ref: str
    line: ListLine
    unit: str
    scope: str
    sender: str
    document: str
    provenance: str
    item: str
    origin_year: int
    plan_year: int
    corrects: str
    remarks: tuple[Remark, ...]
    settlement: Settlement | None

    @property
    def state(self) -> State:
        """Give where the line stands."""
        return self.settlement.state if self.settlement else State.OPEN


@dataclass(frozen=True, slots=True)
class Held:
    """A line that stands already: its latest edition, what it says in short, and the edition."""

    ref: str
    digest: str
    dong: int


def profiles() -> tuple[Profile, ...]:
    """Give every profile, by title."""
    return tuple(_profile(row) for row in TreasuryProfile.objects.order_by("title", "code"))


def profile(code: str) -> Profile:
    """Find a profile, or refuse (`UnknownProfile`)."""
    row = TreasuryProfile.objects.filter(code=code).first()
    if row is None:
        known = ", ".join(TreasuryProfile.objects.order_by("code").values_list("code", flat=True))
        raise UnknownProfile(profile=code, known=known or Said(SENTENCES["no_profiles"]))
    return _profile(row)


def list_card(token: str, *, user: int | None = None) -> ListCard:
    """Give a list that was handed in, to its sender or to whoever works on it.

    Refused (`capital.unknown_list`) where it is not there, or is somebody else's.
    """
    return _card(TRAY.find(token, user=user))


def lists(*, scope: str, limit: int = 10) -> tuple[ListCard, ...]:
    """List what was handed in for a place, the latest first."""
    rows = TreasuryList.objects.defer("content", "found").filter(scope=scope)
    return tuple(_card(row, bare=True) for row in rows.order_by("-pk")[:limit])


def senders_of(sha256: str) -> tuple[str, ...]:
    """Name the senders whose lines of a file of these bytes stand."""
    rows = _lines().filter(list_sha256=sha256).order_by("sender")
    return tuple(rows.values_list("sender", flat=True).distinct())


def held(firsts: Iterable[str]) -> dict[str, Held]:
    """Give the latest edition of lines that stand, by the refs of their first."""
    found: dict[str, Held] = {}
    for batch in in_batches(firsts):
        rows = _lines().filter(first__in=batch).order_by("pk")
        for first, ref, digest, dong in rows.values_list("first", "ref", "digest", "dong"):
            found[first] = Held(ref, digest, dong)
    return found


def settled(firsts: Iterable[str]) -> dict[str, TreasurySettlement]:
    """Give the latest thing said about lines, by the refs of their first."""
    found: dict[str, TreasurySettlement] = {}
    for batch in in_batches(firsts):
        rows = _settlements().filter(line__in=batch).order_by("pk")
        found |= {row.line: row for row in rows}
    return found


def used() -> dict[str, int]:
    """Give how much of each payment lines are matched with, by the payment's ref, in đồng."""
    rows = (
        standing_settlements()
        .exclude(payment="")
        .order_by()
        .values_list("payment")
        .annotate(dong=Sum("dong"))
    )
    return dict(rows)


def counts(*, scope: str) -> dict[State, tuple[int, int]]:
    """Count lines by where they stand, with their đồng."""
    lines = standing_lines().filter(scope=scope)
    whole = lines.aggregate(n=Count("pk"), dong=Sum("dong"))
    said = (
        standing_settlements()
        .exclude(state=State.OPEN.value)
        .filter(line__in=lines.values("first"))
        .order_by()
        .values_list("state")
        .annotate(n=Count("pk"), sum=Sum("dong"))
    )
    found = {State(state): (n, dong) for state, n, dong in said}
    gone = [sum(part) for part in zip(*found.values(), strict=True)] or [0, 0]
    found[State.OPEN] = (whole["n"] - gone[0], (whole["dong"] or 0) - gone[1])
    return found


def lines(
    *, scope: str, state: State, holder: str = "", start: int = 0, limit: int = 50
) -> tuple[tuple[LineCard, ...], int]:
    """Give lines in a state, by day, and how many there are in all."""
    said = _settlements().filter(
        ~Exists(_settlements().filter(corrects=OuterRef("ref"))),
        line=OuterRef("first"),
    )
    rows = standing_lines().filter(scope=scope)
    if state is State.OPEN:
        rows = rows.filter(~Exists(said.exclude(state=State.OPEN.value)))
    else:
        rows = rows.filter(Exists(said.filter(state=state.value)))
    if holder:
        rows = rows.filter(Q(holder=holder) | Q(holder_words=holder))
    found = list(rows.order_by("-on", "pk")[start : start + limit])
    known = settled(row.first for row in found)
    return tuple(_line(row, known.get(row.first)) for row in found), rows.count()


def line_card(ref: str) -> LineCard:
    """Give one line as it stands, by the ref of its first edition."""
    row = standing_lines().filter(first=ref).first()
    if row is None:
        raise UnknownLine(line=ref)
    return _line(row, settled([ref]).get(ref))


def editions(ref: str) -> tuple[LineCard, ...]:
    """Give everything a sender said of a line, the first first."""
    rows = _lines().filter(first=ref).order_by("pk")
    return tuple(_line(row, None) for row in rows)


def said_of(ref: str) -> tuple[tuple[Settlement, str, dt.datetime], ...]:
    """Give everything that was said about a line: what, by whom, when."""
    rows = _settlements().filter(line=ref).order_by("pk")
    return tuple((_settlement(row), row.recorded_by, row.recorded_at) for row in rows)


def confirmed(entries: Iterable[str]) -> frozenset[str]:
    """Tell which of certain entries some line of a list is matched with."""
    rows = standing_settlements().filter(entry__in=tuple(entries))
    return frozenset(rows.values_list("entry", flat=True))


def matched_with(entry: str) -> tuple[LineCard, ...]:
    """Give the lines that are matched with an entry."""
    firsts = standing_settlements().filter(entry=entry).values("line")
    rows = list(standing_lines().filter(first__in=firsts).order_by("on", "pk"))
    known = settled(row.first for row in rows)
    return tuple(_line(row, known.get(row.first)) for row in rows)


def standing_lines() -> QuerySet[TreasuryLine]:
    """Give the latest edition of every line."""
    later = _lines().filter(corrects=OuterRef("ref"))
    return _lines().filter(~Exists(later))


def standing_settlements() -> QuerySet[TreasurySettlement]:
    """Give the latest thing said about every line."""
    later = _settlements().filter(corrects=OuterRef("ref"))
    return _settlements().filter(~Exists(later))


def _lines() -> QuerySet[TreasuryLine]:
    return QuerySet(TreasuryLine)


def _settlements() -> QuerySet[TreasurySettlement]:
    return QuerySet(TreasurySettlement)


def _profile(row: TreasuryProfile) -> Profile:
    return read_profile(row.code, row.title, row.sender, row.told)


def _card(row: TreasuryList, *, bare: bool = False) -> ListCard:
    found: dict[str, Any] = {} if bare else row.found
    return ListCard(
        **handed(row), scope=row.scope, profile=row.profile, found=read_kept(found),
        taken=row.taken,
    )  # fmt: skip


def _line(row: TreasuryLine, said: TreasurySettlement | None) -> LineCard:
    told = ListLine(**{name: getattr(row, name) for name in LINE_FIELDS}, key=row.first)
    return LineCard(
        row.first, told, row.unit, row.scope, row.sender, row.document, row.provenance, row.item,
        row.origin_year, row.plan_year, row.corrects, tuple(map(read_remark, row.remarks)),
        _settlement(said) if said else None,
    )  # fmt: skip


def _settlement(row: TreasurySettlement) -> Settlement:
    return Settlement(
        row.line, State(row.state), row.on, row.entry, row.payment, row.score, row.words
    )
