"""Tables of reconciliation: lists as senders told them, and what was said about each line."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import HandedIn, RegisterRow
from chungtay.core.capital.reconcile.settling import STATE_TITLES


class TreasuryProfile(models.Model):
    """How a sender's lists are read; `told` is written by `core.capital.reconcile.profile`."""

    code = models.SlugField("Mã", max_length=48, primary_key=True)
    title = models.CharField("Tên mẫu đọc", max_length=160)
    sender = models.SlugField("Nơi gửi", max_length=48)
    told = models.JSONField("Cách đọc")
    changed_at = models.DateTimeField("Sửa lúc", auto_now=True)
    changed_by = models.CharField("Người sửa", max_length=64)

    objects: models.Manager[TreasuryProfile] = models.Manager()

    def __str__(self) -> str:
        return self.title


class TreasuryList(HandedIn):
    """A list handed in: its bytes, what was read of it, and how far the work has come."""

    sha256 = models.CharField("Mã băm", max_length=64, db_index=True)
    scope = models.CharField("Phạm vi", max_length=16, blank=True)
    profile = models.CharField("Mẫu đọc", max_length=48, blank=True)
    found = models.JSONField("Đã đọc được", default=dict)
    taken = models.JSONField("Đã ghi", default=dict)

    objects: models.Manager[TreasuryList] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="treasury_list_by_user")]


class TreasuryLine(RegisterRow):
    """A line of a list. `ref` is `TL:`, the sender and the line's key; `first` that of edition 1.

    A line that the sender says otherwise later is the next edition and names this one.
    """

    first = models.CharField("Mã dòng đầu", max_length=200)
    list_sha256 = models.CharField("Mã băm danh sách", max_length=64, db_index=True)
    scope = models.CharField("Phạm vi", max_length=16, blank=True)
    sender = models.CharField("Nơi gửi", max_length=48)
    sheet = models.CharField("Trang tính", max_length=80, blank=True)
    row = models.PositiveIntegerField("Dòng")
    digest = models.CharField("Tóm lược", max_length=32)
    on = models.DateField("Ngày thanh toán")
    dong = models.BigIntegerField("Số tiền (đồng)")
    paper = models.CharField("Số chứng từ", max_length=300, blank=True)
    holder_words = models.CharField("Đơn vị (nguyên văn)", max_length=300, blank=True)
    treasury_code = models.CharField("Mã kho bạc", max_length=300, blank=True)
    project_code = models.CharField("Mã dự án đầu tư công", max_length=300, blank=True)
    work_words = models.CharField("Công trình (nguyên văn)", max_length=300, blank=True)
    project_words = models.CharField("Dự án (nguyên văn)", max_length=300, blank=True)
    source_words = models.CharField("Nguồn vốn (nguyên văn)", max_length=300, blank=True)
    kind_words = models.CharField("Loại vốn (nguyên văn)", max_length=300, blank=True)
    budget_index = models.CharField("Mục lục ngân sách", max_length=300, blank=True)
    decision = models.CharField("Quyết định", max_length=300, blank=True)
    content = models.CharField("Nội dung", max_length=300, blank=True)
    under = models.CharField("Đề mục", max_length=300, blank=True)
    year = models.PositiveSmallIntegerField("Năm của vốn", default=0)
    refund = models.BooleanField("Hoàn trả", default=False)
    holder = models.CharField("Chủ tài khoản", max_length=48, blank=True)
    unit = models.CharField("Đơn vị hành chính", max_length=16, blank=True)
    programme = models.CharField("Chương trình", max_length=32, blank=True)
    project = models.CharField("Dự án", max_length=64, blank=True)
    item = models.CharField("Khoản mục", max_length=32, blank=True)
    source = models.CharField("Nguồn vốn", max_length=16, blank=True)
    kind = models.CharField("Loại vốn", max_length=16, blank=True)
    origin_year = models.PositiveSmallIntegerField("Năm gốc", default=0)
    plan_year = models.PositiveSmallIntegerField("Năm kế hoạch")
    subject = models.CharField("Công trình", max_length=48, blank=True)
    remarks = models.JSONField("Cảnh báo", default=list)

    class Meta:
        indexes = [
            models.Index(fields=["first"], name="treasury_line_first"),
            models.Index(fields=["corrects"], name="treasury_line_corrects"),
            models.Index(fields=["on"], name="treasury_line_on"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.dong:+} {self.holder_words}"


class TreasurySettlement(RegisterRow):
    """What was said about a line. `ref` is `TS:` and the line's; a later edition stands."""

    line = models.CharField("Dòng", max_length=200)
    state = models.CharField(
        "Tình trạng",
        max_length=16,
        choices=[(state.value, title) for state, title in STATE_TITLES.items()],
    )
    on = models.DateField("Ngày")
    entry = models.CharField("Bút toán", max_length=160, blank=True)
    payment = models.CharField("Khoản chi", max_length=32, blank=True)
    dong = models.BigIntegerField("Số tiền của dòng (đồng)")
    score = models.SmallIntegerField("Điểm khớp", default=0)
    words = models.CharField("Lý do", max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["line"], name="treasury_settled_line"),
            models.Index(fields=["corrects"], name="treasury_settled_corrects"),
            models.Index(fields=["payment"], name="treasury_settled_payment"),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.state}"
