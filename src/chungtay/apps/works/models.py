"""The register of works: each row says what is true of a work from a day on."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES


class Work(RegisterRow):
    """A state of a work; the last one up to a day counts."""

    work = models.CharField("Mã công trình", max_length=48)
    name = models.CharField("Tên công trình", max_length=240)
    programme = models.CharField("Chương trình", max_length=32, blank=True)
    project = models.CharField("Dự án", max_length=64)
    work_type = models.CharField(
        "Loại công trình",
        max_length=16,
        choices=[(work_type.value, title) for work_type, title in TYPE_TITLES.items()],
    )
    unit = models.CharField("Đơn vị hành chính", max_length=16)
    plan_year = models.PositiveSmallIntegerField("Năm kế hoạch")
    stage = models.CharField(
        "Bước thực hiện",
        max_length=16,
        choices=[(stage.value, title) for stage, title in STAGE_TITLES.items()],
    )
    on = models.DateField("Ngày")
    cost_dong = models.BigIntegerField("Tổng mức đầu tư (đồng)")

    class Meta:
        indexes = [models.Index(fields=["work", "on"], name="work_by_day")]

    def __str__(self) -> str:
        return self.name
