"""The register of what a province has set over the thresholds of alerts: every version, whole."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import KeptVersion
from chungtay.core.alerts.own import STATE_TITLES


class ThresholdsVersion(KeptVersion):
    """One version of a province's thresholds: the files as they were put down, by whom, and why.

    `since` is the first day of the setting that this version adds, or `removed`; `switch` says
    whether that setting switches the rule on or off, and is blank where it sets a threshold.
    """

    unit = models.CharField("Tỉnh", max_length=16, db_index=True)
    rule = models.CharField("Quy tắc", max_length=48)
    since = models.DateField("Áp dụng từ ngày")
    removed = models.BooleanField("Là bỏ ngưỡng")
    switch = models.CharField(
        "Bật, tắt quy tắc",
        max_length=3,
        blank=True,
        choices=[(one.value, title.vi) for one, title in STATE_TITLES.items()],
    )
    thresholds = models.TextField("Tệp ngưỡng")

    def __str__(self) -> str:
        return f"{self.unit} {self.version}"
