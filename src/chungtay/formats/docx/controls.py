"""Content controls: each figure in the text is one, so that it can be found and checked again.

Alias and tag both hold the figure's id: Word keeps both, LibreOffice only the alias.
"""

from __future__ import annotations

from collections import Counter

from chungtay.core.reports.document import FigureRun
from chungtay.formats.docx.markup import Element, element, run

FIRST_ID = 100_001


class Controls:
    """Makes the controls of one document and remembers what each displays."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._times: Counter[str] = Counter()

    def control(self, figure: FigureRun, *, half_points: int = 0) -> Element:
        """Make the inline control of a figure; its number in the file is its order of place.

        Raises ValueError where one figure would display two texts.
        """
        if self._texts.setdefault(figure.id, figure.text) != figure.text:
            msg = f"{figure.id} displays both {self._texts[figure.id]!r} and {figure.text!r}"
            raise ValueError(msg)
        number = FIRST_ID + self._times.total()
        self._times[figure.id] += 1
        return element(
            "sdt",
            element(
                "sdtPr",
                element("alias", val=figure.id),
                element("tag", val=figure.id),
                element("id", val=number),
                element("text"),
            ),
            element("sdtContent", run(figure.text, half_points=half_points)),
        )

    def displayed(self) -> tuple[tuple[str, str, int], ...]:
        """List (id, text, times) of the figures displayed so far, by id."""
        return tuple((name, self._texts[name], self._times[name]) for name in sorted(self._texts))
