"""A province sets its own thresholds of alerts or takes them back: checked, kept, put down.

What stands is files of the site; `apps.kernel.versions` keeps them, as it keeps its levels.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from chungtay.apps.alerts.thresholds_models import ThresholdsVersion
from chungtay.apps.audit.services import note
from chungtay.apps.kernel.versions import Versions
from chungtay.core.alerts.own import (
    SET_THRESHOLDS,
    Switch,
    ThresholdsChanged,
    Told,
    Wanted,
    found,
    require_reason,
    require_signed,
    switched,
    wanted,
    with_setting,
    without_setting,
)
from chungtay.core.alerts.rule import AlertRule
from chungtay.core.law.dated import Setting
from chungtay.core.law.instrument import Instrument
from chungtay.core.people.actor import Actor, require
from chungtay.packs import loader, own_thresholds
from chungtay.packs.alerts import FILE, own_told, rules
from chungtay.packs.loader.own_files import Written


@dataclass(frozen=True, slots=True)
class Change:
    """What a province sets of a rule from a day on, by which document and why.

    It sets a threshold, or switches the rule off or on again; without `value` it takes back what
    it set from that day. `version` is the one whoever writes has seen; 0 where there was none.
    """

    province: str
    rule: str
    since: dt.date
    value: Wanted | Switch | None
    paper: Instrument
    reason: str
    version: int

    def over(self, told: Told, rule: AlertRule) -> Told:
        """Give what the province sets with the change made; refuses what is not possible."""
        if self.value is None:
            return without_setting(told, self.rule, self.since)
        if isinstance(self.value, Switch):
            value = switched(rule, self.value, since=self.since)
        else:
            value = wanted(rule, self.value, since=self.since)
        require_signed(self.rule, self.since, self.paper)
        return with_setting(
            told, self.rule, Setting(self.since, value, self.paper.key, verified=True)
        )


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was saved: of which rule, from which day, when, by whom and why."""

    number: int
    rule: str
    since: dt.date
    removed: bool
    switch: Switch | None
    at: dt.datetime
    by: str
    reason: str
    document: str


def versions(province: str) -> tuple[Version, ...]:
    """Give every version of a province's thresholds, the last one first."""
    return tuple(
        Version(
            row.version, row.rule, row.since, row.removed,
            Switch(row.switch) if row.switch else None, row.recorded_at, row.written_by,
            row.reason, row.document,
        )
        for row in _kept(province).rows()
    )  # fmt: skip


def last_version(province: str) -> int:
    """Give the number of the last version; 0 where there is none."""
    return _kept(province).last()


def proposed(change: Change) -> tuple[AlertRule, Written]:
    """Give the rule as it would be, and the files that would stand; refuses what is not possible.

    Raises `UnknownRule`, `ChangeNeedsReason`, `NotWhole`, `BadThreshold`, `SwitchedAlready`,
    `NothingToSwitch`, `ThresholdBeforeDocument`, `ThresholdNotSet`, `BrokenPack`.
    """
    library = loader.library()
    pack = loader.pack_of(change.province)
    rule = found(rules(change.province), change.rule)
    require_reason(change.rule, change.reason)
    told = change.over(own_told(library, change.province), rule)
    files = own_thresholds.written(library, pack, told, change.paper)
    after = own_thresholds.rules_with(library, change.province, files)
    return found(after, change.rule), files


@transaction.atomic
def set_threshold(*, by: Actor, change: Change, on: dt.date) -> int:
    """Set a threshold of the province's own, or take one back; answer the version's number.

    Raises what `proposed` does, `NotAllowed`, and `ThresholdsChanged` where another was faster.
    """
    require(by, SET_THRESHOLDS, unit=change.province)
    kept, value = _kept(change.province), change.value
    kept.begin(change.version)
    _rule, files = proposed(change)
    row = kept.keep(
        files,
        by=by,
        seen=change.version,
        document=change.paper.key,
        reason=change.reason,
        on=on,
        rule=change.rule,
        since=change.since,
        removed=value is None,
        switch=value.value if isinstance(value, Switch) else "",
        thresholds=files.said,
    )
    note(SET_THRESHOLDS, by=by, subject=row.ref, unit=change.province, reason=change.reason)
    return row.version


def _kept(province: str) -> Versions[ThresholdsVersion]:
    return Versions(ThresholdsVersion, "thresholds", {"unit": province}, _files, _changed)


def _files(row: ThresholdsVersion) -> Written:
    pack = loader.pack_of(row.unit)
    return Written(pack, FILE, own_thresholds.NAME, row.thresholds, row.papers)


def _changed(given: int, found: int) -> ThresholdsChanged:
    return ThresholdsChanged(given=given, found=found)
