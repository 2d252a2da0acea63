"""The registers of works: each row says what is true of a work from a day on. And lists of them."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import HandedIn, RegisterRow
from chungtay.core.capital.line import SOURCE_TITLES
from chungtay.core.works.contract import (
    CONTRACT_STATE_TITLES,
    PACKAGE_TITLES,
    SELECTION_TITLES,
)
from chungtay.core.works.obstacle import STATE_TITLES
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES


class Work(RegisterRow):
    """A state of a work; the last one up to a day counts."""

    work = models.CharField("Mã công trình", max_length=48)
    name = models.CharField("Tên công trình", max_length=240)
    programme = models.CharField("Chương trình", max_length=32, blank=True)
    project = models.CharField("Dự án", max_length=64)
    work_type = models.CharField(
        "Loại công trình",
        max_length=16,
        choices=[(work_type.value, title) for work_type, title in TYPE_TITLES.items()],
    )
    unit = models.CharField("Đơn vị hành chính", max_length=16)
    plan_year = models.PositiveSmallIntegerField("Năm kế hoạch")
    stage = models.CharField(
        "Bước thực hiện",
        max_length=16,
        choices=[(stage.value, title) for stage, title in STAGE_TITLES.items()],
    )
    on = models.DateField("Ngày")
    cost_dong = models.BigIntegerField("Tổng mức đầu tư (đồng)")
    progress = models.PositiveSmallIntegerField("Khối lượng hoàn thành (%)", null=True)
    reason = models.CharField("Giải trình", max_length=240, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["work", "on"], name="work_by_day"),
            models.Index(fields=["unit", "on"], name="work_by_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class WorkCard(RegisterRow):
    """The papers of a work; the last row up to a day counts."""

    work = models.CharField("Mã công trình", max_length=48)
    lat_e6 = models.IntegerField("Vĩ độ (phần triệu độ)", null=True)
    lon_e6 = models.IntegerField("Kinh độ (phần triệu độ)", null=True)
    investor = models.CharField("Chủ đầu tư", max_length=48, blank=True)
    approval = models.CharField("Quyết định phê duyệt", max_length=64, blank=True)
    submitted_on = models.DateField("Ngày trình phê duyệt", null=True)
    approved_on = models.DateField("Ngày phê duyệt", null=True)
    planned_start = models.DateField("Khởi công dự kiến", null=True)
    planned_finish = models.DateField("Hoàn thành dự kiến", null=True)
    special_mechanism = models.BooleanField("Theo cơ chế đặc thù")
    community_share_dong = models.BigIntegerField("Cộng đồng đóng góp (đồng)", null=True)
    capacity = models.CharField("Quy mô, năng lực", max_length=120, blank=True)
    project_code = models.CharField("Mã dự án đầu tư công", max_length=32, blank=True)
    treasury_code = models.CharField("Mã số dự án tại Kho bạc", max_length=32, blank=True)
    maintainer = models.CharField("Đơn vị quản lý, bảo trì", max_length=160, blank=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["work", "on"], name="card_by_day")]

    def __str__(self) -> str:
        return self.ref


class WorkContract(RegisterRow):
    """A contract of a work; the last row of a contract up to a day counts."""

    work = models.CharField("Mã công trình", max_length=48)
    contract = models.CharField("Mã hợp đồng", max_length=16)
    package = models.CharField(
        "Loại gói thầu",
        max_length=16,
        choices=[(package.value, title) for package, title in PACKAGE_TITLES.items()],
    )
    name = models.CharField("Tên gói thầu", max_length=240, blank=True)
    number = models.CharField("Số hợp đồng", max_length=64, blank=True)
    contractor = models.CharField("Nhà thầu", max_length=160, blank=True)
    selection = models.CharField(
        "Hình thức lựa chọn nhà thầu",
        max_length=16,
        choices=[(way.value, title) for way, title in SELECTION_TITLES.items()],
        blank=True,
    )
    signed_on = models.DateField("Ngày ký", null=True)
    dong = models.BigIntegerField("Giá trị hợp đồng (đồng)", null=True)
    finish_due = models.DateField("Hạn hoàn thành theo hợp đồng", null=True)
    amendment = models.CharField("Phụ lục, quyết định điều chỉnh", max_length=64, blank=True)
    state = models.CharField(
        "Tình trạng",
        max_length=16,
        choices=[(state.value, title) for state, title in CONTRACT_STATE_TITLES.items()],
    )
    on = models.DateField("Ngày")
    reason = models.CharField("Lý do bỏ, khôi phục", max_length=240, blank=True)

    class Meta:
        indexes = [models.Index(fields=["work", "on"], name="contract_by_day")]

    def __str__(self) -> str:
        return self.ref


class WorkFunding(RegisterRow):
    """A part of a work's total cost; the last row of a source and provider up to a day counts."""

    work = models.CharField("Mã công trình", max_length=48)
    source = models.CharField(
        "Nguồn vốn",
        max_length=16,
        choices=[(source.value, title) for source, title in SOURCE_TITLES.items()],
    )
    provider = models.CharField("Nhà tài trợ, nơi góp", max_length=48, blank=True)
    dong = models.BigIntegerField("Số tiền (đồng)")
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["work", "on"], name="funding_by_day")]

    def __str__(self) -> str:
        return self.ref


class WorkObstacle(RegisterRow):
    """What keeps a work from going on; the last row of an obstacle up to a day counts."""

    obstacle = models.CharField("Mã vướng mắc", max_length=64)
    work = models.CharField("Mã công trình", max_length=48)
    cause = models.CharField("Loại vướng mắc", max_length=32)
    text = models.CharField("Nội dung", max_length=500)
    owner = models.CharField("Cơ quan phải gỡ", max_length=48, blank=True)
    due = models.DateField("Hạn gỡ", null=True)
    state = models.CharField(
        "Tình trạng",
        max_length=16,
        choices=[(state.value, title) for state, title in STATE_TITLES.items()],
    )
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["work", "on"], name="obstacle_by_day")]

    def __str__(self) -> str:
        return self.obstacle


class WorkRemark(RegisterRow):
    """A remark on a work, and later the answer; the last row of a remark up to a day counts."""

    work = models.CharField("Mã công trình", max_length=48)
    remark = models.CharField("Mã kiến nghị", max_length=16)
    text = models.CharField("Kiến nghị", max_length=1000)
    speaker = models.CharField("Người nêu", max_length=160)
    answer = models.CharField("Trả lời", max_length=1000, blank=True)
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["work", "on"], name="remark_by_day")]

    def __str__(self) -> str:
        return self.remark


class WorkPhoto(RegisterRow):
    """A picture of a work; its bytes are in `PhotoContent`."""

    work = models.CharField("Mã công trình", max_length=48)
    caption = models.CharField("Chú thích", max_length=240, blank=True)
    sha256 = models.CharField("Mã băm", max_length=64, db_index=True)
    name = models.CharField("Tên tệp", max_length=200)
    media_type = models.CharField("Loại tệp", max_length=100)
    size = models.PositiveIntegerField("Dung lượng (byte)")
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["work", "on"], name="photo_by_day")]

    def __str__(self) -> str:
        return self.name


class PhotoContent(models.Model):
    """The bytes of a picture, once per content."""

    sha256 = models.CharField("Mã băm", max_length=64, primary_key=True)
    content = models.BinaryField("Nội dung")

    def __str__(self) -> str:
        return self.sha256


class WorksList(HandedIn):
    """A list of works handed in: its bytes, what it says anew, and how far the work on it is.

    `as_of` is the day its figures are of; `scale` how many đồng one unit of its money is, 0 where
    the file says it; `document` the paper it rests on, empty where that is the file itself.
    """

    as_of = models.DateField("Số liệu của ngày")
    scale = models.PositiveIntegerField("Đơn vị tiền (đồng)", default=0)
    document = models.CharField("Văn bản", max_length=160, blank=True)
    found = models.JSONField("Đã đọc được", default=dict)
    taken = models.JSONField("Đã ghi", default=dict)

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="works_list_by_user")]
