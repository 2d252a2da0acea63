"""Up to what amount the law lets a contractor be appointed directly, by what a contract is for.

Above it there are still cases in which the law allows it (urgent works, secrets of the State), so
a contract is remarked on and never turned away.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chungtay.core.law.dated import Dated, Setting
from chungtay.core.works.contract import Package, Selection, WorkContract

ADVICE = frozenset({Package.DESIGN, Package.SUPERVISION, Package.CONSULTING})
"""Packages of consultancy."""


@dataclass(frozen=True, slots=True)
class DirectLimits:
    """The limits of direct appointment, in đồng: of consultancy, of services, of all else."""

    advice: Dated[Decimal]
    service: Dated[Decimal]
    goods: Dated[Decimal]

    def passed_by(self, contract: WorkContract) -> Setting[Decimal] | None:
        """Give the limit that a directly appointed contract is above; None where it keeps it.

        The limit is that of the day it was signed. What was amended is not compared: the law
        limits what was agreed at first. Land is cleared by compensation, not by bidders.
        """
        apart = contract.package is Package.CLEARANCE or bool(contract.amendment)
        if contract.selection is not Selection.DIRECT or apart or contract.amount is None:
            return None
        limit, day = self._limit(contract.package), contract.signed_on or contract.on
        if limit.settings[0].since > day:
            return None
        setting = limit.setting(on=day)
        return setting if contract.amount.amount > setting.value else None

    def _limit(self, package: Package) -> Dated[Decimal]:
        if package in ADVICE:
            return self.advice
        return self.service if package is Package.SERVICE else self.goods
