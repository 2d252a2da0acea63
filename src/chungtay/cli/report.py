"""`chungtay report`: build a report, explain its figures, verify its file, check it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

import click
from django.utils.timezone import localtime

from chungtay.analytics.engine import engine
from chungtay.cli.options import JSON
from chungtay.core.kernel.provenance import TITLES
from chungtay.core.measures.answer import Receipt
from chungtay.core.reports.figure import FigureSpec
from chungtay.core.reports.seal import Verification
from chungtay.core.reports.sealed_tables import ChangedTable, Tables
from chungtay.core.results.value import STANDING_TITLES, Standing
from chungtay.flows import build_report, check_statements, figures
from chungtay.formats import docx, pdf
from chungtay.packs import loader, outlines
from chungtay.packs.citing import cited, spoken

CODE = click.option("--report", "code", default="kontum-2020", help="Which report.")
MONEY_UNITS = {"million VND": "million_dong", "billion VND": "billion_dong"}
"""The units in which an outline shows money, which measures keep in dong."""
MOST_ROWS = 5
"""How many changed rows or columns of a table are told in words; JSON gives all."""


@click.group()
def report() -> None:
    """Write the province's report, and account for every number in it."""


@report.command("list")
def list_() -> None:
    """Name the reports that have an outline."""
    for code in outlines.outline_codes():
        click.echo(f"{code}\t{outlines.outline(code).title}")


@report.command()
@click.argument("code")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--pdf", "with_pdf", is_flag=True, help="Also a PDF, by LibreOffice.")
def build(code: str, out: Path, *, with_pdf: bool) -> None:
    """Build the report CODE: Word, appendices, figures."""
    if with_pdf:
        pdf.require()
    for file in build_report.build(engine(), code, out, with_pdf=with_pdf):
        click.echo(f"{file.path}\t{file.size:,} bytes\tsha256 {file.sha256}")


@report.command()
@click.argument("figure_id")
@CODE
@click.option(
    "--rows",
    "limit",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Rows to list at most.",
)
@JSON
def explain(figure_id: str, code: str, limit: int, *, as_json: bool) -> None:
    """Print the receipt of a figure: definition, basis, base, rows, documents."""
    outline = outlines.outline(code)
    spec = outline.figure(figure_id)
    computed = figures.compute(engine(), [spec], province=outline.province)[spec.id]
    question = figures.asked(engine(), spec, province=outline.province)
    receipt = engine().receipt(spec.measure, question, limit=limit)
    if as_json:
        click.echo(json.dumps(_plain(spec, computed.text, receipt), ensure_ascii=False, indent=1))
        return
    click.echo(f"{spec.id} = {computed.text} {_unit(spec, receipt)}".rstrip())
    for line in _told(spec, receipt, computed.base):
        click.echo(line)


@report.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--against", help="The seal's digest kept elsewhere, or `site`: as built here now.")
@JSON
@click.pass_context
def verify(ctx: click.Context, file: Path, against: str | None, *, as_json: bool) -> None:
    """Tell which figures and tables of a Word report are as written. Works offline."""
    if against == "site":
        against = build_report.seal_digest(engine(), docx.verify(file).report)
    found = docx.verify(file, against=against)
    click.echo(_verdict_json(found) if as_json else _verdict(found))
    ctx.exit(0 if found.faithful else 1)


@report.command()
@click.argument("code")
@click.option("--all", "show_all", is_flag=True, help="List the agreements too.")
def check(code: str, *, show_all: bool) -> None:
    """Compare published numbers with the measures; a difference beyond rounding is a finding."""
    outline = outlines.outline(code)
    computed = figures.compute(engine(), outline.figures, province=outline.province)
    comparisons = check_statements.compare(computed)
    for one in comparisons:
        if show_all or not one.agrees:
            said = (
                spoken(one.finding().message)
                if not one.agrees
                else f"{one.figure}: {one.computed}, khớp."
            )
            click.echo(said)
    agreed = sum(one.agrees for one in comparisons)
    click.echo(f"{agreed}/{len(comparisons)} số công bố khớp với số tính từ sổ.")


def _unit(spec: FigureSpec, receipt: Receipt) -> str:
    code = MONEY_UNITS.get(spec.unit, receipt.account.measure.unit)
    known = loader.measure_units()
    return known[code].symbol.vi if code in known else ""


def _told(spec: FigureSpec, receipt: Receipt, base: str | None) -> list[str]:
    account = receipt.account
    measure, question = account.measure, account.question
    instruments = loader.instruments()
    where = "; ".join(f"{name} = {', '.join(values)}" for name, values in question.where.items())
    cites = "; ".join(instruments[c.partition("#")[0]].cited() for c in measure.cite)
    mix = "; ".join(f"{TITLES[p]}: {n} dòng" for p, n in receipt.provenance.items())
    lines = [
        f"Chỉ số: {measure.title.vi} [{measure.name}]",
        f"Phạm vi: {where or 'toàn bộ'}; ngày {question.on:%d/%m/%Y}",
        f"Tính chất: {STANDING_TITLES[Standing(spec.standing)].lower()}",
        *([f"Căn cứ: {cites}"] if cites else []),
        *([f"Ghi chú: {measure.note}"] if measure.note else []),
        *([f"Mẫu số: {base}"] if base else []),
        *(f"{c.role}: {c.measure.title.vi} = {figures.amount(c.measure, c.value)} ({c.rows} dòng)"
          for c in account.components),
        f"Số dòng sổ: {account.count} ({mix}); mã đối chiếu {account.digest}",
    ]  # fmt: skip
    lines += [f"Văn bản: {cited(key)}: {count} dòng" for key, count in receipt.documents.items()]
    lines += [
        f"  {row.ref}\t{row.unit}\t{row.on:%d/%m/%Y}\t{row.value}\t{TITLES[row.provenance]}"
        f"\t{row.recorded_by} {_local(row.recorded_at):%d/%m/%Y %H:%M}"
        f"{f', đính chính {row.corrects}' if row.corrects else ''}"
        for row in receipt.rows
    ]
    if account.count > len(receipt.rows):
        lines.append(f"  … và {account.count - len(receipt.rows)} dòng nữa (--rows để xem thêm)")
    return lines


def _plain(spec: FigureSpec, text: str, receipt: Receipt) -> dict[str, object]:
    return {
        "id": spec.id,
        "text": text,
        "measure": receipt.account.measure.name,
        "where": {name: list(values) for name, values in receipt.account.question.where.items()},
        "on": receipt.account.question.on.isoformat(),
        "count": receipt.account.count,
        "digest": receipt.account.digest,
        "provenance": {p.value: n for p, n in receipt.provenance.items()},
        "documents": dict(receipt.documents),
        "rows": [
            {"ref": r.ref, "unit": r.unit, "on": r.on.isoformat(), "value": r.value,
             "provenance": r.provenance.value, "document": r.document,
             "corrects": r.corrects,
             "recorded_by": r.recorded_by, "recorded_at": r.recorded_at.isoformat(),
             **r.detail}
            for r in receipt.rows
        ],
    }  # fmt: skip


def _verdict(found: Verification) -> str:
    lines = [
        f"Báo cáo {found.report}: {len(found.unchanged)} số liệu giữ nguyên, "
        f"{len(found.changed)} bị sửa, {len(found.missing)} thiếu, {len(found.unknown)} lạ.",
        *(f"Bị sửa: {c.id}: dấu niêm ghi “{c.sealed}”, trong tệp “{' | '.join(c.found)}”"
          for c in found.changed),
        *(f"Thiếu: {one}" for one in found.missing),
        *(f"Lạ, không có trong dấu niêm: {one}" for one in found.unknown),
        *_tables(found.tables),
        f"Mã dấu niêm: {found.seal_digest}",
    ]  # fmt: skip
    if not found.intact:
        lines.append("Dấu niêm đã bị sửa: nội dung không khớp mã của chính nó.")
    if found.genuine is not None:
        lines.append("Dấu niêm đúng bản lưu." if found.genuine else "Dấu niêm KHÁC bản lưu.")
    lines.append("Chỉ số liệu và bảng phụ lục được niêm; câu chữ quanh số liệu cần người đọc soát.")
    return "\n".join(lines)


def _tables(found: Tables) -> list[str]:
    several = {name for name, place in _places(found) if place > 1}

    def named(appendix: str, place: int) -> str:
        return f"Phụ lục {appendix}" + (f", bảng {place}" if appendix in several else "")

    lines = [(key, f"{named(*key)}: giữ nguyên.") for key in found.unchanged]
    lines += [(key, f"{named(*key)}: không còn bảng đã niêm.") for key in found.missing]
    lines += [
        ((table.appendix, table.place), f"{named(table.appendix, table.place)}: {_edited(table)}.")
        for table in found.changed
    ]
    return [text for _, text in sorted(lines)]


def _places(found: Tables) -> list[tuple[str, int]]:
    changed = [(table.appendix, table.place) for table in found.changed]
    return [*found.unchanged, *found.missing, *changed]


def _edited(table: ChangedTable) -> str:
    told = [f"hàng {row.number} “{row.label}”" for row in table.rows[:MOST_ROWS]]
    if len(table.rows) > MOST_ROWS:
        told.append(f"và {len(table.rows) - MOST_ROWS} hàng nữa")
    if 0 < len(table.columns) <= MOST_ROWS:
        told.append(f"cột {', '.join(map(str, table.columns))}")
    if table.gone:
        told.append(f"mất {table.gone} hàng")
    return f"BỊ SỬA: {'; '.join(told)}" if told else "BỊ SỬA"


def _verdict_json(found: Verification) -> str:
    return json.dumps(asdict(found) | {"faithful": found.faithful}, ensure_ascii=False, indent=1)


def _local(recorded_at: dt.datetime) -> dt.datetime:
    """Give the site's time of a moment that the columns keep in UTC."""
    return localtime(recorded_at.replace(tzinfo=dt.UTC))
