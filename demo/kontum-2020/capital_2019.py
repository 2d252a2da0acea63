# ruff: noqa: INP001
"""Money of 2019, to compare with and to carry over from.

No figure of it is published except, roughly, the size of the poverty programme in 2019. What
development money remains unpaid when the books close at the end of January 2020 is what the report
says was carried over.
"""

from __future__ import annotations

from choices import BY_COMMUNES, BY_DIFFICULT, POVERTY, alongside, boards
from ledger import Cell, Journal
from past_year import Budget, record_year

IRISH_BOARDS = {"610.bqlda": 9, "613.bqlda": 8, "616.bqlda": 6, "617.bqlda": 11}
LINES = [
    Budget("ntm", "ntm.02", "central", "development", "TW", boards(BY_COMMUNES),
           248_600, 178_412, 248_600 - 11_234),
    Budget("ntm", "ntm.03", "central", "recurrent", "TW",
           alongside(BY_COMMUNES, "62.so-nnptnt", 18), 78_000, 24_155, 76_412),
    Budget("ntm", "ntm.02", "district", "development", "NSH", BY_COMMUNES,
           70_000, 50_020, 69_310),
    Budget("gn", "gn.p1.infra", "central", "development", "TW", POVERTY["p1.infra"],
           161_200, 93_166, 161_200 - 48_585),
    Budget("gn", "gn.p2.infra", "central", "development", "TW", POVERTY["p2.infra"],
           66_100, 40_870, 66_100 - 982),
    Budget("gn", "gn.p1.prod", "central", "recurrent", "TW", POVERTY["p1.prod"],
           23_400, 7_100, 22_915),
    Budget("gn", "gn.p2.prod", "central", "recurrent", "TW", POVERTY["p2.prod"],
           20_100, 6_240, 19_804),
    Budget("gn", "gn.p2.capacity", "central", "recurrent", "TW", POVERTY["p2.capacity"],
           3_600, 1_010, 3_540),
    Budget("gn", "gn.p3", "central", "recurrent", "TW", POVERTY["p3"], 1_500, 390, 1_466),
    Budget("gn", "gn.p4", "central", "recurrent", "TW", POVERTY["p4"], 2_200, 870, 2_180),
    Budget("gn", "gn.p5", "central", "recurrent", "TW", POVERTY["p5"], 1_150, 480, 1_149),
    Budget("gn", "gn.other", "central", "recurrent", "TW", POVERTY["other"], 9_300, 1_705, 9_040),
    Budget("gn", "", "province", "development", "NST", boards(BY_DIFFICULT), 2_000, 1_180, 1_980),
    Budget("", "irish.p135", "oda", "development", "IRISH", IRISH_BOARDS,
           21_800, 6_480, 21_800 - 10_196),
    Budget("ntm", "ntm.02", "enterprise", "unspecified", "DN", BY_COMMUNES, 9_800, 4_900, 9_420),
    Budget("ntm", "ntm.02", "people", "unspecified", "ND", BY_COMMUNES, 16_200, 8_310, 15_705),
    Budget("gn", "", "enterprise", "unspecified", "DN", BY_DIFFICULT, 8_100, 5_420, 7_990),
    Budget("gn", "", "people", "unspecified", "ND", BY_DIFFICULT, 4_900, 3_360, 4_730),
]  # fmt: skip


def record_2019(journal: Journal, carried: dict[Cell, int]) -> dict[Cell, int]:
    """Write the year 2019; return what it carries over, on the lines of the plan of 2020."""
    return record_year(journal, 2019, LINES, carried, by_holder=True)
