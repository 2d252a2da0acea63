"""Remarks kept of lists that wait: what was kept as whole words is a sentence without facts."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def remark(kept: dict[str, Any]) -> dict[str, Any]:
    """Give a remark as it is kept now."""
    told = dict(kept)
    if "message" in told:
        told["why"] = told.pop("message").replace("{", "{{").replace("}", "}}")
        told["facts"] = {}
    return told


def _keep_facts(apps: Any, _editor: Any) -> None:
    lists = apps.get_model("capital", "TreasuryList")
    for row in lists.objects.exclude(found={}).iterator():
        row.found["findings"] = [remark(one) for one in row.found.get("findings", ())]
        row.save(update_fields=["found"])


class Migration(migrations.Migration):
    dependencies = [
        ("capital", "0007_alerts_in_facts"),
    ]

    operations = [migrations.RunPython(_keep_facts, migrations.RunPython.noop)]
