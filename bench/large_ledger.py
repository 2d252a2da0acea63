"""Large ledgers for benchmarks, made by rule and written straight into a store.

Every entry has two postings, as one deed has: a giver's and a holder's, or two pots of one holder.
Numbers, holders and works follow from the entry's number; nothing of it is real. The works that
money is said to be for are in the register of works, each with its papers.
"""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.analytics.kinds import PLACED
from chungtay.analytics.store import Store
from chungtay.core.measures.fact import ColumnType

PROJECTS = (
    "ntm.01", "ntm.02", "ntm.03", "ntm.05", "ntm.07", "ntm.08", "ntm.11", "gn.p1.infra",
    "gn.p1.prod", "gn.p1.labexp", "gn.p2.infra", "gn.p2.prod", "gn.p2.capacity", "gn.p3", "gn.p4",
    "gn.p5",
)  # fmt: skip
SOURCES = ("central", "central", "central", "province", "district", "commune", "oda", "people")
DEEDS = ("assignment", "allotment", "advance", "carry_over", "settlement", "mobilisation",
         "adjustment", *("disbursement",) * 13)  # fmt: skip
PART = 1_000_000
"""Entries made at once."""
POTS = {
    "assignment": ("granted", "held"),
    "carry_over": ("granted", "held"),
    "mobilisation": ("granted", "spent"),
    "allotment": ("held", "held"),
    "adjustment": ("held", "held"),
    "advance": ("held", "advanced"),
    "settlement": ("spent", "settled"),
    "disbursement": ("held", "spent"),
}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a ledger is: its entries, its plan years, its province ("" for all of them)."""

    entries: int
    since: int
    years: int
    province: str = ""
    works: int = 5_000


def fill(store: Store, size: Size) -> int:
    """Write a ledger into a store that has read the units; answer how many postings there are."""
    store.catch_up()
    table = store.tables["capital"]
    said = _expressions(size)
    typed = {ColumnType.TEXT: "''", ColumnType.INTEGER: "0"}
    columns = [column for column in table.all_columns if column.name not in said]
    said |= {column.name: typed[column.type] for column in columns}
    names = [*(column.name for column in table.all_columns),
             "district", "province", "unit_level", "unit_type"]  # fmt: skip
    listed = ", ".join(f"{said[name]} AS {name}" for name in names)
    store.fetch(_PLACES.format(where=_where(size)))
    spots = store.fetch("SELECT count(*) FROM spot")[0][0]
    for name, made in (
        ("works", _WORKS),
        ("work_cards", _CARDS),
        ("work_contracts", _CONTRACTS),
    ):
        rows = made.format(since=size.since, works=size.works, spots=spots)
        ordered = ", ".join(c.name for c in (*store.tables[name].all_columns, *PLACED))
        store.add_made(name, [f"SELECT {ordered} FROM {rows}"])
    store.add_made(
        "capital",
        (
            f"SELECT {listed} FROM ({_LEGS.format(since=n, until=until, spots=spots)}) AS told"
            for n in range(0, size.entries, PART)
            for until in (min(n + PART, size.entries),)
        ),
    )
    store.fetch("DROP TABLE spot")
    return int(store.fetch("SELECT count(*) FROM capital_rows")[0][0])


def _where(size: Size) -> str:
    return f"AND province = '{size.province}'" if size.province else ""


def _expressions(size: Size) -> dict[str, str]:
    """Say each column in terms of the entry's number `i`, its leg and the place of its holder."""
    year = f"({size.since} + i % {size.years})"
    on = (
        f"(make_date({year}, 1, 5) + to_days(CAST((CASE WHEN deed IN ('assignment', 'carry_over') "
        "THEN h % 20 ELSE 20 + (h // 7) % 335 END) AS INTEGER)))::DATE"
    )
    project = _one_of(PROJECTS, f"(h // 3) % {len(PROJECTS)}")
    dotted = f"string_split({project}, '.')"
    carried = "(deed = 'carry_over' OR (h // 11) % 9 = 0)"
    origin = f"({year} - {carried}::INTEGER)"
    kind = "(CASE WHEN (h // 13) % 3 < 2 THEN 'development' ELSE 'recurrent' END)"
    return {
        "seq": "i * 2 + leg",
        "ref": "'E:B' || i || ':' || leg",
        "unit": "told.unit",
        "on_date": on,
        "known_from": on,
        "recorded_at": "TIMESTAMP '2026-01-01'",
        "recorded_by": "'bench'",
        "provenance": "'synthetic'",
        "document": "'bench'",
        "corrects": "''",
        "entry": "'B' || i",
        "movement": "deed",
        "pot": "pot",
        "programme": f"{dotted}[1]",
        "main_project": f"{dotted}[1] || '.' || {dotted}[2]",
        "project": project,
        "source": _one_of(SOURCES, f"(h // 5) % {len(SOURCES)}"),
        "kind": kind,
        "origin_year": origin,
        "plan_year": year,
        "carried": f"{carried}::INTEGER",
        "holder": "told.unit",
        "given_as": "'money'",
        "term": "'year'",
        "work": f"CASE WHEN (h // 17) % 10 < 6 THEN 'w' || (h // 19) % {size.works} ELSE '' END",
        "dong": "(CASE leg WHEN 0 THEN -1 ELSE 1 END) * (1000 * (1 + (h // 23) % 900000))",
        "district": "told.district",
        "province": "told.province",
        "unit_level": "'commune'",
        "unit_type": "'commune'",
    }


def _one_of(names: tuple[str, ...], place: str) -> str:
    listed = ", ".join(f"'{name}'" for name in names)
    return f"[{listed}][1 + {place}]"


_PLACES = """
CREATE TABLE spot AS
SELECT row_number() OVER (ORDER BY unit) - 1 AS n, unit, district, province FROM places
WHERE level = 'commune' AND since <= DATE '2020-06-30'
  AND (until IS NULL OR until > DATE '2020-06-30') {where}
"""
_STAGES = ("approved", "started", "started", "started", "finished", "finished", "handed_over",
           "settled")  # fmt: skip
_STOOD = (
    "make_date({since}, 1, 1) AS on_date, make_date({since}, 1, 1) AS known_from, "
    "TIMESTAMP '2026-01-01' AS recorded_at, 'bench' AS recorded_by, 'synthetic' AS provenance, "
    "'bench' AS document, '' AS corrects"
)
_OF_A_WORK = _one_of(PROJECTS, f"w % {len(PROJECTS)}")
_WORKS = f"""(
SELECT w AS seq, 'works:B' || w AS ref, spot.unit, {_STOOD}, 'w' || w AS work, 'Work ' || w AS name,
       split_part({_OF_A_WORK}, '.', 1) AS programme,
       regexp_extract({_OF_A_WORK}, '^[^.]*[.][^.]*') AS main_project,
       {_OF_A_WORK} AS project, 'transport' AS work_type,
       {_one_of(_STAGES, f"w // 7 % {len(_STAGES)}")} AS stage, {{since}} AS plan_year,
       3000000000 AS cost_dong, NULL AS progress, NULL AS measured_dong, NULL AS volume_dong,
       district, province, 'commune' AS unit_level, 'commune' AS unit_type
FROM range({{works}}) AS t(w) JOIN spot ON spot.n = w * 7919 % {{spots}})
"""
_CARDS = f"""(
SELECT w AS seq, 'work_cards:B' || w AS ref, '' AS unit, {_STOOD}, 'w' || w AS work,
       'investor' || w % 1000 AS investor, 0 AS special_mechanism, NULL AS community_dong,
       NULL AS planned_start, NULL AS planned_finish,
       NULL AS district, NULL AS province, NULL AS unit_level, NULL AS unit_type
FROM range({{works}}) AS t(w))
"""
_CONTRACTS = f"""(
SELECT 2 * w + n AS seq, 'contracts:B' || w || ':0' || (n + 1) AS ref, '' AS unit, {_STOOD},
       'w' || w AS work, '0' || (n + 1) AS contract,
       ['construction', 'supervision'][n + 1] AS package, 'open' AS selection,
       'in_force' AS state, 1000000 * (100 + w % 2900) // (1 + 29 * n) AS contract_dong,
       NULL AS signed_on, NULL AS finish_due,
       NULL AS district, NULL AS province, NULL AS unit_level, NULL AS unit_type
FROM range({{works}}) AS t(w) CROSS JOIN range(2) AS k(n))
"""
_MADE = f"""
SELECT i, h, {_one_of(DEEDS, f"(h // 29) % {len(DEEDS)}")} AS deed
FROM (SELECT i, (hash(i) % 1000000007)::BIGINT AS h FROM range({{since}}, {{until}}) AS t(i))
"""
_POT = " ".join(
    f"WHEN deed = '{deed}' THEN ['{first}', '{second}'][1 + leg]"
    for deed, (first, second) in POTS.items()
)
_LEGS = f"""
SELECT made.*, leg, CASE {_POT} END AS pot, spot.*
FROM ({_MADE}) AS made CROSS JOIN range(2) AS l(leg)
JOIN spot ON spot.n = (made.h // 31 + CASE WHEN deed = 'allotment' THEN leg ELSE 0 END)
                      % {{spots}}
"""
