"""One work as its papers tell of it, for tests to vary."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import ContractState, Package, Selection, WorkContract
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle, ObstacleState
from chungtay.core.works.remark import Remark
from chungtay.core.works.work import Stage, WorkState, WorkType

WORK = "gn.p1.infra.001"
END = dt.date(2020, 10, 13)
GROUNDS = Grounds("demo:~x:2020-10-13", END, Provenance.SYNTHETIC)
MILLION = 1_000_000


def state(
    stage: Stage,
    month: int,
    day: int = 15,
    *,
    work: str = WORK,
    cost: int = 2_000,
    progress: int | None = None,
    reason: str = "",
    work_type: WorkType = WorkType.TRANSPORT,
    unit: str = "23380",
) -> WorkState:
    """Tell what is true of a work from a day of 2020 on; `cost` in millions of đồng."""
    return WorkState(
        work=work,
        name="Đường thôn 1, xã Đắk Ang",
        programme="gn",
        project="gn.p1.infra",
        work_type=work_type,
        unit=unit,
        plan_year=2020,
        stage=stage,
        on=dt.date(2020, month, day),
        cost=Dong(cost * MILLION),
        grounds=GROUNDS,
        progress=progress,
        reason=reason,
    )


CARD = WorkCard(
    work=WORK,
    lat_e6=14_780_000,
    lon_e6=107_650_000,
    investor="",
    approval="12/QĐ-UBND",
    approved_on=dt.date(2020, 1, 20),
    planned_start=dt.date(2020, 3, 1),
    planned_finish=dt.date(2020, 8, 31),
    special_mechanism=True,
    community_share=Dong(150 * MILLION),
    capacity="2,5 km",
    project_code="7812345",
    treasury_code="",
    maintainer="Thôn 1",
    on=dt.date(2020, 2, 20),
    grounds=GROUNDS,
)
BUILDING = WorkContract(
    work=WORK,
    contract="01",
    package=Package.CONSTRUCTION,
    name="Thi công nền, mặt đường",
    number="03/HĐ",
    contractor="Tổ thợ thôn 1",
    selection=Selection.COMMUNITY,
    signed_on=dt.date(2020, 2, 20),
    amount=Dong(1_900 * MILLION),
    finish_due=dt.date(2020, 8, 31),
    amendment="",
    state=ContractState.IN_FORCE,
    on=dt.date(2020, 2, 20),
    grounds=GROUNDS,
)
DESIGN = replace(
    BUILDING,
    contract="02",
    package=Package.DESIGN,
    name="Khảo sát, thiết kế",
    number="11/2019/HĐ-TV",
    contractor="Công ty tư vấn số 1",
    selection=Selection.DIRECT,
    signed_on=dt.date(2019, 11, 5),
    amount=Dong(60 * MILLION),
    finish_due=None,
)
CENTRAL = Funding(WORK, Source.CENTRAL, "", Dong(1_850 * MILLION), CARD.on, GROUNDS)
PEOPLE = Funding(WORK, Source.PEOPLE, "", Dong(150 * MILLION), CARD.on, GROUNDS)
OBSTACLE = Obstacle(
    obstacle=f"{WORK}.v01",
    work=WORK,
    cause="mat-bang",
    text="Ba hộ chưa bàn giao đất",
    owner="",
    due=dt.date(2020, 7, 1),
    state=ObstacleState.OPEN,
    on=dt.date(2020, 6, 1),
    grounds=GROUNDS,
)
REMARK = Remark(
    WORK, "Mặt đường bị nứt ở km 1", "Ban giám sát cộng đồng", "", dt.date(2020, 7, 5), GROUNDS
)
