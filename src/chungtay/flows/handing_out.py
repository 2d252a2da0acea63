"""Work on a file handed in is handed to a worker where some run, and done at once where none does.

It may be handed out twice (a worker was killed), so whatever is handed out may be done twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django_q.status import Stat
from django_q.tasks import async_task

from chungtay.apps.kernel.handing_in import Tray

Told = Callable[[int, int], None]
SELDOM = 0.5
"""Seconds between two words of progress."""


def workers_run() -> bool:
    """Tell whether some worker is there to take work."""
    return bool(Stat.get_all())


def hand_out(work: Callable[[str], None], token: str, *, name: str, large: bool = True) -> None:
    """Have work done on a file; what is not `large` is not worth a worker's while."""
    if large and workers_run():
        async_task(work, token, task_name=f"{name} {token}")
    else:
        work(token)


def teller(tray: Tray[Any], token: str) -> Told:
    """Give what says how far work on a file has come: now and then it is written down."""
    last = time.monotonic()

    def told(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= SELDOM:
            last = time.monotonic()
            tray.advance(token, done, total)

    return told
