"""The law of works: up to what amount a contractor may be appointed directly."""

from __future__ import annotations

from functools import cache

from chungtay.core.works.appointment import DirectLimits
from chungtay.packs import loader


@cache
def direct_limits() -> DirectLimits:
    """Give the limits of direct appointment, by what a contract is for."""
    advice, service, goods = (
        loader.parameter(f"works.direct_limit.{one}") for one in ("advice", "service", "goods")
    )
    return DirectLimits(advice, service, goods)
