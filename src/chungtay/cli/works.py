"""`chungtay works`: lists of works from and to workbooks, and the register for other systems."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click
from django.conf import settings

from chungtay.apps.units import queries as units
from chungtay.apps.works import queries
from chungtay.cli.day import asked
from chungtay.cli.options import AS_KNOWN, ASKED_ON, DONE_ON, JSON
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Severity
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.contract import (
    CONTRACT_STATE_TITLES,
    PACKAGE_TITLES,
    ContractCase,
)
from chungtay.core.works.listing.line import ListFault
from chungtay.core.works.oc4ids.building import Publisher
from chungtay.flows import export_works, import_works
from chungtay.flows.import_works import Asked, Proposal, Taken
from chungtay.packs.citing import spoken

SHOWN = 60
SCALES = {"dong": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "lưu ý"}
OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write."
)
UNIT = click.option("--unit", "scope", default="", help="A unit and all under it.")


@click.group()
def works() -> None:
    """Take lists of works in, and give the register of works out."""


@works.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Read, compare and tell; write nothing.")
@click.option("--money", type=click.Choice(list(SCALES)), help="Unit, where the file says none.")
@click.option("--document", default="", help="The paper the list rests on, by its key.")
@click.option("--by", default="cli", show_default=True, help="Who imports, for the record.")
@JSON
@DONE_ON
def import_(
    file: Path, *, dry_run: bool, money: str | None, document: str, by: str, as_json: bool,
    on: dt.date | None,
) -> None:  # fmt: skip
    """Compare the list FILE (xlsx, csv) with the register; write all that is new, or nothing."""
    who = Actor(0, frozenset({Grant(IMPORT.code, COUNTRY)}), by)
    about = Asked(file.name, asked(on), SCALES[money] if money else 0, document)
    with file.open("rb") as opened:
        proposal = import_works.propose(by=who, file=opened, asked=about)
    taken: Taken | None = None
    if not dry_run and not proposal.errors:
        taken = import_works.take(by=who, proposal=proposal)
    if as_json:
        click.echo(json.dumps(_told(proposal, taken), ensure_ascii=False, indent=1))
    else:
        _tell(proposal, taken)
    proposal.require_whole()


@works.command()
@OUT
@UNIT
@ASKED_ON
def template(out: Path, *, scope: str, on: dt.date | None) -> None:
    """Write the workbook that a list of works is filled in with; with a unit, its works."""
    count = import_works.write_template(out, on=asked(on), unit=scope)
    click.echo(f"{out}\t{count} công trình")


@works.command()
@OUT
@UNIT
@click.option("--prefix", default="", help="The publisher's registered OC4IDS prefix.")
@ASKED_ON
@AS_KNOWN
def export(
    out: Path, *, scope: str, prefix: str, on: dt.date | None, as_known: dt.date | None
) -> None:
    """Write the works as JSON in the shape of OC4IDS 0.9."""
    day = asked(on)
    unit = units.unit(scope or settings.CHUNGTAY_PROVINCE, on=day)
    codes = [one.code for one in units.subtree(unit.code, on=day)]
    publisher = Publisher(f"Ủy ban nhân dân {unit.title}", prefix)
    made = export_works.oc4ids(codes, publisher=publisher, on=day, known=as_known)
    out.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{out}\t{len(made['projects'])} công trình")


@works.command()
@click.argument("code")
@JSON
@ASKED_ON
@AS_KNOWN
def contracts(code: str, *, as_json: bool, on: dt.date | None, as_known: dt.date | None) -> None:
    """Tell the contracts of the work CODE: what each is for, with whom, for how much."""
    whole = queries.whole(code, on=asked(on), known=as_known)
    if as_json:
        told = [_contract(case) for case in whole.contracts]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for case in whole.contracts:
        one = case.last
        said = (PACKAGE_TITLES[one.package], one.number, one.contractor, _written(one.amount))
        click.echo("\t".join((one.contract, *said, CONTRACT_STATE_TITLES[one.state])))
    signed = whole.summary.contracted
    summed = _written(signed) if signed is None else f"cộng {_written(signed)}"
    click.echo(f"{len(whole.contracts)} hợp đồng, {summed}.")


def _written(amount: Dong | None) -> str:
    return "chưa ghi giá trị" if amount is None else str(amount)


def _contract(case: ContractCase) -> dict[str, Any]:
    one = case.last
    return {
        "contract": one.contract,
        "package": one.package.value,
        "name": one.name,
        "number": one.number,
        "contractor": one.contractor,
        "selection": one.selection.value if one.selection else None,
        "signed_on": one.signed_on.isoformat() if one.signed_on else None,
        "amount": one.amount.amount if one.amount is not None else None,
        "finish_due": one.finish_due.isoformat() if one.finish_due else None,
        "state": one.state.value,
        "amendments": [now.amendment for _before, now in case.amendments],
    }


def _tell(proposal: Proposal, taken: Taken | None) -> None:
    listed = [*proposal.errors, *proposal.warnings]
    for fault in listed[:SHOWN]:
        click.echo(f"{SEVERITIES[fault.severity]}\t{spoken(str(fault))}")
    if len(listed) > SHOWN:
        click.echo(f"… và {len(listed) - SHOWN} điểm nữa (--json để lấy hết)")
    for passed in proposal.passed[:SHOWN]:
        click.echo(f"bỏ qua\t{spoken(str(passed))}")
    click.echo(
        f"{proposal.rows} công trình trong tệp: {proposal.added} mới, {proposal.changed} có thay "
        f"đổi, {len(proposal.errors)} lỗi."
    )
    if taken is not None:
        said = (
            f"{taken.states} dòng tiến độ, {taken.cards} hồ sơ, {taken.contracts} dòng hợp đồng, "
            f"{taken.funding} phần vốn"
        )
        click.echo(f"Đã ghi {said}." if taken.total else "Không có gì mới để ghi.")


def _told(proposal: Proposal, taken: Taken | None) -> dict[str, Any]:
    return {
        "file": proposal.asked.name,
        "sha256": proposal.sha256,
        "rows": proposal.rows,
        "added": proposal.added,
        "changed": proposal.changed,
        "errors": [_fault(one) for one in proposal.errors],
        "warnings": [_fault(one) for one in proposal.warnings],
        "passed": [_fault(one) for one in proposal.passed],
        "written": None
        if taken is None
        else {
            "states": taken.states,
            "cards": taken.cards,
            "contracts": taken.contracts,
            "funding": taken.funding,
        },
    }


def _fault(one: ListFault) -> dict[str, Any]:
    return {"sheet": one.sheet, "row": one.row, "column": one.column,
            "message": spoken(one.message)}  # fmt: skip
