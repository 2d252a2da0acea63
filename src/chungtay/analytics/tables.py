"""Which tables the column store holds, and where each comes from.

Three sorts: *sources* are registers, read forward; *references* are small tables read anew when
they change (which units existed when, which programmes ran when); *views* combine states of
registers on the day asked (a commune's criteria and its recognition) and hold nothing themselves.
"""

from __future__ import annotations

from chungtay.analytics.criteria.columns import CRITERIA_COLUMNS, column_rows
from chungtay.analytics.criteria.levels import CRITERIA_LEVELS, level_rows
from chungtay.analytics.criteria.requirements import REQUIREMENT_RESULTS
from chungtay.analytics.criteria.results import COMMUNES, CRITERION_RESULTS
from chungtay.analytics.kinds import BEGINNING, LAST_FIRST, Reference, View
from chungtay.analytics.of_contracts import WORK_AGREEMENTS
from chungtay.analytics.of_works import WORK_COMMITMENTS, WORK_HURDLES, WORK_PAPERS
from chungtay.apps.capital.facts import SOURCE as CAPITAL
from chungtay.apps.capital.treasury.facts import SOURCE as TREASURY
from chungtay.apps.criteria.facts import ASSESSMENTS, RECOGNITIONS
from chungtay.apps.criteria.readings.facts import SOURCE as READINGS
from chungtay.apps.criteria.recognition.facts import FILES as RECOGNITION_FILES
from chungtay.apps.criteria.recognition.facts import RECHECKS, VILLAGE_RECOGNITIONS, VILLAGES
from chungtay.apps.criteria.roadmap.facts import REMEDIES
from chungtay.apps.criteria.roadmap.facts import TARGETS as ROADMAP_TARGETS
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.poverty.facts import SOURCE as POVERTY
from chungtay.apps.results.facts import SOURCE as RESULTS
from chungtay.apps.submissions.facts import ESTIMATE_CELLS, FILING_STEPS, REPORTED_CELLS
from chungtay.apps.units.classed import entries_version
from chungtay.apps.units.facts import PLACES, UNIT_CLASSES, places, places_version
from chungtay.apps.works.facts import CARDS as WORK_CARDS
from chungtay.apps.works.facts import CONTRACTS as WORK_CONTRACTS
from chungtay.apps.works.facts import OBSTACLES as WORK_OBSTACLES
from chungtay.apps.works.facts import SOURCE as WORKS
from chungtay.apps.works.facts import STAGES as WORK_STAGES
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.packs import loader

PROGRAMMES = FactTable(
    "programmes",
    "Chương trình mục tiêu quốc gia",
    FactKind.INTERVAL,
    (
        Column("programme", ColumnType.TEXT, "Chương trình"),
        Column("since", ColumnType.DATE, "Từ ngày"),
        Column("until", ColumnType.DATE, "Đến trước ngày"),
    ),
)


def _programmes() -> list[Row]:
    return [
        (number, f"programmes:{p.code}", "", p.since, p.since, BEGINNING, "pack",
         "published", p.cite.partition("#")[0], "", p.code, p.since, p.until)
        for number, p in enumerate(loader.programmes(), start=1)
    ]  # fmt: skip


VILLAGE_STANDINGS = View(
    FactTable(
        "village_standings",
        "Thôn: đề án và tình trạng công nhận",
        FactKind.INTERVAL,
        (
            Column("village", ColumnType.TEXT, "Thôn"),
            Column("scheme", ColumnType.TEXT, "Đề án"),
            Column("recognised", ColumnType.INTEGER, "Đã được công nhận đạt chuẩn (1)"),
            Column("model", ColumnType.INTEGER, "Đã được công nhận kiểu mẫu (1)"),
        ),
        value="recognised",
        about=(),
    ),
    ("villages", "village_recognitions"),
    f"""
    SELECT v.unit AS unit, 'village_standings:' || v.unit || '.' || v.village AS ref,
           v.on_date AS on_date, v.district AS district, v.province AS province,
           v.unit_level AS unit_level, v.unit_type AS unit_type, v.village AS village,
           v.scheme AS scheme,
           CASE WHEN coalesce(r.standard, 0) > 0 THEN 1 ELSE 0 END AS recognised,
           CASE WHEN coalesce(r.model, 0) > 0 THEN 1 ELSE 0 END AS model
    FROM (SELECT * FROM (
              SELECT s.*, coalesce(b.body, s.unit) AS body FROM {{villages}} AS s
              LEFT JOIN places AS b ON b.unit = s.unit AND b.since <= s.on_date
                                   AND (b.until IS NULL OR s.on_date < b.until)
          ) AS s
          QUALIFY row_number() OVER (PARTITION BY body, village
                                     ORDER BY {LAST_FIRST}) = 1
         ) AS v
    LEFT JOIN (SELECT coalesce(b.body, t.unit) AS body, t.village,
                      sum(CASE WHEN grade = 'standard' THEN weight ELSE 0 END) AS standard,
                      sum(CASE WHEN grade = 'model' THEN weight ELSE 0 END) AS model
               FROM {{village_recognitions}} AS t
               LEFT JOIN places AS b ON b.unit = t.unit AND b.since <= t.on_date
                                    AND (b.until IS NULL OR t.on_date < b.until)
               GROUP BY 1, 2) AS r
         ON r.village = v.village AND r.body = v.body
    WHERE v.stands = 1
    """,
)

SOURCES: tuple[FactSource, ...] = (
    CAPITAL, WORKS, WORK_STAGES, WORK_CARDS, WORK_CONTRACTS, WORK_OBSTACLES, READINGS, ASSESSMENTS,
    RECOGNITIONS,
    RESULTS, POVERTY, UNIT_CLASSES, FILING_STEPS, REPORTED_CELLS, ESTIMATE_CELLS, TREASURY,
    ROADMAP_TARGETS, REMEDIES,
    RECOGNITION_FILES, RECHECKS, VILLAGES, VILLAGE_RECOGNITIONS,
)  # fmt: skip
REFERENCES: tuple[Reference, ...] = (
    Reference(PLACES, (places_version,), places),
    Reference(PROGRAMMES, (), _programmes),
    Reference(CRITERIA_LEVELS, (loader.version,), level_rows),
    Reference(CRITERIA_COLUMNS, (places_version, entries_version, loader.version), column_rows),
)
VIEWS: tuple[View, ...] = (
    REQUIREMENT_RESULTS, CRITERION_RESULTS, COMMUNES, VILLAGE_STANDINGS,
    WORK_PAPERS, WORK_AGREEMENTS, WORK_HURDLES, WORK_COMMITMENTS,
)  # fmt: skip
TABLES: dict[str, FactTable] = {
    table.name: table
    for table in (
        *(source.table for source in SOURCES),
        *(reference.table for reference in REFERENCES),
        *(view.table for view in VIEWS),
    )
}
"""Every table that a measure may be defined over, by its name."""


def versions() -> dict[str, str]:
    """Give the versions that every reference rests on now, by its table: each is asked for once."""
    told = {version: version() for version in {v for r in REFERENCES for v in r.rests_on}}
    return {r.table.name: " ".join(told[version] for version in r.rests_on) for r in REFERENCES}
