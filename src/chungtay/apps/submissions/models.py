"""Tables of periodic reports.

A `Step` is one row of the register: everything that was ever done to a submission, cells included,
appended and never changed. A `Submission` is where it stands now: told by its steps, kept beside
them so that lists and pages need not replay them, and the row that is locked by whoever acts.
"""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import HandedIn, RegisterRow
from chungtay.core.kernel.handing_in import STAGE_TITLES, Stage
from chungtay.core.submissions.period import FREQUENCY_TITLES
from chungtay.core.submissions.workflow import ABSENCE_TITLES, DEED_TITLES, STATE_TITLES
from chungtay.core.units.unit import LEVEL_TITLES


class Submission(models.Model):
    """Where one unit's form stands for one period.

    `cells` holds typed cells (`core.submissions.stored`); `rows` the rows as they were when it was
    last sent, empty while it is being written; `approvals` one entry a signature; `approved_cells`
    the cells last approved by the last desk, to tell what changed since.
    """

    form = models.CharField("Biểu mẫu", max_length=48)
    version = models.CharField("Phiên bản biểu", max_length=10)
    unit = models.CharField("Đơn vị hành chính", max_length=16)
    level = models.CharField(
        "Cấp",
        max_length=16,
        choices=[(level.value, title) for level, title in LEVEL_TITLES.items()],
    )
    district = models.CharField("Huyện", max_length=16, blank=True)
    province = models.CharField("Tỉnh", max_length=16)
    period = models.CharField("Kỳ", max_length=24)
    frequency = models.CharField(
        "Loại kỳ",
        max_length=16,
        choices=[(frequency.value, title) for frequency, title in FREQUENCY_TITLES.items()],
    )
    period_from = models.DateField("Từ ngày")
    period_to = models.DateField("Đến ngày")
    due = models.DateField("Hạn gửi")
    closes = models.DateField("Hết gia hạn")
    state = models.CharField(
        "Trạng thái",
        max_length=16,
        choices=[(state.value, title) for state, title in STATE_TITLES.items()],
    )
    desk = models.CharField("Đang ở", max_length=16)
    absence = models.CharField(
        "Lý do không có báo cáo",
        max_length=16,
        blank=True,
        choices=[(absence.value, title) for absence, title in ABSENCE_TITLES.items()],
    )
    absence_reason = models.CharField("Diễn giải lý do", max_length=2000, blank=True)
    seq = models.PositiveIntegerField("Số bước")
    cells = models.JSONField("Các ô", default=dict)
    rows = models.JSONField("Các dòng khi gửi", default=list)
    explanations = models.JSONField("Giải trình", default=dict)
    approvals = models.JSONField("Các lượt phê duyệt", default=list)
    approved_cells = models.JSONField("Các ô khi phê duyệt", null=True)
    digest = models.CharField("Mã băm", max_length=64, blank=True)
    filled = models.PositiveIntegerField("Số ô bắt buộc đã điền", default=0)
    required = models.PositiveIntegerField("Số ô bắt buộc", default=0)
    missing_sources = models.JSONField("Nguồn vốn còn thiếu", default=list)
    errors = models.PositiveIntegerField("Số lỗi", default=0)
    warnings = models.PositiveIntegerField("Số cảnh báo chưa giải trình", default=0)
    sent_on = models.DateField("Ngày gửi", null=True)
    approved_on = models.DateField("Ngày phê duyệt", null=True)
    reopened = models.BooleanField("Đã mở lại", default=False)
    amended = models.PositiveIntegerField("Số ô đổi sau phê duyệt", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "unit", "period"], name="submission_once_a_period"
            )
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due"], name="submission_to_do"),
            models.Index(fields=["desk", "state", "due"], name="submission_on_desk"),
            models.Index(fields=["province", "period_to", "form"], name="submission_matrix"),
            models.Index(fields=["district", "period_to", "form"], name="submission_district"),
            models.Index(fields=["unit", "form", "period_to"], name="submission_series"),
            models.Index(fields=["period", "form", "period_to"], name="submission_periods"),
        ]

    def __str__(self) -> str:
        return f"{self.form}/{self.unit}/{self.period}"


class Step(RegisterRow):
    """One step of a submission: what was done, by whom, and how it stood afterwards.

    `changes` lists the cells written: place, before, after. `ref` is
    `submissions:<form>/<unit>/<period>:<seq>`.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    form = models.CharField("Biểu mẫu", max_length=48)
    version = models.CharField("Phiên bản biểu", max_length=10)
    unit = models.CharField("Đơn vị hành chính", max_length=16)
    period = models.CharField("Kỳ", max_length=24)
    frequency = models.CharField("Loại kỳ", max_length=16)
    period_to = models.DateField("Kỳ đến ngày")
    seq = models.PositiveIntegerField("Số bước")
    deed = models.CharField(
        "Việc",
        max_length=16,
        choices=[(deed.value, title) for deed, title in DEED_TITLES.items()],
    )
    on = models.DateField("Ngày")
    state = models.CharField(
        "Trạng thái sau bước",
        max_length=16,
        choices=[(state.value, title) for state, title in STATE_TITLES.items()],
    )
    desk = models.CharField("Đang ở", max_length=16)
    by_name = models.CharField("Họ tên người làm", max_length=120, blank=True)
    reason = models.CharField("Lý do", max_length=2000, blank=True)
    changes = models.JSONField("Ô thay đổi", default=list)
    comments = models.JSONField("Nhận xét", default=list)
    explanations = models.JSONField("Giải trình", default=dict)
    digest = models.CharField("Mã băm", max_length=64, blank=True)
    due = models.DateField("Hạn gửi")
    sent_on = models.DateField("Ngày gửi", null=True)
    approved_on = models.DateField("Ngày phê duyệt", null=True)
    filled = models.PositiveIntegerField("Số ô bắt buộc đã điền")
    required = models.PositiveIntegerField("Số ô bắt buộc")
    missing_sources = models.PositiveIntegerField("Số nguồn vốn còn thiếu")
    closed_period = models.BooleanField("Sửa kỳ đã đóng", default=False)

    class Meta:
        indexes = [
            models.Index(fields=["submission", "seq"], name="step_in_order"),
            models.Index(
                fields=["on"], name="step_after_close", condition=models.Q(closed_period=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}/{self.unit}/{self.period}:{self.seq} {self.deed}"


class Evidence(RegisterRow):
    """A file behind a cell (`place` is `row|column`) or behind the whole (blank)."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    place = models.CharField("Ô", max_length=240, blank=True)
    name = models.CharField("Tên tệp", max_length=200)
    media_type = models.CharField("Loại tệp", max_length=100)
    size = models.PositiveIntegerField("Dung lượng (byte)")
    sha256 = models.CharField("Mã băm", max_length=64, db_index=True)

    def __str__(self) -> str:
        return self.name


class EvidenceContent(models.Model):
    """The bytes of a file, once per content."""

    sha256 = models.CharField("Mã băm", max_length=64, primary_key=True)
    content = models.BinaryField("Nội dung")

    def __str__(self) -> str:
        return self.sha256


class Upload(HandedIn):
    """A workbook handed in: its bytes, what was read from it, and how far the work has come.

    `scope` is the unit whose submissions the file may speak of: one unit's own, or all under it.
    `compared` and `taken` are written and read by `core.submissions.handing_in`.
    """

    form = models.CharField("Biểu mẫu", max_length=48)
    scope = models.CharField("Đơn vị", max_length=16, blank=True)
    period = models.CharField("Kỳ", max_length=24)
    many = models.BooleanField("Nhiều đơn vị", default=False)
    stage = models.CharField(
        "Bước",
        max_length=16,
        choices=[
            (stage.value, title)
            for stage, title in STAGE_TITLES.items()
            if stage is not Stage.TO_MAP  # a form's workbook is in the form's own columns
        ],
    )
    written = models.PositiveIntegerField("Số ô đã ghi", default=0)
    compared = models.JSONField("Đối chiếu", default=dict)
    taken = models.JSONField("Lựa chọn", default=dict)

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="upload_by_user")]


class Reminder(models.Model):
    """What one person was reminded of on one day: shown in the site, and sent by mail.

    One a person and day, written before the mail goes out, so that nobody is written to twice.
    `lines` holds what the mail says; `failed` why it could not be sent, which is tried again.
    """

    user = models.BigIntegerField("Người nhận")
    on = models.DateField("Ngày")
    lines = models.JSONField("Các dòng", default=list)
    mailed_to = models.CharField("Gửi đến", max_length=254, blank=True)
    mailed_at = models.DateTimeField("Gửi lúc", null=True)
    failed = models.CharField("Lý do chưa gửi được", max_length=300, blank=True)
    seen_at = models.DateTimeField("Đã xem lúc", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "on"], name="reminder_once_a_day")]

    def __str__(self) -> str:
        return f"{self.user} {self.on}"
