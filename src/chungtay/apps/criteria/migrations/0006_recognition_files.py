"""Keep the course of files for recognition, re-checks and the list of villages."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models.functions import Now

from chungtay.apps.kernel.append_only import AppendOnly
from chungtay.apps.kernel.transaction import CurrentTransaction


class Migration(migrations.Migration):
    dependencies = [
        ("criteria", "0005_reading_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=200, unique=True, verbose_name="Mã dòng")),
                (
                    "corrects",
                    models.CharField(blank=True, max_length=200, verbose_name="Đính chính dòng"),
                ),
                ("document", models.CharField(max_length=160, verbose_name="Văn bản")),
                ("known_from", models.DateField(verbose_name="Biết từ ngày")),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=Now(), verbose_name="Ghi vào hệ thống lúc"),
                ),
                ("recorded_by", models.CharField(max_length=64, verbose_name="Người ghi")),
                (
                    "provenance",
                    models.CharField(
                        choices=[
                            ("published", "Đã công bố"),
                            ("derived", "Suy ra từ số đã công bố"),
                            ("synthetic", "Số liệu mô phỏng"),
                            ("reported", "Đơn vị báo cáo"),
                        ],
                        max_length=16,
                        verbose_name="Nguồn gốc",
                    ),
                ),
                (
                    "tx",
                    models.BigIntegerField(
                        db_default=CurrentTransaction(), db_index=True, editable=False
                    ),
                ),
                ("unit", models.CharField(max_length=16, verbose_name="Đơn vị hành chính")),
                ("village", models.CharField(blank=True, max_length=16, verbose_name="Thôn")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("standard", "đạt chuẩn nông thôn mới"),
                            ("advanced", "đạt chuẩn nông thôn mới nâng cao"),
                            ("model", "đạt chuẩn nông thôn mới kiểu mẫu"),
                            ("modern", "đạt chuẩn nông thôn mới hiện đại"),
                        ],
                        max_length=16,
                        verbose_name="Mức công nhận",
                    ),
                ),
                (
                    "criteria_set",
                    models.CharField(blank=True, max_length=32, verbose_name="Bộ tiêu chí"),
                ),
                ("criterion", models.CharField(blank=True, max_length=8, verbose_name="Tiêu chí")),
                (
                    "found",
                    models.CharField(
                        choices=[
                            ("kept", "giữ vững đủ tiêu chí"),
                            ("lost", "không còn đạt"),
                            ("restored", "đã khắc phục"),
                        ],
                        max_length=16,
                        verbose_name="Kết quả",
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="Nguyên nhân, cách khắc phục"
                    ),
                ),
                (
                    "agency",
                    models.CharField(
                        blank=True, max_length=48, verbose_name="Cơ quan chịu trách nhiệm"
                    ),
                ),
                ("due", models.DateField(null=True, verbose_name="Hạn khắc phục")),
                ("on", models.DateField(verbose_name="Ngày")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "grade", "on"], name="recheck_by_day")],
            },
        ),
        migrations.CreateModel(
            name="RecognitionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=200, unique=True, verbose_name="Mã dòng")),
                (
                    "corrects",
                    models.CharField(blank=True, max_length=200, verbose_name="Đính chính dòng"),
                ),
                ("document", models.CharField(max_length=160, verbose_name="Văn bản")),
                ("known_from", models.DateField(verbose_name="Biết từ ngày")),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=Now(), verbose_name="Ghi vào hệ thống lúc"),
                ),
                ("recorded_by", models.CharField(max_length=64, verbose_name="Người ghi")),
                (
                    "provenance",
                    models.CharField(
                        choices=[
                            ("published", "Đã công bố"),
                            ("derived", "Suy ra từ số đã công bố"),
                            ("synthetic", "Số liệu mô phỏng"),
                            ("reported", "Đơn vị báo cáo"),
                        ],
                        max_length=16,
                        verbose_name="Nguồn gốc",
                    ),
                ),
                (
                    "tx",
                    models.BigIntegerField(
                        db_default=CurrentTransaction(), db_index=True, editable=False
                    ),
                ),
                ("file", models.CharField(db_index=True, max_length=64, verbose_name="Mã hồ sơ")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="Bước số")),
                ("unit", models.CharField(max_length=16, verbose_name="Đơn vị hành chính")),
                ("village", models.CharField(blank=True, max_length=16, verbose_name="Thôn")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("standard", "đạt chuẩn nông thôn mới"),
                            ("advanced", "đạt chuẩn nông thôn mới nâng cao"),
                            ("model", "đạt chuẩn nông thôn mới kiểu mẫu"),
                            ("modern", "đạt chuẩn nông thôn mới hiện đại"),
                        ],
                        max_length=16,
                        verbose_name="Mức đề nghị",
                    ),
                ),
                (
                    "field",
                    models.CharField(blank=True, max_length=120, verbose_name="Lĩnh vực nổi trội"),
                ),
                ("for_year", models.PositiveSmallIntegerField(verbose_name="Công nhận cho năm")),
                (
                    "criteria_set",
                    models.CharField(blank=True, max_length=32, verbose_name="Bộ tiêu chí"),
                ),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("request", "đề nghị công nhận"),
                            ("review", "kiểm tra hồ sơ"),
                            ("appraise", "thẩm định"),
                            ("decide", "công nhận"),
                            ("return", "trả lại hồ sơ"),
                            ("withdraw", "rút hồ sơ"),
                        ],
                        max_length=16,
                        verbose_name="Việc",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "đã đề nghị"),
                            ("reviewed", "huyện đã kiểm tra"),
                            ("appraised", "đã thẩm định"),
                            ("decided", "đã công nhận"),
                            ("returned", "bị trả lại"),
                            ("withdrawn", "đã rút hồ sơ"),
                        ],
                        max_length=16,
                        verbose_name="Tình trạng sau bước này",
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=160, verbose_name="Người làm")),
                (
                    "reason",
                    models.CharField(blank=True, max_length=600, verbose_name="Lý do, căn cứ"),
                ),
                ("members", models.JSONField(default=list, verbose_name="Tổ thẩm định")),
                (
                    "in_favour",
                    models.PositiveSmallIntegerField(null=True, verbose_name="Phiếu đồng ý"),
                ),
                (
                    "against",
                    models.PositiveSmallIntegerField(null=True, verbose_name="Phiếu không đồng ý"),
                ),
                (
                    "abstained",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="Phiếu không có ý kiến"
                    ),
                ),
                (
                    "short",
                    models.JSONField(
                        default=list, verbose_name="Tiêu chí chưa đạt ngày quyết định"
                    ),
                ),
                ("on", models.DateField(verbose_name="Ngày")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "grade"], name="recognition_step_by_unit")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("file", "seq"), name="recognition_step_numbered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Village",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=200, unique=True, verbose_name="Mã dòng")),
                (
                    "corrects",
                    models.CharField(blank=True, max_length=200, verbose_name="Đính chính dòng"),
                ),
                ("document", models.CharField(max_length=160, verbose_name="Văn bản")),
                ("known_from", models.DateField(verbose_name="Biết từ ngày")),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=Now(), verbose_name="Ghi vào hệ thống lúc"),
                ),
                ("recorded_by", models.CharField(max_length=64, verbose_name="Người ghi")),
                (
                    "provenance",
                    models.CharField(
                        choices=[
                            ("published", "Đã công bố"),
                            ("derived", "Suy ra từ số đã công bố"),
                            ("synthetic", "Số liệu mô phỏng"),
                            ("reported", "Đơn vị báo cáo"),
                        ],
                        max_length=16,
                        verbose_name="Nguồn gốc",
                    ),
                ),
                (
                    "tx",
                    models.BigIntegerField(
                        db_default=CurrentTransaction(), db_index=True, editable=False
                    ),
                ),
                ("unit", models.CharField(max_length=16, verbose_name="Xã")),
                ("village", models.CharField(max_length=16, verbose_name="Mã thôn")),
                ("name", models.CharField(max_length=120, verbose_name="Tên thôn")),
                ("stands", models.BooleanField(verbose_name="Còn tồn tại")),
                ("scheme", models.CharField(blank=True, max_length=32, verbose_name="Đề án")),
                ("on", models.DateField(verbose_name="Ngày")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "village", "on"], name="village_by_day")],
            },
        ),
        AppendOnly("criteria", "RecognitionStep"),
        AppendOnly("criteria", "Recheck"),
        AppendOnly("criteria", "Village"),
    ]
