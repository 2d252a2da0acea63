# ruff: noqa: INP001
"""Files of the 27 recognised communes, of villages under Decision 1385, and one re-check.

All of it is ours but for the 8 communes of 2020 and their years. Teams are named by office, not by
person; nobody's vote is told of but that of the office they sit for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from communes import CRITERIA_SET, decided
from tables import DEMO, known, spread

Row = tuple[object, ...]
SET_SINCE = date(2016, 12, 1)
TEAM = (
    ("Lãnh đạo Ủy ban nhân dân tỉnh", "UBND tỉnh", "Tổ trưởng"),
    ("Chánh Văn phòng điều phối", "Văn phòng điều phối nông thôn mới tỉnh", "Tổ phó"),
    ("Đại diện Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và PTNT", "Thành viên"),
    ("Đại diện Sở Giao thông vận tải", "Sở Giao thông vận tải", "Thành viên"),
    ("Đại diện Sở Xây dựng", "Sở Xây dựng", "Thành viên"),
    ("Đại diện Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo", "Thành viên"),
    ("Đại diện Sở Y tế", "Sở Y tế", "Thành viên"),
    ("Đại diện Sở Tài nguyên và Môi trường", "Sở Tài nguyên và Môi trường", "Thành viên"),
    ("Đại diện Sở Lao động - TB và XH", "Sở Lao động - TB và XH", "Thành viên"),
    ("Đại diện Công an tỉnh", "Công an tỉnh", "Thành viên"),
    ("Đại diện Ủy ban MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh", "Thành viên"),
)
VILLAGE_TEAM = (
    ("Lãnh đạo Ủy ban nhân dân huyện", "UBND huyện", "Tổ trưởng"),
    ("Đại diện Phòng Nông nghiệp và PTNT", "Phòng Nông nghiệp và PTNT", "Tổ phó"),
    ("Đại diện Phòng Văn hóa", "Phòng Văn hóa và Thông tin", "Thành viên"),
    ("Đại diện Ủy ban MTTQ huyện", "Ủy ban Mặt trận Tổ quốc huyện", "Thành viên"),
    ("Đại diện Hội Nông dân huyện", "Hội Nông dân huyện", "Thành viên"),
)
RETURNED_FIRST = {"23329", "23503", "23353"}
"""Communes whose file came back once."""
LOST = ("23314", "23317")
"""The two communes that lost criterion 17 on 20 August 2020."""
SCHEME = ("23452", "23455", "23404", "23407", "23344", "23383", "23482", "23535")
"""Our guess at the eight communes of Decision 1385's scheme."""
VILLAGES_OF = 6
RECOGNISED_OF = (3, 2, 2, 1, 2, 2, 1, 2)
MODELS = (("23383", "01"), ("23344", "02"))


@dataclass(frozen=True, slots=True)
class File:
    """A file as all its rows name it."""

    unit: str
    village: str
    grade: str
    for_year: int
    source: str = "synthetic"

    @property
    def code(self) -> str:
        """Give the file's code."""
        place = f"{self.unit}.{self.village}" if self.village else self.unit
        return f"{place}-{self.grade}-{self.for_year}-1"

    def step(  # noqa: PLR0917 - a row
        self, seq: int, deed: str, state: str, by: str, on: date, reason: str = "",
        votes: tuple[str, int, int, int] | None = None,
    ) -> Row:  # fmt: skip
        """Give one row of the file."""
        criteria_set = CRITERIA_SET if on >= SET_SINCE and not self.village else ""
        told = votes or ("", "", "", "")
        head = (self.unit, self.village, self.grade, "", self.for_year, 1, criteria_set)
        return (*head, seq, deed, state, by, reason, *told, on, DEMO, known(on), self.source)


def recognitions() -> Iterator[Row]:
    """Yield the 27 decisions on communes, then those on villages."""
    for unit, year, on, source in decided():
        code = File(unit, "", "standard", year).code
        yield (unit, "standard", year, "recognise", on, DEMO, known(on), source, "", "", code, "")
    for file, on in _village_files():
        place = (file.village, "", file.code, "")
        row = (file.unit, file.grade, file.for_year, "recognise", on)
        yield (*row, DEMO, known(on), "synthetic", *place)


def steps() -> Iterator[Row]:
    """Yield the courses of all files, and of three that are under way on the day of the report."""
    for unit, year, on, _source in decided():
        yield from _commune_course(File(unit, "", "standard", year), on)
    for file, on in _village_files():
        yield from _village_course(file, on)
    yield from _under_way()


def _commune_course(file: File, on: date) -> Iterator[Row]:
    commune, district = "UBND xã", "UBND huyện, thành phố"
    asked = on - timedelta(days=spread(file.code, 75, 110))
    yield file.step(1, "request", "requested", commune, asked)
    seq = 2
    if file.unit in RETURNED_FIRST:
        back = asked + timedelta(days=9)
        reason = "Thiếu biên bản lấy ý kiến người dân về kết quả thực hiện các tiêu chí"
        yield file.step(2, "return", "returned", district, back, reason)
        yield file.step(3, "request", "requested", commune, back + timedelta(days=8))
        seq = 4
    yield file.step(seq, "review", "reviewed", district, on - timedelta(days=40))
    votes = _votes(file.code, TEAM)
    met = on - timedelta(days=spread(file.unit, 9, 20))
    yield file.step(seq + 1, "appraise", "appraised", "Tổ thẩm định tỉnh", met, votes=votes)
    yield file.step(seq + 2, "decide", "decided", "Chủ tịch UBND tỉnh", on)


def _village_course(file: File, on: date) -> Iterator[Row]:
    yield file.step(1, "request", "requested", "UBND xã", on - timedelta(days=45))
    votes = _votes(file.code, VILLAGE_TEAM)
    met = on - timedelta(days=10)
    yield file.step(2, "appraise", "appraised", "Tổ thẩm định huyện", met, votes=votes)
    yield file.step(3, "decide", "decided", "Chủ tịch UBND huyện", on)


def _under_way() -> Iterator[Row]:
    """Yield the file of the commune that is to be the 28th, one sent back and one taken back."""
    next_one = File("23344", "", "standard", 2020)
    yield next_one.step(1, "request", "requested", "UBND xã", date(2020, 9, 25))
    yield next_one.step(2, "review", "reviewed", "UBND huyện, thành phố", date(2020, 10, 8))
    back = File("23347", "", "standard", 2020)
    yield back.step(1, "request", "requested", "UBND xã", date(2020, 9, 21))
    reason = "Tiêu chí 5, 10 và 11 chưa đạt; đề nghị bổ sung kết quả rà soát cuối năm"
    yield back.step(2, "return", "returned", "UBND huyện, thành phố", date(2020, 10, 2), reason)
    taken = File("23350", "", "standard", 2020)
    yield taken.step(1, "request", "requested", "UBND xã", date(2020, 8, 14))
    reason = "Xã xin chuyển sang năm 2021"
    yield taken.step(2, "withdraw", "withdrawn", "UBND xã", date(2020, 9, 4), reason)


def _votes(key: str, team: tuple[tuple[str, str, str], ...]) -> tuple[str, int, int, int]:
    """Let a team vote: at most one is away, and at most one has no opinion."""
    away = spread(key, 0, len(team) * 2)
    there = len(team) - (away < len(team))
    silent = int(there > 9 and spread(f"v{key}", 0, 3) == 0)
    told = " | ".join(
        f"{name}; {agency}; {part}; {'vắng' if number == away else 'có mặt'}"
        for number, (name, agency, part) in enumerate(team)
    )
    return told, there - silent, 0, silent


def rechecks() -> Iterator[Row]:
    """Yield a re-check of each commune that lost a criterion, and one that found all kept."""
    cause = "Chất thải rắn sinh hoạt chưa được thu gom hết sau khi bãi tạm đầy"
    for unit, on, due in (
        (LOST[0], date(2020, 9, 10), date(2020, 10, 5)),
        (LOST[1], date(2020, 9, 11), date(2020, 12, 15)),
    ):
        row = (unit, "standard", CRITERIA_SET, "17", "lost", cause, "so-nnptnt", due, on)
        yield (*row, DEMO, known(on), "synthetic")
    on = date(2020, 9, 15)
    row = ("23323", "standard", CRITERIA_SET, "", "kept", "", "", "", on)
    yield (*row, DEMO, known(on), "synthetic")


def villages() -> Iterator[Row]:
    """Yield six villages of each commune of the scheme."""
    on = date(2019, 1, 1)
    for unit in SCHEME:
        for number in range(1, VILLAGES_OF + 1):
            row = (unit, f"{number:02}", f"Thôn {number}", 1, "1385", on)
            yield (*row, DEMO, known(on), "synthetic")


def _village_files() -> Iterator[tuple[File, date]]:
    for unit, count in zip(SCHEME, RECOGNISED_OF, strict=True):
        for number in range(1, count + 1):
            on = date(2019, 11, 20) if number == 1 else date(2020, 7, spread(unit, 5, 28))
            yield File(unit, f"{number:02}", "standard", on.year), on
    for unit, village in MODELS:
        yield File(unit, village, "model", 2020), date(2020, 9, 18)
