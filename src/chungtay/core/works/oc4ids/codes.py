"""Our codes in the words of the standard's codelists."""

from __future__ import annotations

from collections.abc import Mapping

from chungtay.core.works.contract import Package, Selection
from chungtay.core.works.work import Stage, WorkType

VERSION = "0.9"
CURRENCY = "VND"
GAZETTEER = "VN-GSO"
"""The list of administrative units by the codes of the General Statistics Office."""
STATUS: dict[Stage, str] = {
    Stage.PLANNED: "identification",
    Stage.APPROVED: "preparation",
    Stage.STARTED: "implementation",
    Stage.FINISHED: "completion",
    Stage.ACCEPTED: "completion",
    Stage.HANDED_OVER: "completion",
    Stage.SETTLED: "completed",
    Stage.STOPPED: "cancelled",
}
SECTOR: dict[WorkType, tuple[str, ...]] = {
    WorkType.TRANSPORT: ("transport", "transport.road"),
    WorkType.IRRIGATION: ("economy",),
    WorkType.ELECTRICITY: ("energy",),
    WorkType.EDUCATION: ("education",),
    WorkType.HEALTH: ("health",),
    WorkType.CULTURE: ("cultureSportsAndRecreation",),
    WorkType.WATER: ("waterAndWaste",),
    WorkType.WELL: ("waterAndWaste",),
    WorkType.TRADE: ("economy",),
    WorkType.ENVIRONMENT: ("waterAndWaste",),
    WorkType.OTHER: (),
}
CONTRACT_CLOSED = frozenset({Stage.HANDED_OVER, Stage.SETTLED, Stage.STOPPED})
"""Stages from which nothing more is delivered under the contract."""
NATURE: Mapping[Package, tuple[str, ...]] = {
    Package.CONSTRUCTION: ("construction",),
    Package.DESIGN: ("design",),
    Package.SUPERVISION: ("supervision",),
    Package.MIXED: ("design", "construction"),
}
"""What the standard's closed list can say of a package; of others it says nothing."""
METHOD: Mapping[Selection, str] = {
    Selection.OPEN: "open",
    Selection.RESTRICTED: "selective",
    Selection.DIRECT: "direct",
    Selection.PURCHASE: "direct",
}
"""How contractors are found, where the standard has a word for it; ours is told beside it."""
REPAIRS = ("sua chua", "cai tao", "nang cap", "duy tu", "tu sua", "khac phuc", "mo rong")
"""Words a work's name begins with (without marks) where something stood before."""
TYPES = ("construction", "rehabilitation")
ROLES = frozenset(
    {
        "publicAuthority", "buyer", "procuringEntity", "supplier", "funder", "payer", "payee",
        "maintainer",
    }
)  # fmt: skip
"""Roles of parties; `maintainer` is ours, which the standard's open list allows."""
DOCUMENTS = frozenset({"budgetApproval", "contractSigned", "illustration"})
"""Kinds of documents that are told."""
