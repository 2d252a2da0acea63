"""Work on a file handed in is handed to a worker where some run, and done at once where none does.

It may be handed out twice (a worker was killed), so whatever is handed out may be done twice.
"""

from __future__ import annotations

from collections.abc import Callable

from django_q.status import Stat
from django_q.tasks import async_task


def workers_run() -> bool:
    """Tell whether some worker is there to take work."""
    return bool(Stat.get_all())


def hand_out(work: Callable[[str], None], token: str, *, name: str, large: bool = True) -> None:
    """Have work done on a file; what is not `large` is not worth a worker's while."""
    if large and workers_run():
        async_task(work, token, task_name=f"{name} {token}")
    else:
        work(token)
