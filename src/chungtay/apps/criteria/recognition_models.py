"""Tables of recognition: steps of files, re-checks, villages. All three are registers."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.criteria.grade import GRADE_TITLES
from chungtay.core.criteria.recognition.recheck import FOUND_TITLES
from chungtay.core.criteria.recognition.state import DEED_TITLES, STATE_TITLES
from chungtay.core.criteria.record import place

GRADES = [(grade.value, title.vi) for grade, title in GRADE_TITLES.items()]


class RecognitionStep(RegisterRow):
    """One step of a file that asks for recognition; the last one says where the file stands."""

    file = models.CharField("Mã hồ sơ", max_length=64, db_index=True)
    seq = models.PositiveSmallIntegerField("Bước số")
    unit = models.CharField("Đơn vị hành chính", max_length=16)
    village = models.CharField("Thôn", max_length=16, blank=True)
    grade = models.CharField("Mức đề nghị", max_length=16, choices=GRADES)
    field = models.CharField("Lĩnh vực nổi trội", max_length=120, blank=True)
    for_year = models.PositiveSmallIntegerField("Công nhận cho năm")
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32, blank=True)
    deed = models.CharField(
        "Việc",
        max_length=16,
        choices=[(deed.value, title.vi) for deed, title in DEED_TITLES.items()],
    )
    state = models.CharField(
        "Tình trạng sau bước này",
        max_length=16,
        choices=[(state.value, title.vi) for state, title in STATE_TITLES.items()],
    )
    by_name = models.CharField("Người làm", max_length=160, blank=True)
    reason = models.CharField("Lý do, căn cứ", max_length=600, blank=True)
    members = models.JSONField("Tổ thẩm định", default=list)
    in_favour = models.PositiveSmallIntegerField("Phiếu đồng ý", null=True)
    against = models.PositiveSmallIntegerField("Phiếu không đồng ý", null=True)
    abstained = models.PositiveSmallIntegerField("Phiếu không có ý kiến", null=True)
    short = models.JSONField("Tiêu chí chưa đạt ngày quyết định", default=list)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "grade"], name="recognition_step_by_unit")]
        constraints = [
            models.UniqueConstraint(fields=["file", "seq"], name="recognition_step_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.seq} {self.deed} ({self.on})"


class Recheck(RegisterRow):
    """What a re-check found of one criterion of a recognised place; the last row counts."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    village = models.CharField("Thôn", max_length=16, blank=True)
    grade = models.CharField("Mức công nhận", max_length=16, choices=GRADES)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32, blank=True)
    criterion = models.CharField("Tiêu chí", max_length=8, blank=True)
    found = models.CharField(
        "Kết quả",
        max_length=16,
        choices=[(found.value, title.vi) for found, title in FOUND_TITLES.items()],
    )
    cause = models.CharField("Nguyên nhân, cách khắc phục", max_length=600, blank=True)
    agency = models.CharField("Cơ quan chịu trách nhiệm", max_length=48, blank=True)
    due = models.DateField("Hạn khắc phục", null=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "grade", "on"], name="recheck_by_day")]

    def __str__(self) -> str:
        return f"{place(self.unit, self.village)} {self.criterion} {self.found} ({self.on})"


class Village(RegisterRow):
    """What is true of a village of a commune from a day on."""

    unit = models.CharField("Xã", max_length=16)
    village = models.CharField("Mã thôn", max_length=16)
    name = models.CharField("Tên thôn", max_length=120)
    stands = models.BooleanField("Còn tồn tại")
    scheme = models.CharField("Đề án", max_length=32, blank=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "village", "on"], name="village_by_day")]

    def __str__(self) -> str:
        return f"{place(self.unit, self.village)} {self.name} ({self.on})"
