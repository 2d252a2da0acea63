"""The page of forms: what periodic reports ask, of whom, when, and how it is checked."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.kinds import BUILT_IN, RULE_KINDS, RuleKind
from chungtay.core.submissions.form import Column, Form, Rule
from chungtay.packs import forms
from chungtay.site.reference.markdown import code, codes, table, yes

COLUMN_HEADS = ("column", "tiếng Việt", "type", "unit", "asked", "written to")


def page() -> str:
    """Write the page."""
    parts = [
        "# Forms\n",
        "Every version of every form of `packs/*/forms`. What was reported stays under the "
        "version it was reported in. Due dates count from the last day of the period.\n",
        _overview(),
        *(_form(form) for form in forms.every()),
        "## Checks\n",
        "Types, required cells and ranges are checked in every form; the rest where a form asks "
        "for it. Errors keep a report from being sent, warnings ask for an explanation. A form "
        "may change the severity.\n",
        _kinds(),
    ]
    return "\n".join(parts)


def _overview() -> str:
    rows = (
        (code(form.code), form.version, form.title.vi, form.frequency.value,
         codes(form.levels), yes(form.verified))
        for form in forms.every()
    )  # fmt: skip
    return table(("form", "since", "tên", "period", "filed by", "verified"), rows)


def _form(form: Form) -> str:
    until = f" to before {form.until:%d/%m/%Y}" if form.until else ""
    cutoff = f"; figures as of day {form.cutoff} of the last month" if form.cutoff else ""
    due = "; ".join(
        f"{code(level)} {due.days} days, grace {due.grace}" for level, due in form.due.items()
    )
    said = [
        f"## {form.code} {form.version}",
        f"{form.title.vi} ({form.title.en}). From {form.since:%d/%m/%Y}{until}; basis "
        f"{code(form.cite)}; verified: {yes(form.verified)}.",
        f"Every {code(form.frequency)}{cutoff}. Due: {due}.",
        table(COLUMN_HEADS, map(_column, form.columns)).rstrip(),
        _rows(form),
        *(
            [table(("check", "severity", "told"), map(_rule, form.rules)).rstrip()]
            * bool(form.rules)
        ),
    ]
    return "\n\n".join(said) + "\n"


def _column(one: Column) -> tuple[str, ...]:
    feed = one.feed
    written = ""
    if feed is not None:
        levels = f" at {codes(feed.levels)}" if feed.levels else ""
        written = f"{code(feed.register)}{levels}"
    return code(one.code), one.title.vi, one.type.value, one.unit, "; ".join(_asked(one)), written


def _asked(one: Column) -> Iterator[str]:
    """Say how a column is filled."""
    if one.given:
        yield "from a register"
    if one.formula is not None and one.formula.share:
        yield f"{one.formula.share} ÷ {one.formula.of}"
    elif one.formula is not None:
        yield "computed"
    if one.required:
        yield "required"
    if one.cumulative:
        yield "since the start of the year"
    if one.choices:
        yield f"one of {codes(choice.code for choice in one.choices)}"


def _rows(form: Form) -> str:
    if not form.rows:
        of = f" of {code(form.rows_of)}" if form.rows_of else ""
        return f"Rows: {code(form.row_source)}{of}."
    rows = (
        (code(row.code), row.title.vi, row.unit,
         f"sum of {codes(row.total_of)}" if row.total_of else row.facets.get("indicator", ""))
        for row in form.rows
    )  # fmt: skip
    return table(("row", "tiếng Việt", "unit", "about"), rows).rstrip()


def _rule(rule: Rule) -> tuple[str, ...]:
    told = "; ".join(f"{name}: {codes(values)}" for name, values in rule.settings.items())
    return code(rule.kind), rule.severity.value, told


def _kinds() -> str:
    rows = (
        (code(kind.code), kind.title.vi, kind.severity.value, _settings(kind))
        for kind in (*BUILT_IN, *RULE_KINDS.values())
    )
    return table(("check", "tiếng Việt", "severity", "settings"), rows)


def _settings(kind: RuleKind) -> str:
    return ", ".join(code(one.name) + ("" if one.needed else "?") for one in kind.settings)
