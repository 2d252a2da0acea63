"""The files of a data set that tell of works, and what a row of each says to the core."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.register import RowFault
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import ContractState, Package, Selection, WorkContract
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle, ObstacleState
from chungtay.core.works.remark import Remark
from chungtay.core.works.work import Stage, WorkState, WorkType
from chungtay.flows.register_files import Cells, RowFile, Told, columns, once


@dataclass(frozen=True, slots=True)
class WorkTables:
    """What a data set says of works, as far as its rows can be understood one by one."""

    states: list[Told[WorkState]]
    cards: list[Told[WorkCard]]
    contracts: list[Told[WorkContract]]
    funding: list[Told[Funding]]
    obstacles: list[Told[Obstacle]]
    remarks: list[Told[Remark]]


def _state(row: Cells) -> WorkState:
    return WorkState(
        work=row.text("work"),
        name=row.text("name"),
        programme=row.optional("programme"),
        project=row.text("project"),
        work_type=row.choice("work_type", WorkType),
        unit=row.text("unit"),
        plan_year=row.year("plan_year"),
        stage=row.choice("stage", Stage),
        on=row.day("on"),
        cost=Dong(row.whole("cost_dong")),
        grounds=row.grounds(),
        progress=row.optional_whole("progress"),
        reason=row.optional("reason"),
    )


def _card(row: Cells) -> WorkCard:
    return WorkCard(
        work=row.text("work"),
        lat_e6=row.optional_whole("lat_e6"),
        lon_e6=row.optional_whole("lon_e6"),
        investor=row.optional("investor"),
        approval=row.optional("approval"),
        approved_on=row.optional_day("approved_on"),
        planned_start=row.optional_day("planned_start"),
        planned_finish=row.optional_day("planned_finish"),
        special_mechanism=row.flag("special_mechanism"),
        community_share=_dong(row, "community_share"),
        capacity=row.optional("capacity"),
        project_code=row.optional("project_code"),
        treasury_code=row.optional("treasury_code"),
        maintainer=row.optional("maintainer"),
        on=row.day("on"),
        grounds=row.grounds(),
    )


def _contract(row: Cells) -> WorkContract:
    return WorkContract(
        work=row.text("work"),
        contract=row.text("contract"),
        package=row.choice("package", Package),
        name=row.optional("name"),
        number=row.optional("number"),
        contractor=row.optional("contractor"),
        selection=row.choice("selection", Selection) if row.optional("selection") else None,
        signed_on=row.optional_day("signed_on"),
        amount=_dong(row, "dong"),
        finish_due=row.optional_day("finish_due"),
        amendment=row.optional("amendment"),
        state=row.choice("state", ContractState),
        on=row.day("on"),
        grounds=row.grounds(),
    )


def _funding(row: Cells) -> Funding:
    return Funding(
        work=row.text("work"),
        source=row.choice("source", Source),
        provider=row.optional("provider"),
        amount=Dong(row.whole("dong")),
        on=row.day("on"),
        grounds=row.grounds(),
    )


def _obstacle(row: Cells) -> Obstacle:
    return Obstacle(
        obstacle=row.text("obstacle"),
        work=row.text("work"),
        cause=row.text("cause"),
        text=row.text("text"),
        owner=row.optional("owner"),
        due=row.optional_day("due"),
        state=row.choice("state", ObstacleState),
        on=row.day("on"),
        grounds=row.grounds(),
    )


def _remark(row: Cells) -> Remark:
    return Remark(
        work=row.text("work"),
        text=row.text("text"),
        speaker=row.text("speaker"),
        answer=row.optional("answer"),
        on=row.day("on"),
        grounds=row.grounds(),
    )


def _dong(row: Cells, column: str) -> Dong | None:
    amount = row.optional_whole(column)
    return None if amount is None else Dong(amount)


WORKS = RowFile(
    "works.csv",
    columns("work,name,programme,project,work_type,unit,plan_year,stage,on,cost_dong"),
    _state,
    later=(("progress", ""), ("reason", "")),
)
CARDS = RowFile(
    "work_cards.csv",
    columns(
        "work,lat_e6,lon_e6,investor,approval,approved_on,planned_start,planned_finish,"
        "special_mechanism,community_share,capacity,project_code,treasury_code,maintainer,on"
    ),
    _card,
    may_lack=True,
)
CONTRACTS = RowFile(
    "work_contracts.csv",
    columns(
        "work,contract,package,name,number,contractor,selection,signed_on,dong,finish_due,"
        "amendment,state,on"
    ),
    _contract,
    may_lack=True,
)
FUNDING = RowFile(
    "work_funding.csv", columns("work,source,provider,dong,on"), _funding, may_lack=True
)
OBSTACLES = RowFile(
    "work_obstacles.csv",
    columns("obstacle,work,cause,text,owner,due,state,on"),
    _obstacle,
    may_lack=True,
)
REMARKS = RowFile(
    "work_remarks.csv", columns("work,text,speaker,answer,on"), _remark, may_lack=True
)


def read_works(folder: Path, faults: list[RowFault]) -> WorkTables:
    """Read a folder's files that tell of works; add what cannot be understood to the faults."""
    return WorkTables(
        states=once(WORKS.read(folder, faults), lambda state: state.ref),
        cards=once(CARDS.read(folder, faults), lambda card: card.ref),
        contracts=once(CONTRACTS.read(folder, faults), lambda contract: contract.ref),
        funding=once(FUNDING.read(folder, faults), lambda part: part.ref),
        obstacles=once(OBSTACLES.read(folder, faults), lambda obstacle: obstacle.ref),
        remarks=once(REMARKS.read(folder, faults), lambda remark: remark.ref),
    )
