"""A few units of Kon Tum, and short ways to write about them in the registers."""

from __future__ import annotations

import datetime as dt

from chungtay.analytics.engine import Engine
from chungtay.apps.capital import services as capital
from chungtay.apps.criteria import services as criteria
from chungtay.apps.poverty import services as poverty
from chungtay.apps.results import services as results
from chungtay.apps.units.services import load_units
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.ledger import Account, Entry, Posting
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.record import Act, Assessment, Recognition
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.quantity import Quantity
from chungtay.core.kernel.record import Grounds
from chungtay.core.poverty.count import Count, CountLevel, Finality, HouseholdClass, People
from chungtay.core.results.value import Finality as ResultFinality
from chungtay.core.results.value import Qualifier, Standing, Value
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level as UnitLevel
from chungtay.core.units.unit import Unit, UnitType

MOVED = dt.date(2020, 7, 1)
"""The day on which the commune of Diên Bình passed from Đắk Tô to Ngọc Hồi (it never did)."""
PLACES = Gazetteer(
    (
        Unit("62", None, None, UnitLevel.PROVINCE, UnitType.PROVINCE, "Kon Tum"),
        Unit("611", None, None, UnitLevel.DISTRICT, UnitType.DISTRICT, "Ngọc Hồi", "62"),
        Unit("612", None, None, UnitLevel.DISTRICT, UnitType.DISTRICT, "Đắk Tô", "62"),
        Unit("23377", None, None, UnitLevel.COMMUNE, UnitType.TOWNSHIP, "Plei Kần", "611"),
        Unit("23380", None, None, UnitLevel.COMMUNE, UnitType.COMMUNE, "Đắk Ang", "611"),
        Unit("23383", None, None, UnitLevel.COMMUNE, UnitType.COMMUNE, "Đắk Dục", "611"),
        Unit("23428", None, MOVED, UnitLevel.COMMUNE, UnitType.COMMUNE, "Diên Bình", "612"),
        Unit("23428", MOVED, None, UnitLevel.COMMUNE, UnitType.COMMUNE, "Diên Bình", "611"),
    ),
    (
        Succession(
            "23428", "23428", MOVED, SuccessionKind.TRANSFER, "ubtvqh:~du-lieu-mo-phong:2020-06-01"
        ),
    ),
)
SET = "commune-2016-2020"
END = dt.date(2020, 12, 31)
DEMO = "demo:~du-lieu-mo-phong:2020-10-13"
LINE = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
BY = "thử nghiệm"


def settle() -> None:
    """Make the units stand, and open accounts for the centre, the province and its districts."""
    load_units(by=BY, places=PLACES)
    capital.append_holders(
        [
            Holder("TW", "Ngân sách trung ương", HolderType.GIVER, ""),
            Holder("62", "Ủy ban nhân dân tỉnh Kon Tum", HolderType.UNIT, "62"),
            Holder("611", "Ủy ban nhân dân huyện Ngọc Hồi", HolderType.UNIT, "611"),
            Holder("612", "Ủy ban nhân dân huyện Đắk Tô", HolderType.UNIT, "612"),
        ]
    )


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def grounds(known: str, provenance: Provenance = Provenance.SYNTHETIC) -> Grounds:
    return Grounds(DEMO, day(known), provenance)


def move(
    number: str,
    movement: Movement,
    on: str,
    sums: dict[tuple[str, Pot], int],
    *,
    line: Line = LINE,
) -> None:
    """Enter one movement of money on a line."""
    postings = tuple(
        Posting(Account(holder, line, pot), Dong(dong)) for (holder, pot), dong in sums.items()
    )
    entry = Entry(number, movement, day(on), grounds(on), postings)
    capital.append_entries([entry], by=BY)


def plan(dong: int, on: str = "2020-01-10", number: str = "01", *, line: Line = LINE) -> None:
    sums = {("TW", Pot.GRANTED): -dong, ("62", Pot.HELD): dong}
    move(number, Movement.ASSIGNMENT, on, sums, line=line)


def pay(dong: int, on: str, number: str, *, line: Line = LINE) -> None:
    sums = {("62", Pot.HELD): -dong, ("62", Pot.SPENT): dong}
    move(number, Movement.DISBURSEMENT, on, sums, line=line)


def assess(unit: str, criterion: str, on: str, *, met: bool, known: str = "") -> None:
    row = Assessment(unit, SET, criterion, met=met, on=day(on), grounds=grounds(known or on))
    criteria.append_assessments([row], by=BY)


def recognise(unit: str, on: str, act: Act = Act.RECOGNISE) -> None:
    row = Recognition(unit, Grade.STANDARD, day(on).year, act, day(on), grounds(on))
    criteria.append_recognitions([row], by=BY)


def count(
    unit: str,
    of: HouseholdClass,
    households: int,
    on: str,
    *,
    level: CountLevel = CountLevel.COMMUNE,
) -> None:
    row = Count(
        unit=unit,
        level=level,
        household_class=of,
        people=People.ALL,
        households=households,
        on=day(on),
        finality=Finality.OFFICIAL,
        grounds=grounds(on, Provenance.PUBLISHED),
    )
    poverty.correct_counts([row], by=BY)


def report(
    indicator: str,
    amount: int,
    standing: Standing,
    on: str,
    *,
    unit: str = "62",
    period_to: str = "2020-12-31",
) -> None:
    """Report a whole number of a unit, the province unless told, from the start of a year."""
    row = Value(
        indicator=indicator,
        unit=unit,
        standing=standing,
        finality=ResultFinality.OFFICIAL,
        amount_e6=amount * 1_000_000,
        on=day(on),
        period_from=day(f"{period_to[:4]}-01-01"),
        period_to=day(period_to),
        base_stated=None,
        qualifier=Qualifier.EXACT,
        grounds=grounds(on),
    )
    results.append_results([row], by=BY)


MEANT = {
    "capital": {"plan_year": "2020"},
    "results": {"unit_level": "province", "period_year": "2020"},
}


def ask(engine: Engine, name: str, on: dt.date = END, **where: str) -> Quantity:
    """Ask for one number; a condition names its accepted values separated by commas.

    Of money, the plan of 2020 is meant; of results, what the province said of 2020.
    """
    meant = MEANT.get(name.partition(".")[0], {})
    accepted = {column: tuple(values.split(",")) for column, values in (meant | where).items()}
    return engine.ask(name, where=accepted, on=on).value()


def correct_the_list_of_units() -> None:
    """Say that Diên Bình has always lain in Ngọc Hồi."""
    rest = tuple(unit for unit in PLACES.units if unit.code != "23428")
    always = Unit("23428", None, None, UnitLevel.COMMUNE, UnitType.COMMUNE, "Diên Bình", "611")
    load_units(by=BY, places=Gazetteer((*rest, always), ()))
