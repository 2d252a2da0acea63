"""Compute the figures of a report: ask each measure, write its text, gather its proof."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Account, Question
from chungtay.core.measures.measure import Measure, Ratio
from chungtay.core.reports.figure import Figure, FigureSpec

NOT_STATED = "not stated"
MILLION = 1_000_000


def compute(engine: Engine, specs: Iterable[FigureSpec], *, province: str) -> dict[str, Figure]:
    """Compute every figure at one moment of the registers, within a province; by id, in order."""
    told = list(specs)
    accounts = engine.accounts(
        [(spec.measure, asked(engine, spec, province=province)) for spec in told]
    )
    return {spec.id: figure(spec, account) for spec, account in zip(told, accounts, strict=True)}


def figure(spec: FigureSpec, account: Account) -> Figure:
    """Write one figure of what was found."""
    value = _divided(account.value, spec.scale)
    return Figure(
        spec=spec,
        where=account.question.where,
        value=Missing.NOT_APPLICABLE if _speaks_of_direction(spec) else value,
        text=text_of(spec, value),
        base=_base(spec, account),
        rows=account.count,
        digest=account.digest,
    )


def asked(engine: Engine, spec: FigureSpec, *, province: str) -> Question:
    """Say a figure as a question, narrowed to the province where the measure allows it."""
    where = dict(spec.where)
    if "province" in engine.measure(spec.measure).dimensions:
        where.setdefault("province", (province,))
    return Question(where, spec.on, None, spec.against)


def text_of(spec: FigureSpec, value: Quantity) -> str:
    """Write a figure as the report prints it: in words where the report speaks in words."""
    if isinstance(value, Missing):
        return vietnamese(value)
    if _speaks_of_direction(spec):
        return spec.words["up" if value > 0 else "down" if value < 0 else "same"]
    said = spec.words.get(str(value))
    return said if said is not None else vietnamese(value, spec.decimals, pad=spec.pad)


def _speaks_of_direction(spec: FigureSpec) -> bool:
    return "up" in spec.words


def _divided(value: Quantity, scale: int) -> Quantity:
    if isinstance(value, Missing):
        return value
    exact = Fraction(value) / scale
    return int(exact) if exact.denominator == 1 else exact


def _base(spec: FigureSpec, account: Account) -> str | None:
    """Say what a share is a share of: the base measure and its value, or that nobody says."""
    if not spec.base_stated:
        return NOT_STATED
    if not isinstance(account.measure.formula, Ratio):
        return None
    base = account.components[-1]
    return f"{base.measure.title.vi}: {amount(base.measure, base.value)}"


def amount(measure: Measure, value: Quantity) -> str:
    """Write a measure's value with its unit; money in millions with every đồng."""
    if measure.unit == "dong" and not isinstance(value, Missing):
        return f"{vietnamese(Fraction(value, MILLION), 6, trim=True)} triệu đồng"
    return vietnamese(value, measure.decimals)
