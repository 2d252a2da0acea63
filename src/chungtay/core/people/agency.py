"""Agencies: who people work for, and the committees they sit on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal

_SUBJECT = "agency:"


class AgencyKind(StrEnum):
    """What sort of body it is."""

    COMMITTEE = "committee"
    STEERING = "steering"
    OFFICE = "office"
    DEPARTMENT = "department"
    BOARD = "board"
    BANK = "bank"
    AUDIT = "audit"
    OTHER = "other"


KIND_TITLES: dict[AgencyKind, str] = {
    AgencyKind.COMMITTEE: "Ủy ban nhân dân",
    AgencyKind.STEERING: "Ban chỉ đạo",
    AgencyKind.OFFICE: "Văn phòng điều phối",
    AgencyKind.DEPARTMENT: "Cơ quan chuyên môn",
    AgencyKind.BOARD: "Ban quản lý dự án",
    AgencyKind.BANK: "Ngân hàng",
    AgencyKind.AUDIT: "Cơ quan thanh tra, kiểm toán",
    AgencyKind.OTHER: "Cơ quan khác",
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits on a committee or in an office: name, position there, part-time or not."""

    name: str
    position: str
    part_time: bool = False


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of a unit, from `since` up to, not including, `until` (None while it stands)."""

    code: str
    title: str
    unit: str
    kind: AgencyKind
    since: dt.date
    until: dt.date | None = None
    members: tuple[Member, ...] = ()


def subject(agency: str) -> str:
    """Name an agency as the subject of a grant.

    >>> subject("so-khdt")
    'agency:so-khdt'
    """
    return _SUBJECT + agency


def agency_named(subject: str) -> str:
    """Give the agency that the subject of a grant names; nothing where it names none.

    >>> agency_named("agency:so-khdt"), agency_named("form:von-thang")
    ('so-khdt', '')
    """
    return subject.removeprefix(_SUBJECT) if subject.startswith(_SUBJECT) else ""


@dataclass(eq=False)
class UnknownAgency(Refusal):
    """An agency was named that does not stand on the day."""

    code = "people.unknown_agency"
    kind = Kind.NOT_FOUND
    message = "Không có cơ quan “{agency}” vào ngày {on:%d/%m/%Y}."

    agency: str
    on: dt.date
