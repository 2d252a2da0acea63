"""Every fault of everything on disk: the law, the measures, the outlines and the units."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.measures.measure import Measure
from chungtay.packs import loader, measures, outlines, units


def faults() -> tuple[Fault, ...]:
    """Give every fault, each once, in order of place; none when all is well."""
    found = set(loader.check())
    for path in sorted(measures.HOME.glob("*.yaml")):
        found.update(loader.library().read_sheet(path, list[Measure]).faults)
    for ask in (_outlines, units.gazetteer):
        found.update(_refused(ask))
    return tuple(sorted(found))


def _outlines() -> None:
    """Read every outline; raises BrokenPack with the faults of all of them."""
    found: list[Fault] = []
    for code in outlines.outline_codes():
        found += _refused(lambda code=code: outlines.outline(code))  # type: ignore[misc]
    if found:
        raise BrokenPack.of(found)


def _refused(ask: Callable[[], object]) -> Iterator[Fault]:
    """Give the faults for which something is refused."""
    try:
        ask()
    except BrokenPack as broken:
        yield from broken.faults
