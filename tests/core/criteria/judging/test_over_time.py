"""What stood at the end of a year and when it turned; no two turns in a row say the same."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.judging import OPEN, Basis, Ruling, Verdict
from chungtay.core.criteria.judging.over_time import at_end, turns, within

MET, NOT_MET = (Ruling(v, Basis.COMPUTED) for v in (Verdict.MET, Verdict.NOT_MET))
DAYS = [dt.date(2018, 6, 1), dt.date(2019, 12, 31), dt.date(2020, 3, 1), dt.date(2020, 10, 13)]
Judged = dict[dt.date, Ruling]
JUDGED = st.dictionaries(
    st.dates(dt.date(2016, 1, 1), dt.date(2025, 12, 31)), st.sampled_from([MET, NOT_MET, OPEN])
)


def test_a_commune_that_lost_and_won_a_requirement_back() -> None:
    told = turns(zip(DAYS, [MET, MET, NOT_MET, MET], strict=True))
    assert [(one.on, one.before) for one in told] == [
        (DAYS[0], None),
        (DAYS[2], Verdict.MET),
        (DAYS[3], Verdict.NOT_MET),
    ]
    assert [at_end(told, year) for year in (2017, 2018, 2019)] == [None, told[0], told[0]]
    assert within(told, 2018) == () and within(told, 2020) == told[1:]


@given(JUDGED)
def test_turns_tell_the_verdict_of_every_day(found: Judged) -> None:
    judged = sorted(found.items())
    told = turns(judged)
    assert all(one.ruling.verdict is not one.before for one in told)
    for on, ruling in judged:
        last = [turn for turn in told if turn.on <= on][-1]
        assert last.ruling.verdict is ruling.verdict
