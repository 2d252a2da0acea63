"""Reporting periods: a code, and the days it covers under a cut-off.

A code says which period is meant (`2020-09`, `2020-Q3`, `2020-H1`, `2020-9M`, `2020`,
`2016-2020`, `2020-08-17..2020-08-20`); a cut-off says which days that is. Money is reckoned by
calendar months; statistics from the 15th to the 14th (Decree 09/2019/NĐ-CP, which the pack cites).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title


class Frequency(StrEnum):
    """How often a form is due."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    FIVE_YEARS = "five_years"
    AD_HOC = "ad_hoc"


FREQUENCY_TITLES: dict[Frequency, str] = {
    Frequency.MONTH: "tháng",
    Frequency.QUARTER: "quý",
    Frequency.HALF_YEAR: "sáu tháng",
    Frequency.NINE_MONTHS: "chín tháng",
    Frequency.YEAR: "năm",
    Frequency.FIVE_YEARS: "năm năm",
    Frequency.AD_HOC: "đột xuất",
}
MONTH_END = 0
"""The cut-off of calendar periods: they end with the last day of a month."""


@dataclass(eq=False)
class UnknownPeriod(Refusal):
    """A text names no period."""

    code = "submissions.unknown_period"
    kind = Kind.NOT_FOUND
    message = (
        "Không hiểu kỳ báo cáo “{asked}”; hãy viết như 2020-09 (tháng), 2020-Q3 (quý), 2020-H1 "
        "(sáu tháng), 2020-9M (chín tháng), 2020 (năm), 2016-2020 (năm năm) hoặc "
        "2020-08-17..2020-08-20 (đột xuất)."
    )

    asked: str


@dataclass(eq=False)
class PeriodToCome(Refusal):
    """A period is opened when it has begun."""

    code = "submissions.period_to_come"
    message = "Kỳ {period} bắt đầu ngày {since:%d/%m/%Y}, chưa thể mở ngày {on:%d/%m/%Y}."

    period: str
    since: dt.date
    on: dt.date


@dataclass(eq=False)
class OtherFrequency(Refusal):
    """A form is not filed for periods of this sort."""

    code = "submissions.other_frequency"
    message = "Biểu “{form}” lập theo {wanted}, không lập cho kỳ {period}."

    form: str
    wanted: str
    period: str


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period: from `since` to `until`, both days counted."""

    since: dt.date
    until: dt.date
    code: str
    frequency: Frequency
    cutoff: int = MONTH_END

    @property
    def title(self) -> str:
        """Name the period as reports do.

        >>> period("2020-09").title, period("2020-Q3").title, period("2020-9M").title
        ('Tháng 9/2020', 'Quý III/2020', 'Chín tháng 2020')
        """
        year, _, rest = self.code.partition("-")
        days = f"{self.since:%d/%m/%Y}–{self.until:%d/%m/%Y}"
        parts = {"code": self.code, "year": year, "days": days, "number": rest.strip("QHM0")}
        pattern = _TITLES[self.frequency]
        if self.frequency is Frequency.QUARTER:
            parts["number"] = _ROMAN[int(rest[1])]
        elif self.frequency is Frequency.MONTH:
            parts["number"] = str(int(rest))
        elif self.frequency is Frequency.HALF_YEAR:
            parts["number"] = "đầu" if rest == "H1" else "cuối"
        return pattern.format(**parts)

    @property
    def name(self) -> Title:
        """Name the period in both languages.

        >>> [period(code).name.en for code in ("2020-09", "2020-H1", "2016-2020")]
        ['September 2020', 'First half of 2020', '2016–2020']
        """
        number = self.code[-1]
        english = _ENGLISH[self.frequency].format(
            code=self.code.replace("-", "–"),
            year=self.year,
            month=calendar.month_name[self.until.month],
            number=number,
            half="First" if number == "1" else "Second",
            days=f"{self.since:%d/%m/%Y}–{self.until:%d/%m/%Y}",
        )
        return Title(self.title, english)

    @property
    def year(self) -> int:
        """Give the year in which the period ends."""
        return self.until.year

    def before(self) -> Period | None:
        """Give the period of the same sort that came before; an ad hoc period has none.

        >>> period("2020-01").before().code, period("2020-Q1", cutoff=14).before().since
        ('2019-12', datetime.date(2019, 9, 15))
        """
        if self.frequency is Frequency.AD_HOC:
            return None
        return period(_earlier(self.code, self.frequency), cutoff=self.cutoff)


_ROMAN = ("", "I", "II", "III", "IV")
_TITLES: dict[Frequency, str] = {
    Frequency.MONTH: "Tháng {number}/{year}",
    Frequency.QUARTER: "Quý {number}/{year}",
    Frequency.HALF_YEAR: "Sáu tháng {number} năm {year}",
    Frequency.NINE_MONTHS: "Chín tháng {year}",
    Frequency.YEAR: "Năm {year}",
    Frequency.FIVE_YEARS: "Giai đoạn {code}",
    Frequency.AD_HOC: "Đột xuất {days}",
}
_ENGLISH: dict[Frequency, str] = {
    Frequency.MONTH: "{month} {year}",
    Frequency.QUARTER: "Q{number} {year}",
    Frequency.HALF_YEAR: "{half} half of {year}",
    Frequency.NINE_MONTHS: "Nine months of {year}",
    Frequency.YEAR: "{year}",
    Frequency.FIVE_YEARS: "{code}",
    Frequency.AD_HOC: "Ad hoc {days}",
}
_SHAPES: tuple[tuple[Frequency, re.Pattern[str]], ...] = (
    (Frequency.MONTH, re.compile(r"(\d{4})-(0[1-9]|1[0-2])")),
    (Frequency.QUARTER, re.compile(r"(\d{4})-Q([1-4])")),
    (Frequency.HALF_YEAR, re.compile(r"(\d{4})-H([12])")),
    (Frequency.NINE_MONTHS, re.compile(r"(\d{4})-(9)M")),
    (Frequency.YEAR, re.compile(r"(\d{4})()")),
    (Frequency.FIVE_YEARS, re.compile(r"(\d{4})-(\d{4})")),
)
_AD_HOC = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF_YEAR: 6}
EARLIEST = 1945


def period(code: str, *, cutoff: int = MONTH_END) -> Period:
    """Read a period's code; `cutoff` is the last day of its last month, 0 for the month's end.

    >>> period("2020-09", cutoff=14).since, period("2020-09", cutoff=14).until
    (datetime.date(2020, 8, 15), datetime.date(2020, 9, 14))
    """
    for frequency, shape in _SHAPES:
        found = shape.fullmatch(code)
        if found:
            first, last = _months(frequency, int(found[1]), found[2])
            if not EARLIEST <= first[0] <= last[0] < dt.MAXYEAR or first > last:
                break
            return Period(_begin(first, cutoff), _end(last, cutoff), code, frequency, cutoff)
    return _ad_hoc(code)


def periods(frequency: Frequency, *, year: int, cutoff: int = MONTH_END) -> Iterator[Period]:
    """Give the periods of a sort that end in a year, in order of time."""
    match frequency:
        case Frequency.MONTH:
            codes = [f"{year}-{month:02}" for month in range(1, 13)]
        case Frequency.QUARTER:
            codes = [f"{year}-Q{number}" for number in range(1, 5)]
        case Frequency.HALF_YEAR:
            codes = [f"{year}-H1", f"{year}-H2"]
        case Frequency.NINE_MONTHS:
            codes = [f"{year}-9M"]
        case Frequency.YEAR:
            codes = [f"{year}"]
        case Frequency.FIVE_YEARS:
            codes = [f"{year - 4}-{year}"] if year % 5 == 0 else []
        case Frequency.AD_HOC:
            codes = []
    return (period(code, cutoff=cutoff) for code in codes)


def _months(frequency: Frequency, year: int, part: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give the first and the last month of a period, each as (year, month)."""
    if frequency in _MONTHS:
        length = _MONTHS[frequency]
        last = int(part) * length
        return (year, last - length + 1), (year, last)
    if frequency is Frequency.NINE_MONTHS:
        return (year, 1), (year, 9)
    if frequency is Frequency.FIVE_YEARS:
        return (year, 1), (int(part), 12)
    return (year, 1), (year, 12)


def _begin(month: tuple[int, int], cutoff: int) -> dt.date:
    if cutoff == MONTH_END:
        return dt.date(*month, 1)
    year, number = month
    earlier = (year - 1, 12) if number == 1 else (year, number - 1)
    return dt.date(*earlier, cutoff) + dt.timedelta(days=1)


def _end(month: tuple[int, int], cutoff: int) -> dt.date:
    return dt.date(*month, cutoff or calendar.monthrange(*month)[1])


def _ad_hoc(code: str) -> Period:
    found = _AD_HOC.fullmatch(code)
    try:
        days = [dt.date.fromisoformat(text) for text in found.groups()] if found else []
    except ValueError:
        days = []
    if not days or days[0] > days[1]:
        raise UnknownPeriod(asked=code)
    return Period(days[0], days[1], code, Frequency.AD_HOC)


def _earlier(code: str, frequency: Frequency) -> str:
    """Name the period before: the same place in the year's order, one step back."""
    year = int(code[:4])
    if frequency is Frequency.FIVE_YEARS:
        return f"{year - 5}-{year - 1}"
    order = [period.code[5:] for period in periods(frequency, year=year)]
    at = order.index(code[5:])
    earlier = f"{year}-{order[at - 1]}" if at else f"{year - 1}-{order[-1]}"
    return earlier.rstrip("-")
