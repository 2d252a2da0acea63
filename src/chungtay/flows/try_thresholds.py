"""What a change to a province's thresholds of alerts would do: today, and nothing is written.

The rule is asked as it is and as it would be, by the flow that raises the alerts of every day, on
the figures of today. A change that begins later is tried as if it had begun.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.apps.alerts import thresholds
from chungtay.core.alerts.cause import Cause
from chungtay.core.alerts.course import step
from chungtay.core.alerts.own import found
from chungtay.core.alerts.rule import AlertKind, AlertRule, Threshold
from chungtay.flows import alerts
from chungtay.packs.alerts import rules

OFF = Threshold(off=True)


class How(StrEnum):
    """What would become of one thing."""

    ADDED = "added"
    """It is not told of now, and would be."""
    RENEWED = "renewed"
    """Its alert would end, answers to it left behind, and another be raised at once."""
    GONE = "gone"
    """It is told of now, and would be no more."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule before and after a change, and what each would tell of on one day."""

    on: dt.date
    kind: AlertKind
    before: Threshold
    after: Threshold
    now: tuple[Cause, ...]
    then: tuple[Cause, ...]

    @property
    def changes(self) -> tuple[tuple[How, Cause], ...]:
        """Give what would be otherwise.

        A rate that is looked at on another day of the year is another cause of the same thing.
        """
        raised = step([cause.key for cause in self.now], self.then).raised
        ended = step([cause.key for cause in self.then], self.now).raised
        renewed = {one.subject for one in raised} & {one.subject for one in ended}
        return (
            *((How.RENEWED if c.subject in renewed else How.ADDED, c) for c in raised),
            *((How.GONE, c) for c in ended if c.subject not in renewed),
        )


def tried(change: thresholds.Change, *, on: dt.date) -> Trial:
    """Try a change on a day's figures. Raises what `thresholds.proposed` does."""
    after, _files = thresholds.proposed(change)
    before = found(rules(change.province), change.rule)
    after = after.brought_forward(max(on, change.since), to=on)
    now, then = (
        alerts.find(province=change.province, on=on, by=(rule,)) for rule in (before, after)
    )
    return Trial(on, before.kind, _held(before, on), _held(after, on), now, then)


def _held(rule: AlertRule, on: dt.date) -> Threshold:
    setting = rule.on(on)
    return setting.value if setting else OFF
