"""`chungtay capital`: lists of treasuries against the ledger, and the ledger for other systems."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click
from django.conf import settings

from chungtay.apps.capital.queries import holders
from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.services import Taken
from chungtay.cli.day import asked
from chungtay.cli.foresee import foresee
from chungtay.cli.options import ASKED_ON, DONE_ON, JSON
from chungtay.cli.progress import progress
from chungtay.cli.statement import statement as capital_statement
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.reconcile.handing_in import ListTold, keep
from chungtay.core.capital.reconcile.line import ListFinding
from chungtay.core.capital.reconcile.matching import Outcome
from chungtay.core.capital.reconcile.rows import ROW_TITLES, RowKind
from chungtay.core.capital.reconcile.settling import STATE_TITLES
from chungtay.core.capital.reconcile.statement import VERDICT_TITLES, Verdict
from chungtay.core.capital.reconcile.weighing import REASON_TITLES, Reason
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows import export_capital
from chungtay.flows.difference_statement import statement
from chungtay.flows.import_treasury import Asked, propose, summary, take
from chungtay.flows.import_treasury.findings import findings_csv
from chungtay.flows.import_treasury.proposing import require_whole
from chungtay.packs import exchange
from chungtay.packs.citing import spoken

OUTCOMES = {
    Outcome.MATCHED: "khớp chắc chắn",
    Outcome.AMBIGUOUS: "cần chọn",
    Outcome.UNMATCHED: "chưa có trong sổ",
}
SHOWN = 40
SCOPE = click.option("--unit", "scope", default="", help="Whose lists; this site's province.")


@click.group()
def capital() -> None:
    """Reconcile the ledger with treasuries, and write it out for other systems."""


@capital.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--profile", required=True, help="How the sender's lists are read.")
@click.option("--dry-run", is_flag=True, help="Read, match and tell; write nothing.")
@click.option("--faults", type=click.Path(dir_okay=False, path_type=Path), help="CSV of remarks.")
@click.option("--by", default="cli", show_default=True, help="Who imports, for the record.")
@SCOPE
@JSON
@DONE_ON
def import_(
    file: Path, *, profile: str, dry_run: bool, faults: Path | None, by: str, scope: str,
    as_json: bool, on: dt.date | None,
) -> None:  # fmt: skip
    """Read a treasury's or department's list FILE and match it; write all of it or nothing."""
    who, day = operator(by), asked(on)
    about = Asked(queries.profile(profile), scope or _province(), file.name)
    taken: Taken | None = None
    with progress() as told:
        with file.open("rb") as opened:
            proposal = propose(file=opened, asked=about, on=day, told=told)
        found = summary(proposal)
        if faults is not None:
            faults.write_bytes(findings_csv(proposal.findings))
        if not dry_run and not found.errors:
            taken = take(by=who, proposal=proposal, on=day, told=told)
    _tell(found, taken, as_json=as_json)
    require_whole(proposal)


@capital.command()
@JSON
def profiles(*, as_json: bool) -> None:
    """List how the lists of each sender are read."""
    known = queries.profiles()
    if as_json:
        told = [{"code": p.code, "title": p.title, "sender": p.sender} for p in known]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for one in known:
        columns = ", ".join(f"{field.value}=“{heads[0]}”" for field, heads in one.columns.items())
        click.echo(f"{one.code}\t{one.title}\t{one.scale.value}\t{columns}")
    if not known:
        click.echo("Chưa có mẫu đọc nào; hãy nộp một danh sách ở trang Đối chiếu để tạo mẫu đọc.")


@capital.command()
@SCOPE
@ASKED_ON
@JSON
def reconcile(*, scope: str, on: dt.date | None, as_json: bool) -> None:
    """State where ledger, treasury and units' reports differ, line by line."""
    day, place = asked(on), scope or _province()
    made = statement(province=place, on=day)
    if as_json:
        click.echo(json.dumps(made.told(), ensure_ascii=False, indent=1))
        return
    names = {one.code: one.name for one in holders()}
    for row in made.rows:
        if row.verdict is not Verdict.AGREE:
            name = names.get(row.holder, "chưa nhận ra đơn vị")
            click.echo(
                f"{VERDICT_TITLES[row.verdict]}\t{name}\t{row.line}\tsổ "
                f"{vietnamese(row.ledger)}\tkho bạc {vietnamese(row.treasury)}\tbáo cáo "
                f"{vietnamese(row.reported)}"
            )
    counted = "; ".join(f"{VERDICT_TITLES[one]}: {n}" for one, n in made.counts.items())
    click.echo(
        f"Chi cho kế hoạch vốn năm {made.on.year} đến ngày {made.on:%d/%m/%Y}: "
        f"{len(made.rows)} dòng vốn; {counted}."
    )
    for state, (n, dong) in queries.counts(scope=place).items():
        click.echo(f"Dòng kho bạc {STATE_TITLES[state]}: {n}, {vietnamese(dong)} đồng.")


@capital.command()
@click.option(
    "--format", "name", type=click.Choice(exchange.names()), required=True, help="For which system."
)
@click.option("--year", type=int, required=True, help="The plan year.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@ASKED_ON
def export(*, name: str, year: int, out: Path, on: dt.date | None) -> None:
    """Write the ledger of a year as flat files with a dictionary of their fields."""
    made = export_capital.export(name=name, year=year, out=out, on=asked(on))
    for path, rows in made:
        click.echo(f"{path}\t{rows} dòng")


def operator(name: str) -> Actor:
    """Give whoever works at the machine itself: no account, and leave to reconcile everywhere."""
    return Actor(0, frozenset({Grant(RECONCILE.code, COUNTRY)}), name)


def _province() -> str:
    return str(settings.CHUNGTAY_PROVINCE)


def _tell(found: ListTold, taken: Taken | None, *, as_json: bool) -> None:
    written = None if taken is None else {
        "fresh": taken.fresh, "changed": taken.changed, "known": taken.known,
        "matched": taken.matched,
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(keep(found) | {"written": written}, ensure_ascii=False, indent=1))
        return
    for one in found.findings[:SHOWN]:
        _remark(one)
    waiting = [one for one in found.lines if one.outcome != Outcome.MATCHED]
    for line in waiting[:SHOWN]:
        why = ", ".join(REASON_TITLES[Reason(code)] for code in line.reasons)
        click.echo(
            f"{OUTCOMES[Outcome(line.outcome)]}\t{line.sheet}:{line.row}\t{line.on}\t{line.who}\t"
            f"{vietnamese(line.dong)}\t{line.entry}\t{why}"
        )
    rows = "; ".join(f"{ROW_TITLES[RowKind(k)]}: {n}" for k, n in found.rows.items() if n)
    click.echo(f"Đã đọc {rows or 'không dòng nào'}. Tổng {vietnamese(found.total)} đồng.")
    for sheet in found.unread_sheets:
        click.echo(f"Không đọc trang tính “{sheet}”: không có tiêu đề của mẫu đọc.")
    if found.unread:
        click.echo(f"Mẫu đọc không dùng các cột: {', '.join(found.unread)}.")
    counted = "; ".join(f"{OUTCOMES[Outcome(k)]}: {n}" for k, n in found.outcomes.items())
    click.echo(f"Đối chiếu: {counted}; đã có từ trước: {found.known}; sửa: {found.changed}.")
    if taken is not None:
        click.echo(
            f"Đã ghi {taken.fresh} dòng mới, {taken.changed} dòng đính chính; khớp {taken.matched}."
            if taken.fresh or taken.changed or taken.matched
            else "Tệp này đã được ghi từ trước; không thay đổi gì."
        )


def _remark(one: ListFinding) -> None:
    place = f"{one.sheet}:{one.row}"
    click.echo(f"{one.severity.value}\t{place}\t{one.column}\t{spoken(one.message)} [{one.code}]")


capital.add_command(foresee)
capital.add_command(capital_statement)
