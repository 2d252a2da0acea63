"""The registers of works as typed columns: states, stages reached, papers, contracts, obstacles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from chungtay.apps.capital.facts import SUBJECT, main_project
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.works.models import Work, WorkCard, WorkContract, WorkObstacle
from chungtay.apps.works.rows import state_of
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.core.works.contract import ContractState
from chungtay.core.works.work import COURSE, REACHED

_OF_A_WORK = (
    Column("work", ColumnType.TEXT, "Mã công trình"),
    Column("name", ColumnType.TEXT, "Tên công trình"),
    Column("programme", ColumnType.TEXT, "Chương trình"),
    Column("main_project", ColumnType.TEXT, "Dự án (gồm các tiểu dự án)"),
    Column("project", ColumnType.TEXT, "Dự án"),
    Column("work_type", ColumnType.TEXT, "Loại công trình"),
    Column("stage", ColumnType.TEXT, "Bước thực hiện"),
    Column("plan_year", ColumnType.INTEGER, "Năm kế hoạch"),
    Column("cost_dong", ColumnType.INTEGER, "Tổng mức đầu tư (đồng)"),
)
TABLE = FactTable(
    name="works",
    title="Công trình",
    kind=FactKind.STATE,
    columns=(
        *_OF_A_WORK,
        Column("progress", ColumnType.INTEGER, "Khối lượng hoàn thành (%)"),
        Column("measured_dong", ColumnType.INTEGER, "Mức đầu tư có khối lượng (đồng)"),
        Column("volume_dong", ColumnType.INTEGER, "Mức đầu tư nhân khối lượng (đồng × %)"),
    ),
    key=("work",),
    value="cost_dong",
    numbered=(SUBJECT,),
)
REACHED_TABLE = FactTable(
    name="work_stages",
    title="Bước công trình đã qua",
    kind=FactKind.STATE,
    columns=(*_OF_A_WORK, Column("reached", ColumnType.TEXT, "Bước đã đạt")),
    key=("work", "reached"),
    value="cost_dong",
)
CARDS_TABLE = FactTable(
    name="work_cards",
    title="Hồ sơ công trình",
    kind=FactKind.STATE,
    columns=(
        Column("work", ColumnType.TEXT, "Mã công trình"),
        Column("investor", ColumnType.TEXT, "Chủ đầu tư"),
        Column("special_mechanism", ColumnType.INTEGER, "Theo cơ chế đặc thù (1)"),
        Column("community_dong", ColumnType.INTEGER, "Cộng đồng đóng góp (đồng)"),
        Column("planned_start", ColumnType.DATE, "Khởi công dự kiến"),
        Column("planned_finish", ColumnType.DATE, "Hoàn thành dự kiến"),
    ),
    key=("work",),
    value="community_dong",
    numbered=(SUBJECT,),
)
CONTRACTS_TABLE = FactTable(
    name="work_contracts",
    title="Hợp đồng của công trình",
    kind=FactKind.STATE,
    columns=(
        Column("work", ColumnType.TEXT, "Mã công trình"),
        Column("contract", ColumnType.TEXT, "Mã hợp đồng"),
        Column("package", ColumnType.TEXT, "Loại gói thầu"),
        Column("selection", ColumnType.TEXT, "Hình thức lựa chọn nhà thầu"),
        Column("state", ColumnType.TEXT, "Tình trạng hợp đồng"),
        Column("contract_dong", ColumnType.INTEGER, "Giá trị hợp đồng (đồng)"),
        Column("signed_on", ColumnType.DATE, "Ngày ký"),
        Column("finish_due", ColumnType.DATE, "Hạn hoàn thành theo hợp đồng"),
    ),
    key=("work", "contract"),
    value="contract_dong",
    numbered=(SUBJECT,),
)
OBSTACLES_TABLE = FactTable(
    name="work_obstacles",
    title="Vướng mắc của công trình",
    kind=FactKind.STATE,
    columns=(
        Column("obstacle", ColumnType.TEXT, "Mã vướng mắc"),
        Column("work", ColumnType.TEXT, "Mã công trình"),
        Column("cause", ColumnType.TEXT, "Loại vướng mắc"),
        Column("owner", ColumnType.TEXT, "Cơ quan phải gỡ"),
        Column("due", ColumnType.DATE, "Hạn gỡ"),
        Column("state", ColumnType.TEXT, "Tình trạng"),
    ),
    key=("obstacle",),
)


def _works() -> QuerySet[Work]:
    return QuerySet(Work)


def _cards() -> QuerySet[WorkCard]:
    return QuerySet(WorkCard)


def _contracts() -> QuerySet[WorkContract]:
    return QuerySet(WorkContract)


def _obstacles() -> QuerySet[WorkObstacle]:
    return QuerySet(WorkObstacle)


def _of_a_work(row: Work) -> Row:
    return (
        row.work, row.name, row.programme, main_project(row.project), row.project, row.work_type,
        row.stage, row.plan_year, row.cost_dong,
    )  # fmt: skip


def _tell(row: Work) -> Row:
    volume = state_of(row).volume
    if volume is None:
        return (*_of_a_work(row), row.progress, None, None)
    return (*_of_a_work(row), volume, row.cost_dong, row.cost_dong * volume)


def _tell_reached(row: Work) -> Iterable[tuple[str, Row]]:
    """Tell every stage that a state shows to be reached; a work that was stopped shows none."""
    for stage in COURSE:
        if row.stage in REACHED[stage]:
            yield stage.value, (*_of_a_work(row), stage.value)


def _tell_card(row: WorkCard) -> Row:
    return (
        row.work, row.investor, int(row.special_mechanism), row.community_share_dong,
        row.planned_start, row.planned_finish,
    )  # fmt: skip


def _tell_contract(row: WorkContract) -> Row:
    """Tell how a contract stands; what is void counts nowhere and so has no amount."""
    dong = None if row.state == ContractState.VOID.value else row.dong
    return (
        row.work, row.contract, row.package, row.selection, row.state, dong, row.signed_on,
        row.finish_due,
    )  # fmt: skip


def _tell_obstacle(row: WorkObstacle) -> Row:
    return (row.obstacle, row.work, row.cause, row.owner, row.due, row.state)


def _unit(row: Work) -> str:
    return row.unit


def _no_unit(_row: WorkCard | WorkContract | WorkObstacle) -> str:
    """Leave the unit to the work itself, which may come to lie in another."""
    return ""


def _on(row: Work | WorkCard | WorkContract | WorkObstacle) -> dt.date:
    return row.on


SOURCE = FactSource(table=TABLE, rows=_works, tell=_tell, unit=_unit, on=_on)
STAGES = FactSource(table=REACHED_TABLE, rows=_works, spread=_tell_reached, unit=_unit, on=_on)
CARDS = FactSource(table=CARDS_TABLE, rows=_cards, tell=_tell_card, unit=_no_unit, on=_on)
CONTRACTS = FactSource(
    table=CONTRACTS_TABLE, rows=_contracts, tell=_tell_contract, unit=_no_unit, on=_on
)
OBSTACLES = FactSource(
    table=OBSTACLES_TABLE, rows=_obstacles, tell=_tell_obstacle, unit=_no_unit, on=_on
)
