"""The rows a form has at a unit in a period: its own, or those of a register on the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from chungtay.apps.capital import queries as capital
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries as works
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.line import Line
from chungtay.core.criteria.criteria_set import Requirement, Threshold
from chungtay.core.criteria.reading import PERCENT, REACHED
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.form import Form, Row, RowSource
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import Period
from chungtay.core.submissions.stored import place_of
from chungtay.core.works.work import STAGE_TITLES, Stage, WorkState
from chungtay.packs import loader

Written = Mapping[str, Sequence[Any]]
_OF_A_SHARE = frozenset({"part", "base", "rate", "value"})
_OF_A_NUMBER = frozenset({"value"})
_NUMBERS = _OF_A_SHARE | _OF_A_NUMBER
"""Columns of forms on requirements that hold numbers, by what a requirement may ask for."""
_OF_A_LINE = 6
SPARE = 3
"""Empty rows offered beyond those in use, where a form has as many as there are things to say."""


def rows(
    form: Form, *, unit: str, period: Period, written: Written | None = None
) -> tuple[Row, ...]:
    """Give the rows; `written` are the typed cells as they are stored, emptied ones too."""
    return _SOURCES[form.row_source](form, unit, period, written or {})


def rows_of(form: Form, *, units: Iterable[str], period: Period) -> dict[str, tuple[Row, ...]]:
    """Give the rows that a form has at each of many units, nothing being written yet."""
    if form.row_source is not RowSource.LINES:
        return {unit: rows(form, unit=unit, period=period) for unit in units}
    held = capital.held_lines_of(units, plan_year=period.year, on=period.until)
    return {unit: _line_rows(form, unit, lines) for unit, lines in held.items()}


def line_code(holder: str, line: Line) -> str:
    """Name a budget line of a holder as a row of a form; who gives and the index, where told."""
    parts = (holder, line.project or line.programme, line.item, line.source, line.kind)
    more = (line.provider, line.budget_index) if line.provider or line.budget_index else ()
    return "/".join((*parts, str(line.origin_year), *more))


def line_alone(row: str) -> str:
    """Give what a row's code says but who gives and the index: many rows may be of one such line.

    >>> line_alone("610/irish.p135//oda/development/2019/Ai-len/")
    '610/irish.p135//oda/development/2019'
    """
    return "/".join(row.split("/")[:_OF_A_LINE])


def facets_of(form: Form, row: str) -> Mapping[str, str]:
    """Tell from a row's code what it is about, as far as codes say."""
    if form.row_source is RowSource.LINES:
        parts = row.split("/")
        if len(parts) in (6, 8):
            holder, project, item, source, kind, origin, *_ = parts
            return {"holder": holder, "project": project, "item": item, "source": source,
                    "kind": kind, "origin_year": origin}  # fmt: skip
        return {}
    return next((listed.facets for listed in form.rows if listed.code == row), {})


def _listed(form: Form, _unit: str, _period: Period, _written: Written) -> tuple[Row, ...]:
    return form.rows


def _lines(form: Form, unit: str, period: Period, _written: Written) -> tuple[Row, ...]:
    # What the report itself put into the ledger is no ground for or against what it says now.
    own = f"{Key(form.code, unit, period.code)}:"
    held = capital.held_lines(unit, plan_year=period.year, on=period.until, without=own)
    return _line_rows(form, unit, held)


def _line_rows(form: Form, unit: str, held: Iterable[capital.Held]) -> tuple[Row, ...]:
    given = {column.code for column in form.columns if column.given}
    return tuple(
        _line_row(
            holder, line, {"plan": plan, "ledger": spent}, own=holder.code == unit, keep=given
        )
        for holder, line, plan, spent in held
    )


def _line_row(
    holder: Holder, line: Line, given: Mapping[str, int], *, own: bool, keep: set[str]
) -> Row:
    about = _line_title(line)
    if not own:
        about = Title(f"{holder.name}: {about.vi}", f"{holder.name}: {about.en}")
    return Row(
        code=line_code(holder.code, line),
        title=about,
        facets={
            "holder": holder.code,
            "programme": line.programme,
            "project": line.project,
            "item": line.item,
            "source": line.source.value,
            "kind": line.kind.value,
            "origin_year": str(line.origin_year),
            "plan_year": str(line.plan_year),
            "provider": line.provider,
            "budget_index": line.budget_index,
        },
        given={code: amount for code, amount in given.items() if code in keep},
    )


def _line_title(line: Line) -> Title:
    """Name a budget line as tables do: the project, the source, the kind, a year carried over."""
    sources, kinds = loader.terms("capital_sources"), loader.terms("capital_kinds")
    source, kind = sources[line.source].title, kinds[line.kind].title
    project = _project_title(line)
    since = f", {line.origin_year} kéo dài" if line.is_carried_over else ""
    carried = f", carried over from {line.origin_year}" if line.is_carried_over else ""
    told = ", ".join(part for part in (line.item, line.provider, line.budget_index) if part)
    item = f" ({told})" if told else ""
    return Title(
        f"{project.vi}{item} – {source.vi}, {kind.vi.lower()}{since}",
        f"{project.en}{item} – {source.en}, {kind.en.lower()}{carried}",
    )


def _project_title(line: Line) -> Title:
    for programme in loader.programmes():
        if programme.code == line.programme:
            project = programme.project(line.project)
            if project is not None:
                return Title(project.short or project.title.vi, project.title.en)
            return programme.title
    standalone = loader.terms("standalone_projects").get(line.project)
    return standalone.title if standalone else Title(line.project, line.project)


def _works(form: Form, unit: str, period: Period, _written: Written) -> tuple[Row, ...]:
    places = [one.code for one in units.subtree(unit, on=period.until)]
    given = {column.code for column in form.columns if column.given}
    return tuple(
        _work_row(state, keep=given)
        for state in works.works_in(places, on=period.until, plan_year=period.year)
        if state.stage is not Stage.STOPPED
    )


def _work_row(state: WorkState, *, keep: set[str]) -> Row:
    given = {"cost": state.cost.amount}
    return Row(
        code=state.work,
        title=Title(state.name, state.name),
        facets={
            "work": state.work,
            "programme": state.programme,
            "project": state.project,
            "stage": STAGE_TITLES[state.stage],
        },
        given={code: amount for code, amount in given.items() if code in keep},
        unit=state.unit,
    )


def _criteria(form: Form, _u: str, _p: Period, _written: Written) -> tuple[Row, ...]:
    return _criteria_rows(form.rows_of, tuple(column.code for column in form.columns))


@cache
def _criteria_rows(named: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Give a row for every criterion of a set, or every threshold (`<set>/requirements`)."""
    code, _, part = named.partition("/")
    kept = loader.criteria_set(code)
    if part != "requirements":
        return tuple(
            Row(
                code=one.code, title=one.title, facets={"criteria_set": code, "criterion": one.code}
            )
            for one in kept.criteria
        )
    return tuple(
        _threshold_row(code, requirement, threshold, columns)
        for requirement in kept.requirements
        for threshold in requirement.thresholds
    )


def _threshold_row(
    code: str, requirement: Requirement, threshold: Threshold, columns: tuple[str, ...]
) -> Row:
    """Ask of a share part and base, of another number its value, of words a verdict alone."""
    about, more = requirement.title, threshold.title
    if more is not None:
        about = Title(f"{about.vi}: {more.vi}", f"{about.en}: {more.en}")
    beside = _NUMBERS - (_OF_A_SHARE if threshold.unit == PERCENT else _OF_A_NUMBER)
    unasked = _NUMBERS if threshold.unit == REACHED else beside
    return Row(
        code=threshold.code,
        title=about,
        facets={
            "criteria_set": code,
            "requirement": requirement.code,
            "threshold": threshold.code,
        },
        unit="" if threshold.unit in (PERCENT, REACHED) else threshold.unit,
        columns=tuple(column for column in columns if column not in unasked),
    )


def _projects(form: Form, _u: str, _p: Period, _written: Written) -> tuple[Row, ...]:
    return _project_rows(form.rows_of)


@cache
def _project_rows(named: str) -> tuple[Row, ...]:
    """Give a row for every project of a programme."""
    return tuple(
        Row(
            code=project.code,
            title=project.title,
            facets={"programme": programme.code, "project": project.code},
        )
        for programme in loader.programmes()
        if programme.code == named
        for project in programme.walk()
    )


def _open(_form: Form, _u: str, _p: Period, written: Written) -> tuple[Row, ...]:
    ever = {place_of(text).row for text in written}
    used = {place_of(text).row for text, (*_, cell) in written.items() if cell is not None}
    numbers = [int(row[1:]) for row in ever if row[:1] == "r" and row[1:].isdecimal()]
    last = min(max(numbers, default=0) + SPARE, 200)
    return tuple(
        Row(
            code=f"r{number}",
            title=Title(f"Mục {number}", f"Item {number}"),
            required=f"r{number}" in used,
        )
        for number in range(1, last + 1)
    )


_SOURCES: Mapping[RowSource, Callable[[Form, str, Period, Written], tuple[Row, ...]]] = {
    RowSource.LIST: _listed,
    RowSource.LINES: _lines,
    RowSource.WORKS: _works,
    RowSource.CRITERIA: _criteria,
    RowSource.PROJECTS: _projects,
    RowSource.OPEN: _open,
}
