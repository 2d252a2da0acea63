"""Every requirement of every rural commune, twenty quarters, judged anew; and OpenFisca beside.

The communes are the old national list's; the values are made by rule (synthetic). The limit is one
second. The same country is then handed to OpenFisca, as a system whose parameters are the levels
and whose variables are the criteria, and both answers are compared commune by commune.
"""

from __future__ import annotations

import datetime as dt
import random
import time

from bench import openfisca_peer
from bench.timing import machine, require_same, row, times
from chungtay.analytics.criteria.versions import Version
from chungtay.analytics.criteria.wide import Country
from chungtay.core.criteria.judging import Verdict, judge_set
from chungtay.flows.synthetic_country import Rural, case_of, country, rural_communes
from chungtay.packs import loader
from chungtay.packs.units import gazetteer

QUARTERS, ROUNDS, LIMIT, SAMPLE = 20, 5, 1.0, 200
SETS = {"commune-2016-2020": 2017, "commune-2021-2025": 2023}
"""The sets judged, and the year of the first quarter."""
PEER_SET = "commune-2016-2020"


def main() -> None:
    """Print each set's time against the limit, then OpenFisca's on the same country."""
    print(machine())
    communes = rural_communes(gazetteer())
    print(
        f"{len(communes):,} rural communes of the old list, {QUARTERS} quarters, synthetic values"
    )
    for code, year in SETS.items():
        law = Version(loader.criteria_set(code))
        made, places = country(law, communes, QUARTERS)
        days = quarter_ends(year)
        before = time.process_time()
        taken = times(lambda m=made, w=law, d=days, p=places: m.judge(w, d, p), rounds=ROUNDS)
        used = time.process_time() - before
        asked = len(law.law.criteria)
        full = made.counted(asked)[-1][2]
        count = len(communes) * QUARTERS * sum(1 for _ in law.law.thresholds())
        what = f"{code}: {count / 1e6:.1f} million values judged"
        print(row(what, sorted(taken)[len(taken) // 2], LIMIT, "limit"))
        print(f"  processor time {used / ROUNDS * 1000:,.0f} ms a round, of all cores together")
        print(f"  {full:,} communes meet all {asked} criteria in the last quarter")
        print(f"  {checked(made, law, communes, days)} communes and quarters agree with the core")
        if code == PEER_SET:
            peer(made, law, days, places)


def quarter_ends(year: int) -> list[dt.date]:
    """Give the last days of twenty quarters."""
    firsts = [dt.date(year + n // 4, n % 4 * 3 + 1, 1) for n in range(1, QUARTERS + 1)]
    return [first - dt.timedelta(days=1) for first in firsts]


def checked(made: Country, law: Version, communes: tuple[Rural, ...], days: list[dt.date]) -> int:
    """Judge a sample by the specification, with explanations; raise where one differs."""
    found = {(tally.unit, tally.quarter): tally for tally in made.tallies()}
    drawn = random.Random(1)  # noqa: S311 - a sample, the same each time
    for _ in range(SAMPLE):
        rural, quarter = drawn.choice(communes), drawn.randrange(QUARTERS)
        cells = made.cells(quarter, rural.unit.code)[rural.unit.code]
        result = judge_set(law.law, case_of(cells, law, rural, on=days[quarter]))
        tally = found[rural.unit.code, quarter]
        told = (result.count(Verdict.MET), result.count(Verdict.NOT_MET))
        if told != (tally.met, tally.missed):
            msg = f"{rural.unit.code}, quarter {quarter}: {told} is not {tally}"
            raise SystemExit(msg)
    return SAMPLE


def peer(made: Country, law: Version, days: list[dt.date], places: list[str]) -> None:
    """Hand the same country to OpenFisca, and compare what each commune meets in each quarter."""
    simulated = openfisca_peer.Simulated(made, law, days, places)
    (taken,) = times(simulated.judge, rounds=1)
    count = simulated.values
    print(
        f"{'  OpenFisca ' + openfisca_peer.VERSION + ', the same set, values and levels':<58} "
        f"{taken * 1000:10.1f} ms   for {count / 1e6:.1f} million values, input apart"
    )
    ours: dict[int, list[int]] = {}
    for tally in made.tallies():
        ours.setdefault(tally.quarter, []).append(tally.met)
    equal = all(list(simulated.met[q]) == ours[q] for q in range(QUARTERS))
    print("  criteria met by each commune in each quarter:", "equal" if equal else "NOT EQUAL")
    require_same("criteria met by OpenFisca and by us", same=equal)


if __name__ == "__main__":
    main()
