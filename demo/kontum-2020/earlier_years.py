# ruff: noqa: INP001
"""Money of 2016 to 2018: made up as a whole, line by line and month by month.

Nothing of it is published. It has the shape such years have (a slow start, a rush in December, the
last payments in January, recurrent money slower), so that what is left in 2020 can be foreseen by
it and a programme period can be added up.
"""

from __future__ import annotations

from choices import BY_COMMUNES, BY_DIFFICULT, POVERTY, alongside, boards
from ledger import Cell, Journal
from past_year import Budget, record_year

PLANS: dict[tuple[str, str, str, str], tuple[int, int, int]] = {
    ("ntm", "ntm.02", "central", "development"): (151_300, 182_450, 221_200),
    ("ntm", "ntm.02", "district", "development"): (45_100, 52_300, 61_050),
    ("ntm", "ntm.03", "central", "recurrent"): (46_200, 55_640, 66_310),
    ("gn", "gn.p1.infra", "central", "development"): (118_400, 134_250, 149_100),
    ("gn", "gn.p2.infra", "central", "development"): (52_150, 58_020, 62_480),
    ("gn", "gn.p1.prod", "central", "recurrent"): (15_900, 18_240, 21_060),
    ("gn", "gn.p2.prod", "central", "recurrent"): (14_320, 16_730, 18_910),
    ("gn", "gn.p2.capacity", "central", "recurrent"): (2_410, 2_870, 3_260),
    ("gn", "gn.p4", "central", "recurrent"): (1_450, 1_760, 1_980),
    ("gn", "gn.p5", "central", "recurrent"): (820, 940, 1_060),
    ("ntm", "ntm.02", "people", "unspecified"): (11_400, 12_950, 14_700),
    ("ntm", "ntm.02", "enterprise", "unspecified"): (6_150, 7_400, 8_600),
    ("gn", "", "people", "unspecified"): (3_350, 3_900, 4_450),
    ("gn", "", "enterprise", "unspecified"): (5_200, 6_150, 7_350),
}
"""Plans in million đồng of 2016, 2017 and 2018."""
HOLDERS = {
    ("ntm.02", "central"): boards(BY_COMMUNES),
    ("ntm.02", "district"): BY_COMMUNES,
    ("ntm.02", "people"): BY_COMMUNES,
    ("ntm.02", "enterprise"): BY_COMMUNES,
    ("ntm.03", "central"): alongside(BY_COMMUNES, "62.so-nnptnt", 18),
    ("gn.p1.infra", "central"): POVERTY["p1.infra"],
    ("gn.p2.infra", "central"): POVERTY["p2.infra"],
    ("gn.p1.prod", "central"): POVERTY["p1.prod"],
    ("gn.p2.prod", "central"): POVERTY["p2.prod"],
    ("gn.p2.capacity", "central"): {"62.ban-dan-toc": 1},
    ("gn.p4", "central"): {"62.so-tttt": 1},
    ("gn.p5", "central"): {"62.so-ldtbxh": 1},
    ("", "people"): BY_DIFFICULT,
    ("", "enterprise"): BY_DIFFICULT,
}
GIVERS = {"central": "TW", "district": "NSH", "people": "ND", "enterprise": "DN"}
PAID = {
    "development": ((648, 941), (671, 955), (689, 938)),
    "recurrent": ((281, 947), (312, 962), (304, 971)),
    "unspecified": ((560, 962), (574, 980), (556, 975)),
}
"""Thousandths of the plan paid by September and in all, in each of the three years."""
YEARS = (2016, 2017, 2018)


def record_earlier(journal: Journal) -> dict[Cell, int]:
    """Write 2016 to 2018; return what each line carries over into 2019."""
    carried: dict[Cell, int] = {}
    for index, year in enumerate(YEARS):
        carried = record_year(journal, year, list(_budgets(index)), carried, by_holder=False)
    return carried


def _budgets(index: int) -> list[Budget]:
    budgets = []
    for (programme, project, source, kind), plans in PLANS.items():
        nine, whole = PAID[kind][index]
        plan = plans[index]
        budgets.append(
            Budget(programme, project, source, kind, GIVERS[source], HOLDERS[project, source],
                   plan, plan * nine // 1000, plan * whole // 1000)
        )  # fmt: skip
    return budgets
