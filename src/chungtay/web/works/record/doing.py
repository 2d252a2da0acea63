"""What each form asks of a service: the form with what is known, and the deed itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from chungtay.apps.capital.queries import holders_in
from chungtay.apps.people.queries.agencies import agencies_in
from chungtay.apps.units.queries import superiors
from chungtay.apps.works import services
from chungtay.apps.works.places import heirs_of
from chungtay.core.capital.line import Source
from chungtay.core.works.card import WorkCard
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle, ObstacleState
from chungtay.core.works.remark import Remark
from chungtay.core.works.work import Stage
from chungtay.web.works.record import forms
from chungtay.web.works.record.contracting import ContractForm, contract_known, write_contract
from chungtay.web.works.record.errand import Errand
from chungtay.web.works.record.forms import PaperForm
from chungtay.web.works.record.what import What


def form_of(errand: Errand, *given: Any) -> PaperForm:
    """Make the form of an errand, with what is known already, or with what was sent."""
    initial = {"on": errand.on, **_INITIAL.get(errand.what, _nothing)(errand)}
    return _FORMS[errand.what](*given, initial=initial, **_choices(errand))


def do(errand: Errand, form: PaperForm) -> None:
    """Write what a filled form says; refused where core or services refuse."""
    _DEEDS[errand.what](errand, form)


def _choices(errand: Errand) -> dict[str, Any]:
    above = (errand.state.unit, *superiors(errand.state.unit, on=errand.on))
    if errand.what is What.OBSTACLE:
        return {"owners": agencies_in(above, on=errand.on)}
    if errand.what is What.CARD:
        known = {holder.code: holder.name for holder in holders_in(above)}
        if errand.work.card and errand.work.card.investor:
            known.setdefault(errand.work.card.investor, errand.work.card.investor)
        return {"investors": tuple(known.items())}
    if errand.what is What.HEIR:
        found = heirs_of(errand.state, on=errand.on)
        return {"heirs": [(heir.unit.code, heir.unit.title) for heir in found]}
    return {}


def _nothing(_errand: Errand) -> dict[str, Any]:
    return {}


def _state_known(errand: Errand) -> dict[str, Any]:
    state = errand.state
    return {"stage": state.stage.value, "progress": state.progress, "cost": state.cost}


def _card_known(errand: Errand) -> dict[str, Any]:
    card = errand.work.card
    if card is None:
        return {}
    said = {name: getattr(card, name) for name in forms.CardForm.base_fields if hasattr(card, name)}
    return said | {"on": errand.on}


def _heirs_known(errand: Errand) -> dict[str, Any]:
    found = heirs_of(errand.state, on=errand.on)
    return {"on": max((heir.since for heir in found), default=errand.on)}


def _stage(errand: Errand, form: PaperForm) -> None:
    told = form.cleaned_data
    state = replace(
        errand.state,
        stage=Stage(told["stage"]),
        progress=told["progress"],
        cost=told["cost"],
        reason=told["reason"],
        on=told["on"],
        grounds=errand.grounds(form),
    )
    services.record_work_stage(by=errand.by, state=state)


def _obstacle(errand: Errand, form: PaperForm) -> None:
    told = form.cleaned_data
    services.open_obstacle(
        by=errand.by,
        obstacle=Obstacle(
            obstacle="",
            work=errand.state.work,
            cause=told["cause"],
            text=told["text"],
            owner=told["owner"],
            due=told["due"],
            state=ObstacleState.OPEN,
            on=told["on"],
            grounds=errand.grounds(form),
        ),
    )


def _settle(errand: Errand, form: PaperForm) -> None:
    services.settle_obstacle(
        by=errand.by,
        work=errand.state.work,
        obstacle=errand.about,
        how=form.cleaned_data["how"],
        on=form.cleaned_data["on"],
        grounds=errand.grounds(form),
    )


def _remark(errand: Errand, form: PaperForm) -> None:
    told = form.cleaned_data
    remark = Remark(
        errand.state.work, told["text"], told["speaker"], "", told["on"], errand.grounds(form)
    )
    services.record_remark(by=errand.by, remark=remark)


def _answer(errand: Errand, form: PaperForm) -> None:
    services.answer_remark(
        by=errand.by,
        work=errand.state.work,
        remark=errand.about,
        answer=form.cleaned_data["answer"],
        on=form.cleaned_data["on"],
        grounds=errand.grounds(form),
    )


def _photo(errand: Errand, form: PaperForm) -> None:
    told = form.cleaned_data
    services.attach_photo(
        by=errand.by,
        work=errand.state.work,
        name=told["file"].name or "",
        content=told["file"].read(),
        caption=told["caption"],
        on=told["on"],
        grounds=errand.grounds(form),
    )


def _card(errand: Errand, form: PaperForm) -> None:
    told = {name: form.cleaned_data[name] for name in forms.CardForm.base_fields
            if name not in forms.ENDING}  # fmt: skip
    card = WorkCard(
        work=errand.state.work, on=form.cleaned_data["on"], grounds=errand.grounds(form), **told
    )
    services.record_card(by=errand.by, card=card)


def _funding(errand: Errand, form: PaperForm) -> None:
    told = form.cleaned_data
    part = Funding(
        errand.state.work, Source(told["source"]), told["provider"], told["amount"], told["on"],
        errand.grounds(form),
    )  # fmt: skip
    services.record_funding(by=errand.by, parts=(part,))


def _heir(errand: Errand, form: PaperForm) -> None:
    """Carry the work to an heir; without another paper, by what made that unit the heir."""
    told = form.cleaned_data
    found = {heir.unit.code: heir for heir in heirs_of(errand.state, on=errand.on)}
    grounds = errand.grounds(form)
    if not told["symbol"] and told["heir"] in found:
        grounds = replace(grounds, document=found[told["heir"]].document)
    services.carry_to_heir(
        by=errand.by, work=errand.state.work, to=told["heir"], on=told["on"], grounds=grounds
    )


_FORMS: Mapping[What, type[PaperForm]] = {
    What.STAGE: forms.StageForm,
    What.OBSTACLE: forms.ObstacleForm,
    What.SETTLE: forms.SettleForm,
    What.REMARK: forms.RemarkForm,
    What.ANSWER: forms.AnswerForm,
    What.PHOTO: forms.PhotoForm,
    What.CARD: forms.CardForm,
    What.CONTRACT: ContractForm,
    What.FUNDING: forms.FundingForm,
    What.HEIR: forms.HeirForm,
}
_INITIAL: Mapping[What, Callable[[Errand], dict[str, Any]]] = {
    What.STAGE: _state_known,
    What.CARD: _card_known,
    What.CONTRACT: contract_known,
    What.HEIR: _heirs_known,
}
_DEEDS: Mapping[What, Callable[[Errand, PaperForm], None]] = {
    What.STAGE: _stage,
    What.OBSTACLE: _obstacle,
    What.SETTLE: _settle,
    What.REMARK: _remark,
    What.ANSWER: _answer,
    What.PHOTO: _photo,
    What.CARD: _card,
    What.CONTRACT: write_contract,
    What.FUNDING: _funding,
    What.HEIR: _heir,
}
