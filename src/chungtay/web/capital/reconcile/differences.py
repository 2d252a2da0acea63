"""The statement of differences as a page and as a workbook; every number has its receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import queries as ledger
from chungtay.apps.submissions.rows import line_alone
from chungtay.core.capital.reconcile.statement import Verdict, verdict
from chungtay.core.reports import document
from chungtay.flows.difference_statement import (
    BOOKED,
    BY,
    DIFFERENCE,
    PAID,
    PLAN,
    REPORTED,
    line_of,
    month_end,
    spoken_of,
)
from chungtay.web.capital.book.words import total_cell
from chungtay.web.capital.reconcile.words import VERDICT_TONES, VERDICTS
from chungtay.web.kit.choices import MoneyChoice, moneys
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.synthetic import shows_synthetic

_NOTHING = document.Cell("")
WIDTHS = (60.0, 90.0, 30.0, 30.0, 30.0, 30.0, 30.0)


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One budget line of one holder, as ledger, treasury and report tell it."""

    holder: str
    line: str
    ledger: Num
    treasury: Num
    gap: Num
    reported: Num
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True)
class Tile:
    """How many lines there are of one verdict, and the address that shows them alone."""

    title: str
    count: int
    tone: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """The statement: totals, how lines agree, and the lines."""

    on: dt.date
    period: str
    ledger: Num
    treasury: Num
    gap: Num
    tiles: tuple[Tile, ...]
    rows: tuple[DifferenceRow, ...]
    moneys: tuple[MoneyChoice, ...]
    unit: str
    synthetic: bool
    empty: bool


def differences(desk: Desk, chosen: Verdict | None) -> DifferencesPage:
    """Ask all that the statement shows, at the end of the last month that was over.

    Lines of one verdict alone if one is chosen, else all that do not agree.
    """
    if "money" not in desk.view.asked:
        desk = desk.in_dong()
    end = month_end(desk.view.on)
    where = {"plan_year": (str(end.year),)}
    with desk.engine.still():
        whole = desk.of([BOOKED, PAID, DIFFERENCE], where, on=end)
        found = desk.by([BOOKED, PAID, DIFFERENCE, PLAN], BY, where, on=end)
        said = _reported(desk, end)
    keys = spoken_of(
        {key: num.value for key, num in found[BOOKED].items()},
        {key: num.value for key, num in found[PAID].items()},
        {line: num.value for (line,), num in said.items()},
        planned=found[PLAN],
    )
    judged = {key: _judge(found, said, key) for key in keys}
    names = Names(end)
    holders = {one.code: one.name for one in ledger.holders()}
    rows = tuple(
        _row(key, found, said, judged=judged[key], names=names, holders=holders)
        for key in keys
        if (judged[key] is chosen if chosen else judged[key] is not Verdict.AGREE)
    )
    return DifferencesPage(
        on=end,
        period=f"{end:%m/%Y}",
        ledger=whole[BOOKED],
        treasury=whole[PAID],
        gap=whole[DIFFERENCE],
        tiles=_tiles(desk, judged, chosen),
        rows=rows,
        moneys=moneys(desk.view),
        unit=desk.view.money.words,
        synthetic=shows_synthetic(desk, PAID),
        empty=whole[PAID].missing,
    )


def _reported(desk: Desk, end: dt.date) -> dict[Keys, Num]:
    """Ask what reports say of each line; many rows of one line are asked for as one number."""
    where = {"period": (f"{end:%Y-%m}",)}
    found = desk.by([REPORTED], ("line",), where)[REPORTED]
    rows: dict[str, list[str]] = {}
    for (row,) in found:
        rows.setdefault(line_alone(row), []).append(row)
    return {
        (line,): found[of[0],]
        if len(of) == 1
        else desk.of([REPORTED], {**where, "line": tuple(of)})[REPORTED]
        for line, of in rows.items()
    }


def table(page: DifferencesPage) -> document.Table:
    """Give the statement as a table for a workbook, in whole đồng."""
    heads = (
        _("Chủ tài khoản"), _("Dòng vốn"), _("Sổ vốn"), _("Kho bạc"), _("Chênh lệch"),
        _("Báo cáo đơn vị"), _("Nhận xét"),
    )  # fmt: skip
    sums = map(total_cell, (page.ledger, page.treasury, page.gap))
    whole = (document.Cell(_("Toàn tỉnh, kể cả các dòng khớp"), span=2), *sums, _NOTHING, _NOTHING)
    body = (*(document.Row(_cells(row)) for row in page.rows), document.Row(whole, level=0))
    header = document.Row(tuple(document.Cell(text) for text in heads))
    return document.Table((header,), body, WIDTHS, unit=_("đồng"))


def _cells(row: DifferenceRow) -> tuple[document.Cell, ...]:
    numbers = map(total_cell, (row.ledger, row.treasury, row.gap, row.reported))
    return (
        document.Cell(row.holder),
        document.Cell(row.line),
        *numbers,
        document.Cell(row.verdict),
    )


def _judge(found: Mapping[str, Mapping[Keys, Num]], said: Mapping[Keys, Num], key: Keys) -> Verdict:
    told = said.get((line_of(key),), NONE)
    return verdict(_at(found[BOOKED], key).value, _at(found[PAID], key).value, told.value)


def _row(
    key: Keys,
    found: Mapping[str, Mapping[Keys, Num]],
    said: Mapping[Keys, Num],
    *,
    judged: Verdict,
    names: Names,
    holders: Mapping[str, str],
) -> DifferenceRow:  # fmt: skip
    holder, programme, project, item, source, kind, origin = key
    parts = (
        names.project(project) if project else names.programme(programme), names.item(item),
        names.source(source), names.kind(kind), origin,
    )  # fmt: skip
    return DifferenceRow(
        holder=holders.get(holder, "") or _("Chưa nhận ra đơn vị"),
        line=" · ".join(part for part in parts if part),
        ledger=_at(found[BOOKED], key),
        treasury=_at(found[PAID], key),
        gap=_at(found[DIFFERENCE], key),
        reported=said.get((line_of(key),), NONE),
        verdict=str(VERDICTS[judged]),
        tone=VERDICT_TONES[judged],
    )


def _tiles(desk: Desk, judged: Mapping[Keys, Verdict], chosen: Verdict | None) -> tuple[Tile, ...]:
    address = reverse("reconcile-differences")
    told = list(judged.values())
    return tuple(
        Tile(
            str(VERDICTS[one]),
            told.count(one),
            VERDICT_TONES[one],
            desk.view.onward(address)
            + ("&" if "?" in desk.view.onward(address) else "?")
            + f"xem={one.value}",
            one is chosen,
        )
        for one in Verdict
    )


def _at(found: Mapping[Keys, Num], key: Keys) -> Num:
    return found.get(key, NONE)
