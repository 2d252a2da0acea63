"""Tables of administrative units.

Units and successions are reference data: the pack says what they are and `load_units` copies it
here so that registers, pages and the column store can join with it. Classes are a register.
"""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from chungtay.apps.kernel.models import HandedIn, RegisterRow
from chungtay.core.units.reorganisation import DEED_TITLES
from chungtay.core.units.succession import KIND_TITLES
from chungtay.core.units.unit import LEVEL_TITLES, UnitType
from chungtay.core.units.unit_class import CLASS_TITLES


class Unit(models.Model):
    """One bearer of a code, from `since` up to, not including, `until`.

    `since` is 0001-01-01 where no source says since when (`since_known` false). `until`, `formed`,
    `district` and `province` are derived from successions and superiors once, when the pack is
    loaded; `formed` is the first day on which the code meant this same body (`Courses.formed`) and
    `body` names that body, alike under every code it has borne (`Courses.body`);
    `district` is empty for provinces and for communes directly under a province, and a
    district's own code for itself.
    """

    code = models.CharField("Mã", max_length=16)
    since = models.DateField("Từ ngày")
    since_known = models.BooleanField("Biết ngày bắt đầu")
    until = models.DateField("Đến trước ngày", null=True)
    formed = models.DateField("Hình thành ngày")
    body = models.CharField("Chủ thể", max_length=32, db_index=True)
    level = models.CharField(
        "Cấp",
        max_length=16,
        choices=[(level.value, title) for level, title in LEVEL_TITLES.items()],
    )
    type = models.CharField(
        "Loại", max_length=16, choices=[(kind.value, kind.value) for kind in UnitType]
    )
    name = models.CharField("Tên", max_length=64)
    sort_key = models.CharField("Khóa sắp xếp", max_length=224)
    folded = models.CharField("Tên không dấu", max_length=64, db_index=True)
    parent = models.CharField("Đơn vị cấp trên", max_length=16, blank=True, db_index=True)
    district = models.CharField("Huyện", max_length=16, blank=True, db_index=True)
    province = models.CharField("Tỉnh", max_length=16, db_index=True)
    lat = models.FloatField("Vĩ độ", null=True)
    lon = models.FloatField("Kinh độ", null=True)
    document = models.CharField("Văn bản", max_length=160)
    recorded_at = models.DateTimeField("Ghi vào hệ thống lúc", db_default=Now())
    recorded_by = models.CharField("Người ghi", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "since"], name="unit_by_code_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Succession(models.Model):
    """`after` took over from `before` on `since`; `after` is empty when a unit was abolished."""

    before = models.CharField("Mã cũ", max_length=16, db_index=True)
    after = models.CharField("Mã mới", max_length=16, blank=True, db_index=True)
    since = models.DateField("Từ ngày")
    kind = models.CharField(
        "Cách kế tục",
        max_length=16,
        choices=[(kind.value, title) for kind, title in KIND_TITLES.items()],
    )
    document = models.CharField("Văn bản", max_length=160)
    main = models.BooleanField("Phần chính")
    verified = models.BooleanField("Đã kiểm chứng")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after", "since"], name="succession_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after or '–'} ({self.since})"


class Load(models.Model):
    """One load that changed units or successions: by its rows readers know that there is news."""

    at = models.DateTimeField("Lúc", db_default=Now())
    by = models.CharField("Người nạp", max_length=64)
    written = models.PositiveIntegerField("Số dòng ghi")
    removed = models.PositiveIntegerField("Số dòng bỏ")

    def __str__(self) -> str:
        return f"{self.at} {self.by}"


class UnitClass(RegisterRow):
    """A unit entered a class (`holds`) or left it on a day."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    unit_class = models.CharField(
        "Nhóm", max_length=32, choices=[(kind.value, title) for kind, title in CLASS_TITLES.items()]
    )
    on = models.DateField("Ngày")
    holds = models.BooleanField("Thuộc nhóm")

    class Meta:
        indexes = [models.Index(fields=["unit", "unit_class", "on"], name="unit_class_history")]

    def __str__(self) -> str:
        return f"{self.unit} {self.unit_class} {self.on}"


class Reorganisation(RegisterRow):
    """A reorganisation was taken in, or undone: under its number, with the file that says it."""

    number = models.CharField("Số lần nạp", max_length=16)
    deed = models.CharField(
        "Việc", max_length=16, choices=[(deed.value, title) for deed, title in DEED_TITLES.items()]
    )
    file = models.CharField("Tên tệp", max_length=200)
    sha256 = models.CharField("Mã băm", max_length=64)
    on = models.DateField("Ngày có hiệu lực")
    successions = models.PositiveIntegerField("Số dòng kế tục")
    written = models.PositiveIntegerField("Số dòng ghi")
    removed = models.PositiveIntegerField("Số dòng bỏ")

    def __str__(self) -> str:
        return f"{self.number} {self.deed}"


class ReorganisationUpload(HandedIn):
    """A reorganisation handed in: its bytes, what was found in it, and how far the work is."""

    found = models.JSONField("Đã đọc được", default=dict)
    taken = models.JSONField("Đã ghi", default=dict)

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="reorganisation_by_user")]
