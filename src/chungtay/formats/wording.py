"""The fixed wording of administrative documents: number, date, issuing body, what goes with what.

A draft leaves its number and day blank, in the width a pen needs.
"""

from __future__ import annotations

from chungtay.core.reports.document import Head

BLANK_NUMBER = "\u00a0" * 7
BLANK_DAY = "\u00a0" * 6


def blank_date(year: int | None) -> str:
    """Write the date of a draft; without a year, that is blank too."""
    return f"ngày{BLANK_DAY}tháng{BLANK_DAY}năm {year or BLANK_DAY}"


def symbol(head: Head) -> str:
    """Write the number and symbol, the number blank unless the head already carries one.

    >>> symbol(Head("", "", "/BC-UBND", "", "", "")) == f"{BLANK_NUMBER}/BC-UBND"
    True
    >>> symbol(Head("", "", "327/BC-UBND", "", "", ""))
    '327/BC-UBND'
    """
    number, _, kind = head.symbol.rpartition("/")
    return f"{number.strip() or BLANK_NUMBER}/{kind.strip()}"


def issuer_name(head: Head) -> str:
    r"""Write the issuing body as a sentence does, from the capitals of the head.

    >>> issuer_name(Head("", "ỦY BAN NHÂN DÂN\nTỈNH KON TUM", "", "Kon Tum", "", ""))
    'Ủy ban nhân dân tỉnh Kon Tum'
    """
    if head.name:
        return head.name
    name = " ".join(head.issuer.split()).capitalize()
    place = place_name(head)
    at = name.lower().find(place.lower())
    return name if at < 0 or not place else name[:at] + place + name[at + len(place) :]


def place_name(head: Head) -> str:
    """Name the place alone, where the head gives it with a date."""
    return head.place.split(",")[0].strip()


def dated(head: Head, year: int | None) -> str:
    """Write the place and date, blanks where the head gives the place alone."""
    return head.place if "ngày" in head.place else f"{place_name(head)}, {blank_date(year)}"


def accompanies(head: Head, year: int | None) -> str:
    """Say which report an appendix goes with."""
    kind = head.kind.capitalize()
    day = head.place.partition(",")[2].strip() or blank_date(year)
    return f"(Kèm theo {kind} số {symbol(head)} {day} của {issuer_name(head)})"
