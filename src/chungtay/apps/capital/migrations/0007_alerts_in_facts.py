"""What an alert says is kept as facts: sentences written in Vietnamese are read back, once."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly, Editable

_MONEY = r"(?P<amount>-?[\d.]+) ₫"
_SAID = {
    "rate": re.compile(rf"Mới giải ngân .* % kế hoạch; .* là (?P<percent>\d+) %\. Còn {_MONEY} "),
    "still": re.compile(rf"Không có phát sinh .* trong khi còn {_MONEY} chưa giải ngân\."),
    "window": re.compile(
        rf"Vốn kéo dài chỉ được giải ngân đến hết ngày (?P<ends>[\d/]+) .*; còn {_MONEY}, quá "
    ),
}
_OVERDUE = re.compile(rf"(?:Phát sinh nợ|Dự kiến|Hạn) .*?\.(?: Số tiền {_MONEY}\.)?$")


def facts(kind: str, words: str) -> dict[str, Any]:
    """Read the facts of a sentence as it was written for its kind."""
    found = _SAID.get(kind, _OVERDUE).match(words)
    if found is None:
        msg = f"an alert of kind {kind} that says {words!r} was not written by this product"
        raise ValueError(msg)
    told = found.groupdict()
    day, amount = told.get("ends"), told.get("amount")
    return {
        "ends": dt.datetime.strptime(day, "%d/%m/%Y").date() if day else None,  # noqa: DTZ007
        "percent": int(told.get("percent") or 0),
        "amount": int(amount.replace(".", "")) if amount else None,
    }


def _read_back(apps: Any, _editor: Any) -> None:
    alert, holder = apps.get_model("capital", "Alert"), apps.get_model("capital", "Holder")
    names = dict(holder.objects.values_list("code", "name"))
    for row in alert.objects.iterator():
        told = facts(row.kind, row.words)
        if row.subject.startswith("line:"):
            name = names.get(row.holder, "")
            whole = row.title.startswith(f"{name}: ")
            told["title"] = name if whole else row.title.partition(": ")[0]
        alert.objects.filter(pk=row.pk).update(**told)


class Migration(migrations.Migration):
    dependencies = [
        ("capital", "0006_treasury"),
    ]

    operations = [
        Editable("capital", "Alert"),
        migrations.AddField(
            "alert",
            "ends",
            models.DateField(blank=True, null=True, verbose_name="Hết thời hạn ngày"),
        ),
        migrations.AddField(
            "alert",
            "percent",
            models.PositiveSmallIntegerField(default=0, verbose_name="Mốc của tỉnh (%)"),
        ),
        migrations.AddField(
            "alert",
            "amount",
            models.BigIntegerField(blank=True, null=True, verbose_name="Số tiền (đồng)"),
        ),
        migrations.RunPython(_read_back, migrations.RunPython.noop),
        migrations.RemoveField("alert", "words"),
        AppendOnly("capital", "Alert"),
    ]
