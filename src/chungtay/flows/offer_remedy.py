"""Offer what would close a requirement: the works it names are asked of the register of works."""

from __future__ import annotations

from chungtay.apps.criteria.roadmap import services
from chungtay.apps.works import queries as works
from chungtay.core.criteria.evidence import REASON_TITLES
from chungtay.core.criteria.roadmap.register import NotARemedy, Remedy
from chungtay.core.people.actor import Actor


def offer_remedy(*, by: Actor, remedy: Remedy) -> services.Offered:
    """Offer a remedy, or say otherwise of it.

    Refuses (`criteria.not_a_remedy`) one that names a work nobody has recorded by its day.
    """
    for code in remedy.works:
        if works.work(code, on=remedy.on) is None:
            wanted = REASON_TITLES["no_work"]
            raise NotARemedy(remedy=remedy.code, what="công trình", said=code, wanted=wanted)
    return services.offer_remedy(by=by, remedy=remedy)
