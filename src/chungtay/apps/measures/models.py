"""Control statements: numbers that a cited document prints, kept beside the measures."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow


class Statement(RegisterRow):
    """A printed number; it is compared with what the measures give, and never added to anything.

    The number is `value_e6` millionths of its unit, printed with so many decimals.
    """

    figure = models.CharField("Mã số liệu", max_length=64)
    value_e6 = models.BigIntegerField("Giá trị (phần triệu của đơn vị tính)")
    unit = models.CharField("Đơn vị tính", max_length=64, blank=True)
    decimals = models.PositiveSmallIntegerField("Số chữ số thập phân")
    on = models.DateField("Ngày")

    def __str__(self) -> str:
        return f"{self.figure} {self.value_e6} ({self.on})"
