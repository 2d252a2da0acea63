"""An index to leap from one opened period to the next, and to count one period's reports."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("submissions", "0003_reminder")]

    operations = [
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["period", "form", "period_to"], name="submission_periods"),
        ),
    ]
