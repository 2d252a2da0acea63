"""The contracts of works, one by one, beside what the work is and who builds it."""

from __future__ import annotations

from chungtay.analytics.kinds import View
from chungtay.analytics.of_works import OF_A_WORK, SELECT_A_WORK
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

WORK_AGREEMENTS = View(
    FactTable(
        "work_agreements",
        "Hợp đồng, theo công trình",
        FactKind.INTERVAL,
        (
            *OF_A_WORK,
            Column("investor", ColumnType.TEXT, "Chủ đầu tư"),
            Column("contract", ColumnType.TEXT, "Mã hợp đồng"),
            Column("agreement", ColumnType.TEXT, "Mã công trình và hợp đồng"),
            Column("package", ColumnType.TEXT, "Loại gói thầu"),
            Column("selection", ColumnType.TEXT, "Hình thức lựa chọn nhà thầu"),
            Column("state", ColumnType.TEXT, "Tình trạng hợp đồng"),
            Column("contract_dong", ColumnType.INTEGER, "Giá trị hợp đồng (đồng)"),
        ),
        value="contract_dong",
    ),
    ("works", "work_contracts", "work_cards"),
    f"""
    SELECT {SELECT_A_WORK}, 'work_agreements:' || w.work || ':' || k.contract AS ref,
           coalesce(c.investor, '') AS investor, k.contract AS contract,
           w.work || ':' || k.contract AS agreement, k.package AS package,
           k.selection AS selection, k.state AS state, k.contract_dong AS contract_dong
    FROM {{works}} AS w
    JOIN {{work_contracts}} AS k ON k.work = w.work
    LEFT JOIN {{work_cards}} AS c ON c.work = w.work
    """,
    through=("work",),
    apart={"work_contracts": {"work": "work", "contract": "contract"}},
)
