"""A file closed with its unit may be open again when the unit's end is undone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("criteria", "0011_levels_removed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="recognitionstep",
            name="deed",
            field=models.CharField(
                choices=[
                    ("request", "đề nghị công nhận"),
                    ("review", "kiểm tra hồ sơ"),
                    ("appraise", "thẩm định"),
                    ("decide", "công nhận"),
                    ("return", "trả lại hồ sơ"),
                    ("withdraw", "rút hồ sơ"),
                    ("carry", "chuyển hồ sơ theo đơn vị"),
                    ("end", "khép hồ sơ"),
                    ("reopen", "mở lại hồ sơ"),
                ],
                max_length=16,
                verbose_name="Việc",
            ),
        ),
    ]
