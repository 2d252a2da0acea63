"""The register of what a province has set over the thresholds of alerts: every version, whole."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.alerts.own import STATE_TITLES


class ThresholdsVersion(RegisterRow):
    """One version of a province's thresholds: the files as they were put down, by whom, and why.

    `since` is the first day of the setting that this version adds, or `removed`; `switch` says
    whether that setting switches the rule on or off, and is blank where it sets a threshold.
    """

    unit = models.CharField("Tỉnh", max_length=16, db_index=True)
    version = models.PositiveIntegerField("Bản")
    rule = models.CharField("Quy tắc", max_length=48)
    since = models.DateField("Áp dụng từ ngày")
    removed = models.BooleanField("Là bỏ ngưỡng")
    switch = models.CharField(
        "Bật, tắt quy tắc",
        max_length=3,
        blank=True,
        choices=[(one.value, title.vi) for one, title in STATE_TITLES.items()],
    )
    by_name = models.CharField("Tên người ghi", max_length=160, blank=True)
    reason = models.CharField("Lý do", max_length=600)
    thresholds = models.TextField("Tệp ngưỡng")
    papers = models.TextField("Tệp văn bản", blank=True)

    def __str__(self) -> str:
        return f"{self.unit} {self.version}"
