"""The page of the law as data: programmes, parameters, criteria, poverty standards, lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chungtay.core.criteria.coverage import coverage
from chungtay.core.criteria.criteria_set import (
    APPLIES_TITLES,
    COLUMN_TITLES,
    GRADE_NAMES,
    RULE_TITLES,
    SHAPE_TITLES,
    STATED_TITLES,
    UNIT_LEVEL_TITLES,
    Applies,
    CriteriaSet,
    Level,
    LevelTable,
    Shape,
    Stated,
    Threshold,
)
from chungtay.core.kernel.title import Term
from chungtay.core.poverty.standard import PovertyStandard
from chungtay.core.programmes.programme import Programme
from chungtay.packs import loader
from chungtay.packs.loader.sets import every_sheet
from chungtay.packs.loader.sheets import whole
from chungtay.site.reference.markdown import code, codes, table, yes


def page() -> str:
    """Write the page."""
    parts = [
        "# Law as data\n",
        "What the packs say, each value with the day from which it holds and the words that set "
        "it. *Verified* says that it was read in a source; the rest is from memory, is listed by "
        "`chungtay law unverified`, and is marked wherever it decides something.\n",
        "## Programmes\n",
        *(_programme(one) for one in loader.product().programmes),
        "## Parameters\n",
        _parameters(),
        "## Criteria sets\n",
        *(_criteria(one) for sheet in every_sheet(loader.product()) for one in whole((sheet,))),
        "## What provinces set over them\n",
        _overrides(),
        "## Poverty standards\n",
        *(_standard(one) for one in loader.product().standards),
        "## Lists\n",
        *(
            _list(Path(sheet.file).stem, sheet.value or ())
            for sheet in loader.product().term_sheets
        ),
        _measure_units(),
    ]
    return "\n".join(parts)


def _programme(one: Programme) -> str:
    rows = (
        (code(p.code), p.title.vi, p.lead.short or p.lead.title.vi, yes(p.verified), p.note)
        for p in one.walk()
    )
    return "\n".join([
        f"### {one.title.vi}\n",
        f"{_in_force(one)}.\n",
        table(("code", "tên", "chủ trì", "verified", "note"), rows),
    ])  # fmt: skip


def _in_force(one: Programme | CriteriaSet | PovertyStandard) -> str:
    days = f"{one.since:%d/%m/%Y} to before {one.until:%d/%m/%Y}"
    return f"{code(one.code)}, {days}, {code(one.cite)}"


def _parameters() -> str:
    rows = (
        (code(sheet.value.name), sheet.value.title, str(setting.since), str(setting.value),
         code(setting.cite), yes(setting.verified))
        for sheet in loader.product().parameter_sheets
        if sheet.value is not None
        for setting in sheet.value.settings
    )  # fmt: skip
    return table(("name", "tên", "since", "value", "basis", "verified"), rows)


def _criteria(one: CriteriaSet) -> str:
    bare = [c for c in one.criteria if not c.requirements]
    parts = [
        f"### {one.title.vi}\n",
        f"{_in_force(one)}. {UNIT_LEVEL_TITLES[one.level].en}, "
        f"{GRADE_NAMES[one.grade].en.lower()}; columns: {RULE_TITLES[one.columns].en.lower()}. "
        f"{_counted(one)} {one.note}\n",
    ]
    if bare:
        rows = ((c.code, c.title.vi, yes(c.verified)) for c in bare)
        parts.append(table(("criterion", "name", "verified"), rows))
    if one.requirements:
        heads = ("criterion", "requirement", "chỉ tiêu", "compared", "levels")
        parts.append(table(heads, _requirements(one)))
    return "\n".join(parts)


def _counted(one: CriteriaSet) -> str:
    found = coverage(one, on=one.since)
    declared = "an unknown number of" if found.declared is None else str(found.declared)
    asked = found.declared_requirements
    return (
        f"The document has {declared} criteria and "
        f"{'an unknown number of' if asked is None else asked} requirements; listed are "
        f"{found.criteria} and {found.requirements}, with {found.thresholds} levels, of which "
        f"{found.known} are known, {found.partly} in part, {found.unknown} not."
    )


def _requirements(one: CriteriaSet) -> Iterator[tuple[str, ...]]:
    for criterion in one.criteria:
        for requirement in criterion.requirements:
            for threshold in requirement.thresholds:
                title = (threshold.title or requirement.title).vi
                yield (
                    f"{criterion.code} {criterion.title.vi}", threshold.code, title,
                    _compared(threshold),
                    "; ".join(map(_levels, threshold.tables)),
                )  # fmt: skip


def _compared(one: Threshold) -> str:
    """Say what the threshold compares, and what is out of the ordinary about it."""
    words = [f"{one.comparator.value} {one.unit}"]
    if one.shape not in {Shape.COMPARED, Shape.STATED}:
        words.append(SHAPE_TITLES[one.shape].en.lower())
    words += [str(past) for past in (one.base, one.of) if past]
    if one.applies is not Applies.ALWAYS:
        words.append(APPLIES_TITLES[one.applies].en.lower())
    if one.like:
        words.append(f"like {one.like}")
    return "; ".join(words)


def _overrides() -> str:
    rows = (
        (sheet.pack, code(sheet.value.criteria_set), entry.threshold, _levels(one), code(one.cite))
        for sheet in loader.product().override_sheets
        if sheet.value is not None
        for entry in sheet.value.thresholds
        for one in entry.tables
    )  # fmt: skip
    return table(("pack", "criteria set", "requirement", "levels", "basis"), rows)


def _levels(one: LevelTable) -> str:
    said = (
        f"{COLUMN_TITLES[column].vi} {_level(level)}{'' if column in one.verified else ' (?)'}"
        for column, level in one.levels.items()
    )
    return f"{one.since:%d/%m/%Y}: {', '.join(said) or STATED_TITLES[Stated.UNKNOWN].vi}"


def _level(level: Level) -> str:
    return STATED_TITLES[level].vi if isinstance(level, Stated) else f"{level.normalize():f}"


def _list(name: str, terms: tuple[Term, ...]) -> str:
    rows = ((code(term.code), term.title.vi, term.title.en) for term in terms)
    return "\n".join([f"### {name}\n", table(("code", "tên", "name"), rows)])


def _measure_units() -> str:
    rows = (
        (code(one.code), one.title.vi, one.title.en, one.symbol.vi)
        for one in loader.product().measure_units.values()
    )
    return "\n".join(["### measure_units\n", table(("code", "tên", "name", "symbol"), rows)])


def _standard(one: PovertyStandard) -> str:
    rows = (
        (code(d.code), d.service.vi, d.title.vi, d.when, yes(d.verified), yes(d.when_verified))
        for d in one.deprivations
    )
    return "\n".join([
        f"### {one.title.vi}\n",
        f"{_in_force(one)}. "
        f"Rule: {one.rule.value}; deprived from {one.poor_deprivations} services on. "
        f"Income lines: {codes(one.lines)}. Verified: {yes(one.verified)}. {one.note}\n",
        table(("code", "dịch vụ", "chỉ số", "thiếu hụt khi", "name verified", "line verified"),
              rows),
    ])  # fmt: skip
