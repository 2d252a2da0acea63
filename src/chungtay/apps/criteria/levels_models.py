"""The register of what a province has set over the nation's levels: every version, whole."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import KeptVersion


class LevelsVersion(KeptVersion):
    """One version of a province's levels of one set: the files as they were put down, and why."""

    unit = models.CharField("Tỉnh", max_length=16)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    threshold = models.CharField("Mức đã nhập", max_length=16)
    levels = models.TextField("Tệp mức đạt chuẩn")
    removed = models.DateField("Ngày đầu của bảng mức đã bỏ", null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "criteria_set"], name="levels_of_province")]

    def __str__(self) -> str:
        return f"{self.unit} {self.criteria_set} {self.version}"
