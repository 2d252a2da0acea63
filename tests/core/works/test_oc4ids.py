"""Works in the shape of OC4IDS: what we know is told, what we do not is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.works.contract import ContractCase, ContractState, Package
from chungtay.core.works.oc4ids.building import Publisher, package
from chungtay.core.works.oc4ids.checking import check
from chungtay.core.works.oc4ids.shaping import Told
from chungtay.core.works.payment import Payment
from chungtay.core.works.photo import Photo
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import Stage, WorkType
from tests.core.works.told import (
    BUILDING,
    CARD,
    CENTRAL,
    DESIGN,
    END,
    GROUNDS,
    MILLION,
    PEOPLE,
    WORK,
    state,
)

PUBLISHER = Publisher("Ủy ban nhân dân Tỉnh Kon Tum", "oc4ids-abc123")
PAID = Payment(
    WORK, "CHI-1", dt.date(2020, 6, 30), "611.bqlda", "Ban QLDA huyện Ngọc Hồi", Dong(5 * MILLION)
)


def made(told: Told) -> dict[str, Any]:
    return package([told], publisher=PUBLISHER, on=END)


@pytest.fixture
def told() -> Told:
    now = state(Stage.HANDED_OVER, 9)
    days = {
        Stage.STARTED: dt.date(2020, 3, 15),
        Stage.FINISHED: dt.date(2020, 8, 20),
        now.stage: now.on,
    }
    work = WorkSummary(now, days, replace(CARD, investor="611.bqlda"), 0, END)
    places = ("Xã Đắk Ang", "Huyện Ngọc Hồi", "Tỉnh Kon Tum")
    return Told(work, places, "Ban QLDA huyện Ngọc Hồi", "Hạ tầng", (CENTRAL, PEOPLE), (PAID,), (),
                (ContractCase((BUILDING,)),))  # fmt: skip


def test_a_work_has_the_standard_s_shape(told: Told) -> None:
    whole = made(told)
    assert check(whole) == ()
    (project,) = whole["projects"]
    assert project["id"] == "oc4ids-abc123-gn.p1.infra.001"
    assert (project["status"], project["sector"]) == ("completion", ["transport", "transport.road"])
    assert project["locations"][0]["geometry"]["coordinates"] == [107.65, 14.78]
    assert project["completion"] == {"endDate": "2020-08-20T00:00:00+07:00"}
    (by_source,) = project["budget"]["budgetBreakdowns"]
    assert (
        sum(part["amount"]["amount"] for part in by_source["budgetBreakdown"])
        == (project["budget"]["amount"]["amount"])
    )


def test_what_the_ledger_paid_are_transactions(told: Told) -> None:
    (process,) = made(told)["projects"][0]["contractingProcesses"]
    summary = process["summary"]
    assert (summary["externalReference"], summary["status"]) == ("03/HĐ", "closed")
    assert summary["transactions"][0]["value"] == {"amount": 5 * MILLION, "currency": "VND"}


def test_each_contract_is_a_process_and_its_appendix_a_modification(told: Told) -> None:
    (project,) = made(_several(told))["projects"]
    building, design, land, paid = project["contractingProcesses"]
    assert [one["id"].rpartition(WORK)[2] for one in project["contractingProcesses"]] == [
        "-hop-dong-01", "-hop-dong-02", "-hop-dong-03", "-thanh-toan",
    ]  # fmt: skip
    (amended,) = building["summary"]["modifications"]
    assert (amended["description"], amended["type"]) == ("01/PL", "value")
    assert amended["oldContractValue"]["amount"] == 1_900 * MILLION
    assert building["summary"]["contractValue"]["amount"] == 1_950 * MILLION
    assert (design["summary"]["nature"], design["summary"]["status"]) == (["design"], "closed")
    assert design["summary"]["finalValue"]["amount"] == 60 * MILLION
    assert "nature" not in land["summary"]
    assert "suppliers" not in land["summary"]
    assert [one["id"] for one in paid["summary"]["transactions"]] == ["CHI-1"]
    assert "transactions" not in building["summary"]


def test_the_value_signed_for_is_the_one_that_stands(told: Told) -> None:
    slip = replace(BUILDING, amount=Dong(19 * MILLION))
    done = replace(BUILDING, amount=Dong(1_850 * MILLION), state=ContractState.LIQUIDATED, on=END)
    void = replace(BUILDING, state=ContractState.VOID, on=dt.date(2020, 1, 5))
    case = ContractCase((void, slip, BUILDING, done))
    (process,) = made(replace(told, contracts=(case,)))["projects"][0]["contractingProcesses"]
    summary = process["summary"]
    assert summary["contractValue"]["amount"] == 1_900 * MILLION
    assert summary["finalValue"]["amount"] == 1_850 * MILLION
    over = replace(told, contracts=(ContractCase((done,)),))
    (process,) = made(over)["projects"][0]["contractingProcesses"]
    assert "contractValue" not in process["summary"]


def test_a_work_any_row_of_which_was_made_up_says_so(told: Told) -> None:
    real = replace(GROUNDS, provenance=Provenance.REPORTED)
    work = replace(
        told.work,
        state=replace(told.work.state, grounds=real),
        card=replace(CARD, investor="611.bqlda", grounds=real),
    )
    cases = (ContractCase((replace(BUILDING, grounds=real),)),)
    plain = replace(told, work=work, funding=(), contracts=cases)

    def said(of: Told) -> list[str]:
        classes = made(of)["projects"][0]["additionalClassifications"]
        return [one["id"] for one in classes if one["scheme"] == "CHUNGTAY-PROVENANCE"]

    assert said(plain) == []
    assert said(replace(plain, contracts=(*cases, ContractCase((DESIGN,))))) == ["synthetic"]


def test_whoever_paid_is_a_party(told: Told) -> None:
    other = replace(PAID, entry="CHI-2", holder="23380", holder_name="UBND xã Đắk Ang")
    (project,) = made(replace(told, payments=(PAID, other)))["projects"]
    roles = {party["id"]: party["roles"] for party in project["parties"]}
    assert "payer" in roles["VN-HOLDER-611.bqlda"]
    assert roles["VN-HOLDER-23380"] == ["payer"]
    assert roles["supplier-01"] == ["supplier", "payee"]


def _bare(told: Told) -> Told:
    return replace(
        told,
        work=WorkSummary(state(Stage.PLANNED, 1), {Stage.PLANNED: END}, None, 0, END),
        places=(), investor="", programme="", funding=(), payments=(), contracts=(),
    )  # fmt: skip


def _stopped(told: Told) -> Told:
    now = state(Stage.STOPPED, 9, reason="Hết vốn", progress=30)
    return replace(told, work=replace(told.work, state=now, days={now.stage: now.on}))


def _settled(told: Told) -> Told:
    now = state(Stage.SETTLED, 9, work_type=WorkType.OTHER)
    days = {Stage.FINISHED: dt.date(2020, 8, 20), now.stage: now.on}
    return replace(told, work=replace(told.work, state=now, days=days))


def _paid_without_papers(told: Told) -> Told:
    back = replace(PAID, entry="THU-1", amount=Dong(-MILLION), holder_name="")
    return replace(told, work=replace(told.work, card=None), payments=(PAID, back), contracts=())


def _contract_without_amount(told: Told) -> Told:
    bare = replace(BUILDING, amount=None, signed_on=None, finish_due=None, selection=None)
    return replace(told, contracts=(ContractCase((bare,)),), payments=())


def _several(told: Told) -> Told:
    dearer = replace(
        BUILDING, amount=Dong(1_950 * MILLION), finish_due=dt.date(2020, 9, 30),
        amendment="01/PL", on=dt.date(2020, 6, 1),
    )  # fmt: skip
    done = replace(DESIGN, state=ContractState.LIQUIDATED, on=dt.date(2020, 3, 1))
    land = replace(DESIGN, contract="03", package=Package.CLEARANCE, contractor="")
    cases = ((BUILDING, dearer), (DESIGN, done), (land,))
    return replace(told, contracts=tuple(map(ContractCase, cases)))


@pytest.mark.parametrize(
    "case", [_bare, _stopped, _settled, _paid_without_papers, _contract_without_amount, _several]
)
@pytest.mark.parametrize("uri", ["urn:chungtay:works", "https://ntm.example.vn/api/works"])
def test_edges_have_the_standard_s_shape(
    told: Told, case: Callable[[Told], Told], uri: str
) -> None:
    photo = Photo(WORK, "", "ab" * 32, "a.png", "image/png", 10, END, GROUNDS)
    pictured = replace(case(told), photos=(photo,))
    assert check(package([pictured], publisher=replace(PUBLISHER, uri=uri), on=END)) == ()


def test_what_is_not_known_is_left_out(told: Told) -> None:
    bare = replace(
        told,
        work=WorkSummary(state(Stage.PLANNED, 1), {Stage.PLANNED: END}, None, 0, END),
        investor="", funding=(), payments=(), contracts=(),
    )  # fmt: skip
    (project,) = made(bare)["projects"]
    assert check(made(bare)) == ()
    assert not {"contractingProcesses", "parties", "documents", "completion"} & project.keys()


def test_a_road_made_anew_is_told_from_one_repaired(told: Told) -> None:
    work = told.work
    repaired = replace(work, state=replace(work.state, name="Nâng cấp đường thôn 1"))
    assert made(replace(told, work=repaired))["projects"][0]["type"] == "rehabilitation"


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("version",), "1.0", "version"),
        (("projects", 0, "status"), "built", "status"),
        (("projects", 0, "sector"), ["roads"], "sector"),
        (("projects", 0, "period", "startDate"), "15/03/2020", "startDate"),
        (("projects", 0, "locations", 0, "geometry", "coordinates"), [14.78, 107.65], "locations"),
        (("projects", 0, "publicAuthority", "id"), "x", "no party"),
        (("projects", 0, "parties", 0, "roles"), ["boss"], "boss"),
        (("projects", 0, "contractingProcesses", 0, "summary", "contractValue", "amount"), 1.5,
         "contractValue"),
        (("projects", 0, "title"), None, "needs str"),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_seen(
    told: Told, path: tuple[str | int, ...], value: object, words: str
) -> None:
    whole: Any = made(told)
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert any(words in wrong for wrong in check(whole))
