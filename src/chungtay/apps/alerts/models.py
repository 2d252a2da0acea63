"""Tables of alerts: what was raised, and what came of it. Both are registers."""

from __future__ import annotations

from django.db import models

from chungtay.apps.alerts.review_models import AlertReview
from chungtay.apps.alerts.thresholds_models import ThresholdsVersion
from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.alerts.course import AlertDeed
from chungtay.core.alerts.rule import KIND_TITLES

__all__ = ["Alert", "AlertReview", "AlertStep", "ThresholdsVersion"]


class Alert(RegisterRow):
    """An alert as it was raised. `ref` is `A:`, the key of its cause and its turn.

    What it says is kept as facts and never as a sentence: each reader has it in their language.
    `where` are the conditions of its number, which name the line of capital where it is about one.
    """

    key = models.CharField("Khóa nguyên nhân", max_length=180, db_index=True)
    rule = models.CharField("Quy tắc", max_length=48)
    kind = models.CharField(
        "Loại", max_length=16, choices=[(kind.value, title) for kind, title in KIND_TITLES.items()]
    )
    subject = models.CharField("Đối tượng", max_length=96)
    unit = models.CharField("Đơn vị", max_length=16, db_index=True)
    holder = models.CharField("Chủ tài khoản", max_length=48, blank=True)
    title = models.CharField("Tên đối tượng", max_length=400)
    since = models.DateField("Từ ngày")
    due = models.DateField("Hạn xử lý")
    on = models.DateField("Ngày phát")
    ends = models.DateField("Hết thời hạn ngày", null=True, blank=True)
    percent = models.PositiveSmallIntegerField("Mốc của tỉnh (%)", default=0)
    amount = models.BigIntegerField("Số tiền (đồng)", null=True, blank=True)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32, blank=True)
    criterion = models.CharField("Tiêu chí hoặc điều kiện", max_length=32, blank=True)
    grade = models.CharField("Mức công nhận", max_length=16, blank=True)
    measure = models.CharField("Chỉ số", max_length=64, blank=True)
    where = models.JSONField("Điều kiện", default=list)
    value = models.CharField("Giá trị", max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.ref}: {self.title}"


class AlertStep(RegisterRow):
    """What came of an alert: somebody saw it, answered it, or its cause was gone."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, to_field="ref", related_name="+")
    deed = models.CharField("Việc", max_length=16, choices=[(d.value, d.value) for d in AlertDeed])
    on = models.DateField("Ngày")
    user = models.PositiveIntegerField("Tài khoản", default=0)
    name = models.CharField("Người", max_length=160, blank=True)
    text = models.CharField("Trả lời", max_length=500, blank=True)
    until = models.DateField("Hẹn đến ngày", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["alert"], condition=models.Q(deed="ended"), name="alert_ended_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.alert_id} {self.deed} {self.on}"
