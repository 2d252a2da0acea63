"""Classes of units: dated, each by a decision, and never two that exclude each other."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.audit.models import Event
from chungtay.apps.units import queries
from chungtay.apps.units.services import append_unit_classes
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actions import CLASSIFY
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.units.unit_class import ClassesExclude, UnitClass, UnitClassRow
from chungtay.flows.classify_unit import classify_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
OLD, NEW = "ttg:582/QĐ-TTg:2017-04-28", "ttg:861/QĐ-TTg:2021-06-04"
THEN, SINCE = dt.date(2017, 4, 28), dt.date(2021, 6, 4)


def row(kind: UnitClass, on: dt.date, document: str, *, holds: bool = True) -> UnitClassRow:
    grounds = Grounds(document, max(on, THEN), Provenance.REPORTED)
    return UnitClassRow("23380", kind.value, holds, on, grounds)


def test_a_unit_leaves_one_zone_before_it_enters_another() -> None:
    append_unit_classes([row(UnitClass.ZONE_3, THEN, OLD)], by="thử")
    with pytest.raises(ClassesExclude) as refused:
        append_unit_classes([row(UnitClass.ZONE_2, SINCE, NEW)], by="thử")
    said = str(refused.value)
    assert all(word in said for word in ("khu vực III", OLD, "khu vực II", NEW, "04/06/2021"))
    leaving = row(UnitClass.ZONE_3, SINCE, NEW, holds=False)
    append_unit_classes([leaving, row(UnitClass.ZONE_2, SINCE, NEW)], by="thử")
    assert [m.unit_class for m in queries.classes_of("23380", on=SINCE)] == [UnitClass.ZONE_2]
    assert [(s.on, s.unit_class, s.holds) for s in queries.class_history("23380", on=SINCE)] == [
        (THEN, UnitClass.ZONE_3, True), (SINCE, UnitClass.ZONE_3, False),
        (SINCE, UnitClass.ZONE_2, True),
    ]  # fmt: skip


def test_classes_that_do_not_exclude_each_other_stand_together() -> None:
    rows = [row(UnitClass.ZONE_3, THEN, OLD), row(UnitClass.BORDER, THEN, OLD)]
    assert append_unit_classes(rows, by="thử") == 2
    with pytest.raises(ClassesExclude):
        append_unit_classes([row(UnitClass.ZONE_1, dt.date(2016, 1, 1), OLD)], by="thử")


def test_a_class_is_entered_by_whoever_may_and_noted() -> None:
    told = row(UnitClass.ZONE_3, THEN, OLD)
    with pytest.raises(NotAllowed):
        classify_unit(by=Actor(3, frozenset({Grant(CLASSIFY.code, "51")}), "x"), row=told)
    officer = Actor(3, frozenset({Grant(CLASSIFY.code, "62")}), "x")
    assert classify_unit(by=officer, row=told)
    assert Event.objects.filter(action=CLASSIFY.code, unit="23380").count() == 1


def test_a_class_that_was_entered_before_is_not_entered_again() -> None:
    officer = Actor(3, frozenset({Grant(CLASSIFY.code, "62")}), "x")
    told = row(UnitClass.ZONE_3, THEN, OLD)
    assert classify_unit(by=officer, row=told)
    assert not classify_unit(by=officer, row=told)
    assert not classify_unit(by=officer, row=told, correcting=True)
