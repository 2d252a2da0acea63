"""What there is to remark on an entry, written or only proposed; nothing of it stops anybody."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet, Sum

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.holders import holder_names
from chungtay.apps.capital.queries.reading import BOOK, postings
from chungtay.apps.units.presence import missing
from chungtay.apps.units.queries import classes_of, superiors
from chungtay.core.capital.arrears import check_new
from chungtay.core.capital.budget_index import check_index
from chungtay.core.capital.decisions import check_decision, rests_on_decision
from chungtay.core.capital.holder import HolderType
from chungtay.core.capital.ledger import Account, Entry
from chungtay.core.capital.line import Line, Source, Term
from chungtay.core.capital.movement import PAID, Movement, Pot
from chungtay.core.capital.paper import GIVES, check_document, check_frame
from chungtay.core.capital.reach import reached_lines, remark_outside
from chungtay.core.capital.remarks import check_day, check_givers, check_units, giving
from chungtay.core.capital.scale import check_scale
from chungtay.core.capital.window import check_carried, check_closed_early
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.refusal import Finding
from chungtay.core.units.unit_class import UnitClass
from chungtay.packs import capital as law
from chungtay.packs import loader

_HISTORY = 50
_PAID = sorted(pot.value for pot in PAID)


def remarks(entry: Entry) -> tuple[Finding, ...]:
    """Give every remark on an entry: amount, paper, budget index, arrears, frame, carrying over."""
    arrears = law.arrears_law().settings[0]
    return (
        *_scale(entry),
        *_paper(entry),
        *check_index(entry, law.budget_index()),
        *check_new(entry, forbidden_from=arrears.since, cite=arrears.cite),
        *_frame(entry),
        *check_carried(entry, law.spending_law()),
        *_closed_early(entry),
        *check_units(entry, absent=_absent(entry)),
        *_outside(entry),
        *check_day(entry),
        *_givers(entry),
    )


def _closed_early(entry: Entry) -> tuple[Finding, ...]:
    """Remark on what is carried on or cancelled while it may still be paid."""
    if entry.movement not in (Movement.CLOSING, Movement.CANCELLATION) or entry.undoes:
        return ()
    left = [post.account.line for post in entry.postings if post.account.pot is Pot.HELD]
    return check_closed_early(left, entry.on, law.spending_law(), where=entry.id)


def decision_remarks(document: str, *, but: str = "") -> tuple[Finding, ...]:
    """Remark on a decision that is not listed, and that no entry other than one rests on."""
    rows: QuerySet[models.Entry] = QuerySet(models.Entry)
    others = rows.exclude(ref=f"{BOOK}{but}")
    listed = loader.instruments()
    return check_decision(
        document, lambda key: key in listed or others.filter(document=key).exists(), where=but
    )


def earlier_amounts(account: Account, *, on: dt.date, without: str = "") -> tuple[Dong, ...]:
    """Give what was posted to an account by a day, at most the last fifty, without one entry.

    Where the account is too young to tell, the holder's other accounts of the programme, source
    and kind in the same pot speak for it.
    """
    rows = (
        postings()
        .filter(
            holder=account.holder,
            pot=account.pot.value,
            programme=account.line.programme,
            source=account.line.source.value,
            kind=account.line.kind.value,
            entry__on__lte=on,
        )
        .exclude(entry_id=f"{BOOK}{without}")
        .order_by("-entry__on", "-pk")
    )
    own = rows.filter(project=account.line.project, plan_year=account.line.plan_year)
    told = list(own.values_list("dong", flat=True)[:_HISTORY])
    if len(told) < 3:
        told = list(rows.values_list("dong", flat=True)[:_HISTORY])
    return tuple(Dong(dong) for dong in told)


def late_left(line: Line, *, since: dt.date, closed: dt.date) -> Dong:
    """Give what was added to a line late in its year and is not paid since the year was closed.

    By all givers and holders together: added from `since` to the end of the year, paid after
    `closed`.
    """
    rows = postings().filter(
        programme=line.programme, project=line.project, item=line.item, source=line.source.value,
        kind=line.kind.value, origin_year=line.origin_year, plan_year=line.plan_year,
        provider=line.provider, given_as=line.given_as.value, budget_index=line.budget_index,
        term=line.term.value,
    )  # fmt: skip
    end = dt.date(line.plan_year, 12, 31)
    added = rows.filter(pot=Pot.GRANTED.value, entry__on__gte=since, entry__on__lte=end)
    paid = rows.filter(pot__in=_PAID, entry__on__gt=closed)
    given = -(added.aggregate(dong=Sum("dong"))["dong"] or 0)
    return Dong(given - (paid.aggregate(dong=Sum("dong"))["dong"] or 0))


def _paper(entry: Entry) -> tuple[Finding, ...]:
    """Remark on a document that could not exist, or else on a decision that nobody has listed."""
    listed = loader.instruments()
    odd = check_document(entry, known=listed, issuers=loader.agencies())
    if odd or not rests_on_decision(entry):
        return odd
    return decision_remarks(entry.grounds.document, but=entry.id)


def _scale(entry: Entry) -> tuple[Finding, ...]:
    raised = [p for p in entry.postings if p.amount > ZERO]
    if entry.undoes or not raised:
        return ()
    posting = raised[0]
    usual = earlier_amounts(posting.account, on=entry.on, without=entry.id)
    return check_scale(posting.amount, usual, where=entry.id)


def _givers(entry: Entry) -> tuple[Finding, ...]:
    """Remark on who gives, and on what goes back to them, by what they gave by the entry's day."""
    sides = giving(entry)
    if not sides:
        return ()
    holders, pots = {holder for holder, _, _ in sides}, {pot.value for _, pot, _ in sides}
    rows = postings().filter(holder__in=holders, pot__in=pots, entry__on__lte=entry.on)
    others = rows.exclude(entry_id=f"{BOOK}{entry.id}").order_by()
    sums = others.values_list("holder", "pot", "source").annotate(Sum("dong"))
    given = {(who, Pot(pot), Source(source)): Dong(-dong) for who, pot, source, dong in sums}
    return check_givers(entry, names=holder_names(holders), given=given)


def _frame(entry: Entry) -> tuple[Finding, ...]:
    if entry.movement not in GIVES or entry.undoes:
        return ()
    found: list[Finding] = []
    for posting in entry.postings:
        if posting.amount > ZERO:
            framed, given = _framed(posting.account, on=entry.on, without=entry.id)
            found += check_frame(entry, framed=framed, given=given + posting.amount)
    return tuple(found)


def _absent(entry: Entry) -> tuple[str, ...]:
    """Name the holders of an entry whose unit did not stand on its day."""
    codes = {posting.account.holder for posting in entry.postings}
    rows = models.Holder.objects.filter(code__in=codes).order_by("code")
    held = {row.name: row.unit for row in rows if row.type != HolderType.GIVER.value}
    absent = {code for code, _ in missing((unit, entry.on) for unit in held.values())}
    return tuple(name for name, unit in held.items() if unit in absent)


def _outside(entry: Entry) -> tuple[Finding, ...]:
    """Remark on holders in districts and communes whom a project's money is not for."""
    reached = reached_lines(entry, law.reaches())
    rows = models.Holder.objects.filter(code__in={holder for holder, _, _ in reached})
    held = {row.code: row for row in rows} if reached else {}
    found = []
    for code, line, reach in reached:
        holder = held.get(code)
        above = superiors(holder.unit, on=entry.on) if holder and holder.unit else ()
        if holder and above and not reach.has(_classes_with(holder.unit, above, on=entry.on)):
            found.append(remark_outside(entry, line, reach, holder=holder.name))
    return tuple(found)


def _classes_with(unit: str, above: tuple[str, ...], *, on: dt.date) -> frozenset[UnitClass]:
    """Give the classes that a unit and those above it are in on a day."""
    return frozenset(one.unit_class for code in (unit, *above) for one in classes_of(code, on=on))


def _framed(account: Account, *, on: dt.date, without: str) -> tuple[Dong, Dong]:
    """Give a holder's medium-term plan over a line's year, and what its years give so far."""
    line = account.line
    rows = postings().filter(
        holder=account.holder, programme=line.programme, source=line.source.value,
        kind=line.kind.value, provider=line.provider, entry__on__lte=on,
    )  # fmt: skip
    frames = rows.filter(
        pot=Pot.FRAMED.value, term=Term.PERIOD.value, origin_year__lte=line.plan_year,
        plan_year__gte=line.plan_year,
    )  # fmt: skip
    framed, first, last = 0, line.plan_year, line.plan_year
    for begins, ends, dong in frames.values_list("origin_year", "plan_year", "dong"):
        framed, first, last = framed + dong, min(first, begins), max(last, ends)
    if not framed:
        return ZERO, ZERO
    yearly = rows.filter(
        pot=Pot.HELD.value, term=Term.YEAR.value, plan_year__gte=first, plan_year__lte=last,
        entry__movement__in=[movement.value for movement in GIVES],
    ).exclude(entry_id=f"{BOOK}{without}")  # fmt: skip
    return Dong(framed), Dong(yearly.aggregate(dong=Sum("dong"))["dong"] or 0)
