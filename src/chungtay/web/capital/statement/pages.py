"""The page of the statement: its table, its choices, what is inside what, and files of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.title import Title
from chungtay.flows import frames
from chungtay.flows.labels import Labels
from chungtay.flows.statement.axes import AXES
from chungtay.flows.statement.build import Statement, build
from chungtay.flows.statement.columns import BASES, MATRIX, SHEETS, Sheet, matrix_measure
from chungtay.flows.statement.inside import Told, inside
from chungtay.flows.statement.made_up import simulated
from chungtay.flows.statement.order import slot_key, sorted_by
from chungtay.flows.statement.wish import PERIODS
from chungtay.web.capital.statement.asked import FILTERS, TITLES, Asked
from chungtay.web.capital.statement.tables import Drawn, drawn
from chungtay.web.kit.address import NONE, View, not_understood
from chungtay.web.kit.choices import Choice, MoneyChoice, Option, choices, moneys
from chungtay.web.kit.figure import Num, Style, receipt_href
from chungtay.web.kit.names import Names, said


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter in force that no list shows, and the address without it."""

    title: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Level:
    """How deep rows may be opened at once."""

    title: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a total: its number, how it stands to the total, and words."""

    title: str
    num: Num
    standing: str
    words: str
    depth: int


@dataclass(frozen=True, slots=True)
class StatementPage:
    """All the page shows."""

    title: str
    lead: str
    table: Drawn | None
    unit: str
    divided: tuple[Choice, ...]
    choices: tuple[Choice, ...]
    hidden: tuple[tuple[str, str], ...]
    narrowings: tuple[Narrowing, ...]
    levels: tuple[Level, ...]
    moneys: tuple[MoneyChoice, ...]
    parts: tuple[PartLine, ...]
    left_out: str
    xlsx: str
    csv: str
    appendices: tuple[Level, ...]
    synthetic: bool
    not_by_form: bool
    empty: bool
    undivided: bool
    view: View


def labels_of(asking: Asked) -> Labels:
    """Name members as on the day of the units that the statement speaks of."""
    return Labels(asking.view.places_on, frames.home(asking.wish.frame))


def names_of(asking: Asked) -> Names:
    """Name units as on the day of the units that the statement speaks of."""
    return Names(asking.view.places_on, frames.home(asking.wish.frame))


def statement_of(engine: Engine, asking: Asked) -> Statement:
    """Make the statement an address asks for, its rows in the order asked."""
    made = build(engine, asking.wish, labels_of(asking))
    sort = asking.view.sort
    return sorted_by(made, sort.lstrip("-"), down=sort.startswith("-"))


def statement_page(engine: Engine, asking: Asked) -> StatementPage:
    """Ask all that the page shows, at one moment of the registers."""
    names = names_of(asking)
    with engine.still():
        made = statement_of(engine, asking)
        asking = in_order(asking, made)
        told = inside(engine, asking.wish)
        synthetic = simulated(engine, made)
    view = asking.view
    offered = _divided(engine, asking)
    narrow = (*choices(view, names, "programme", "source", "kind", "district"), _carried(asking))
    known = {choice.name for choice in (*offered, *narrow)} | {"on", "as-known", "toggle", "depth"}
    return StatementPage(
        title=title_of(asking),
        lead=lead_of(asking),
        table=None if made.empty else drawn(asking, made),
        unit=view.money.words,
        divided=offered,
        choices=narrow,
        hidden=tuple((name, value) for name, value in view.asked.items() if name not in known),
        narrowings=tuple(_narrowings(asking, names)),
        levels=tuple(_levels(asking)),
        moneys=moneys(view),
        parts=tuple(_part(one, asking) for one in told if not isinstance(one.value, Missing)),
        left_out=", ".join(said(column.title) for column in made.left_out),
        xlsx=view.href(reverse("statement-xlsx")),
        csv=view.href(reverse("statement-csv")),
        appendices=tuple(_appendices(asking)),
        synthetic=synthetic,
        not_by_form=any(
            set(slot.measure.whole_of) & {*made.wish.by, slot.spread} for slot in made.slots
        ),
        empty=made.empty,
        undivided=bool(made.left_out) and not made.slots,
        view=view,
    )


def in_order(asking: Asked, made: Statement) -> Asked:
    """Set an order aside, with a note, that the statement has no column for."""
    view = asking.view
    if not view.sort or view.sort.removeprefix("-") in map(slot_key, made.slots):
        return asking
    asked = {name: text for name, text in view.asked.items() if name != "sort"}
    notes = (*view.notes, not_understood(view.sort))
    return replace(asking, view=replace(view, sort="", asked=asked, notes=notes))


def title_of(asking: Asked) -> str:
    """Title a statement by what it shows."""
    wish = asking.wish
    if wish.across:
        measure = _matrix_title(wish.matrix)
        words = {"what": said(measure), "rows": said(wish.rows.title).lower(),
                 "columns": said(wish.across.title).lower()}  # fmt: skip
        return _("%(what)s: %(rows)s × %(columns)s") % words
    return _("%(what)s theo %(rows)s") % {
        "what": said(SHEETS[wish.sheet]), "rows": _rows_words(asking),
    }  # fmt: skip


def lead_of(asking: Asked) -> str:
    """Say of which plan and on which day a statement is."""
    wish = asking.wish
    said_so = {"day": f"{wish.on:%d/%m/%Y}", "year": wish.period or wish.year}
    text = _("Kế hoạch vốn năm %(year)s, số liệu đến ngày %(day)s.")
    if wish.of_stocks:
        text = _("Số liệu đến ngày %(day)s, của mọi năm kế hoạch.")
    elif wish.period:
        text = _("Các năm kế hoạch %(year)s, số liệu đến ngày %(day)s.")
    text = text % said_so
    if wish.as_known:
        text += " " + _("Chỉ kể những gì đã biết đến ngày %(day)s.") % {
            "day": f"{wish.as_known:%d/%m/%Y}"
        }
    if wish.of_commitments:
        text += " " + _(
            "Chỉ tính công trình đã ghi giá trị hợp đồng, chưa quyết toán và không dừng; phần chưa "
            "được bố trí, chưa thanh toán tính riêng từng công trình rồi mới cộng."
        )
    if wish.period:
        text += " " + _(
            "“Chưa giao” là số âm nơi vốn giao vượt kế hoạch trung hạn, hoặc không có kế hoạch ấy."
        )
    if _shows_rate(asking):
        text += " " + _("Tỷ lệ tính trên %(base)s.") % {"base": said(BASES[wish.base][0])}
    return text


def _shows_rate(asking: Asked) -> bool:
    wish = asking.wish
    if wish.across:
        return wish.matrix == "rate"
    return wish.sheet in (Sheet.PROGRESS, Sheet.PLAN, Sheet.PAYMENTS)


def _rows_words(asking: Asked) -> str:
    wish = asking.wish
    parts = [said(wish.rows.title).lower()] + ([said(wish.then.title).lower()] if wish.then else [])
    return _(" và ").join(parts)


def _divided(engine: Engine, asking: Asked) -> tuple[Choice, ...]:
    """Offer what rows and columns may be."""
    wish = asking.wish
    axes = [Option(axis.code, said(axis.title)) for axis in AXES.values()]
    none = Option("", "—")
    taken = set(wish.rows.dimensions)
    second = [o for o in axes if not set(AXES[o.value].dimensions) & taken]
    spread = [o for o in axes if AXES[o.value].dimensions[-1] not in wish.by]
    near = {*range(wish.on.year - 5, wish.on.year + 2), wish.year}
    years = tuple(Option(str(year), str(year)) for year in sorted(near))
    chosen = [
        Choice("rows", _("Dòng"), tuple(axes), wish.rows.code),
        Choice("then", _("rồi chia theo"), (none, *second), wish.then.code if wish.then else ""),
        Choice("across", _("Cột"), (none, *spread), wish.across.code if wish.across else ""),
    ]
    if wish.across:
        measures = [(k, engine.measure(matrix_measure(k, wish.base)).title) for k in MATRIX]
        listed = tuple(Option(key, said(title)) for key, title in measures)
        chosen.append(Choice("measure", _("Số liệu"), listed, wish.matrix))
    else:
        sheets = tuple(Option(sheet.value, said(title)) for sheet, title in SHEETS.items())
        chosen.append(Choice("columns", _("Mẫu bảng"), sheets, wish.sheet.value))
    if wish.period:
        periods = tuple(Option(code, code) for code in PERIODS)
        chosen.append(Choice("period", _("Giai đoạn"), periods, wish.period))
    else:
        chosen.append(Choice("year", _("Năm kế hoạch"), years, str(wish.year)))
    bases = tuple(Option(base.value, said(words)) for base, (words, _m) in BASES.items())
    chosen.append(Choice("base", _("Tỷ lệ trên"), bases, wish.base.value))
    return tuple(chosen)


def _carried(asking: Asked) -> Choice:
    options = (
        Option("", _("Tất cả")), Option("0", _("giao mới")), Option("1", _("kéo dài")),
    )  # fmt: skip
    return Choice("carried", _("Vốn"), options, asking.view.asked.get("carried", ""))


def _narrowings(asking: Asked, names: Names) -> Iterator[Narrowing]:
    labels = labels_of(asking)
    for name, title in TITLES.items():
        value = asking.view.asked.get(name)
        if value:
            member = "" if value == NONE else value
            label = labels.of(FILTERS[name], member)
            told = names.unit(member) if name == "unit" else said(label.title)
            yield Narrowing(str(title), told, asking.view.href(**{name: None}))
    if asking.view.asked.get("district") == NONE:
        href = asking.view.href(district=None)
        yield Narrowing(_("Huyện, thành phố"), names.district(""), href)


def _levels(asking: Asked) -> Iterator[Level]:
    deepest = len(asking.wish.by)
    if deepest < 2:
        return
    for depth in range(1, deepest + 1):
        href = asking.view.href(depth=str(depth), toggle=None)
        here = depth == asking.depth and not asking.toggled
        yield Level(_("cấp %(n)s") % {"n": depth}, href, here)


def _appendices(asking: Asked) -> Iterator[Level]:
    for number in ("02", "03"):
        href = asking.view.href(reverse("statement-appendix", args=[number]))
        yield Level(_("Phụ lục %(n)s") % {"n": number}, href, here=False)


def _part(told: Told, asking: Asked) -> PartLine:
    part = told.part
    href = receipt_href(part.measure, told.question)
    num = Style("dong", 0, asking.view.money).show(told.value, href)
    return PartLine(said(part.title), num, part.standing.value, said(part.words), part.depth)


def _matrix_title(key: str) -> Title:
    return _MATRIX_TITLES[key]


_MATRIX_TITLES = {
    "plan": Title("Kế hoạch vốn", "Capital plan"),
    "disbursed": Title("Vốn đã giải ngân", "Capital disbursed"),
    "gap": Title("Kế hoạch chưa giải ngân", "Plan not yet disbursed"),
    "rate": Title("Tỷ lệ giải ngân", "Disbursement rate"),
    "advances": Title("Tạm ứng chưa thu hồi", "Advances outstanding"),
    "remaining": Title("Vốn còn giữ", "Capital still held"),
    "carried_over": Title("Vốn kéo dài", "Carried over"),
    "arrears": Title("Nợ đọng", "Arrears"),
    "committed": Title("Giá trị hợp đồng đã cam kết", "Committed by contract"),
    "uncovered": Title("Cam kết chưa được bố trí vốn", "Commitments not yet covered"),
    "committed_unpaid": Title("Hợp đồng chưa thanh toán", "Contracts not yet paid"),
}
