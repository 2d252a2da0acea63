"""The capital ledger as typed columns: one row per posting."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.capital.models import Posting
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.core.capital.covering import COVERING, PAYING
from chungtay.core.capital.line import Term
from chungtay.core.measures.fact import Column, ColumnType, Combination, FactKind, FactTable, Sums

SUBJECT = Combination("subject", ("work",), shared=True)
"""What money is for: a work or a loan, by the number that the registers of works know it by too."""
TABLE = FactTable(
    name="capital",
    title="Sổ vốn: từng bút toán",
    kind=FactKind.FLOW,
    columns=(
        Column("entry", ColumnType.TEXT, "Bút toán"),
        Column("movement", ColumnType.TEXT, "Loại bút toán"),
        Column("pot", ColumnType.TEXT, "Khoản"),
        Column("programme", ColumnType.TEXT, "Chương trình"),
        Column("main_project", ColumnType.TEXT, "Dự án (gồm các tiểu dự án)"),
        Column("project", ColumnType.TEXT, "Dự án"),
        Column("item", ColumnType.TEXT, "Khoản mục"),
        Column("source", ColumnType.TEXT, "Nguồn vốn"),
        Column("kind", ColumnType.TEXT, "Loại vốn"),
        Column("origin_year", ColumnType.INTEGER, "Năm gốc"),
        Column("plan_year", ColumnType.INTEGER, "Năm kế hoạch"),
        Column("carried", ColumnType.INTEGER, "Vốn kéo dài"),
        Column("holder", ColumnType.TEXT, "Chủ tài khoản"),
        Column("provider", ColumnType.TEXT, "Nhà tài trợ, nơi góp"),
        Column("given_as", ColumnType.TEXT, "Hình thức góp"),
        Column("budget_index", ColumnType.TEXT, "Mục lục ngân sách"),
        Column("term", ColumnType.TEXT, "Thời hạn kế hoạch"),
        Column("work", ColumnType.TEXT, "Công trình, khoản vay"),
        Column("dong", ColumnType.INTEGER, "Số tiền (đồng)"),
    ),
    value="dong",
    combinations=(
        Combination(
            "line",
            (
                "movement", "pot", "programme", "main_project", "project", "item", "source",
                "kind", "origin_year", "plan_year", "carried", "provider", "given_as",
                "budget_index", "term", "provenance",
            ),
        ),
        Combination(
            "account",
            ("province", "district", "unit", "holder", "unit_level", "unit_type"),
            together=True,
        ),
        SUBJECT,
    ),
    sums=(
        Sums("days", of="line", values={"dong": {}}),
        Sums("covering", of="subject", values={"funded": {}, "paid": PAYING}, where=COVERING),
    ),
)  # fmt: skip


def _rows() -> QuerySet[Posting]:
    return QuerySet(Posting).select_related("entry", "holder")


def _tell(row: Posting) -> Row:
    return (
        row.entry_id.removeprefix("E:"), row.entry.movement, row.pot, row.programme,
        main_project(row.project), row.project, row.item, row.source, row.kind, row.origin_year,
        row.plan_year, int(row.origin_year < row.plan_year and row.term == Term.YEAR),
        row.holder_id, row.provider, row.given_as, row.budget_index, row.term, row.subject,
        row.dong,
    )  # fmt: skip


def main_project(code: str) -> str:
    """Give the project that a sub-project is part of: codes begin with their parents'.

    >>> [main_project(code) for code in ("gn.p1.infra", "ntm.02", "")]
    ['gn.p1', 'ntm.02', '']
    """
    return ".".join(code.split(".")[:2])


def _unit(row: Posting) -> str:
    return row.holder.unit


def _on(row: Posting) -> dt.date:
    return row.entry.on


SOURCE = FactSource(table=TABLE, rows=_rows, tell=_tell, unit=_unit, on=_on)
