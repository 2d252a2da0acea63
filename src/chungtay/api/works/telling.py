"""Tell works in the shapes of the API."""

from __future__ import annotations

from typing import Any

from chungtay.api.works.shapes import (
    WorkAmendmentOut,
    WorkCardOut,
    WorkContractOut,
    WorkFundingOut,
    WorkObstacleOut,
    WorkPhotoOut,
    WorkRemarkOut,
    WorkStateOut,
)
from chungtay.core.kernel.money import Dong
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import ContractCase
from chungtay.core.works.photo import Photo
from chungtay.core.works.whole import WorkSummary, WorkWhole


def told(work: WorkSummary) -> dict[str, Any]:
    """Tell how a work stands."""
    state, point = work.state, work.point
    return {
        "code": work.code,
        "name": work.name,
        "work_type": state.work_type,
        "programme": state.programme,
        "project": state.project,
        "unit": state.unit,
        "plan_year": state.plan_year,
        "stage": work.stage,
        "since": work.since,
        "progress": work.progress,
        "cost": work.cost.amount,
        "contracted": _amount(work.contracted),
        "investor": work.investor,
        "planned_finish": work.planned_finish,
        "finished_on": work.finished_on,
        "late_by": work.late_by,
        "obstacles": work.obstacles,
        "lat_e6": point[0] if point else None,
        "lon_e6": point[1] if point else None,
    }


def _amount(dong: Dong | None) -> int | None:
    return None if dong is None else dong.amount


def card_told(card: WorkCard) -> WorkCardOut:
    """Tell the papers of a work."""
    return WorkCardOut(
        approval=card.approval,
        submitted_on=card.submitted_on,
        approved_on=card.approved_on,
        planned_start=card.planned_start,
        special_mechanism=card.special_mechanism,
        community_share=_amount(card.community_share),
        capacity=card.capacity,
        project_code=card.project_code,
        treasury_code=card.treasury_code,
        maintainer=card.maintainer,
        document=card.grounds.document,
    )


def contract_told(case: ContractCase) -> WorkContractOut:
    """Tell how a contract stands, and by what it was amended."""
    one = case.last
    return WorkContractOut(
        contract=one.contract,
        package=one.package,
        name=one.name,
        number=one.number,
        contractor=one.contractor,
        selection=one.selection,
        signed_on=one.signed_on,
        amount=_amount(one.amount),
        finish_due=one.finish_due,
        state=one.state,
        reason=one.reason,
        since=one.on,
        document=one.grounds.document,
        amendments=[
            WorkAmendmentOut(
                amendment=now.amendment,
                on=now.on,
                amount_before=_amount(before.amount),
                amount=_amount(now.amount),
                finish_due=now.finish_due,
            )
            for before, now in case.amendments
        ],
    )


def photo_told(photo: Photo) -> WorkPhotoOut:
    """Tell of a picture."""
    return WorkPhotoOut(
        sha256=photo.sha256,
        caption=photo.caption,
        name=photo.name,
        media_type=photo.media_type,
        size=photo.size,
        on=photo.on,
        document=photo.grounds.document,
    )


def lists_told(whole: WorkWhole) -> dict[str, Any]:
    """Tell all that a work has many of."""
    return {
        "states": [
            WorkStateOut(
                stage=one.stage,
                on=one.on,
                progress=one.progress,
                cost=one.cost.amount,
                reason=one.reason,
                document=one.grounds.document,
                provenance=one.grounds.provenance.value,
            )
            for one in whole.states
        ],
        "contracts": [contract_told(case) for case in whole.contracts],
        "funding": [
            WorkFundingOut(source=one.source.value, provider=one.provider, amount=one.amount.amount)
            for one in whole.funding
        ],
        "hurdles": [
            WorkObstacleOut(
                code=one.last.obstacle,
                cause=one.last.cause,
                text=one.text,
                owner=one.last.owner,
                due=one.last.due,
                state=one.last.state.value,
                opened_on=one.opened_on,
                settled_on=None if one.is_open else one.last.on,
            )
            for one in whole.obstacles
        ],
        "remarks": [
            WorkRemarkOut(
                code=one.last.code,
                text=one.last.text,
                speaker=one.last.speaker,
                said_on=one.said_on,
                answer=one.last.answer,
            )
            for one in whole.remarks
        ],
        "photos": [photo_told(one) for one in whole.photos],
    }
