"""The registers of the roadmap: targets of communes, remedies for what is missing, scenarios."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.capital.line import KIND_TITLES
from chungtay.core.criteria.roadmap.register import (
    MOST_OF_CODE,
    MOST_OF_MEMBER,
    MOST_OF_TITLE,
    TARGET_TITLES,
)
from chungtay.core.criteria.roadmap.scenario import MOST_OF_NAME


class RoadmapTarget(RegisterRow):
    """A commune that is to meet a set by the end of a year; the last row up to a day counts."""

    unit = models.CharField("Đơn vị hành chính", max_length=16, db_index=True)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    kind = models.CharField(
        "Loại",
        max_length=16,
        choices=[(kind.value, title) for kind, title in TARGET_TITLES.items()],
    )
    year = models.PositiveSmallIntegerField("Năm phải đạt")
    agency = models.CharField("Cơ quan phụ trách", max_length=64, blank=True)
    member = models.CharField("Thành viên phụ trách", max_length=MOST_OF_MEMBER, blank=True)
    stands = models.BooleanField("Còn hiệu lực")
    on = models.DateField("Ngày")

    def __str__(self) -> str:
        return f"{self.unit} {self.year} ({self.on})"


class Remedy(RegisterRow):
    """What would close a requirement at a commune; the last row of a code up to a day counts."""

    remedy = models.CharField("Mã giải pháp", max_length=MOST_OF_CODE, db_index=True)
    unit = models.CharField("Đơn vị hành chính", max_length=16, db_index=True)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    requirement = models.CharField("Chỉ tiêu", max_length=8)
    title = models.CharField("Giải pháp", max_length=MOST_OF_TITLE)
    cost_dong = models.BigIntegerField("Kinh phí (đồng)")
    kind = models.CharField(
        "Loại vốn",
        max_length=16,
        choices=[(kind.value, title) for kind, title in KIND_TITLES.items()],
    )
    sources = models.CharField("Nguồn có thể chi", max_length=120)
    project = models.CharField("Dự án", max_length=64, blank=True)
    ready = models.DateField("Ngày xong")
    works = models.CharField("Công trình", max_length=400, blank=True)
    stands = models.BooleanField("Còn hiệu lực")
    on = models.DateField("Ngày")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cost_dong__gte=0), name="remedy_costs_no_less"
            )
        ]

    def __str__(self) -> str:
        return f"{self.remedy} {self.cost_dong} ({self.on})"


class Scenario(RegisterRow):
    """A plan kept with all it was made from: inputs and result as text in JSON."""

    code = models.CharField("Mã phương án", max_length=32, unique=True)
    name = models.CharField("Tên phương án", max_length=MOST_OF_NAME)
    place = models.CharField("Địa bàn", max_length=16, db_index=True)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    inputs = models.TextField("Số liệu đầu vào")
    digest = models.CharField("Dấu vân tay của số liệu đầu vào", max_length=64)
    outcome = models.CharField("Kết quả", max_length=16)
    result = models.TextField("Giải pháp được chọn", blank=True)
    labels = models.TextField("Tên giải pháp")
    cost_dong = models.BigIntegerField("Kinh phí (đồng)", null=True)
    follows = models.CharField("Lập lại từ phương án", max_length=32, blank=True)
    kept_by = models.CharField("Người lập", max_length=MOST_OF_MEMBER)
    on = models.DateField("Ngày")

    def __str__(self) -> str:
        return f"{self.code} {self.name} ({self.on})"
