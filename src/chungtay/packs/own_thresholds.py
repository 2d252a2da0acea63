"""A province's own thresholds of alerts as files of the site, written as the reader reads them.

Under the site's folder of the province's pack they are `alerts.yaml` and, for documents that the
packs do not list, `instruments/alerts.yaml`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from chungtay.core.alerts.own import Told
from chungtay.core.alerts.rule import AlertOverride, AlertRule, Threshold
from chungtay.core.law.dated import Setting
from chungtay.core.law.instrument import Instrument
from chungtay.packs.alerts import FILE, read_rules
from chungtay.packs.loader import own_files
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.own_files import Written

NAME = "alerts"


def written(library: Library, pack: str, told: Told, by: Instrument) -> Written:
    """Write what a province sets as the reader reads it, and the document by which."""
    said = [_rule(one) for one in told]
    return own_files.written(library, pack, FILE, NAME, said=said, by=by)


def rules_with(library: Library, province: str, new: Written) -> tuple[AlertRule, ...]:
    """Give the rules as files would make them; refuses (`law.broken_pack`) those with a fault."""
    with own_files.sound(library, new) as trial:
        return read_rules(trial, province)


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
