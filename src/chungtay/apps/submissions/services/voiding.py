"""A change to what was approved voids exactly the approvals that stood on it."""

from __future__ import annotations

from collections.abc import Iterable, Set

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.submissions.services import deed as deeds
from chungtay.apps.submissions.services.deed import Doing, Held
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.workflow import WITH_THE_UNIT, Deed, State

WAITING = {State.DRAFT.value, State.ABSENT.value, *(state.value for state in WITH_THE_UNIT)}
"""Where a statement lies that nobody above has taken: it is read anew before it goes up."""


def void_above(
    held: Held, changes: Iterable[Amendment], *, gone_up: Set[Key] | None = None
) -> None:
    """Take back the signatures on a submission, and send back the statements above that rest on it.

    What was never sent nothing rests on. The statements of other units, and of other forms and
    periods, stay as they are. What changed is written down with each of them. `gone_up` are the
    statements above that may have to be sent back (`gone_up_above`), where they are known.
    """
    if held.row.sent_on is None:
        return
    said = tuple(changes)
    if held.row.approvals:
        held.row.approvals = []
        held.row.save(update_fields=["approvals"])
    keys = _above(held)
    if gone_up is not None and not gone_up & keys:
        return
    above = models.Submission.objects.select_for_update().filter(
        form=held.row.form, period=held.row.period, unit__in=[key.unit for key in keys]
    )
    for row in above.exclude(state__in=WAITING).order_by("pk"):
        upper = Held(
            row, told.key_of(row), told.form_of(row), _from(row.unit, held), held.by, held.on
        )
        went = "phê duyệt" if held.row.reopened else "gửi lên"
        reason = f"Số liệu của {held.key} thay đổi sau khi được {went}."
        row.approvals, row.rows = [], []
        after = deeds.next_standing(upper, Deed.VOID)
        doing = Doing(reason=reason, comments=_difference(said, held))
        deeds.write(upper, Deed.VOID, after, doing)


def gone_up_above(many: Iterable[Held]) -> frozenset[Key]:
    """Name the statements that lie above any of many submissions and have gone up."""
    above = {key for held in many if held.row.sent_on is not None for key in _above(held)}
    if not above:
        return frozenset()
    found = models.Submission.objects.filter(
        form__in={key.form for key in above},
        period__in={key.period for key in above},
        unit__in={key.unit for key in above},
    ).exclude(state__in=WAITING)
    return frozenset(Key(*key) for key in found.values_list("form", "unit", "period")) & above


def _above(held: Held) -> frozenset[Key]:
    """Name the statements that may rest on a submission."""
    row = held.row
    codes = {row.district, row.province} - {"", row.unit}
    return frozenset(Key(row.form, code, row.period) for code in codes)


def _from(unit: str, held: Held) -> tuple[str, ...]:
    """Give the rest of a route from one of its desks on; a desk that ended stands before all."""
    route = held.route
    return route[route.index(unit) :] if unit in route else (unit, *route[-1:])


def _difference(changes: Iterable[Amendment], held: Held) -> tuple[dict[str, str], ...]:
    """Say of each changed cell, in the margin above, that and where it changed."""
    return tuple(
        {"place": str(change.place), "text": f"Ô này đã đổi ở {held.row.unit}.", "desk": ""}
        for change in changes
    )
