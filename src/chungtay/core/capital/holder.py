"""Holders: units, departments and project boards that hold capital, and those who give it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal


class HolderType(StrEnum):
    """What sort of body a holder is."""

    UNIT = "unit"
    DEPARTMENT = "department"
    BOARD = "board"
    GIVER = "giver"


TYPE_TITLES: dict[HolderType, str] = {
    HolderType.UNIT: "Ủy ban nhân dân",
    HolderType.DEPARTMENT: "Sở, ban, ngành",
    HolderType.BOARD: "Ban quản lý dự án",
    HolderType.GIVER: "Nơi cấp vốn",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """A body that gives or holds capital, at the unit whose plan it works for."""

    code: str
    name: str
    type: HolderType
    unit: str


@dataclass(eq=False)
class UnknownHolder(Refusal):
    """An account was named whose holder is not in the list of holders."""

    code = "capital.unknown_holder"
    kind = Kind.NOT_FOUND
    message = "Không có chủ tài khoản “{holder}” trong danh sách chủ tài khoản."

    holder: str


@dataclass(eq=False)
class UnknownProject(Refusal):
    """No programme pack has the programme or the project."""

    code = "capital.unknown_project"
    kind = Kind.NOT_FOUND
    message = "Không có dự án “{project}” trong chương trình “{programme}”."

    programme: str
    project: str


def require_holder(code: str, *, known: Collection[str]) -> None:
    """Refuse an account of nobody."""
    if code not in known:
        raise UnknownHolder(holder=code)


def require_project(programme: str, project: str, *, known: Mapping[str, Collection[str]]) -> None:
    """Refuse a project that its programme does not have.

    `known` gives the codes of the projects of every programme. Money of a programme may stand on
    no project in particular; money of no programme (aid) always names what it is for.
    """
    if not programme:
        fits = bool(project)
    else:
        fits = programme in known and (not project or project in known[programme])
    if not fits:
        raise UnknownProject(programme=programme, project=project)
