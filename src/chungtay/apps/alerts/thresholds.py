"""A province sets its own thresholds of alerts or takes them back: checked, kept, put down.

The files follow the register, as those of its levels do: they are put down once the transaction is
done, and of two who write at once the later one reads again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from chungtay.apps.alerts.thresholds_models import ThresholdsVersion
from chungtay.apps.audit.services import note
from chungtay.apps.kernel.standing import standing
from chungtay.core.alerts.own import (
    SET_THRESHOLDS,
    Switch,
    ThresholdsChanged,
    Told,
    Wanted,
    found,
    require_signed,
    switched,
    wanted,
    with_setting,
    without_setting,
)
from chungtay.core.alerts.rule import AlertRule
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.law.dated import Setting
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.law.instrument import Instrument
from chungtay.core.people.actor import Actor, require
from chungtay.packs import loader, own_thresholds
from chungtay.packs.alerts import own_told, rules


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
    rows: QuerySet[ThresholdsVersion] = QuerySet(ThresholdsVersion).filter(unit=province)
    return tuple(
        Version(
            row.version, row.rule, row.since, row.removed,
            Switch(row.switch) if row.switch else None, row.recorded_at,
            row.by_name or row.recorded_by, row.reason, row.document,
        )
        for row in rows.order_by("-version")
    )  # fmt: skip


def last_version(province: str) -> int:
    """Give the number of the last version; 0 where there is none."""
    saved: QuerySet[ThresholdsVersion] = QuerySet(ThresholdsVersion).filter(unit=province)
    return saved.aggregate(last=Max("version"))["last"] or 0


def proposed(change: Change) -> tuple[AlertRule, own_thresholds.Written]:
    """Give the rule as it would be, and the files that would stand; refuses what is not possible.

    Raises `UnknownRule`, `NotWhole`, `BadThreshold`, `SwitchedAlready`, `NothingToSwitch`,
    `ThresholdBeforeDocument`, `ThresholdNotSet`, `BrokenPack`.
    """
    library = loader.library()
    pack = library.pack_of(change.province)
    if pack is None:
        raise UnknownEntry(name=change.province)
    rule = found(rules(change.province), change.rule)
    told = change.over(own_told(library, change.province), rule)
    files = own_thresholds.written(library, pack, told, change.paper)
    after = own_thresholds.check(library, change.province, files)
    return found(after, change.rule), files


@transaction.atomic
def set_threshold(*, by: Actor, change: Change, on: dt.date) -> int:
    """Set a threshold of the province's own, or take one back; answer the version's number.

    Raises what `proposed` does, `NotAllowed`, and `ThresholdsChanged` where another was faster.
    """
    require(by, SET_THRESHOLDS, unit=change.province)
    last = last_version(change.province)
    if last != change.version:
        raise ThresholdsChanged(given=change.version, found=last)
    _rule, files = proposed(change)
    row = _row(change, files, by=by, on=on)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise ThresholdsChanged(given=change.version, found=last + 1) from None
    note(SET_THRESHOLDS, by=by, subject=row.ref, unit=change.province, reason=change.reason)
    transaction.on_commit(partial(own_thresholds.put_down, files))
    return row.version


def _row(
    change: Change, files: own_thresholds.Written, *, by: Actor, on: dt.date
) -> ThresholdsVersion:
    number = change.version + 1
    grounds = Grounds(change.paper.key, on, Provenance.REPORTED)
    return ThresholdsVersion(
        ref=f"thresholds:{change.province}:{number}",
        unit=change.province,
        version=number,
        rule=change.rule,
        since=change.since,
        removed=change.value is None,
        switch=change.value.value if isinstance(change.value, Switch) else "",
        by_name=by.name,
        reason=change.reason,
        thresholds=files.thresholds,
        papers=files.papers,
        **standing(grounds, by=str(by.user)),
    )
