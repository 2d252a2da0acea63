"""An appraisal: who sat on the team, who was there, how they voted, and whether it carries."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.criteria.recognition.rule import RecognitionRule
from chungtay.core.kernel.refusal import Refusal

MOST_MEMBERS = 60
LONGEST_NAME = 120


FAULT_TITLES: dict[str, str] = {
    "none": "chưa ghi thành viên nào",
    "many": f"quá {MOST_MEMBERS} thành viên",
    "unnamed": "mỗi thành viên cần họ tên và cơ quan",
    "long": f"họ tên, cơ quan, vai trò không dài quá {LONGEST_NAME} ký tự",
    "twice": "có thành viên ghi hai lần",
}
"""What is wrong with a team."""


@dataclass(eq=False)
class BadTeam(Refusal):
    """A team nobody sits on, with a member told twice or without a name."""

    code = "criteria.bad_team"
    message = "Danh sách tổ thẩm định chưa ghi được: {fault}."

    fault: str


@dataclass(eq=False)
class VotesUneven(Refusal):
    """The votes counted are not as many as the members who were there."""

    code = "criteria.votes_uneven"
    message = (
        "Số phiếu không khớp: {present} thành viên có mặt nhưng có {counted} phiếu ({in_favour} "
        "đồng ý, {against} không đồng ý, {abstained} không có ý kiến)."
    )

    present: int
    counted: int
    in_favour: int
    against: int
    abstained: int


@dataclass(eq=False)
class NoQuorum(Refusal):
    """Too few of the team were there for its vote to count."""

    code = "criteria.no_quorum"
    message = (
        "Cuộc họp thẩm định không hợp lệ: có mặt {present}/{team} thành viên, quy định phải có từ "
        "{quorum} % trở lên."
    )

    present: int
    team: int
    quorum: int


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the team: for whom they sit, in which part, and whether they were there."""

    name: str
    agency: str
    role: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True)
class Votes:
    """How those who were there voted."""

    in_favour: int
    against: int
    abstained: int

    @property
    def counted(self) -> int:
        """Count the votes."""
        return self.in_favour + self.against + self.abstained


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A team's meeting about a file. Raises `BadTeam` or `VotesUneven`."""

    members: tuple[Member, ...]
    votes: Votes

    def __post_init__(self) -> None:
        _require_team(self.members)
        votes = self.votes
        if min(votes.in_favour, votes.against, votes.abstained) < 0:
            raise BadTeam(fault="số phiếu không được âm")
        if votes.counted != self.present:
            raise VotesUneven(
                present=self.present,
                counted=votes.counted,
                in_favour=votes.in_favour,
                against=votes.against,
                abstained=votes.abstained,
            )

    @property
    def present(self) -> int:
        """Count the members who were there."""
        return sum(member.present for member in self.members)

    def carries(self, rule: RecognitionRule) -> bool:
        """Tell whether enough of those there were in favour, or refuse (`NoQuorum`) to tell."""
        team = len(self.members)
        if 100 * self.present < rule.quorum * team:
            raise NoQuorum(present=self.present, team=team, quorum=rule.quorum)
        return 100 * self.votes.in_favour >= rule.majority * self.present


def _require_team(members: tuple[Member, ...]) -> None:
    if not members:
        raise BadTeam(fault=FAULT_TITLES["none"])
    if len(members) > MOST_MEMBERS:
        raise BadTeam(fault=FAULT_TITLES["many"])
    for member in members:
        said = (member.name, member.agency, member.role)
        if not member.name.strip() or not member.agency.strip():
            raise BadTeam(fault=FAULT_TITLES["unnamed"])
        if max(len(text) for text in said) > LONGEST_NAME:
            raise BadTeam(fault=FAULT_TITLES["long"])
    if len({(member.name, member.agency) for member in members}) < len(members):
        raise BadTeam(fault=FAULT_TITLES["twice"])
