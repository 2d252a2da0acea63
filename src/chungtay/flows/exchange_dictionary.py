"""The dictionary beside flat files for other systems: fields, units, codes, totals, digests.

Whoever reads the files has neither this system nor its packs, so every code that a file holds is
named here: sources and kinds by the code they bear there, holders, units, programmes, projects and
stages by our own.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from chungtay.core.works.work import STAGE_TITLES, Stage
from chungtay.flows.labels import Labels
from chungtay.packs.exchange import Exchange, ExchangeField, ExchangeFile

ALIKE: Mapping[str, str] = {"investor": "holder"}
"""Fields whose codes are those of another field."""
SYNTHETIC = "Có dòng mô phỏng của bộ dữ liệu trình diễn; không được nộp lên hệ thống nào."


@dataclass(slots=True)
class Used:
    """The codes that files hold, by the list they are of, to be named on a day."""

    on: dt.date
    _seen: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def see(self, file: ExchangeFile, rows: Iterable[Mapping[str, Any]]) -> None:
        """Note the codes that the rows of a file hold."""
        coded = [(one, name) for one in file.fields if (name := listed_in(one))]
        for row in rows:
            for one, name in coded:
                self._seen[name].add(str(row[one.value]))

    def lists(self, form: Exchange) -> dict[str, dict[str, str]]:
        """Name every code seen, list by list, as the files write it."""
        labels = Labels(self.on, str(settings.CHUNGTAY_PROVINCE))
        there = {one.value: one.codes for file in form.files for one in file.fields if one.codes}
        told: dict[str, dict[str, str]] = {}
        for name, seen in sorted(self._seen.items()):
            codes = form.codes.get(there.get(name, ""), {})
            named = {codes.get(one, one): _name(labels, name, one) for one in seen if one}
            told[name] = dict(sorted(named.items()))
        return told


def listed_in(one: ExchangeField) -> str:
    """Name the list that a field's codes are of; "" where it holds no codes."""
    name = ALIKE.get(one.value, one.value)
    return name if name in _NAMES else ""


def told(
    file: ExchangeFile, name: str, rows: Sequence[Sequence[str]], content: bytes
) -> dict[str, Any]:
    """Say what a file holds: its fields, how many rows, what money adds up to, its digest."""
    totals = {
        one.code: sum(int(row[at]) for row in rows if row[at])
        for at, one in enumerate(file.fields)
        if one.unit == "dong"
    }
    return {
        "file": name,
        "title": file.title.vi,
        "rows": len(rows),
        "totals": totals,
        "sha256": hashlib.sha256(content).hexdigest(),
        "fields": [
            {
                "code": one.code,
                "title": one.title.vi,
                "type": one.type.value,
                "unit": one.unit,
                "list": listed_in(one),
            }
            for one in file.fields
        ],
    }


def text(
    form: Exchange,
    year: int,
    on: dt.date,
    *,
    files: Sequence[Mapping[str, Any]],
    used: Used,
    synthetic: bool,
) -> str:
    """Write the dictionary of a system's files for a plan year as of a day."""
    about = {
        "system": form.title.vi,
        "layout": f"{form.code}@{form.since.isoformat()}",
        "basis": form.cite,
        "verified": form.verified,
        "note": form.note,
        "data": SYNTHETIC if synthetic else "",
        "year": year,
        "on": on.isoformat(),
        "encoding": "UTF-8",
        "delimiter": ",",
        "lists": used.lists(form),
        "files": list(files),
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _name(labels: Labels, name: str, code: str) -> str:
    return _NAMES[name](labels, code)


def _labelled(dimension: str) -> Callable[[Labels, str], str]:
    return lambda labels, code: labels.of(dimension, code).title.vi


_NAMES: Mapping[str, Callable[[Labels, str], str]] = {
    **{name: _labelled(name) for name in (
        "holder", "unit", "programme", "project", "source", "kind", "provider",
    )},
    "stage": lambda _labels, code: STAGE_TITLES[Stage(code)],
}  # fmt: skip
