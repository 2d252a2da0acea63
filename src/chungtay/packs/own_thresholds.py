"""A province's own thresholds of alerts as files of the site: written, checked, put down.

Under the site's folder of the province's pack they are `alerts.yaml` and, for documents that the
packs do not list, `instruments/alerts.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from chungtay.core.alerts.own import Told
from chungtay.core.alerts.rule import AlertOverride, AlertRule, Threshold
from chungtay.core.law.dated import Setting
from chungtay.core.law.fault import BrokenPack
from chungtay.core.law.instrument import Instrument
from chungtay.packs.alerts import FILE, read_rules
from chungtay.packs.loader import own_files
from chungtay.packs.loader.checks import faults
from chungtay.packs.loader.library import Library

NAME = "alerts"


@dataclass(frozen=True, slots=True)
class Written:
    """What is to stand on disk of one province's thresholds."""

    pack: str
    thresholds: str
    papers: str

    def files(self) -> Mapping[str, str]:
        """Give each file, from the site's folder, with its text."""
        kept = {f"{self.pack}/{FILE}": self.thresholds}
        if self.papers:
            kept[f"{self.pack}/instruments/{NAME}.yaml"] = self.papers
        return kept


def written(library: Library, pack: str, told: Told, paper: Instrument) -> Written:
    """Write what a province sets, and the document it names where no list has it yet."""
    papers = own_files.papers(library, pack, NAME)
    if paper.key not in library.instruments:
        papers = (*papers, paper)
    listed = [own_files.paper(one) for one in papers]
    said = own_files.text([_rule(one) for one in told])
    return Written(pack, said, own_files.text(listed) if listed else "")


def check(library: Library, province: str, new: Written) -> tuple[AlertRule, ...]:
    """Give the rules as files would make them; refuses (`law.broken_pack`) those with a fault."""
    with own_files.laid(library, new.files()) as trial:
        if found := faults(trial):
            raise BrokenPack.of(found)
        return read_rules(trial, province)


def put_down(new: Written) -> None:
    """Put the files where the site's packs lie, each whole or not at all; tell every process."""
    own_files.put_down(new.files())


def _rule(one: AlertOverride | AlertRule) -> dict[str, Any]:
    told: dict[str, Any] = {"code": one.code}
    if isinstance(one, AlertRule):
        told |= {
            "kind": one.kind,
            "title": {"vi": one.title.vi, "en": one.title.en},
            "scope": one.scope,
            "capital_kind": one.capital_kind,
        }
    return told | {"settings": [_setting(each) for each in one.settings]}


def _setting(one: Setting[Threshold]) -> dict[str, Any]:
    usual = Threshold()
    kept = {f.name: getattr(one.value, f.name) for f in fields(Threshold)}
    value = {n: _scalar(v) for n, v in kept.items() if v != getattr(usual, n)}
    verified = "true" if one.verified else "false"
    return {"since": one.since, "value": value, "cite": one.cite, "verified": verified}


def _scalar(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
