"""Enter control statements."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.kernel.services import append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.apps.measures import models
from chungtay.apps.measures.queries import Statement


@transaction.atomic
def append_statements(statements: Sequence[Statement], *, by: str) -> int:
    """Enter statements that the register does not hold yet; answer how many. All, or none."""
    return append_rows(
        [
            models.Statement(
                ref=statement.ref,
                figure=statement.figure,
                value_e6=statement.value_e6,
                unit=statement.unit,
                decimals=statement.decimals,
                on=statement.on,
                **standing(statement.grounds, by=by),
            )
            for statement in statements
        ]
    )
