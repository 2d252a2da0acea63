"""The hidden codes that say which sheet, row, column, line or cell is which."""

from __future__ import annotations

FORM = "form:"
"""Of a sheet: form, unit and period; of a sheet with a line a unit: form and period."""
ROW, COLUMN = "row:", "col:"
UNIT, CELL = "unit:", "cell:"
"""Of a line and a column where each unit has a line."""
