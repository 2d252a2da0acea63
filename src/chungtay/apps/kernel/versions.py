"""Versions of what a province sets itself: kept whole in a register, and put down as files.

The files follow the register: once a transaction is done, those of the last version are put down.
Two who write at once cannot both have version n: the later one is refused, and reads again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from chungtay.apps.kernel.models import KeptVersion
from chungtay.apps.kernel.standing import standing
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import Actor
from chungtay.packs.loader import own_files
from chungtay.packs.loader.own_files import Written

Row = TypeVar("Row", bound=KeptVersion)


@dataclass(frozen=True, slots=True)
class Versions(Generic[Row]):
    """The versions of one thing that a province sets: those rows of `model` that are `of` it.

    `kind` begins the ref of each. `files` reads back what was put down with one. `changed` makes
    the refusal for whoever has seen one version where another is the last.
    """

    model: type[Row]
    kind: str
    of: Mapping[str, str]
    files: Callable[[Row], Written]
    changed: Callable[[int, int], Refusal]

    def rows(self) -> QuerySet[Row]:
        """Give every version, the last one first."""
        found: QuerySet[Row] = QuerySet(self.model)
        return found.filter(**self.of).order_by("-version")

    def last(self) -> int:
        """Give the number of the last version; 0 where there is none."""
        return self.rows().values_list("version", flat=True).first() or 0

    def begin(self, seen: int) -> None:
        """Let one who has seen the last version write the next; others wait, and are refused.

        What they write is made from the files, so these are first those of the last version.
        """
        self._hold()
        last = self.last()
        if last != seen:
            raise self.changed(seen, last)
        self._catch_up()

    def keep(
        self,
        new: Written,
        *,
        by: Actor,
        seen: int,
        document: str,
        reason: str,
        on: dt.date,
        **columns: Any,
    ) -> Row:
        """Keep the version after the one seen; its files are put down once it stands."""
        number = seen + 1
        row = self.model(
            ref=":".join((self.kind, *self.of.values(), str(number))),
            version=number,
            by_name=by.name,
            reason=reason,
            papers=new.papers,
            **self.of,
            **columns,
            **standing(Grounds(document, on, Provenance.REPORTED), by=str(by.user)),
        )
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            raise self.changed(seen, number) from None
        transaction.on_commit(self._put_down)
        return row

    def _hold(self) -> None:
        """Hold the first version's row until the transaction ends: all who write go through it.

        Where there is none, of two who write the first one refuses its number.
        """
        first = self.rows().filter(version=1).select_for_update()
        first.values_list("pk", flat=True).first()

    def _catch_up(self) -> None:
        """Put down what whoever saved the last version has not put down yet, or never came to.

        That is so where the files are still those before it. Files changed by hand are left alone.
        """
        last, before = (*self.rows()[:2], None, None)[:2]
        if last is None:
            return
        fresh = self.files(last).files
        stale = self.files(before).files if before else {}
        if fresh != stale and own_files.lie(dict.fromkeys(fresh, "") | dict(stale)):
            own_files.put_down(fresh)

    def _put_down(self) -> None:
        """Put down the last version's files, which may be another's by now."""
        with transaction.atomic():
            self._hold()
            own_files.put_down(self.files(self.rows()[0]).files)
