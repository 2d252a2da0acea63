"""Programmes: what a National Target Programme is made of, and who leads each part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chungtay.core.kernel.title import Title
from chungtay.core.law.instrument import Agency


@dataclass(frozen=True, slots=True)
class Project:
    """A project, sub-project or component; `code` begins with its parent's code and a dot.

    `lead` is the agency in charge at the centre. `verified` covers the name and the place in the
    programme; where the name rests on memory it is false.
    """

    code: str
    title: Title
    lead: Agency
    short: str = ""
    verified: bool = False
    note: str = ""
    projects: tuple[Project, ...] = ()

    def walk(self) -> Iterator[Project]:
        """Give this project and all beneath it, in the order of the programme."""
        yield self
        for project in self.projects:
            yield from project.walk()


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme from `since` up to, not including, `until`, under the decision that sets it."""

    code: str
    title: Title
    short: str
    since: dt.date
    until: dt.date
    lead: Agency
    cite: str
    projects: tuple[Project, ...]
    verified: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.until <= self.since:
            msg = f"until {self.until} phải sau since {self.since}"
            raise ValueError(msg)
        strays = [p.code for p in self.walk() if not p.code.startswith(f"{self.code}.")]
        if strays:
            msg = f"mã dự án {strays} phải bắt đầu bằng “{self.code}.”"
            raise ValueError(msg)

    def walk(self) -> Iterator[Project]:
        """Give every project at every depth, in the order of the programme."""
        for project in self.projects:
            yield from project.walk()

    def project(self, code: str) -> Project | None:
        """Find a project at any depth."""
        return next((p for p in self.walk() if p.code == code), None)
