"""What the pages of workbooks show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.people.queries import unit_scope
from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries import uploads
from chungtay.apps.submissions.queries.uploads import UploadTold
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.core.submissions.actions import FILL
from chungtay.core.submissions.changes import Side
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.handing_in import Choice, Line, Summary, Take
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import period
from chungtay.core.submissions.stored import place_of
from chungtay.core.submissions.workflow import STATE_TITLES, WRITABLE
from chungtay.core.units.unit import Level
from chungtay.packs import forms
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.stages import HandedRow, stage_tone, stage_words
from chungtay.web.submissions.entry.addressed import parts
from chungtay.web.submissions.entry.many import Option
from chungtay.web.submissions.entry.page import CYCLE, way_to

SHOWN = 200
"""How many faults a page shows; files hold them all."""
TAKE, SEEN, MARK = "take=", "seen=", "#"
"""How a conflict's fields are named: `take=<key>#<place>`, `seen=<key>#<place>`."""


@dataclass(frozen=True, slots=True)
class OnePage:
    """The page on which one submission's workbook is handed in."""

    crumbs: tuple[Crumb, ...]
    title: str
    unit: str
    period: str
    state: str
    writable: bool
    template: str
    earlier: tuple[HandedRow, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that both sides changed, with the names of its fields."""

    line: Line
    take: str
    seen: str


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The page of one workbook: progress, differences and choices, or the outcome."""

    crumbs: tuple[Crumb, ...]
    told: UploadTold
    about: str
    stage: str
    tone: str
    back: str
    target: str
    summary: Summary | None
    conflicts: tuple[Conflict, ...]
    theirs: tuple[Line, ...]
    ours: tuple[Line, ...]
    base_url: str

    @property
    def faults_left(self) -> int:
        """Count the faults that are not shown."""
        return max(0, len(self.summary.faults) - SHOWN) if self.summary else 0

    @property
    def nothing(self) -> bool:
        """Tell whether the workbook changes nothing."""
        found = self.summary
        return found is not None and not (found.to_write or found.conflicts or found.faults)


@dataclass(frozen=True, slots=True)
class ManyPage:
    """The page of workbooks for many units at once."""

    crumbs: tuple[Crumb, ...]
    forms: tuple[Option, ...]
    scopes: tuple[Option, ...]
    form: str
    period: str
    scope: str
    title: str
    scope_title: str
    downloads: tuple[tuple[str, str], ...]
    grid: str
    earlier: tuple[HandedRow, ...]


def one_page(by: Actor, filing: Filing) -> OnePage:
    """Give the page of one submission's workbook."""
    return OnePage(
        crumbs=(*way_to(filing), Crumb(_("Nộp bằng Excel"))),
        title=said(filing.form.title),
        unit=filing.unit_title,
        period=wording.period(filing.key.period),
        state=_(STATE_TITLES[filing.state]),
        writable=filing.state in WRITABLE,
        template=reverse("excel-template", args=parts(filing.key)),
        earlier=tuple(
            _line(told)
            for told in uploads.uploads_of(by.user, many=False)
            if Key(told.form, told.scope, told.period) == filing.key
        ),
    )


def upload_page(told: UploadTold) -> UploadPage:
    """Give the page of a workbook that was handed in."""
    found = told.summary
    back, target = _around(told)
    return UploadPage(
        crumbs=(Crumb(_("Báo cáo kỳ"), CYCLE), Crumb(_("Nộp bằng Excel"), back), Crumb(told.name)),
        told=told,
        about=_about(told),
        stage=stage_words(told.stage),
        tone=stage_tone(told.stage),
        back=back,
        target=target,
        summary=found,
        conflicts=tuple(_conflict(line) for line in found.of(Side.BOTH)) if found else (),
        theirs=found.of(Side.THEIRS) if found else (),
        ours=found.of(Side.OURS) if found else (),
        base_url=reverse("excel-upload", args=[told.token]),
    )


def many_page(by: Actor, asked: QueryDict, *, on: dt.date) -> ManyPage:
    """Give the page of workbooks for many units, with what its address asks for."""
    scopes = _scopes(by, on=on)
    scope = asked.get("scope", scopes[0][0] if scopes else "")
    every = _open_forms(tuple(code for code, _title in scopes))
    wanted = asked.get("form", f"{every[0][0]}|{every[0][1]}" if every else "")
    form, _bar, when = wanted.partition("|")
    named = dict(scopes)
    titles = {f"{code}|{when}": title for code, when, title in every}
    known = wanted in titles and scope in named
    return ManyPage(
        crumbs=(Crumb(_("Báo cáo kỳ"), CYCLE), Crumb(_("Mọi đơn vị một tệp"))),
        forms=tuple(Option(value, title, value == wanted) for value, title in titles.items()),
        scopes=tuple(Option(code, title, code == scope) for code, title in scopes),
        form=form if known else "",
        period=when if known else "",
        scope=scope,
        title=titles.get(wanted, ""),
        scope_title=named.get(scope, ""),
        downloads=_downloads(form, scope, when) if known else (),
        grid=_grid(form, scope, when) if known else "",
        earlier=tuple(_line(told) for told in uploads.uploads_of(by.user, many=True)),
    )


def choice_of(sent: QueryDict) -> Choice:
    """Read what a person chose: for all conflicts, and for single ones."""
    single, seen = {}, {}
    for name, value in sent.items():
        said = str(value)
        mark, _equals, rest = name.partition("=")
        key, _hash, place = rest.partition(MARK)
        if not place or key.count("/") != 2:
            continue
        at = (Key.read(key), place_of(place))
        if f"{mark}=" == TAKE and said in (Take.FILE.value, Take.SYSTEM.value):
            single[at] = Take(said)
        elif f"{mark}=" == SEEN and said.isdecimal():
            seen[at] = int(said)
    every = sent.get("every", "")
    known = every in (Take.FILE.value, Take.SYSTEM.value)
    return Choice(Take(every) if known else Take.NEITHER, single, seen)


def _conflict(line: Line) -> Conflict:
    at = f"{line.key}{MARK}{line.place}"
    return Conflict(line, f"{TAKE}{at}", f"{SEEN}{at}")


def _around(told: UploadTold) -> tuple[str, str]:
    """Give the address to hand in another file, and that of what was written."""
    if told.many:
        query = urlencode({"form": f"{told.form}|{told.period}", "scope": told.scope})
        return f"{reverse('excel-many')}?{query}", f"{CYCLE}ma-tran/"
    key = Key(told.form, told.scope, told.period)
    return reverse("excel", args=parts(key)), reverse("entry", args=parts(key))


def _about(told: UploadTold) -> str:
    """Say what a workbook is for: form, unit, period."""
    form = forms.forms(on=told.on).get(told.form)
    unit = units.units([told.scope], on=told.on).get(told.scope)
    return " · ".join(
        (
            said(form.short) if form else told.form,
            unit.title if unit else told.scope or _("Cả nước"),
            wording.period(told.period),
        )
    )


def _line(told: UploadTold) -> HandedRow:
    href = reverse("excel-upload", args=[told.token])
    return HandedRow(told.name, told.at, stage_words(told.stage), stage_tone(told.stage), href)


def _scopes(by: Actor, *, on: dt.date) -> tuple[tuple[str, str], ...]:
    """Give the units for all of which somebody may fill forms in, those over others only."""
    found: list[tuple[str, str]] = []
    for code in unit_scope(by, FILL):
        if code == COUNTRY:
            found.append((COUNTRY, _("Cả nước")))
            found += [
                (unit.code, unit.title) for unit in units.standing(on=on, level=Level.PROVINCE)
            ]
            continue
        named = units.units([code], on=on).get(code)
        if named is None or named.level is Level.COMMUNE:
            continue
        found.append((code, named.title))
        found += [
            (unit.code, unit.title)
            for unit in units.children(code, on=on)
            if unit.level is not Level.COMMUNE
        ]
    return tuple(found)


def _open_forms(scopes: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Give the forms and periods opened under some units: codes, and words for people."""
    found = []
    for code, named, until in queries.periods_open(scope=scopes) if scopes else ():
        form = forms.forms(on=until).get(code)
        if form is not None:
            found.append((code, named, f"{said(form.short)} – {wording.period(named)}"))
    return tuple(found)


def _grid(form: str, scope: str, when: str) -> str:
    """Give the address of the grid over many communes; none where communes do not file the form."""
    if Level.COMMUNE not in forms.form(form, on=period(when).until).levels:
        return ""
    return f"{reverse('entry-many', args=(form, when))}?{urlencode({'huyen': scope})}"


def _downloads(form: str, scope: str, when: str) -> tuple[tuple[str, str], ...]:
    href = reverse("excel-workbook")
    kinds = (("sheets", _("Mỗi đơn vị một trang tính")), ("flat", _("Mỗi đơn vị một dòng")))
    asked = {"form": form, "scope": scope, "period": when}
    return tuple((title, f"{href}?{urlencode(asked | {'kind': kind})}") for kind, title in kinds)
