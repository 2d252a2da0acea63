"""Days on the command line: how one is written, and which one is meant when none is."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from typing import Any

import click

from chungtay.flows.today import today

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Day(click.ParamType[dt.date]):
    """A day written yyyy-mm-dd."""

    name = "yyyy-mm-dd"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read a day, or say how one is written."""
        text = str(value)
        with contextlib.suppress(ValueError):
            if _WRITTEN.fullmatch(text):
                return dt.date.fromisoformat(text)
        message = f"“{text}” không phải là một ngày; hãy viết năm-tháng-ngày, ví dụ 2020-09-30."
        raise click.BadParameter(message, ctx=ctx, param=param)


DAY = Day()


def asked(on: dt.date | None) -> dt.date:
    """Give the day asked about, else the site's own (CHUNGTAY_DAY), else today in Vietnam."""
    return today() if on is None else on
