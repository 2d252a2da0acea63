"""Values of the core as JSON: codes, exact numbers as texts, dates as ISO 8601 writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.saying import Listed, Said
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key

Told = Any
"""What `json` can write."""


def told(value: Any) -> Told:
    """Tell a value of the core in JSON's own kinds; a place is `row|column`, a fraction a text."""
    for kind, tell in _WAYS:
        if isinstance(value, kind):
            return tell(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: told(getattr(value, field.name)) for field in fields(value)}
    return str(value)


_WAYS: tuple[tuple[Any, Callable[[Any], Told]], ...] = (
    (Enum, lambda value: value.value),
    ((type(None), bool, int, float, str), lambda value: value),
    ((Place, Key, Said, Listed), str),
    (Fraction, exact),
    (dt.date, lambda value: value.isoformat()),
    (Mapping, lambda value: {str(told(key)): told(one) for key, one in value.items()}),
    (Set, lambda value: sorted((told(one) for one in value), key=str)),
    (Sequence, lambda value: [told(one) for one in value]),
)
"""Kinds of values, the narrower first, and how each is told."""
