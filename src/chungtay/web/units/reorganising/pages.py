"""What the pages of reorganisations show: what was done, and the dry run of a file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from chungtay.analytics.engine import engine
from chungtay.apps.units import reorganisations
from chungtay.apps.units.placings import gazetteer
from chungtay.apps.units.reorganisations import Upload
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.saying import read_said
from chungtay.core.measures.measure import Measure
from chungtay.core.units.reorganisation import DEED_TITLES, Deed, Done
from chungtay.core.units.succession import KIND_TITLES, SuccessionKind
from chungtay.packs.unit_sources import site_folders
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import worded
from chungtay.web.kit.stages import stage_words

SHOWN = 150
"""Numbers shown at once; the file of all holds the rest."""


@dataclass(frozen=True, slots=True)
class DoneRow:
    """What was done with a reorganisation; `undo` leads to undoing it, where it is the last."""

    done: Done
    deed: str
    tone: str
    day: str
    undo: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """What was taken in and undone, the last first."""

    done: tuple[DoneRow, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A succession of the file."""

    before: str
    after: str
    day: str
    kind: str


@dataclass(frozen=True, slots=True)
class Move:
    """A number before and after; `refused` says of which units it cannot be told any more."""

    measure: str
    unit: str
    before: str
    after: str
    sort: str
    refused: str


@dataclass(frozen=True, slots=True)
class Group:
    """A measure, how many of its numbers move, and the address that shows them alone."""

    title: str
    count: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class FilePage:
    """The dry run of a file, or what became of it."""

    card: Upload
    stage: str
    crumbs: tuple[Crumb, ...]
    sound: bool
    day: str
    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    steps: tuple[Step, ...]
    groups: tuple[Group, ...]
    moves: tuple[Move, ...]
    total: int
    refused: int
    more: int


@dataclass(frozen=True, slots=True)
class UndoPage:
    """A reorganisation to be undone."""

    done: Done
    day: str
    crumbs: tuple[Crumb, ...]


def index_page() -> IndexPage:
    """Tell what was done with reorganisations, the last first."""
    folders = site_folders()
    last = folders[-1].name if folders else ""
    return IndexPage(tuple(_done(one, last) for one in reversed(reorganisations.done())))


def file_page(card: Upload, chosen: str) -> FilePage:
    """Tell the dry run of a file, of one measure alone where one is chosen."""
    found: Mapping[str, Any] = card.found
    moved: Sequence[Mapping[str, Any]] = found.get("moved", ())
    kept = [one for one in moved if chosen in ("", one["measure"])]
    findings = [(one["severity"], _remark(one)) for one in found.get("findings", ())]
    here = reverse("reorganise-file", args=[card.token])
    names = _Names()
    return FilePage(
        card=card,
        stage=stage_words(card.stage),
        crumbs=(*_above(), Crumb(card.name)),
        sound=bool(found.get("sound")),
        day=wording.day(dt.date.fromisoformat(day)) if (day := found.get("effective")) else "",
        faults=tuple(text for severity, text in findings if severity == "error"),
        remarks=tuple(text for severity, text in findings if severity != "error"),
        steps=tuple(_step(one, names) for one in found.get("successions", ())),
        groups=tuple(_groups(moved, here, chosen)),
        moves=tuple(_move(one, names) for one in kept[:SHOWN]),
        total=len(moved),
        refused=sum(bool(one["refused_for"]) for one in moved),
        more=max(0, len(kept) - SHOWN),
    )


def undo_page(done: Done) -> UndoPage:
    """Tell which reorganisation is to be undone."""
    return UndoPage(done, wording.day(done.on), (*_above(), Crumb(done.number)))


def every_move(card: Upload) -> Iterator[Sequence[str]]:
    """Give every number that a file would move, exactly, as rows under a head."""
    yield (
        _("Chỉ số"),
        _("Chia theo"),
        _("Mã đơn vị"),
        _("Trước"),
        _("Sau"),
        _("Không tách được từ"),
    )
    for one in card.found.get("moved", ()):
        yield (
            one["measure"], " ".join(one["at"]), one["unit"], one["before"] or "",
            one["after"] or "", " ".join(one["refused_for"]),
        )  # fmt: skip


class _Names:
    """Names of units as they are or would be; a code of the file alone names itself."""

    def __init__(self) -> None:
        self._titles = {unit.code: unit.title for unit in gazetteer().units}

    def of(self, code: str | None) -> str:
        """Name a unit with its code."""
        if not code:
            return "–"
        return f"{self._titles[code]} ({code})" if code in self._titles else code


def _above() -> tuple[Crumb, ...]:
    return (
        Crumb(_("Đơn vị hành chính"), reverse("units")),
        Crumb(_("Sắp xếp đơn vị"), reverse("reorganise")),
    )


def _done(one: Done, last: str) -> DoneRow:
    stands = one.deed is Deed.TAKEN and one.number == last
    return DoneRow(
        one,
        _(DEED_TITLES[one.deed]),
        "met" if one.deed is Deed.TAKEN else "none",
        wording.day(one.on),
        reverse("reorganise-undo", args=[one.number]) if stands else "",
    )


def _remark(one: Mapping[str, Any]) -> str:
    why = worded(read_said(one["why"]))
    return f"{one['where']}: {why}" if one["where"] else why


def _step(one: Mapping[str, Any], names: _Names) -> Step:
    return Step(
        names.of(one["before"]),
        names.of(one["after"]),
        wording.day(dt.date.fromisoformat(one["since"])),
        _(KIND_TITLES[SuccessionKind(one["kind"])]),
    )


def _groups(moved: Sequence[Mapping[str, Any]], here: str, chosen: str) -> Iterator[Group]:
    counts = Counter(one["measure"] for one in moved)
    for name, count in counts.most_common():
        href = f"{here}?{urlencode({'chi-so': name})}#moved"
        yield Group(said(engine().measure(name).title), count, href, name == chosen)


def _move(one: Mapping[str, Any], names: _Names) -> Move:
    measure = engine().measure(one["measure"])
    at = f" ({', '.join(one['at'])})" if one["at"] else ""
    return Move(
        f"{said(measure.title)}{at}",
        names.of(one["unit"]),
        _number(one["before"], measure),
        "†" if one["refused_for"] else _number(one["after"], measure),
        one["unit"],
        ", ".join(names.of(code) for code in one["refused_for"]),
    )


def _number(text: str | None, measure: Measure) -> str:
    return "–" if text is None else vietnamese(Fraction(text), measure.decimals)
