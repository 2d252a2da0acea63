"""Works with what other registers say of them: papers, obstacles, commitments and the money."""

from __future__ import annotations

from collections.abc import Iterable

from chungtay.analytics.kinds import View
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.core.works.commitment import CLOSED, Bound

OF_A_WORK = (
    Column("work", ColumnType.TEXT, "Mã công trình"),
    Column("programme", ColumnType.TEXT, "Chương trình"),
    Column("main_project", ColumnType.TEXT, "Dự án (gồm các tiểu dự án)"),
    Column("project", ColumnType.TEXT, "Dự án"),
    Column("work_type", ColumnType.TEXT, "Loại công trình"),
    Column("stage", ColumnType.TEXT, "Bước thực hiện"),
    Column("plan_year", ColumnType.INTEGER, "Năm kế hoạch"),
)
SELECT_A_WORK = """
    w.unit AS unit, w.on_date AS on_date, w.district AS district, w.province AS province,
    w.unit_level AS unit_level, w.unit_type AS unit_type, w.work AS work,
    w.programme AS programme, w.main_project AS main_project, w.project AS project,
    w.work_type AS work_type, w.stage AS stage, w.plan_year AS plan_year
    """
WORK_PAPERS = View(
    FactTable(
        "work_papers",
        "Công trình: hồ sơ và hạn hoàn thành",
        FactKind.INTERVAL,
        (
            *OF_A_WORK,
            Column("investor", ColumnType.TEXT, "Chủ đầu tư"),
            Column("special_mechanism", ColumnType.INTEGER, "Theo cơ chế đặc thù (1)"),
            Column("community_dong", ColumnType.INTEGER, "Cộng đồng đóng góp (đồng)"),
            Column("late", ColumnType.INTEGER, "Quá hạn hoàn thành (1)"),
            Column("late_days", ColumnType.INTEGER, "Quá hạn hoàn thành (ngày)"),
        ),
        value="community_dong",
    ),
    ("works", "work_cards", "work_stages"),
    f"""
    SELECT {SELECT_A_WORK}, 'work_papers:' || w.work AS ref, c.investor AS investor,
           coalesce(c.special_mechanism, 0) AS special_mechanism,
           c.community_dong AS community_dong,
           CASE WHEN c.planned_finish < {{day}} AND r.work IS NULL AND w.stage <> 'stopped'
                THEN 1 ELSE 0 END AS late,
           CASE WHEN late = 1 THEN {{day}} - c.planned_finish END AS late_days
    FROM {{works}} AS w
    LEFT JOIN {{work_cards}} AS c ON c.work = w.work
    LEFT JOIN (SELECT work FROM {{work_stages}} AS s WHERE reached = 'finished') AS r
           ON r.work = w.work
    """,
    through=("work",),
)
WORK_HURDLES = View(
    FactTable(
        "work_hurdles",
        "Vướng mắc, theo công trình",
        FactKind.INTERVAL,
        (
            *OF_A_WORK,
            Column("obstacle", ColumnType.TEXT, "Mã vướng mắc"),
            Column("cause", ColumnType.TEXT, "Loại vướng mắc"),
            Column("owner", ColumnType.TEXT, "Cơ quan phải gỡ"),
            Column("state", ColumnType.TEXT, "Tình trạng"),
            Column("overdue", ColumnType.INTEGER, "Quá hạn gỡ (1)"),
            Column("overdue_days", ColumnType.INTEGER, "Quá hạn gỡ (ngày)"),
        ),
    ),
    ("works", "work_obstacles"),
    f"""
    SELECT {SELECT_A_WORK}, 'work_hurdles:' || o.obstacle AS ref, o.obstacle AS obstacle,
           o.cause AS cause, o.owner AS owner, o.state AS state,
           CASE WHEN o.state = 'open' AND o.due < {{day}} THEN 1 ELSE 0 END AS overdue,
           CASE WHEN overdue = 1 THEN {{day}} - o.due END AS overdue_days
    FROM {{works}} AS w
    JOIN {{work_obstacles}} AS o ON o.work = w.work
    """,
    through=("work",),
)


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in sorted(codes))


_SIGNED = "contract IS NOT NULL"
WORK_COMMITMENTS = View(
    FactTable(
        "work_commitments",
        "Công trình: hợp đồng, vốn đã bố trí và đã thanh toán",
        FactKind.INTERVAL,
        (
            *OF_A_WORK,
            Column("holder", ColumnType.TEXT, "Chủ đầu tư"),
            Column("commitment", ColumnType.TEXT, "Có hợp đồng, chưa có hay đã xong"),
            Column("contract_dong", ColumnType.INTEGER, "Giá trị hợp đồng (đồng)"),
            Column("funded_dong", ColumnType.INTEGER, "Đã bố trí (đồng)"),
            Column("beyond_dong", ColumnType.INTEGER, "Bố trí vượt hợp đồng (đồng)"),
            Column("uncovered_dong", ColumnType.INTEGER, "Chưa được bố trí (đồng)"),
            Column("paid_dong", ColumnType.INTEGER, "Đã thanh toán (đồng)"),
            Column("paid_beyond_dong", ColumnType.INTEGER, "Thanh toán vượt hợp đồng (đồng)"),
            Column("unpaid_dong", ColumnType.INTEGER, "Chưa thanh toán (đồng)"),
        ),
        value="uncovered_dong",
        each="work",
    ),
    ("works", "work_cards", "work_contracts", "capital"),
    f"""
    SELECT r.* EXCLUDE (contract, funded, paid), contract AS contract_dong,
           CASE WHEN {_SIGNED} THEN funded END AS funded_dong,
           CASE WHEN {_SIGNED} THEN greatest(funded - contract, 0) END AS beyond_dong,
           CASE WHEN {_SIGNED} THEN greatest(contract - funded, 0) END AS uncovered_dong,
           CASE WHEN {_SIGNED} THEN paid END AS paid_dong,
           CASE WHEN {_SIGNED} THEN greatest(paid - contract, 0) END AS paid_beyond_dong,
           CASE WHEN {_SIGNED} THEN greatest(contract - paid, 0) END AS unpaid_dong
    FROM (
        SELECT {SELECT_A_WORK}, 'work_commitments:' || w.work AS ref,
               coalesce(c.investor, '') AS holder,
               CASE WHEN w.stage IN ({_listed(CLOSED)}) THEN '{Bound.CLOSED}'
                    WHEN m.contract > 0 THEN '{Bound.SIGNED}'
                    ELSE '{Bound.UNSIGNED}' END AS commitment,
               CASE WHEN commitment = '{Bound.SIGNED}' THEN m.contract END AS contract,
               m.funded AS funded, m.paid AS paid
        FROM {{works}} AS w
        LEFT JOIN {{work_cards}} AS c ON c.subject = w.subject
        LEFT JOIN (
            SELECT subject, sum(contract)::BIGINT AS contract,
                   sum(funded)::BIGINT AS funded, sum(paid)::BIGINT AS paid
            FROM (
                SELECT subject, contract_dong AS contract, 0 AS funded, 0 AS paid
                FROM {{work_contracts}} AS s
                UNION ALL SELECT subject, 0, funded, paid FROM {{capital}} AS s
            ) AS said GROUP BY subject
        ) AS m ON m.subject = w.subject
    ) AS r
    """,
    through=("work",),
    sums={"capital": "covering"},
    only_for={"work_cards": frozenset({"holder"})},
    asked_at_once=True,
)
