"""From which machine the work in hand was asked for: known to the page, wanted by the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ip: ContextVar[str] = ContextVar("ip", default="")


def ip() -> str:
    """Give the address of the machine that asks; "" where none does (command line, workers)."""
    return _ip.get()


@contextmanager
def asked_from(address: str) -> Iterator[None]:
    """Let what is noted in the block bear an address."""
    token = _ip.set(address)
    try:
        yield
    finally:
        _ip.reset(token)
