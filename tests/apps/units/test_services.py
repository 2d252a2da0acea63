"""Loading the units twice changes nothing; classes are entered once and never contradicted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.kernel.facts import Mark
from chungtay.apps.units import facts, models, queries
from chungtay.apps.units.services import Loaded, append_unit_classes, load_units
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import UnknownUnit
from chungtay.core.units.unit_class import ClassConflict, UnitClass, UnitClassRow, UnknownClass

pytestmark = pytest.mark.django_db
FROM, TO = dt.date(2017, 1, 1), dt.date(2020, 1, 1)
GROUNDS = Grounds("demo:~du-lieu-mo-phong:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)
IN_CLASS = UnitClassRow("23504", "difficult", True, FROM, GROUNDS)  # noqa: FBT003 - a row's cell
BY = "thử nghiệm"


@pytest.mark.usefixtures("country")
class TestLoading:
    def test_a_second_load_changes_nothing(self) -> None:
        version = facts.places_version()
        assert load_units(by="người khác") == Loaded(written=0, removed=0)
        assert facts.places_version() == version

    def test_a_changed_unit_is_written_anew_and_moves_the_mark(self, places: Gazetteer) -> None:
        version, pack = facts.places_version(), places
        spelt = [replace(u, name="Dak Ha") if u.code == "615" else u for u in pack.units]
        done = load_units(by=BY, places=Gazetteer(spelt, pack.successions))
        assert done == Loaded(written=1, removed=1)
        assert facts.places_version() != version
        assert queries.unit("615", on=TO).name == "Dak Ha"

    def test_a_load_that_only_removes_moves_the_mark_too(self, places: Gazetteer) -> None:
        version = facts.places_version()
        fewer = [u for u in places.units if u.code != "23504"]
        done = load_units(by=BY, places=Gazetteer(fewer, places.successions))
        assert (done.written, done.removed) == (0, 2)
        assert facts.places_version() != version

    def test_places_carry_their_superiors_and_days(self) -> None:
        columns = [column.name for column in facts.PLACES.all_columns]
        rows = [dict(zip(columns, row, strict=True)) for row in facts.places()]
        assert len(rows) == models.Unit.objects.count() == len({row["ref"] for row in rows})
        old, new = (row for row in rows if row["unit"] == "23504")
        assert (old["district"], old["province"], old["since_known"]) == ("615", "62", 0)
        assert (old["since"], old["until"]) == (dt.date.min, dt.date(2025, 7, 1))
        assert (new["district"], new["province"], new["until"]) == ("", "51", None)
        assert (new["since"], new["since_known"]) == (dt.date(2025, 7, 1), 1)


@pytest.mark.usefixtures("country")
class TestClasses:
    def test_the_same_rows_twice_add_nothing(self) -> None:
        assert append_unit_classes([IN_CLASS, IN_CLASS], by=BY) == 1
        assert append_unit_classes([IN_CLASS], by="người khác") == 0

    def test_a_unit_leaves_a_class_by_a_later_row(self) -> None:
        append_unit_classes([IN_CLASS, replace(IN_CLASS, holds=False, on=TO)], by=BY)
        (member,) = queries.classes_of("23504", on=dt.date(2019, 12, 31))
        assert (member.unit_class, member.since) == (UnitClass.DIFFICULT, FROM)
        assert queries.classes_of("23504", on=TO) == ()
        assert queries.classes_of("23504", on=dt.date(2016, 1, 1)) == ()

    def test_saying_otherwise_about_the_same_day_is_refused(self) -> None:
        append_unit_classes([IN_CLASS], by=BY)
        with pytest.raises(ClassConflict) as refused:
            append_unit_classes([replace(IN_CLASS, holds=False)], by=BY)
        assert "Thuộc nhóm" in str(refused.value)

    def test_two_rows_that_contradict_each_other_are_refused_together(self) -> None:
        with pytest.raises(ClassConflict):
            append_unit_classes([IN_CLASS, replace(IN_CLASS, holds=False)], by=BY)
        assert models.UnitClass.objects.count() == 0

    def test_a_unit_that_does_not_stand_that_day_is_refused(self) -> None:
        with pytest.raises(UnknownUnit):
            append_unit_classes([IN_CLASS, replace(IN_CLASS, on=dt.date(2026, 1, 1), unit="615")],
                                by=BY)  # fmt: skip
        assert models.UnitClass.objects.count() == 0

    def test_a_class_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(UnknownClass) as refused:
            append_unit_classes([replace(IN_CLASS, unit_class="poor")], by=BY)
        assert "difficult, poor_district" in str(refused.value)

    def test_the_column_store_reads_the_rows_forward(self) -> None:
        append_unit_classes([IN_CLASS], by=BY)
        rows, mark = facts.UNIT_CLASSES.read(Mark())
        assert [(row[1], row[2], row[3], *row[-2:]) for row in rows] == [
            ("unit_classes:23504:difficult:2017-01-01@2020-10-13", "23504", FROM, "difficult", 1)
        ]
        assert mark.position > 0

    def test_the_database_itself_refuses_to_edit_the_register(self) -> None:
        append_unit_classes([IN_CLASS], by=BY)
        for statement in (
            "UPDATE units_unitclass SET holds = holds",
            "DELETE FROM units_unitclass",
        ):
            with (
                pytest.raises(DatabaseError, match="append-only"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)
