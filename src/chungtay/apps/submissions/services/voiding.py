"""A change to what was approved voids exactly the approvals that stood on it."""

from __future__ import annotations

from collections.abc import Iterable

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.submissions.services import deed as deeds
from chungtay.apps.submissions.services.deed import Doing, Held
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.workflow import WITH_THE_UNIT, Deed, State


def void_above(held: Held, changes: Iterable[Amendment]) -> None:
    """Take back the signatures on a submission, and send back the statements above that rest on it.

    What was never sent nothing rests on. The statements of other units, and of other forms and
    periods, stay as they are. What changed is written down with each of them.
    """
    if held.row.sent_on is None:
        return
    said = tuple(changes)
    if held.row.approvals:
        held.row.approvals = []
        held.row.save(update_fields=["approvals"])
    waiting = {State.DRAFT.value, State.ABSENT.value, *(state.value for state in WITH_THE_UNIT)}
    above = models.Submission.objects.select_for_update().filter(
        form=held.row.form,
        period=held.row.period,
        unit__in=[code for code in (held.row.district, held.row.province) if code],
    )
    for row in above.exclude(unit=held.row.unit).exclude(state__in=waiting).order_by("pk"):
        upper = Held(
            row, told.key_of(row), told.form_of(row), _from(row.unit, held), held.by, held.on
        )
        went = "phê duyệt" if held.row.reopened else "gửi lên"
        reason = f"Số liệu của {held.key} thay đổi sau khi được {went}."
        row.approvals, row.rows = [], []
        after = deeds.next_standing(upper, Deed.VOID)
        doing = Doing(reason=reason, comments=_difference(said, held))
        deeds.write(upper, Deed.VOID, after, doing)


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
