"""Everything wrong or doubtful in a submission as a file, for when a page cannot show it all."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.core.reports.document import Row, Table
from chungtay.core.submissions.filing import Filing
from chungtay.formats import xlsx_out
from chungtay.formats.csv_out import csv_of
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.submissions.entry.fields import WORDS, Mark, mark_of, name_of
from chungtay.web.submissions.entry.opened import Opened, brief
from chungtay.web.submissions.entry.texts import words_of

SHOWN = 200
"""How many findings a page shows; the files hold them all."""
WIDTHS = (50.0, 30.0, 90.0, 40.0, 140.0, 90.0)


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding as a line."""

    unit: str
    place: str
    name: str
    mark: Mark
    value: str
    message: str
    explanation: str
    key: str
    code: str

    @property
    def error(self) -> bool:
        """Tell whether it keeps the submission from being sent."""
        return self.mark is Mark.ERROR

    @property
    def word(self) -> str:
        """Say how grave it is."""
        return str(WORDS[self.mark])


def faults(opened: Opened) -> tuple[Fault, ...]:
    """List what is found in a submission, errors first."""
    return tuple(_faults(opened))


def as_csv(found: Sequence[Fault]) -> bytes:
    """Write findings as CSV that spreadsheets read as Vietnamese; no text is a formula there."""
    return csv_of(_heads(), map(_texts, found))


def as_xlsx(found: Sequence[Fault], filing: Filing) -> bytes:
    """Write findings as a workbook; `filing` gives its title the form and the period."""
    head = Row.of(*_heads())
    body = tuple(Row.of(*_texts(fault)) for fault in found)
    table = Table((head,), body, WIDTHS)
    target = io.BytesIO()
    xlsx_out.write_table(
        table, target, _title(filing), on=filing.period.until, english=wording.english()
    )
    return target.getvalue()


def _faults(opened: Opened) -> Iterator[Fault]:
    filing = opened.filing
    for finding in opened.findings:
        place = finding.place
        explained = filing.explanations.get(finding.key)
        column = filing.form.column(place.column) if place else None
        yield Fault(
            filing.unit_title,
            str(place or ""),
            name_of(filing, place),
            mark_of(filing, finding),
            words_of(column, filing.sheet.cells.get(place)) if column and place else "",
            brief(finding),
            explained.text if explained else "",
            finding.key,
            finding.code,
        )


def _heads() -> tuple[str, ...]:
    return (
        _("Đơn vị"),
        pgettext("finding", "Mức"),
        _("Ô"),
        _("Giá trị"),
        _("Nội dung"),
        _("Giải trình"),
    )


def _texts(fault: Fault) -> tuple[str, ...]:
    return (fault.unit, fault.word, fault.name, fault.value, fault.message, fault.explanation)


def _title(filing: Filing) -> str:
    return _("Lỗi và cảnh báo: %(form)s, %(period)s") % {
        "form": said(filing.form.short),
        "period": wording.period(filing.key.period),
    }
