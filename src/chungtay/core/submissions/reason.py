"""Why a cell cannot be understood, in a sentence that each reader has in their own language.

A cell keeps the reason in Vietnamese only, whenever it was read: a country's cells are many. What
it rests on is the text of the cell and its column, so the sentence is found again from them.
"""

from __future__ import annotations

from chungtay.core.kernel.saying import Said
from chungtay.core.submissions.form import Column
from chungtay.core.submissions.reading import unclear
from chungtay.core.submissions.sheet import Cell
from chungtay.core.submissions.unclear import SENTENCES


def reason_of(cell: Cell, column: Column) -> Said:
    """Say why a cell cannot be understood; words that no rule of today gives are said as kept."""
    dated = Said(SENTENCES["dated"], {"cell": cell.text})
    ways = (unclear(cell.text, column), dated)
    return next((said for said in ways if said and str(said) == cell.note), Said(cell.note))
