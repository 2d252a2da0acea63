"""Work on very many small things without the collector of cycles going through them meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector still for some seconds of work, and let it go on afterwards.

    A country's workbook is millions of small values, none of which is a cycle; going through them
    again and again took as long as the work itself.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
