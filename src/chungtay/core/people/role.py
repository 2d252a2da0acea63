"""Roles: what a person is to the system, as a list of the actions that go with it.

A role is data of the packs. Somebody is given a role at a unit, some roles for one subject only;
their grants are the role's actions there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.people.actor import ANY_SUBJECT, Grant
from chungtay.core.units.unit import Level


class SubjectKind(StrEnum):
    """What a grant may be limited to."""

    FORM = "form"
    CRITERION = "criterion"
    PROJECT = "project"
    AGENCY = "agency"


SUBJECT_TITLES: dict[SubjectKind, str] = {
    SubjectKind.FORM: "biểu mẫu",
    SubjectKind.CRITERION: "tiêu chí",
    SubjectKind.PROJECT: "dự án",
    SubjectKind.AGENCY: "cơ quan",
}


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its actions, the levels of units it is given at, and what it may be limited to.

    With `limited`, it is always given for a subject, one of the kinds in `subjects`.
    """

    code: str
    title: Title
    levels: tuple[Level, ...]
    actions: tuple[str, ...]
    subjects: tuple[SubjectKind, ...] = ()
    limited: bool = False

    def grants(self, *, unit: str, subject: str = ANY_SUBJECT) -> Iterator[Grant]:
        """Give what somebody may do who has the role at a unit."""
        for action in self.actions:
            yield Grant(action, unit, subject)


@dataclass(eq=False)
class UnknownRole(Refusal):
    """A role was named that the packs do not list."""

    code = "people.unknown_role"
    kind = Kind.NOT_FOUND
    message = "Không có vai trò “{role}”; các vai trò gồm {known}."

    role: str
    known: str


@dataclass(eq=False)
class WrongLevel(Refusal):
    """A role was to be given at a unit of a level it does not belong to."""

    code = "people.wrong_level"
    message = "Vai trò “{role}” chỉ giao tại đơn vị {levels}; {unit} không thuộc cấp đó."

    role: str
    levels: str
    unit: str


@dataclass(eq=False)
class WrongSubject(Refusal):
    """A role was to be given for a subject it cannot be limited to, or without one it needs."""

    code = "people.wrong_subject"
    message = "Vai trò “{role}” không giao được với phạm vi “{subject}”; cần: {needed}."

    role: str
    subject: str
    needed: str


def require_subject(role: Role, subject: str) -> None:
    """Refuse (`people.wrong_subject`) a subject the role cannot be limited to.

    A subject is written `kind:code`; "" stands for none.
    """
    kind, _, code = subject.partition(":")
    known = kind in {one.value for one in role.subjects} and bool(code.strip())
    if known or (subject == ANY_SUBJECT and not role.limited):
        return
    wanted = [f"{one.value}:<mã {SUBJECT_TITLES[one]}>" for one in role.subjects]
    if not role.limited:
        wanted.append("để trống")
    raise WrongSubject(role=role.title.vi, subject=subject, needed=" hoặc ".join(wanted))
