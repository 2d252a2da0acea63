"""The page of works in the shape of OC4IDS: which field comes from where."""

from __future__ import annotations

from chungtay.core.works.contract import PACKAGE_TITLES, SELECTION_TITLES
from chungtay.core.works.oc4ids.codes import (
    CURRENCY,
    GAZETTEER,
    METHOD,
    NATURE,
    REPAIRS,
    SECTOR,
    STATUS,
    VERSION,
)
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES
from chungtay.site.reference.markdown import code, codes, table

FIELDS: tuple[tuple[str, str, str], ...] = (
    ("version, publishedDate", "", "the version of the standard; the day asked about"),
    ("publisher.name", "", "the people's committee of the unit asked about"),
    ("projects[].id", "works.work", "behind the publisher's prefix, where one is given"),
    ("projects[].identifiers[]", "work_cards.project_code, treasury_code", "VN-MPI, VN-TREASURY"),
    ("projects[].updated", "works.on, work_cards.on", "the later of the two"),
    ("projects[].title", "works.name", ""),
    ("projects[].description", "work_cards.capacity", ""),
    ("projects[].status", "works.stage", "see below"),
    ("projects[].period", "work_cards.planned_start, planned_finish", "without a plan: the start"),
    ("projects[].sector[]", "works.work_type", "see below"),
    (
        "projects[].additionalClassifications[]",
        "works.project, work_type, provenance",
        "our own lists; `CHUNGTAY-PROVENANCE` says of what is made up that it is",
    ),
    ("projects[].type", "works.name", "rehabilitation, where the name says so; see below"),
    ("projects[].locations[].geometry", "work_cards.lat_e6, lon_e6", "longitude first, WGS 84"),
    ("projects[].locations[].gazetteer", "works.unit", f"scheme {GAZETTEER}"),
    ("projects[].locations[].address", "units", "the unit and its province on the day"),
    ("projects[].budget.amount", "works.cost_dong", f"whole {CURRENCY}"),
    ("projects[].budget.approvalDate", "work_cards.approved_on", ""),
    ("projects[].budget.budgetBreakdowns[]", "work_funding", "one, by source and giver"),
    (
        "projects[].parties[]",
        "work_cards.investor, maintainer; work_contracts.contractor; work_funding; capital",
        "roles",
    ),
    ("projects[].publicAuthority", "work_cards.investor", "a holder of the ledger"),
    ("projects[].documents[]", "work_cards.approval; photos", "budgetApproval; illustration"),
    ("…contractingProcesses[]", "work_contracts", "one each; void ones are left out"),
    ("…summary.externalReference", "work_contracts.number", ""),
    ("…summary.nature[]", "work_contracts.package", "see below"),
    ("…summary.status", "work_contracts.state, works.stage", "closed from the hand-over on"),
    ("…summary.tender.procurementMethod", "work_contracts.selection", "see below"),
    ("…summary.contractValue", "work_contracts.dong", "as amended; once it is over, as signed"),
    ("…summary.finalValue", "work_contracts.dong", "once it is liquidated or ended"),
    ("…summary.contractPeriod", "work_contracts.signed_on, finish_due", ""),
    ("…summary.modifications[]", "work_contracts.amendment", "each appendix or decision"),
    (
        "…summary.transactions[]",
        "capital: postings whose subject is the work",
        "advances too; where there are several contracts, in a process of their own",
    ),
    ("projects[].metrics[]", "works.progress", "physicalProgress, in percent"),
    ("projects[].completion.endDate", "works: first day finished", ""),
    ("projects[].completion.finalValue", "capital: all paid", "once the work is settled"),
)
"""Field of the standard, where it comes from here, and a remark."""


def page() -> str:
    """Write the page."""
    stages = [
        (code(stage.value), STAGE_TITLES[stage], code(told)) for stage, told in STATUS.items()
    ]
    sectors = [
        (code(kind.value), TYPE_TITLES[kind], codes(told) or "left out")
        for kind, told in SECTOR.items()
    ]
    natures = [
        (code(one.value), title, codes(NATURE.get(one, ())) or "left out")
        for one, title in PACKAGE_TITLES.items()
    ]
    methods = [
        (code(one.value), title, code(METHOD[one]) if one in METHOD else "only its details")
        for one, title in SELECTION_TITLES.items()
    ]
    fields = [(code(field), code(source), remark) for field, source, remark in FIELDS]
    return "\n".join(
        (
            "# Works in the shape of OC4IDS\n",
            "`chungtay works export` and `GET /api/works/oc4ids` give the register of works as a "
            f"project package of the Open Contracting for Infrastructure Data Standard {VERSION}. "
            "What nobody has said is left out, never filled in. The shape is checked before it is "
            "given: required fields, codes, days, whole amounts, references to parties, longitude "
            "before latitude. `python tools/check_oc4ids.py FOLDER FILE` holds what was written "
            "against a release of the standard, which its publisher gives out. What the standard "
            "does not name (its schema allows more) are "
            "`links.next`, where the API gives a package in pages, and the role `maintainer`. A "
            "package has at least one project: where there is no work, none is given.\n",
            "## Fields\n",
            table(("OC4IDS", "here", "remark"), fields),
            "## Contracts\n",
            table(("package", "tiếng Việt", "nature"), natures),
            table(("selection", "tiếng Việt", "procurementMethod"), methods),
            "## Stages\n",
            table(("stage", "tiếng Việt", "status"), stages),
            "A stopped work may be taken up again; it is then told as under way once more.\n",
            "## Types\n",
            table(("work type", "tiếng Việt", "sector"), sectors),
            "A work is told as `rehabilitation` where its name, without marks, begins with one of: "
            f"{', '.join(REPAIRS)}; else as `construction`. The register does not keep it.\n",
        )
    )
