"""The forms of periodic reports: `<pack>/forms/*.yaml`, read whole or refused with every fault.

One file holds one version of one form: `von-thang.yaml` the first, `von-thang@2022-01-01.yaml` one
that came into force later. A version ends the day before the next one begins.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any

from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.submissions.checks.kinds import RULE_KINDS
from chungtay.core.submissions.form import Form, Rule, UnknownForm
from chungtay.core.submissions.period import MONTH_END
from chungtay.packs import loader
from chungtay.packs.form_checks import column_faults, place_faults, row_faults
from chungtay.packs.form_files import FormFile, RuleEntry
from chungtay.packs.form_rules import rule_faults
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sheets import Sheet


@cache
def every() -> tuple[Form, ...]:
    """Give every version of every form, by code and then in order of time."""
    return read_forms(loader.library())


@cache
def _versions() -> Mapping[tuple[str, str], Form]:
    """Name every version by its form and day: stored data asks for one row by row."""
    return {(form.code, form.version): form for form in every()}


@lru_cache(maxsize=512)
def forms(*, on: dt.date) -> Mapping[str, Form]:
    """Give the forms in force on a day, by code."""
    return {form.code: form for form in every() if _stands(form, on)}


def form(code: str, *, on: dt.date) -> Form:
    """Find the version of a form in force on a day; raises `UnknownForm`."""
    known = forms(on=on)
    if code not in known:
        raise UnknownForm(form=code, on=on, known=", ".join(known) or "không có biểu nào")
    return known[code]


def version(code: str, since: str) -> Form:
    """Find the version of a form by its name (the day it came into force), for stored data.

    Raises `UnknownForm` when the packs no longer hold it.
    """
    found = _versions().get((code, since))
    if found is not None:
        return found
    held = [one for one in every() if one.code == code]
    raise UnknownForm(
        form=f"{code}@{since}",
        on=held[0].since if held else dt.date.min,
        known=", ".join(f"{one.code}@{one.version}" for one in held or every()),
    )


def check() -> tuple[Fault, ...]:
    """Give every fault of every form, in order of place; none when all is well."""
    try:
        read_forms(loader.library())
    except BrokenPack as broken:
        return broken.faults
    return ()


def read_forms(library: Library) -> tuple[Form, ...]:
    """Read the forms of every pack of a library; refuses with every fault of every file."""
    sheets = form_sheets(library)
    if wrong := [*_unread(sheets), *_faults(sheets, library)]:
        raise BrokenPack.of(wrong)
    made = [_form(sheet.value, library) for sheet in sheets if sheet.value is not None]
    return tuple(_ended(sorted(made, key=lambda form: (form.code, form.since))))


def form_sheets(library: Library) -> tuple[Sheet[FormFile], ...]:
    """Give the files of forms, as read."""
    paths = sorted(library.root.glob("*/forms/*.yaml"))
    return tuple(library.read_sheet(path, FormFile) for path in paths)


def digest(form: Form) -> str:
    """Give the SHA-256 of a form's definition; when it ends is the next version's word."""
    plain = {f.name: _plain(getattr(form, f.name)) for f in fields(form) if f.init}
    del plain["digest"], plain["until"]
    written = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Turn a value of a definition into what JSON can say, in one way only."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.init}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _unread(sheets: Iterable[Sheet[FormFile]]) -> Iterator[Fault]:
    for sheet in sheets:
        yield from sheet.faults


def _faults(sheets: Iterable[Sheet[FormFile]], library: Library) -> Iterator[Fault]:
    """Find what one file alone cannot know, and what a file says that cannot be."""
    files: dict[str, list[FormFile]] = defaultdict(list)
    for sheet in sheets:
        if sheet.value is not None:
            if any(one.since == sheet.value.since for one in files[sheet.value.code]):
                message = f"biểu {sheet.value.code} từ ngày {sheet.value.since} đã có ở tệp khác"
                yield sheet.fault(message, sheet.value, "since")
            files[sheet.value.code].append(sheet.value)
    for sheet in sheets:
        if sheet.value is None:
            continue
        yield from place_faults(sheet, sheet.value, library)
        yield from column_faults(sheet, sheet.value, library)
        yield from row_faults(sheet, sheet.value, library)
        yield from rule_faults(sheet, sheet.value, files)


def _form(file: FormFile, library: Library) -> Form:
    shared = {f.name: getattr(file, f.name) for f in fields(file)}
    shared["rules"] = tuple(_rule(entry) for entry in file.rules)
    shared["cutoff"] = MONTH_END
    if file.cutoff:
        shared["cutoff"] = int(library.parameter(file.cutoff).on(file.since))
    bare = Form(digest="", **shared)
    return replace(bare, digest=digest(bare))


def _rule(entry: RuleEntry) -> Rule:
    settings = {
        name: (value,) if isinstance(value, str) else value
        for name, value in entry.settings.items()
    }
    severity = entry.severity or RULE_KINDS[entry.kind].severity
    return Rule(entry.kind, settings, severity, entry.code or entry.kind)


def _ended(ordered: list[Form]) -> Iterator[Form]:
    """Let each version end where the next begins, unless it ends earlier by itself."""
    for at, one in enumerate(ordered):
        later = ordered[at + 1] if at + 1 < len(ordered) else None
        if later is None or later.code != one.code:
            yield one
        else:
            yield replace(one, until=min(one.until or later.since, later.since))


def _stands(form: Form, on: dt.date) -> bool:
    return form.since <= on and (form.until is None or on < form.until)
