"""The registers of readings, of assessments and of recognitions."""

from __future__ import annotations

from django.db import models

from chungtay.apps.criteria.levels_models import LevelsVersion
from chungtay.apps.criteria.recognition_models import Recheck, RecognitionStep, Village
from chungtay.apps.criteria.roadmap_models import Remedy, RoadmapTarget, Scenario
from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.criteria.evidence import EVIDENCE_TITLES
from chungtay.core.criteria.grade import GRADE_TITLES
from chungtay.core.criteria.reading import JUDGEMENT_TITLES, STAGE_TITLES, Judgement
from chungtay.core.criteria.record import ACT_TITLES, place

__all__ = [
    "Assessment",
    "LevelsVersion",
    "Reading",
    "Recheck",
    "Recognition",
    "RecognitionStep",
    "Remedy",
    "RoadmapTarget",
    "Scenario",
    "Village",
]


class Reading(RegisterRow):
    """What one stage says of one threshold at a unit; its last row up to a day counts."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    requirement = models.CharField("Chỉ tiêu", max_length=16)
    threshold = models.CharField("Mức đạt chuẩn", max_length=16)
    stage = models.CharField(
        "Bước đánh giá",
        max_length=16,
        choices=[(stage.value, title.vi) for stage, title in STAGE_TITLES.items()],
    )
    period = models.PositiveSmallIntegerField("Năm đánh giá")
    part = models.BigIntegerField("Tử số", null=True)
    base = models.BigIntegerField("Mẫu số", null=True)
    base_stated = models.BooleanField("Có nêu mẫu số")
    judgement = models.CharField(
        "Kết luận",
        max_length=16,
        blank=True,
        choices=[
            (each.value, title.vi)
            for each, title in JUDGEMENT_TITLES.items()
            if each != Judgement.NONE
        ],
    )
    derived = models.BooleanField("Lấy từ sổ")
    measure = models.CharField("Chỉ số dùng để lấy", max_length=64, blank=True)
    note = models.CharField("Căn cứ, lý do", max_length=500, blank=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "criteria_set", "on"], name="reading_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part__isnull=True, base__isnull=True)
                | models.Q(part__gte=0, base__gt=0),
                name="reading_is_part_of_base",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.threshold} {self.stage} {self.part}/{self.base} ({self.on})"


class ReadingEvidence(RegisterRow):
    """What shows that a reading is so; a file's bytes are kept apart, once."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    threshold = models.CharField("Mức đạt chuẩn", max_length=16)
    stage = models.CharField(
        "Bước đánh giá",
        max_length=16,
        choices=[(stage.value, title.vi) for stage, title in STAGE_TITLES.items()],
    )
    kind = models.CharField(
        "Loại minh chứng",
        max_length=16,
        choices=[(kind.value, title.vi) for kind, title in EVIDENCE_TITLES.items()],
    )
    what = models.CharField("Mã tệp, văn bản, công trình hoặc lời", max_length=500)
    title = models.CharField("Tên gọi", max_length=500)
    size = models.PositiveBigIntegerField("Số byte")
    withdrawn = models.CharField("Lý do rút", max_length=500, blank=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [
            models.Index(fields=["unit", "criteria_set", "on"], name="reading_evidence_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.threshold} {self.title} ({self.on})"


class ReadingContent(models.Model):
    """The bytes of a file of evidence, once per content."""

    sha256 = models.CharField("Mã tệp (SHA-256)", max_length=64, primary_key=True)
    content = models.BinaryField("Nội dung")

    def __str__(self) -> str:
        return self.sha256


class Assessment(RegisterRow):
    """Whether a unit meets one criterion; the last row up to a day counts."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    criterion = models.CharField("Tiêu chí", max_length=8)
    met = models.BooleanField("Đạt")
    note = models.CharField("Căn cứ, lý do", max_length=500, blank=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "criterion", "on"], name="assessment_by_day")]

    def __str__(self) -> str:
        return f"{self.unit} {self.criterion} {self.met} ({self.on})"


class Recognition(RegisterRow):
    """A decision to recognise a unit, or a village of it, to a grade, or to withdraw that."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    village = models.CharField("Thôn", max_length=16, blank=True)
    grade = models.CharField(
        "Mức công nhận",
        max_length=16,
        choices=[(grade.value, title.vi) for grade, title in GRADE_TITLES.items()],
    )
    field = models.CharField("Lĩnh vực nổi trội", max_length=120, blank=True)
    for_year = models.PositiveSmallIntegerField("Công nhận cho năm")
    action = models.CharField(
        "Quyết định",
        max_length=16,
        choices=[(act.value, title) for act, title in ACT_TITLES.items()],
    )
    weight = models.SmallIntegerField("Trọng số")
    file = models.CharField("Mã hồ sơ", max_length=64, blank=True)
    reason = models.CharField("Lý do, căn cứ", max_length=600, blank=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "grade", "on"], name="recognition_by_day")]

    def __str__(self) -> str:
        return f"{place(self.unit, self.village)} {self.grade} {self.action} ({self.on})"
