"""Whether units named by other registers exist on the days they are named for."""

from __future__ import annotations

from collections.abc import Iterable

from chungtay.apps.units import queries
from chungtay.apps.units.bodies import Borne, bodies
from chungtay.apps.units.models import Unit


def missing(named: Iterable[Borne]) -> tuple[Borne, ...]:
    """Give, by day and code, what names no unit."""
    asked = set(named)
    return tuple(sorted(asked - bodies(asked).keys(), key=lambda one: (one[1], one[0])))


def require_standing(named: Iterable[Borne]) -> None:
    """Refuse (`units.unknown`) the first that names no unit."""
    for code, on in missing(named):
        queries.unit(code, on=on)


def lock(code: str) -> None:
    """Hold a unit's rows until the action is done, so that no two actions look at it at once."""
    list(Unit.objects.select_for_update().filter(code=code).values_list("pk", flat=True))
