"""A card of a work says when the work was submitted for approval."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly, Editable


class Migration(migrations.Migration):
    dependencies = [("works", "0006_contract_reason")]

    operations = [
        Editable("works", "WorkCard"),
        migrations.AddField(
            "workcard",
            "submitted_on",
            models.DateField(null=True, verbose_name="Ngày trình phê duyệt"),
        ),
        AppendOnly("works", "WorkCard"),
    ]
