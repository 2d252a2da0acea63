"""Workbooks handed in on a page: compared, decided upon, written, here or by a worker.

Work is handed to workers where some run and the file is for many units; else it is done at once.
It may be handed out twice (a worker was killed), so each piece may be done twice.
"""

from __future__ import annotations

import datetime as dt
import io

from chungtay.apps.people import queries as people
from chungtay.apps.submissions.queries import uploads as queries
from chungtay.apps.submissions.queries.uploads import UploadTold
from chungtay.apps.submissions.services import uploads as services
from chungtay.apps.submissions.tray import TRAY
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.book import BookConflicts, BookInvalid
from chungtay.core.submissions.changes import CellsChanged
from chungtay.core.submissions.handing_in import Choice, Comparison
from chungtay.flows.handing_out import hand_out, teller
from chungtay.flows.import_form_book.comparing import compare
from chungtay.flows.import_form_book.meant import Asked
from chungtay.flows.import_form_book.summing import summary
from chungtay.flows.import_form_book.writing import write
from chungtay.formats.form_book import Told


def receive(*, by: Actor, asked: Asked, name: str, content: bytes, on: dt.date) -> str:
    """Take a workbook in and have it compared; answer its token. Nothing is written to cells."""
    token = services.keep_upload(
        by=by,
        form=asked.form,
        scope=asked.scope,
        period=asked.period,
        many=asked.many,
        name=name,
        content=content,
        on=on,
    )
    hand_out(compare_upload, token, name="compare", large=asked.many)
    return token


def decide(*, by: Actor, token: str, choice: Choice) -> None:
    """Keep what a person chose and have the workbook written; the same click twice is one."""
    if not services.keep_choice(by=by, token=token, choice=choice):
        return
    told, _ = queries.about(token)
    hand_out(write_upload, token, name="write", large=told.many)


def resume(*, by: Actor, token: str) -> None:
    """Do here what waits for a worker that does not come; what is done already stays as it is."""
    queries.upload(token, user=by.user)
    compare_upload(token)
    write_upload(token)


def compare_upload(token: str) -> None:
    """Read a workbook and keep what is found in it, or that it is refused and why."""

    def read() -> None:
        told, _ = queries.about(token)
        comparison = _compared(told, teller(TRAY, token))
        services.keep_comparison(token, summary=summary(comparison))

    TRAY.read(token, read)


def write_upload(token: str) -> None:
    """Write a workbook that was decided upon: all of it, once, or nothing.

    Where somebody changed the same cells meanwhile it goes back to the person who chose.
    """
    if not TRAY.begin_writing(token):
        return
    told, choice = queries.about(token)
    try:
        comparison = _compared(told, teller(TRAY, token))
        TRAY.write_once(token, lambda: _written(told, comparison, choice))
    except (BookConflicts, BookInvalid, CellsChanged) as unsettled:
        services.hand_back(token, summary=summary(compared_anew(told)), why=unsettled)
    except Refusal as refusal:
        TRAY.refuse(token, refusal)


def compared_anew(told: UploadTold) -> Comparison:
    """Compare a workbook with what is kept now, whole, for whoever downloads every difference."""
    return _compared(told, None)


def _compared(told: UploadTold, say: Told | None) -> Comparison:
    asked = Asked(told.form, told.scope, told.period, many=told.many)
    file = io.BytesIO(TRAY.content(told.token))
    return compare(by=_actor(told), file=file, name=told.name, asked=asked, on=told.on, told=say)


def _written(told: UploadTold, comparison: Comparison, choice: Choice) -> int:
    return write(by=_actor(told), comparison=comparison, choice=choice, on=told.on)


def _actor(told: UploadTold) -> Actor:
    """Give who handed the workbook in, with the grants they hold on its day."""
    return people.actor_of(told.user, on=told.on)
