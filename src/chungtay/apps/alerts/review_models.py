"""The table of reviews: who answered for a unit that missed what an alert asked. A register."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.alerts.review import RESULT_TITLES, REVIEWED_TITLES


class AlertReview(RegisterRow):
    """A review of a collective, a head or persons over one alert; later editions correct it.

    `ref` is `V:` and a digest of the alert, of whom and on which paper: said twice it is one row.
    """

    alert = models.ForeignKey(
        "alerts.Alert", on_delete=models.PROTECT, to_field="ref", related_name="+"
    )
    whom = models.CharField(
        "Kiểm điểm ai", max_length=16, choices=[(w.value, t.vi) for w, t in REVIEWED_TITLES.items()]
    )
    post = models.CharField("Tên tập thể, chức danh", max_length=160)
    body = models.CharField("Cơ quan kiểm điểm", max_length=160)
    on = models.DateField("Ngày kiểm điểm")
    result = models.CharField(
        "Kết quả", max_length=24, choices=[(r.value, t.vi) for r, t in RESULT_TITLES.items()]
    )
    text = models.CharField("Nội dung", max_length=500, blank=True)
    name = models.CharField("Tên người ghi", max_length=160, blank=True)
    reason = models.CharField("Lý do đính chính", max_length=500, blank=True)
    withdrawn = models.BooleanField("Là bỏ lần ghi", default=False)

    def __str__(self) -> str:
        return f"{self.alert_id} {self.whom} {self.on}"
