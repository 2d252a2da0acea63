"""Why files were refused is kept as a sentence and its facts; what was kept as words is said so."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.kept_words import keep_sentences, keep_words


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0003_works_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="workslist",
            name="why",
            field=models.JSONField(default=dict, verbose_name="Lý do"),
        ),
        migrations.RunPython(
            keep_sentences("works", "WorksList"), keep_words("works", "WorksList")
        ),
        migrations.RemoveField(model_name="workslist", name="words"),
    ]
