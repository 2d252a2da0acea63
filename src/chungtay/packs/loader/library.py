"""The library: every pack on disk, a nation's and its provinces', read once.

A pack is a folder with a `pack.yaml`. The nation's comes first; a province's lies over it and may
add documents, agencies and lists, and set values of its own, in files of the same shapes.
Files are read in three steps, each allowed to refer to the one before: agencies, instruments,
everything else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from chungtay.core.criteria.criteria_set import (
    CriteriaOverride,
    CriteriaSet,
    ProvinceRegion,
)
from chungtay.core.kernel.title import Term, Title
from chungtay.core.law.dated import Dated
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.law.instrument import Agency, Instrument, UnknownInstrument
from chungtay.core.poverty.standard import NoStandard, PovertyStandard
from chungtay.core.programmes.programme import Programme
from chungtay.core.results.indicator import Indicator
from chungtay.packs.loader.shapes import AnyExample, MeasureUnit, Pack
from chungtay.packs.loader.sheets import References, Sheet, read_sheet, whole

T = TypeVar("T")
NATION = "vn"
SITE = "CHUNGTAY_HOME/"
"""What stands before the names of files that the site itself has set."""


class Library:
    """All packs under a folder, and over them what the site itself has set, if it has a folder.

    Whatever is asked for is read once and kept. A folder of the site bears the name of the pack it
    lies over, or holds a `pack.yaml` of its own. Libraries of one root may share the sheets `kept`
    of it, so that only the site's files are read anew when they change.
    """

    def __init__(
        self, root: Path, site: Path | None = None, kept: dict[Path, Sheet[Any]] | None = None
    ) -> None:
        self.root = root
        self.site = site
        self.kept: dict[Path, Sheet[Any]] = {} if kept is None else kept
        self._lists: dict[str, Mapping[str, Term]] = {}

    # --- files, as read ----------------------------------------------------------------------

    @cached_property
    def pack_sheets(self) -> tuple[Sheet[Pack], ...]:
        """Give the packs, the nation's first, then by code, then those of the site alone."""
        files = sorted(self.root.glob("*/pack.yaml"), key=lambda p: (p.parent.name != NATION, p))
        if self.site:
            files += sorted(self.site.glob("*/pack.yaml"))
        return tuple(self._read(path, Pack, References()) for path in files)

    @cached_property
    def homes(self) -> tuple[Path, ...]:
        """Give the folders of packs in the order in which they are laid over each other."""
        names = [sheet.pack for sheet in self.pack_sheets]
        product = [self.root / name for name in names if (self.root / name).is_dir()]
        own = [self.site / name for name in names] if self.site else []
        return (*product, *(folder for folder in own if folder.is_dir()))

    @cached_property
    def agency_sheets(self) -> tuple[Sheet[tuple[Agency, ...]], ...]:
        """Give the lists of agencies."""
        return self._sheets("agencies.yaml", tuple[Agency, ...], References())

    @cached_property
    def instrument_sheets(self) -> tuple[Sheet[tuple[Instrument, ...]], ...]:
        """Give the lists of instruments."""
        references = References({Agency: _by_code(self.agency_sheets)})
        return self._sheets("instruments/*.yaml", tuple[Instrument, ...], references)

    @cached_property
    def term_sheets(self) -> tuple[Sheet[tuple[Term, ...]], ...]:
        """Give the closed lists."""
        return self._sheets("terms/*.yaml", tuple[Term, ...])

    @cached_property
    def measure_unit_sheets(self) -> tuple[Sheet[tuple[MeasureUnit, ...]], ...]:
        """Give the lists of units of measure."""
        return self._sheets("measure_units.yaml", tuple[MeasureUnit, ...])

    @cached_property
    def programme_sheets(self) -> tuple[Sheet[Programme], ...]:
        """Give the programmes."""
        return self._sheets("programmes/*.yaml", Programme)

    @cached_property
    def parameter_sheets(self) -> tuple[Sheet[Dated[Decimal]], ...]:
        """Give the parameters, a nation's before its provinces'."""
        return self._sheets("parameters/**/*.yaml", Dated[Decimal])

    @cached_property
    def criteria_sheets(self) -> tuple[Sheet[CriteriaSet], ...]:
        """Give the national criteria sets."""
        return self._sheets("criteria/*.yaml", CriteriaSet, of=lambda code: code == NATION)

    @cached_property
    def own_set_sheets(self) -> tuple[Sheet[CriteriaSet], ...]:
        """Give the criteria sets that provinces issue themselves."""
        return self._sheets("criteria/sets/*.yaml", CriteriaSet, of=lambda code: code != NATION)

    @cached_property
    def override_sheets(self) -> tuple[Sheet[CriteriaOverride], ...]:
        """Give what provinces set over the nation's sets, what the site has set last."""
        return self._sheets("criteria/*.yaml", CriteriaOverride, of=lambda code: code != NATION)

    @cached_property
    def region_sheets(self) -> tuple[Sheet[tuple[ProvinceRegion, ...]], ...]:
        """Give the lists of the regions that provinces lie in."""
        return self._sheets("regions.yaml", tuple[ProvinceRegion, ...])

    @cached_property
    def standard_sheets(self) -> tuple[Sheet[PovertyStandard], ...]:
        """Give the poverty standards."""
        return self._sheets("poverty/*.yaml", PovertyStandard)

    @cached_property
    def indicator_sheets(self) -> tuple[Sheet[tuple[Indicator, ...]], ...]:
        """Give the lists of indicators."""
        return self._sheets("indicators/*.yaml", tuple[Indicator, ...])

    @cached_property
    def example_sheets(self) -> tuple[Sheet[tuple[AnyExample, ...]], ...]:
        """Give the examples."""
        return self._sheets("examples/**/*.yaml", tuple[AnyExample, ...])

    def read_sheet(self, path: Path, shape: type[T]) -> Sheet[T]:
        """Read any file anew, its citations and agencies checked against the library."""
        if self.site and path.is_relative_to(self.site):
            return read_sheet(path, shape, self.site, self._references, above=SITE)
        return read_sheet(path, shape, self.root, self._references)

    @cached_property
    def _references(self) -> References:
        keys = (i.key for sheet in self.instrument_sheets for i in sheet.value or ())
        return References({Agency: _by_code(self.agency_sheets)}, frozenset(keys))

    def _sheets(
        self,
        pattern: str,
        shape: type[T],
        references: References | None = None,
        *,
        of: Callable[[str], bool] = bool,
    ) -> tuple[Sheet[T], ...]:
        return tuple(
            self._read(path, shape, references or self._references)
            for home in self.homes
            if of(home.name)
            for path in sorted(home.glob(pattern))
        )

    def _read(self, path: Path, shape: type[T], references: References) -> Sheet[T]:
        if self.site and path.is_relative_to(self.site):
            return read_sheet(path, shape, self.site, references, above=SITE)
        if path not in self.kept:
            self.kept[path] = read_sheet(path, shape, self.root, references)
        return self.kept[path]

    # --- law, whole or refused ---------------------------------------------------------------

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        """Give every agency by its code."""
        whole(self.agency_sheets)
        return _by_code(self.agency_sheets)

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Give every instrument by its key, in the order of the packs."""
        return {i.key: i for part in whole(self.instrument_sheets) for i in part}

    def instrument(self, name: str) -> Instrument:
        """Find an instrument by its key, or by its symbol where only one bears it."""
        if name in self.instruments:
            return self.instruments[name]
        bearers = [i for i in self.instruments.values() if name in (i.symbol, f"~{i.slug}")]
        if len(bearers) != 1:
            raise UnknownInstrument(name=name)
        return bearers[0]

    def terms(self, name: str) -> Mapping[str, Term]:
        """Give a closed list by the name of its file, such as `capital_sources`."""
        if name not in self._lists:
            sheets = [s for s in self.term_sheets if Path(s.file).stem == name]
            if not sheets:
                raise UnknownEntry(name=name)
            self._lists[name] = {term.code: term for part in whole(sheets) for term in part}
        return self._lists[name]

    @cached_property
    def measure_units(self) -> Mapping[str, MeasureUnit]:
        """Give the units of measure by code."""
        return {u.code: u for part in whole(self.measure_unit_sheets) for u in part}

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Give the programmes, in the order of their files."""
        return whole(self.programme_sheets)

    @cached_property
    def project_titles(self) -> Mapping[str, Title]:
        """Name projects by code: those of the programmes in order, then those that stand alone."""
        within = {p.code: p.title for programme in self.programmes for p in programme.walk()}
        return within | {t.code: t.title for t in self.terms("standalone_projects").values()}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Give the indicators by code."""
        return {i.code: i for part in whole(self.indicator_sheets) for i in part}

    @cached_property
    def standards(self) -> tuple[PovertyStandard, ...]:
        """Give the poverty standards in order of time."""
        return tuple(sorted(whole(self.standard_sheets), key=lambda s: s.since))

    def standard(self, *, on: dt.date) -> PovertyStandard:
        """Find the poverty standard applied on a day."""
        for standard in self.standards:
            if standard.since <= on < standard.until:
                return standard
        raise NoStandard(on=on)

    def parameter(self, name: str, *, province: str | None = None) -> Dated[Decimal]:
        """Find a parameter; a province's settings take over from the first of them on."""
        sheets = [s for s in self.parameter_sheets if s.value is None or s.value.name == name]
        found = {s.pack: s.value for s in sheets if s.value is not None and s.value.name == name}
        if NATION not in found:
            whole(sheets)
            raise UnknownEntry(name=name)
        nation, own = found[NATION], found.get(self.pack_of(province) or NATION)
        if own is None or own is nation:
            return nation
        first = own.settings[0].since
        kept = tuple(s for s in nation.settings if s.since < first)
        return replace(nation, settings=kept + own.settings)

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """Give the names of the nation's parameters."""
        named = (s.value.name for s in self.parameter_sheets if s.value and s.pack == NATION)
        return tuple(sorted(named))

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Give the unit codes of the provinces that have a pack of their own, in order."""
        packs = whole(self.pack_sheets)
        return tuple(sorted({pack.province for pack in packs if pack.province}))

    def pack_of(self, province: str | None) -> str | None:
        """Give the pack of a province by the province's unit code, if it has one."""
        for sheet in self.pack_sheets:
            if province and sheet.value is not None and sheet.value.province == province:
                return sheet.pack
        return None

    def province_of(self, pack: str) -> str:
        """Give the unit code of the province whose pack it is; empty for the nation's."""
        return next((s.value.province for s in self.pack_sheets if s.value and s.pack == pack), "")


def _by_code(sheets: Iterable[Sheet[tuple[Agency, ...]]]) -> dict[str, Agency]:
    return {agency.code: agency for sheet in sheets for agency in sheet.value or ()}
