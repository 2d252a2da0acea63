"""Holders: units, departments and project boards that hold capital, and those who give it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.movement import OVERDRAWS, POT_TITLES, Pot
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


@dataclass(eq=False)
class NotAGiver(Refusal):
    """Money would be taken from the account of one who gives nothing to whom it comes to."""

    code = "capital.not_a_giver"
    message = (
        "“{holder}” không phải nơi cấp vốn, cũng không phải cấp trên của bên nhận, nên không thể "
        "là bên “{pot}”."
    )

    holder: str
    pot: str


@dataclass(eq=False)
class GivesOnly(Refusal):
    """Money would come to one who gives capital, and neither holds nor spends it."""

    code = "capital.gives_only"
    message = "“{holder}” là nơi cấp vốn, không giữ và không chi vốn, nên không thể là bên “{pot}”."

    holder: str
    pot: str


LENT_FROM_ABOVE = frozenset({Pot.OWED, Pot.TURNED})
"""Pots of those who give in which a body above the one that takes may stand as well."""


def require_stands(holder: Holder, pot: Pot, *, above: Collection[str]) -> None:
    """Refuse a holder in a pot that is not for its sort.

    Budgets and givers stand in the pots that are overdrawn (`capital.not_a_giver` for others), and
    in no other (`capital.gives_only`). What is owed and what is lent may also stand with a body of
    the units `above`: those that the other side lies in, its own among them.
    """
    gives = holder.type is HolderType.GIVER
    if pot not in OVERDRAWS:
        if gives:
            raise GivesOnly(holder=holder.code, pot=POT_TITLES[pot])
    elif not gives and not (pot in LENT_FROM_ABOVE and holder.unit in above):
        raise NotAGiver(holder=holder.code, pot=POT_TITLES[pot])


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
