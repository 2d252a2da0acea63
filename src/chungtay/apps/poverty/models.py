"""The register of household counts as they were published."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.poverty.count import CLASS_TITLES, FINALITY_TITLES, LEVEL_TITLES, PEOPLE_TITLES


class Count(RegisterRow):
    """How many households of a class a unit had on a day; the last row up to a day counts."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    level = models.CharField(
        "Cấp",
        max_length=16,
        choices=[(level.value, title) for level, title in LEVEL_TITLES.items()],
    )
    household_class = models.CharField(
        "Loại hộ",
        max_length=16,
        choices=[(each.value, title) for each, title in CLASS_TITLES.items()],
    )
    people = models.CharField(
        "Dân tộc",
        max_length=16,
        choices=[(people.value, title) for people, title in PEOPLE_TITLES.items()],
    )
    finality = models.CharField(
        "Tính chất số liệu",
        max_length=16,
        choices=[(finality.value, title) for finality, title in FINALITY_TITLES.items()],
    )
    households = models.BigIntegerField("Số hộ")
    on = models.DateField("Ngày")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(households__gte=0), name="count_is_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.household_class} {self.households} ({self.on})"
