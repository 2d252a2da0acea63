"""Whether the checks a form asks for exist, and are told what they need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from chungtay.core.law.fault import Fault
from chungtay.core.submissions.checks.kinds import RULE_KINDS, Setting, SettingType
from chungtay.packs.form_files import FormFile, RuleEntry
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
Files = Mapping[str, Sequence[FormFile]]


def rule_faults(sheet: Sheet[FormFile], form: FormFile, files: Files) -> Iterator[Fault]:
    """Find kinds nobody carries out, and settings that are missing, unknown or ill-fitting."""
    for rule in form.rules:
        kind = RULE_KINDS.get(rule.kind)
        if kind is None:
            yield sheet.fault(one_of(sorted(RULE_KINDS), rule.kind), rule, "kind")
            continue
        for setting in kind.settings:
            if setting.needed and setting.name not in rule.settings:
                yield sheet.fault(f"phép kiểm này cần “{setting.name}”", rule, "settings")
        for name in rule.settings:
            if kind.setting(name) is None:
                message = f"khóa lạ: {one_of([s.name for s in kind.settings], name)}"
                yield sheet.fault(message, rule, "settings", name)
        yield from _value_faults(sheet, form, rule, files)


def _value_faults(
    sheet: Sheet[FormFile], form: FormFile, rule: RuleEntry, files: Files
) -> Iterator[Fault]:
    for setting in RULE_KINDS[rule.kind].settings:
        values = _values(rule, setting.name)
        place = ("settings", setting.name)
        if setting.name in rule.settings and not setting.many and len(values) != 1:
            yield sheet.fault("cần đúng một giá trị", rule, *place)
        choices = _choices(setting, form, rule, files)
        for value in values:
            if setting.type is SettingType.NUMBERS and not _NUMBER.fullmatch(value):
                yield sheet.fault(f"“{value}” không phải số viết với dấu chấm", rule, *place)
            if choices is not None and value not in choices:
                yield sheet.fault(one_of(choices, value), rule, *place)


def _choices(setting: Setting, form: FormFile, rule: RuleEntry, files: Files) -> list[str] | None:
    """Give what a setting may name; nothing where it may name anything."""
    others = [other for code in _values(rule, "form") for other in files.get(code, ())]
    named = _values(rule, "columns")
    told = [column for column in form.columns if column.code in named]
    choices = {
        SettingType.COLUMNS: [column.code for column in form.columns if column.numeric],
        SettingType.ANY_COLUMNS: [column.code for column in form.columns],
        SettingType.ROWS: [row.code for row in form.rows],
        SettingType.FORM: sorted(files),
        SettingType.OTHER_COLUMNS: [c.code for other in others for c in other.columns if c.numeric],
        SettingType.OTHER_ROWS: [row.code for other in others for row in other.rows],
        SettingType.CHOICES: [choice.code for column in told for choice in column.choices],
    }
    return choices.get(setting.type)


def _values(rule: RuleEntry, name: str) -> tuple[str, ...]:
    value = rule.settings.get(name, ())
    return (value,) if isinstance(value, str) else value
