"""A row of a contract says why the contract is void, or why it counts again."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly, Editable


class Migration(migrations.Migration):
    dependencies = [("works", "0005_contracts")]

    operations = [
        Editable("works", "WorkContract"),
        migrations.AddField(
            "workcontract",
            "reason",
            models.CharField(
                blank=True, default="", max_length=240, verbose_name="Lý do bỏ, khôi phục"
            ),
            preserve_default=False,
        ),
        AppendOnly("works", "WorkContract"),
    ]
