"""The view of requirements judged: a row a unit, set and requirement, on the day asked.

Every requirement of a criterion of which anything was read has a row, also one not read itself.

The reading that counts is that of the latest year the requirement was read in, of the highest stage
for each threshold. Its value is held against the level in force where the unit stands; both sides
are multiplied out, so that no number is rounded.
"""

from __future__ import annotations

from chungtay.analytics.criteria.borne import BORNE, of_body
from chungtay.analytics.criteria.ruling import BASIS, COUNTED, VERDICT
from chungtay.analytics.kinds import LAST_FIRST, View
from chungtay.core.criteria.judging import RANKS
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

_RANK = " ".join(f"WHEN '{stage}' THEN {rank}" for stage, rank in RANKS.items())
OF_A_SET: tuple[Column, ...] = (
    Column("criteria_set", ColumnType.TEXT, "Bộ tiêu chí"),
    Column("set_level", ColumnType.TEXT, "Bộ dành cho cấp"),
    Column("grade", ColumnType.TEXT, "Mức của bộ"),
    Column("criterion", ColumnType.TEXT, "Tiêu chí"),
)
JUDGED: tuple[Column, ...] = (
    Column("verdict", ColumnType.TEXT, "Kết quả"),
    Column("basis", ColumnType.TEXT, "Tính được hay theo kết luận đã ghi"),
    Column("met", ColumnType.INTEGER, "Đạt (1) hay chưa (0)"),
    Column("undetermined", ColumnType.INTEGER, "Chưa xác định được (1)"),
    Column("computed", ColumnType.INTEGER, "Tính được từ giá trị và mức (1)"),
    Column("recorded", ColumnType.INTEGER, "Theo kết luận đã ghi (1)"),
)

_OURS = "s.part::HUGEINT * l.scale * l.level_base * coalesce(b.base, 1)"
_ASKED = "l.level_part::HUGEINT * s.base * coalesce(b.part * l.scale, 1)"
_SILENT = """s.part IS NULL OR l.level_part IS NULL
              OR (l.base_year IS NOT NULL AND b.part IS NULL)"""
HELD = f"""
    CASE WHEN {_SILENT} THEN NULL
         WHEN l.comparator = '>=' THEN {_OURS} >= {_ASKED}
         WHEN l.comparator = '<=' THEN {_OURS} <= {_ASKED}
         ELSE {_OURS} = {_ASKED} END
    """
"""Whether a value keeps its level; nothing where one of the two is not known."""
REACHED = f"""
    CASE WHEN {_SILENT} THEN NULL
         WHEN l.comparator = '>=' AND {_ASKED} > 0
              THEN least((100 * {_OURS}) // ({_ASKED}), 999)::BIGINT
         WHEN l.comparator = '<=' AND {_OURS} > 0
              THEN least((100 * {_ASKED}) // ({_OURS}), 999)::BIGINT
         WHEN holds THEN 100 ELSE 0 END
    """
"""How far a value goes towards its level, in whole percent, rounded down: from 100 on it keeps it.

Of a ceiling it is the level over the value. It divides communes into bands and decides nothing.
"""

SQL = f"""
    WITH law AS (SELECT * FROM {{criteria_levels}}),
    columns AS (SELECT * FROM {{criteria_columns}}),
    {BORNE},
    read AS (
        SELECT r.* FROM (
            SELECT r.* REPLACE (b.unit AS unit), row_number() OVER (
                PARTITION BY b.unit, criteria_set, threshold, period
                ORDER BY CASE stage {_RANK} END DESC, {LAST_FIRST}
            ) AS place_of_stage
            FROM {{readings}} AS r {of_body("r")}
        ) AS r
        WHERE place_of_stage = 1
    ),
    latest AS (
        SELECT * FROM (
            SELECT *, max(period) OVER (PARTITION BY unit, criteria_set, requirement) AS last_year
            FROM read
        ) WHERE period = last_year
    ),
    recognised AS (
        SELECT b.unit AS unit, max(for_year) FILTER (WHERE weight > 0) AS year
        FROM {{recognitions}} AS t {of_body("t")}
        WHERE grade = 'standard' GROUP BY b.unit HAVING sum(weight) > 0
    ),
    spoken AS (
        SELECT DISTINCT s.unit, s.criteria_set, l.criterion
        FROM latest AS s JOIN law AS l
            ON l.criteria_set = s.criteria_set AND l.threshold = s.threshold
    ),
    stood AS (
        SELECT u.*, coalesce(own.place, wide.place) AS place,
               coalesce(own.ref, wide.ref) AS placed_by,
               coalesce(own.level_column, wide.level_column) AS level_column
        FROM (
            SELECT unit, criteria_set, max(district) AS district, max(province) AS province,
                   max(unit_level) AS unit_level, max(unit_type) AS unit_type
            FROM latest GROUP BY unit, criteria_set
        ) AS u
        LEFT JOIN columns AS own ON own.unit = u.unit AND own.criteria_set = u.criteria_set
        LEFT JOIN columns AS wide ON wide.unit = u.province AND wide.criteria_set = u.criteria_set
    ),
    held AS (
        SELECT u.*, l.set_level, l.grade, l.criterion, l.requirement, s.on_date, s.period, s.stage,
               coalesce(s.judgement, '') AS judgement, {HELD} AS holds, {REACHED} AS reached
        FROM stood AS u
        JOIN law AS l ON l.criteria_set = u.criteria_set AND l.place = u.place
        JOIN spoken AS o ON o.unit = u.unit AND o.criteria_set = u.criteria_set
                        AND o.criterion = l.criterion
        LEFT JOIN latest AS s ON s.unit = u.unit AND s.criteria_set = u.criteria_set
                             AND s.threshold = l.threshold
        LEFT JOIN recognised AS g ON g.unit = u.unit
        LEFT JOIN read AS b ON b.unit = u.unit AND b.criteria_set = u.criteria_set
                           AND b.threshold = l.threshold
                           AND b.period = CASE l.base_year WHEN 0 THEN g.year ELSE l.base_year END
    ),
    ruled AS (
        SELECT *, CASE WHEN holds THEN 'met' WHEN NOT holds THEN 'not_met'
                       WHEN judgement <> '' THEN judgement ELSE 'undetermined' END AS verdict,
               CASE WHEN holds IS NULL AND judgement <> '' THEN 'recorded'
                    ELSE 'computed' END AS basis
        FROM held
    )
    SELECT *, {COUNTED},
           'requirement_results:' || unit || ':' || criteria_set || ':' || requirement AS ref
    FROM (
        SELECT unit, criteria_set, set_level, grade, criterion, requirement, place, placed_by,
               any_value(level_column) AS level_column, min(reached) AS reached,
               max(on_date) AS on_date, max(period) AS period,
               arg_max(stage, CASE stage {_RANK} END) AS stage,
               any_value(district) AS district, any_value(province) AS province,
               any_value(unit_level) AS unit_level, any_value(unit_type) AS unit_type,
               {VERDICT} AS verdict, {BASIS} AS basis
        FROM ruled
        GROUP BY unit, criteria_set, set_level, grade, criterion, requirement, place, placed_by
    )
    """

REQUIREMENT_RESULTS = View(
    FactTable(
        "requirement_results",
        "Kết quả từng chỉ tiêu nông thôn mới",
        FactKind.INTERVAL,
        (
            *OF_A_SET,
            Column("requirement", ColumnType.TEXT, "Chỉ tiêu"),
            Column("place", ColumnType.TEXT, "Cột mức đạt chuẩn của đơn vị"),
            Column("placed_by", ColumnType.TEXT, "Dòng xếp cột"),
            Column("level_column", ColumnType.TEXT, "Vùng hoặc nhóm xã"),
            Column("reached", ColumnType.INTEGER, "Đạt bao nhiêu phần trăm của mức"),
            Column("period", ColumnType.INTEGER, "Năm đánh giá"),
            Column("stage", ColumnType.TEXT, "Bước đánh giá"),
            *JUDGED,
        ),
        value="met",
    ),
    ("criteria_levels", "criteria_columns", "places", "readings", "recognitions"),
    SQL,
    through=("unit", "criteria_set", "requirement", "period"),
    apart={
        "criteria_levels": {
            "criteria_set": "criteria_set", "place": "place", "requirement": "requirement",
        },
        "criteria_columns": {"placed_by": "ref"},
        "places": {},
        "recognitions": {},
    },
)  # fmt: skip
