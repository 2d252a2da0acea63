"""The law on disk, read strictly; every fault of every file is named at once, with its place.

These functions answer from the packs that come with the product; `Library` reads any folder.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from chungtay.core.criteria.criteria_set import CriteriaSet, Grade, Region, UnitLevel
from chungtay.core.kernel.title import Term, Title
from chungtay.core.law.dated import Dated
from chungtay.core.law.fault import Fault, UnknownEntry
from chungtay.core.law.instrument import Agency, Instrument
from chungtay.core.poverty.standard import PovertyStandard
from chungtay.core.programmes.programme import Programme
from chungtay.core.results.indicator import Indicator
from chungtay.packs.loader import sets, site
from chungtay.packs.loader.checks import faults as faults_of
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.shapes import MeasureUnit
from chungtay.packs.loader.sheets import Sheet, whole

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
_KEPT: dict[Path, Sheet[Any]] = {}


def library() -> Library:
    """Give the library of the packs that come with the product, and of the site's own over them.

    Whoever changes a file of the site's own calls `site.changed`: every process sees it with the
    next question.
    """
    return _library(site.folder(), site.version())


@lru_cache(maxsize=4)
def _library(own: Path, version: str) -> Library:
    return Library(ROOT, own if version else None, _KEPT)


def product() -> Library:
    """Give the library of the packs that come with the product alone."""
    return _library(Path(), "")


def version() -> str:
    """Give what changes when the site's own packs change."""
    return site.version()


def read(path: Path, shape: type[T]) -> T:
    """Read one YAML file into a shape of frozen dataclasses; refuses it with every fault.

    Text stays text until the shape asks for something else. Fields named `cite` or `cites` must
    name known instruments; a field of type `Agency` is written as the agency's code.
    """
    return whole((library().read_sheet(path, shape),))[0]


def check() -> tuple[Fault, ...]:
    """Give every fault of every pack, in order of place; none when all is well."""
    return faults_of(library())


def agencies() -> Mapping[str, Agency]:
    """Give every agency by its code."""
    return library().agencies


def instruments() -> Mapping[str, Instrument]:
    """Give every instrument by its key `issuer:symbol:day`."""
    return library().instruments


def instrument(name: str) -> Instrument:
    """Find an instrument by its key, or by its symbol where only one bears it."""
    return library().instrument(name)


def parameter(name: str, *, province: str | None = None) -> Dated[Decimal]:
    """Find a parameter by its dotted name, such as `poverty.income_line.rural`."""
    return library().parameter(name, province=province)


def programmes() -> tuple[Programme, ...]:
    """Give the programmes."""
    return library().programmes


def project_titles() -> Mapping[str, Title]:
    """Name projects by code: those of the programmes in order, then those that stand alone."""
    return library().project_titles


def terms(name: str) -> Mapping[str, Term]:
    """Give a closed list by code: `capital_sources`, `capital_kinds` and others."""
    return library().terms(name)


def measure_units() -> Mapping[str, MeasureUnit]:
    """Give the units of measure by code."""
    return library().measure_units


def criteria_set(code: str, *, province: str | None = None) -> CriteriaSet:
    """Find a criteria set; with a province's unit code, what the province sets over it too."""
    return sets.found(library(), code, province)


def criteria_sets(
    *,
    on: dt.date | None = None,
    level: UnitLevel | None = None,
    grade: Grade | None = None,
    province: str | None = None,
) -> tuple[CriteriaSet, ...]:
    """Give the criteria sets, of a day, a sort of unit and a grade where asked."""
    return tuple(
        one
        for one in sets.listed(library(), province)
        if (on is None or one.stands(on))
        and level in (None, one.level)
        and grade in (None, one.grade)
    )


def provinces() -> tuple[str, ...]:
    """Give the unit codes of the provinces that have a pack of their own."""
    return library().provinces


def pack_of(province: str) -> str:
    """Give the pack of a province by the province's unit code. Raises `UnknownEntry`."""
    pack = library().pack_of(province)
    if pack is None:
        raise UnknownEntry(name=province)
    return pack


def region_of(province: str | None, *, on: dt.date | None = None) -> Region:
    """Give the region a province lies in on a day (or last), `general` where no pack says."""
    return sets.region_of(library(), province, on)


def poverty_standard(*, on: dt.date) -> PovertyStandard:
    """Find the poverty standard applied on a day."""
    return library().standard(on=on)


def indicators() -> Mapping[str, Indicator]:
    """Give the indicators of results by code."""
    return library().indicators
