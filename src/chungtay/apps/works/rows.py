"""What the registers of works say, as rows of tables and as the core's values, and back."""

from __future__ import annotations

from chungtay.apps.kernel.standing import grounds, standing
from chungtay.apps.works import models
from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import ContractState, Package, Selection, WorkContract
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle, ObstacleState
from chungtay.core.works.photo import Photo
from chungtay.core.works.remark import Remark
from chungtay.core.works.work import Stage, WorkState, WorkType


def state_row(state: WorkState, *, by: str) -> models.Work:
    """Give the row that says a state."""
    return models.Work(
        ref=state.ref,
        work=state.work,
        name=state.name,
        programme=state.programme,
        project=state.project,
        work_type=state.work_type.value,
        unit=state.unit,
        plan_year=state.plan_year,
        stage=state.stage.value,
        on=state.on,
        cost_dong=state.cost.amount,
        progress=state.progress,
        reason=state.reason,
        **standing(state.grounds, by=by),
    )


def state_of(row: models.Work) -> WorkState:
    """Read a state back."""
    return WorkState(
        work=row.work,
        name=row.name,
        programme=row.programme,
        project=row.project,
        work_type=WorkType(row.work_type),
        unit=row.unit,
        plan_year=row.plan_year,
        stage=Stage(row.stage),
        on=row.on,
        cost=Dong(row.cost_dong),
        grounds=grounds(row),
        progress=row.progress,
        reason=row.reason,
    )


def card_row(card: WorkCard, *, by: str) -> models.WorkCard:
    """Give the row that says a card."""
    return models.WorkCard(
        ref=card.ref,
        work=card.work,
        lat_e6=card.lat_e6,
        lon_e6=card.lon_e6,
        investor=card.investor,
        approval=card.approval,
        submitted_on=card.submitted_on,
        approved_on=card.approved_on,
        planned_start=card.planned_start,
        planned_finish=card.planned_finish,
        special_mechanism=card.special_mechanism,
        community_share_dong=_amount(card.community_share),
        capacity=card.capacity,
        project_code=card.project_code,
        treasury_code=card.treasury_code,
        maintainer=card.maintainer,
        on=card.on,
        **standing(card.grounds, by=by),
    )


def card_of(row: models.WorkCard) -> WorkCard:
    """Read a card back."""
    return WorkCard(
        work=row.work,
        lat_e6=row.lat_e6,
        lon_e6=row.lon_e6,
        investor=row.investor,
        approval=row.approval,
        submitted_on=row.submitted_on,
        approved_on=row.approved_on,
        planned_start=row.planned_start,
        planned_finish=row.planned_finish,
        special_mechanism=row.special_mechanism,
        community_share=_dong(row.community_share_dong),
        capacity=row.capacity,
        project_code=row.project_code,
        treasury_code=row.treasury_code,
        maintainer=row.maintainer,
        on=row.on,
        grounds=grounds(row),
    )


def contract_row(contract: WorkContract, *, by: str) -> models.WorkContract:
    """Give the row that says how a contract stands."""
    return models.WorkContract(
        ref=contract.ref,
        work=contract.work,
        contract=contract.contract,
        package=contract.package.value,
        name=contract.name,
        number=contract.number,
        contractor=contract.contractor,
        selection=contract.selection.value if contract.selection else "",
        signed_on=contract.signed_on,
        dong=_amount(contract.amount),
        finish_due=contract.finish_due,
        amendment=contract.amendment,
        state=contract.state.value,
        on=contract.on,
        reason=contract.reason,
        **standing(contract.grounds, by=by),
    )


def contract_of(row: models.WorkContract) -> WorkContract:
    """Read how a contract stands back."""
    return WorkContract(
        work=row.work,
        contract=row.contract,
        package=Package(row.package),
        name=row.name,
        number=row.number,
        contractor=row.contractor,
        selection=Selection(row.selection) if row.selection else None,
        signed_on=row.signed_on,
        amount=_dong(row.dong),
        finish_due=row.finish_due,
        amendment=row.amendment,
        state=ContractState(row.state),
        on=row.on,
        grounds=grounds(row),
        reason=row.reason,
    )


def funding_row(part: Funding, *, by: str) -> models.WorkFunding:
    """Give the row that says a part of the total cost."""
    return models.WorkFunding(
        ref=part.ref,
        work=part.work,
        source=part.source.value,
        provider=part.provider,
        dong=part.amount.amount,
        on=part.on,
        **standing(part.grounds, by=by),
    )


def funding_of(row: models.WorkFunding) -> Funding:
    """Read a part of the total cost back."""
    return Funding(
        work=row.work,
        source=Source(row.source),
        provider=row.provider,
        amount=Dong(row.dong),
        on=row.on,
        grounds=grounds(row),
    )


def obstacle_row(obstacle: Obstacle, *, by: str) -> models.WorkObstacle:
    """Give the row that says a state of an obstacle."""
    return models.WorkObstacle(
        ref=obstacle.ref,
        obstacle=obstacle.obstacle,
        work=obstacle.work,
        cause=obstacle.cause,
        text=obstacle.text,
        owner=obstacle.owner,
        due=obstacle.due,
        state=obstacle.state.value,
        on=obstacle.on,
        **standing(obstacle.grounds, by=by),
    )


def obstacle_of(row: models.WorkObstacle) -> Obstacle:
    """Read a state of an obstacle back."""
    return Obstacle(
        obstacle=row.obstacle,
        work=row.work,
        cause=row.cause,
        text=row.text,
        owner=row.owner,
        due=row.due,
        state=ObstacleState(row.state),
        on=row.on,
        grounds=grounds(row),
    )


def remark_row(remark: Remark, *, by: str) -> models.WorkRemark:
    """Give the row that says a remark or its answer."""
    return models.WorkRemark(
        ref=remark.ref,
        work=remark.work,
        remark=remark.code,
        text=remark.text,
        speaker=remark.speaker,
        answer=remark.answer,
        on=remark.on,
        **standing(remark.grounds, by=by),
    )


def remark_of(row: models.WorkRemark) -> Remark:
    """Read a remark back."""
    return Remark(
        work=row.work,
        text=row.text,
        speaker=row.speaker,
        answer=row.answer,
        on=row.on,
        grounds=grounds(row),
    )


def photo_row(photo: Photo, *, by: str) -> models.WorkPhoto:
    """Give the row that tells of a picture."""
    return models.WorkPhoto(
        ref=photo.ref,
        work=photo.work,
        caption=photo.caption,
        sha256=photo.sha256,
        name=photo.name,
        media_type=photo.media_type,
        size=photo.size,
        on=photo.on,
        **standing(photo.grounds, by=by),
    )


def photo_of(row: models.WorkPhoto) -> Photo:
    """Read what is told of a picture back."""
    return Photo(
        work=row.work,
        caption=row.caption,
        sha256=row.sha256,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        on=row.on,
        grounds=grounds(row),
    )


def _amount(dong: Dong | None) -> int | None:
    return None if dong is None else dong.amount


def _dong(amount: int | None) -> Dong | None:
    return None if amount is None else Dong(amount)
