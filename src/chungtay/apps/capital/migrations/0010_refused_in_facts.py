"""Why files were refused is kept as a sentence and its facts; what was kept as words is said so."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.kept_words import keep_sentences, keep_words


class Migration(migrations.Migration):
    dependencies = [
        ("capital", "0009_alerts_of_their_own"),
    ]

    operations = [
        migrations.AddField(
            model_name="treasurylist",
            name="why",
            field=models.JSONField(default=dict, verbose_name="Lý do"),
        ),
        migrations.RunPython(
            keep_sentences("capital", "TreasuryList"), keep_words("capital", "TreasuryList")
        ),
        migrations.RemoveField(model_name="treasurylist", name="words"),
    ]
