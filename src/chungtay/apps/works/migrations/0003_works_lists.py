"""Lists of works handed in wait in a table until they are taken."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0002_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="WorksList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True, verbose_name="Mã lần nộp")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="Nộp lúc")),
                ("user", models.BigIntegerField(verbose_name="Người nộp")),
                ("on", models.DateField(verbose_name="Ngày")),
                ("name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="Mã băm")),
                ("content", models.BinaryField(verbose_name="Nội dung")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("to_map", "chờ khớp cột"),
                            ("waiting", "đang chờ đọc"),
                            ("reading", "đang đọc và đối chiếu"),
                            ("ready", "chờ người nộp xem và quyết định"),
                            ("to_write", "đang chờ ghi"),
                            ("writing", "đang ghi"),
                            ("done", "đã ghi xong"),
                            ("refused", "không nhận"),
                        ],
                        max_length=16,
                        verbose_name="Bước",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0, verbose_name="Đã làm")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="Phải làm")),
                ("moved_at", models.DateTimeField(verbose_name="Có tiến triển lúc")),
                ("refused", models.CharField(blank=True, max_length=80, verbose_name="Mã từ chối")),
                ("words", models.CharField(blank=True, max_length=2000, verbose_name="Kết quả")),
                ("as_of", models.DateField(verbose_name="Số liệu của ngày")),
                (
                    "scale",
                    models.PositiveIntegerField(default=0, verbose_name="Đơn vị tiền (đồng)"),
                ),
                ("document", models.CharField(blank=True, max_length=160, verbose_name="Văn bản")),
                ("found", models.JSONField(default=dict, verbose_name="Đã đọc được")),
                ("taken", models.JSONField(default=dict, verbose_name="Đã ghi")),
            ],
            options={
                "indexes": [models.Index(fields=["user", "at"], name="works_list_by_user")],
            },
        ),
    ]
