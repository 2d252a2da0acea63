"""Tell works in the shape of OC4IDS: the register, the ledger by work, titles of what is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chungtay.apps.capital.queries import holders
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries
from chungtay.apps.works.payments import payments
from chungtay.core.kernel.title import Title
from chungtay.core.works.oc4ids.building import Publisher, package
from chungtay.core.works.oc4ids.checking import check
from chungtay.core.works.oc4ids.shaping import Told
from chungtay.core.works.whole import WorkSummary
from chungtay.packs import loader


class BadPackage(Exception):  # noqa: N818 - a bug of ours, never a refusal
    """What was built does not have the standard's shape."""


def oc4ids(
    units_named: Iterable[str] | None,
    *,
    publisher: Publisher,
    on: dt.date,
    known: dt.date | None = None,
) -> dict[str, Any]:
    """Give the package of the works of certain units (None: of all) as of a day.

    `known` asks for what was known on a day; None is all that is known now.
    """
    works = queries.works(units_named, on=on, known=known)
    return told_as_package(works, publisher=publisher, on=on, known=known)


def told_as_package(
    works: Sequence[WorkSummary],
    *,
    publisher: Publisher,
    on: dt.date,
    known: dt.date | None = None,
) -> dict[str, Any]:
    """Give the package of certain works; its shape is checked before it is given.

    Raises `NothingToTell` where there is none.
    """
    made = package(_around(works, on, known), publisher=publisher, on=on)
    wrong = check(made)
    if wrong:
        raise BadPackage("; ".join(wrong[:10]))
    return made


def _around(works: Sequence[WorkSummary], on: dt.date, known: dt.date | None) -> list[Told]:
    codes = [work.code for work in works]
    funding = queries.fundings(codes, on=on, known=known)
    paid = payments(codes, on=on, known=known)
    agreed = queries.contract_cases(codes, on=on, known=known)
    pictures = queries.photos_of(codes, on=on, known=known)
    names = {holder.code: holder.name for holder in holders()}
    places = _places({work.state.unit for work in works}, on)
    projects = loader.project_titles()
    return [
        Told(
            work=work,
            places=places.get(work.state.unit, ()),
            investor=names.get(work.investor, ""),
            programme=_title(projects, work.state.project),
            funding=funding.get(work.code, ()),
            payments=paid.get(work.code, ()),
            photos=pictures.get(work.code, ()),
            contracts=agreed.get(work.code, ()),
        )
        for work in works
    ]


def _places(codes: set[str], on: dt.date) -> Mapping[str, Sequence[str]]:
    """Give the titles of units and of those above them, the nearest first."""
    above = units.places_of(codes, on=on)
    titles = units.units({one for told in above.values() for one in told} | codes, on=on)
    return {
        code: [
            titles[one].title
            for one in dict.fromkeys((code, *above.get(code, ())))
            if one in titles
        ]
        for code in codes
    }


def _title(projects: Mapping[str, Title], code: str) -> str:
    return projects[code].vi if code in projects else code
