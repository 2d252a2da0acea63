"""`chungtay audit`: seal the log of who saw and changed what, and prove it."""

from __future__ import annotations

import json

import click
from django.utils.timezone import localtime

from chungtay.apps.audit import queries, services
from chungtay.cli.options import JSON
from chungtay.core.audit.chain import BEGINNING
from chungtay.core.audit.verification import Verification
from chungtay.core.kernel.numerals import vietnamese

SHOWN = 50
"""Faults listed on the screen; JSON lists all of them."""


@click.group()
def audit() -> None:
    """Seal the audit log in batches, and prove that nothing in it was touched."""


@audit.command()
def seal() -> None:
    """Seal what is written and not sealed yet; done again it adds nothing."""
    count = services.seal_batch()
    last = queries.last_seal()
    head = f" Mã của lô cuối: {last.digest}" if last else ""
    click.echo(f"Đã niêm {vietnamese(count)} dòng nhật ký.{head}")


@audit.command()
def head() -> None:
    """Print the digest of the last batch, to be kept outside this system."""
    last = queries.last_seal()
    click.echo(last.digest if last else BEGINNING)


@audit.command()
@click.option("--against", metavar="DIGEST", default="", help="A head kept elsewhere earlier.")
@JSON
@click.pass_context
def verify(ctx: click.Context, against: str, *, as_json: bool) -> None:
    """Recompute the whole chain; name every row changed, removed or inserted (exit code 1)."""
    found = queries.verification(against=against.strip().lower())
    click.echo(json.dumps(_said(found), indent=1) if as_json else "\n".join(_told(found, against)))
    ctx.exit(0 if found.sound else 1)


def _told(found: Verification, against: str) -> list[str]:
    until = (
        f", lần cuối {localtime(found.sealed_until):%H:%M %d/%m/%Y}" if found.sealed_until else ""
    )
    lines = [
        f"Nhật ký có {vietnamese(found.events)} dòng; đã niêm {vietnamese(found.sealed)} dòng "
        f"trong {vietnamese(found.batches)} lô{until}.",
        f"Chưa niêm: {vietnamese(found.unsealed)} dòng.",
        *(f"  {fault}" for fault in found.faults[:SHOWN]),
    ]
    if len(found.faults) > SHOWN:
        more = vietnamese(len(found.faults) - SHOWN)
        lines.append(f"  … và {more} chỗ sai nữa (--json để xem hết)")
    if found.sound:
        kept = ", và chứa mã đã cất giữ" if against else ""
        lines.append(f"Chuỗi niêm còn nguyên{kept}: không dòng nào bị sửa, xóa hay chèn.")
    else:
        lines.append(f"Nhật ký KHÔNG còn nguyên: {vietnamese(len(found.faults))} chỗ sai.")
    return [*lines, f"Mã của lô cuối (hãy cất giữ ở nơi khác): {found.head}"]


def _said(found: Verification) -> dict[str, object]:
    return {
        "sound": found.sound,
        "events": found.events,
        "sealed": found.sealed,
        "unsealed": found.unsealed,
        "batches": found.batches,
        "sealed_until": found.sealed_until.isoformat() if found.sealed_until else None,
        "head": found.head,
        "faults": [
            {"what": one.what.value, "batch": one.batch or None, "event": one.event or None}
            for one in found.faults
        ],
    }
