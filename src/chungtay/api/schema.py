"""The kinds of things that requests and answers are made of.

Whatever comes in is checked before anything is asked: names that are not expected are refused,
texts hold no control characters, numbers fit the database. What goes out is typed the same way, so
the OpenAPI document says exactly what is answered.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import Annotated, Generic, TypeVar

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

T = TypeVar("T")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LARGEST = 10**17
"""Numbers up to here fit every column, with room to add up a country of them."""

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$", examples=["23380"])]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,63}$")]
UNSEEN = r"\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Control characters, and marks that turn the direction in which the rest is read."""
Line = Annotated[str, Field(max_length=200, pattern=rf"^[^{UNSEEN}]*$")]
Words = Annotated[str, Field(max_length=4_000, pattern=rf"^(?:[\t\n]|[^{UNSEEN}])*$")]


def whole_number(value: object) -> object:
    """Keep truth values from passing for 1 and 0."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "not a whole number")
    return value


Whole = Annotated[int, BeforeValidator(whole_number), Field(ge=-LARGEST, le=LARGEST)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1, examples=[1])]


def _day(value: object) -> object:
    """Let a day be written one way only; pydantic would also take a number of seconds."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_parsing", "not yyyy-mm-dd")
    if isinstance(value, int | float):
        raise PydanticCustomError("date_parsing", "not yyyy-mm-dd")
    return value


Day = Annotated[
    dt.date, BeforeValidator(_day), Field(ge=dt.date(1945, 1, 1), le=dt.date(2100, 12, 31))
]
After = Annotated[
    str, Field(max_length=600, pattern=r"^[A-Za-z0-9_-]*$", description="Con trỏ của trang sau.")
]
Limit = Annotated[int, Field(ge=1, le=500, description="Số dòng nhiều nhất của một trang.")]


def written_out(kind: type[Enum]) -> WithJsonSchema:
    """Write a closed list out where it stands, for another of its name is among the schemas."""
    return WithJsonSchema({"type": "string", "enum": [one.value for one in kind]})


class In(Schema):
    """What a request brings; a name nobody asked for is refused."""

    model_config = ConfigDict(extra="forbid")


class Out(Schema):
    """What an answer tells."""


class TitleOut(Out):
    """A name in Vietnamese and in English."""

    vi: str
    en: str


class PageOut(Out, Generic[T]):
    """Some lines of a list; `next` is the cursor of the following page, empty on the last."""

    model_config = ConfigDict(
        json_schema_extra={
            "description": "Một trang; `next` là con trỏ của trang sau, trống ở cuối."
        }
    )
    items: list[T]
    next: str = Field("", examples=[""])


class ProblemPlace(Out):
    """One part of a request that cannot be used."""

    where: str
    message: str


class ProblemOut(Out):
    """A refusal (RFC 9457): `code` is stable, `detail` a sentence with the facts in `fields`."""

    type: str = Field(examples=["urn:chungtay:problem:people.not_allowed"])
    title: str = Field(examples=["Không được phép"])
    status: int = Field(examples=[403])
    code: str = Field(examples=["people.not_allowed"])
    detail: str
    fields: dict[str, object] | None = None
    errors: list[ProblemPlace] | None = None
