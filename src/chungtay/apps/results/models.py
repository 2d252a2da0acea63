"""The register of results: values of indicators as somebody reported them."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.results.value import FINALITY_TITLES, QUALIFIER_TITLES, STANDING_TITLES


class Value(RegisterRow):
    """One value of an indicator; the last row up to a day counts for its period and standing."""

    indicator = models.CharField("Chỉ tiêu", max_length=64)
    unit = models.CharField("Đơn vị hành chính", max_length=16)
    standing = models.CharField(
        "Loại số liệu",
        max_length=16,
        choices=[(standing.value, title) for standing, title in STANDING_TITLES.items()],
    )
    finality = models.CharField(
        "Tính chất số liệu",
        max_length=16,
        choices=[(finality.value, title) for finality, title in FINALITY_TITLES.items()],
    )
    amount_e6 = models.BigIntegerField("Giá trị (phần triệu của đơn vị tính)")
    base_stated = models.BooleanField("Nguồn có nêu mẫu số")
    qualifier = models.CharField(
        "Mức chính xác",
        max_length=8,
        blank=True,
        choices=[(qualifier.value, title) for qualifier, title in QUALIFIER_TITLES.items()],
    )
    period_from = models.DateField("Kỳ số liệu từ ngày")
    period_to = models.DateField("Kỳ số liệu đến ngày")
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["indicator", "unit"], name="value_by_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.unit} {self.amount_e6} ({self.on})"
