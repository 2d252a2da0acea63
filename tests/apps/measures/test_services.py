from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.measures import queries, services
from chungtay.apps.measures.queries import Statement
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import RefConflict

pytestmark = pytest.mark.django_db
DAY = dt.date(2020, 10, 13)
RATE = Statement(
    figure="disb.total.pct",
    value_e6=65_120_000,
    unit="percent",
    decimals=2,
    on=DAY,
    grounds=Grounds("kontum.ubnd:~x:2020-10-13", DAY, Provenance.PUBLISHED),
)


def test_a_statement_is_an_exact_number() -> None:
    services.append_statements([RATE], by="nạp thử")
    assert queries.statements() == (RATE,)
    assert queries.statement("disb.total.pct") == RATE
    assert RATE.value == Fraction(6512, 100)
    assert queries.statement("disb.total") is None


def test_a_document_prints_a_number_once() -> None:
    assert services.append_statements([RATE, RATE], by="nạp thử") == 1
    with pytest.raises(RefConflict, match="Giá trị"):
        services.append_statements([replace(RATE, value_e6=65_130_000)], by="nạp thử")


@pytest.mark.parametrize("verb", ["UPDATE {} SET unit = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_edit(verb: str) -> None:
    services.append_statements([RATE], by="nạp thử")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb.format("measures_statement"))
