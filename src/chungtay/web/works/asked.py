"""What the address of a page of works asks for: which works, in which order, which part of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from chungtay.apps.units.queries import subtree
from chungtay.apps.works import queries
from chungtay.apps.works.queries import Wanted
from chungtay.core.kernel.vietnamese import fold, sort_key
from chungtay.core.units.unit import Level
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import TYPE_TITLES, Stage, WorkType
from chungtay.packs import loader
from chungtay.web.kit.address import (
    FILTERS,
    Heeds,
    View,
    is_place,
    not_understood,
    one_of,
    read,
    year_of,
)
from chungtay.web.kit.choices import Choice, Option
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.wording import day
from chungtay.web.works.marks import stage_options
from chungtay.web.works.whereabouts import Whereabouts, whereabouts

CHOSEN = ("programme", "type", "stage", "district", "unit", "year")
"""Parameters with a value chosen from a list."""
TICKED = ("late", "obstacle", "special")
"""Parameters that are ticked or not."""
NARROWING = (*CHOSEN, *TICKED, "q")
"""All that works are narrowed by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address read: the view it gives, and the works it narrows to."""

    view: View
    text: str
    programme: str
    work_type: WorkType | None
    stage: Stage | None
    district: str
    unit: str
    year: int | None
    late: bool
    obstacle: bool
    special: bool
    page: int
    told: Whereabouts | None = None
    """Where works lie, where they are not told in units of then."""

    @property
    def narrowed(self) -> bool:
        """Tell whether the address leaves any works out."""
        return any(self.view.asked.get(name) for name in NARROWING)

    @property
    def measured(self) -> bool:
        """Tell whether measures can be narrowed to the same works by their own dimensions."""
        return not (self.text or self.late or self.obstacle or self.special)

    def where(self) -> dict[str, tuple[str, ...]]:
        """Give the conditions that measures understand."""
        pairs = (
            ("programme", self.programme),
            ("work_type", self.work_type.value if self.work_type else ""),
            ("stage", self.stage.value if self.stage else ""),
            ("district", self.district if not self.unit else ""),
            ("unit", self.unit),
            ("plan_year", str(self.year or "")),
        )
        return {name: (value,) for name, value in pairs if value}

    def works(self) -> tuple[WorkSummary, ...]:
        """Read the works asked for, by code."""
        wanted = Wanted(
            programme=self.programme,
            work_type=self.work_type,
            stage=self.stage,
            plan_year=self.year,
            late=self.late,
            obstructed=self.obstacle,
        )
        found = queries.works(
            self._among(), on=self.view.on, wanted=wanted, known=self.view.as_known
        )
        kept = (work for work in found if self._takes(work))
        if self.told is None:
            return tuple(kept)
        within = self._within()
        return tuple(w for w in self.told.told(kept) if within is None or w.state.unit in within)

    def _within(self) -> frozenset[str] | None:
        """Give the units of the frame that works are narrowed to; None is all of them."""
        if self.unit or not self.district:
            return frozenset({self.unit}) if self.unit else None
        return frozenset(unit.code for unit in subtree(self.district, on=self.view.places_on))

    def _among(self) -> tuple[str, ...] | None:
        """Give the units asked for; none named is every one, also those that have ended since."""
        if self.told is not None:
            return None
        if self.unit or not self.district:
            return (self.unit,) if self.unit else None
        return tuple(unit.code for unit in subtree(self.district, on=self.view.on))

    def _takes(self, work: WorkSummary) -> bool:
        if self.special and not (work.card and work.card.special_mechanism):
            return False
        by_code = self.text.casefold() in work.code.casefold()
        return not self.text or by_code or fold(self.text) in fold(work.name)


def asked(
    request: HttpRequest,
    *,
    framed: bool = True,
    heeded: Collection[str] = (),
    sorts: Collection[str] = (),
) -> Asked:
    """Read a request's address; what cannot be understood is set aside with a note.

    What a page does not heed is not read, so that the reader is told; works are put in order by
    `sorts`.
    """
    given, heeded = request.GET, set(heeded)
    heeds = Heeds([name for name in FILTERS if name in heeded], sorts)
    view = read(request, framed=framed, heeds=heeds)
    notes = list(view.notes)
    if view.as_known:
        notes.append(_("Như đã biết đến ngày %(day)s.") % {"day": day(view.as_known)})
    work_type = one_of(given, "type", WorkType, notes) if "type" in heeded else None
    stage = one_of(given, "stage", Stage, notes) if "stage" in heeded else None
    year = year_of(given, "year", notes) if "year" in heeded else None
    said_so: dict[str, object] = {
        "type": work_type, "stage": stage, "year": year, **view.filters, "sort": view.sort,
        **dict(_words(given, heeded, notes)),
    }  # fmt: skip
    kept = {name: str(value) for name, value in said_so.items() if value}
    return Asked(
        view=replace(view, asked={**view.standing(), **kept}, notes=tuple(notes)),
        text=kept.get("q", ""),
        programme=kept.get("programme", ""),
        work_type=work_type,
        stage=stage,
        district=kept.get("district", ""),
        unit=kept.get("unit", ""),
        year=year,
        late="late" in kept,
        obstacle="obstacle" in kept,
        special="special" in kept,
        page=int(kept.get("page", "1")),
        told=whereabouts(view.frame),
    )


def _words(
    given: QueryDict, heeded: Collection[str], notes: list[str]
) -> Iterator[tuple[str, str]]:
    """Read what each parameter heeded says in its own way; what means nothing is set aside."""
    for name in ("unit", *TICKED, "q", "page"):
        text = given.get(name, "").strip() if name in heeded else ""
        if text and _MEANS[name](text):
            yield name, text.lstrip("0") if name == "page" else text
        elif text:
            notes.append(not_understood(text))


_MEANS: Mapping[str, Callable[[str], bool]] = {
    "unit": is_place,
    "q": bool,
    "page": lambda text: text.isdecimal() and int(text) > 0,
    **dict.fromkeys(TICKED, lambda text: text == "1"),
}
"""Whether a parameter can mean what an address says."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick: the parameter, its words, whether it is ticked."""

    name: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What a page of works offers to narrow by."""

    choices: tuple[Choice, ...]
    ticks: tuple[Tick, ...]
    text: str
    narrowed: bool
    searches: bool = True


def filters(
    asked: Asked, names: Names, years: Iterable[int], *, only: Collection[str] = ()
) -> Filters:
    """Offer what works can be narrowed by; `only` names the parameters a page understands."""
    every = Option("", _("Tất cả"))
    programmes = tuple(Option(p.code, said(p.title)) for p in loader.programmes())
    types = tuple(Option(kind.value, _(title)) for kind, title in TYPE_TITLES.items())
    districts = tuple(Option(unit.code, unit.title) for unit in names.districts)
    listed_years = {*years, *([asked.year] if asked.year else [])}
    listed = (
        Choice("programme", _("Chương trình"), (every, *programmes), asked.programme),
        Choice("type", _("Loại công trình"), (every, *types), asked.view.asked.get("type", "")),
        Choice("stage", _("Bước"), (every, *stage_options()), asked.view.asked.get("stage", "")),
        Choice("district", _("Huyện, thành phố"), (every, *districts), asked.district),
        Choice("unit", _("Xã, phường, thị trấn"), (every, *_units(asked, names)), asked.unit),
        Choice(
            "year",
            _("Năm kế hoạch"),
            (every, *(Option(str(year), str(year)) for year in sorted(listed_years))),
            str(asked.year or ""),
        ),
    )
    ticks = (
        Tick("late", _("Chậm tiến độ"), asked.late),
        Tick("obstacle", _("Còn vướng mắc"), asked.obstacle),
        Tick("special", _("Cơ chế đặc thù"), asked.special),
    )
    if only:
        told = tuple(choice for choice in listed if choice.name in only)
        return Filters(told, (), "", any(choice.chosen for choice in told), searches=False)
    return Filters(listed, ticks, asked.text, asked.narrowed)


def _units(asked: Asked, names: Names) -> tuple[Option, ...]:
    """Give the units that works may be narrowed to: in a frame, those that works lie in."""
    under = [u for u in names.communes if asked.district in ("", u.parent)]
    if asked.told is None:
        return tuple(Option(u.code, u.title) for u in under if u.level is Level.COMMUNE)
    standing = {unit.code for unit in under}
    areas = {code for code in asked.told.units if "~" in code}
    kept = [(names.unit(code), code) for code in (asked.told.units & standing) | areas]
    return tuple(Option(code, title) for title, code in sorted(kept, key=lambda k: sort_key(k[0])))
