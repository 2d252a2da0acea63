"""The site's own packs: where they lie, and which version of them a process has read.

They are files under `CHUNGTAY_HOME/packs`, of the same shapes as those that come with the product.
Whoever writes one puts a new mark beside them; a process that finds another mark reads anew. So no
process needs a restart, and a question costs one look at one file.
"""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from pathlib import Path

MARK = "changed"


def folder() -> Path:
    """Give the folder of the site's own packs; it need not exist."""
    return _packs(os.environ.get("CHUNGTAY_HOME", "."))


def version() -> str:
    """Give what `changed` changes; empty while the site has set nothing itself."""
    try:
        found = os.stat(_mark(os.environ.get("CHUNGTAY_HOME", ".")))  # noqa: PTH116 - asked a thousand times a page
    except FileNotFoundError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_ino}"


def changed() -> None:
    """Tell every process that files under the folder are no longer what they were."""
    mark = folder() / MARK
    fresh = mark.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    fresh.touch()
    fresh.replace(mark)


@lru_cache(maxsize=8)
def _packs(home: str) -> Path:
    return Path(home, "packs")


@lru_cache(maxsize=8)
def _mark(home: str) -> str:
    return str(_packs(home) / MARK)
