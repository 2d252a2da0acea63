"""The cells that follow from others, as formulas that agree with `core.submissions.sheet`."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from chungtay.core.submissions.form import Column, Form, Formula, Row

At = Callable[[str, str], str]
"""Gives the spreadsheet's name of a cell (`F9`) by the codes of its row and column; "" if none."""


def formula(form: Form, row: Row, column: Column, at: At) -> str:
    """Give the formula of a computed cell, or "" where nobody computes it.

    A sum over empty cells is the sum of the rest, a sum of nothing stays empty, and so does a
    share of nothing.
    """
    if column.formula is not None:
        return _of_row(form, column, column.formula, lambda code: at(row.code, code))
    if row.total_of and column.numeric and column.summable:
        cells = [at(part, column.code) for part in row.total_of]
        return _sum([(cell, Fraction(1)) for cell in cells if cell])
    return ""


def _of_row(form: Form, column: Column, rule: Formula, at: Callable[[str], str]) -> str:
    if rule.share:
        part, whole = (at(code) for code in (rule.share, rule.of))
        if not part or not whole:
            return ""
        times = 100 * _ratio(form.column(rule.share), form.column(rule.of))
        known = f"AND(ISNUMBER({part}),ISNUMBER({whole}))"
        return f'=IF({known},IF({whole}=0,"",{part}/{whole}*{_written(times)}),"")'
    signed = [(code, 1) for code in rule.plus] + [(code, -1) for code in rule.minus]
    terms = [(at(code), sign * _ratio(form.column(code), column)) for code, sign in signed]
    return _sum([(cell, weight) for cell, weight in terms if cell])


def _sum(terms: list[tuple[str, Fraction]]) -> str:
    if not terms:
        return ""
    cells = ",".join(cell for cell, _ in terms)
    if all(weight == 1 for _, weight in terms):
        return f'=IF(COUNT({cells})=0,"",SUM({cells}))'
    added = "".join(
        f"{'-' if weight < 0 else '+'}N({cell})"
        + (f"*{_written(abs(weight))}" if abs(weight) != 1 else "")
        for cell, weight in terms
    )
    return f'=IF(COUNT({cells})=0,"",{added.removeprefix("+")})'


def _ratio(of: Column, to: Column) -> Fraction:
    """Give how many of one column's unit one of another's is."""
    return Fraction(of.parts, to.parts)


def _written(number: Fraction) -> str:
    return f"{float(number):.15g}" if number.denominator != 1 else str(number.numerator)
