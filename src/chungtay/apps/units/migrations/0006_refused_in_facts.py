"""What is wrong with files is kept as sentences and facts; what was kept as words is said so."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from chungtay.apps.kernel.kept_words import in_words, keep_sentences, keep_words
from chungtay.core.kernel.saying import read_said


def finding(kept: dict[str, Any]) -> dict[str, Any]:
    """Give a finding as it is kept now."""
    if "message" not in kept:
        return kept
    return {**{k: v for k, v in kept.items() if k != "message"}, "why": in_words(kept["message"])}


def _in_words(kept: dict[str, Any]) -> dict[str, Any]:
    if "why" not in kept:
        return kept
    message = str(read_said(kept["why"]))
    return {**{k: v for k, v in kept.items() if k != "why"}, "message": message}


def _findings(keep: Any) -> Any:
    def move(apps: Any, _editor: Any) -> None:
        rows = apps.get_model("units", "ReorganisationUpload").objects
        for row in rows.exclude(found={}).defer("content").iterator():
            findings = [keep(one) for one in row.found.get("findings", ())]
            rows.filter(pk=row.pk).update(found={**row.found, "findings": findings})

    return move


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0005_reorganisations"),
    ]

    operations = [
        migrations.AddField(
            model_name="reorganisationupload",
            name="why",
            field=models.JSONField(default=dict, verbose_name="Lý do"),
        ),
        migrations.RunPython(
            keep_sentences("units", "ReorganisationUpload"),
            keep_words("units", "ReorganisationUpload"),
        ),
        migrations.RunPython(_findings(finding), _findings(_in_words)),
        migrations.RemoveField(model_name="reorganisationupload", name="words"),
    ]
