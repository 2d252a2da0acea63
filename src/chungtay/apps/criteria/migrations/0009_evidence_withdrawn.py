"""Evidence may be withdrawn, by a row of its own that says why."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("criteria", "0008_assessment_note"),
    ]

    operations = [
        migrations.AddField(
            "ReadingEvidence",
            "withdrawn",
            models.CharField(blank=True, default="", max_length=500, verbose_name="Lý do rút"),
            preserve_default=False,
        ),
        AppendOnly("criteria", "ReadingEvidence"),
    ]
