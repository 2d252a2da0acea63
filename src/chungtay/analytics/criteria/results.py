"""The views of criteria judged, and of units by how many they meet.

A criterion is judged from its requirements. The verdict a body recorded on the whole criterion
counts where no reading is as new, or where its requirements leave it undetermined. A criterion of
which nobody has said anything has no row.
"""

from __future__ import annotations

from chungtay.analytics.criteria.borne import BORNE, of_body
from chungtay.analytics.criteria.requirements import JUDGED, OF_A_SET
from chungtay.analytics.criteria.ruling import BASIS, COUNTED, VERDICT
from chungtay.analytics.kinds import LAST_FIRST, View
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

CRITERION_RESULTS = View(
    FactTable(
        "criterion_results",
        "Kết quả từng tiêu chí nông thôn mới",
        FactKind.INTERVAL,
        (
            *OF_A_SET,
            *JUDGED,
            Column("told_by", ColumnType.TEXT, "Dòng kết luận cả tiêu chí"),
        ),
        value="met",
    ),
    ("criteria_levels", "requirement_results", "places", "assessments"),
    f"""
    WITH asked AS (
        SELECT DISTINCT criteria_set, set_level, grade, criterion FROM {{criteria_levels}}
    ),
    parts AS (SELECT * FROM {{requirement_results}}),
    {BORNE},
    told AS (
        SELECT a.* REPLACE (b.unit AS unit) FROM {{assessments}} AS a {of_body("a")}
        QUALIFY row_number() OVER (
            PARTITION BY b.unit, criteria_set, criterion
            ORDER BY {LAST_FIRST}) = 1
    ),
    computed AS (
        SELECT unit, criteria_set, criterion, max(period) AS period, max(on_date) AS on_date,
               {VERDICT} AS verdict, {BASIS} AS basis
        FROM parts GROUP BY unit, criteria_set, criterion
    ),
    spoken AS (
        SELECT unit, criteria_set, criterion, max(district) AS district,
               max(province) AS province, max(unit_level) AS unit_level,
               max(unit_type) AS unit_type
        FROM (
            SELECT unit, criteria_set, criterion, district, province, unit_level, unit_type
            FROM parts
            UNION ALL
            SELECT unit, criteria_set, criterion, district, province, unit_level, unit_type
            FROM told
        ) GROUP BY unit, criteria_set, criterion
    ),
    joined AS (
        SELECT u.*, q.set_level, q.grade, c.verdict AS found, c.basis AS found_by,
               t.met AS said, t.ref AS told_by, coalesce(c.on_date, t.on_date) AS on_date,
               t.met IS NOT NULL AND (
                   extract(YEAR FROM t.on_date) > coalesce(c.period, 0)
                   OR coalesce(c.verdict, 'undetermined') = 'undetermined') AS decides
        FROM spoken AS u
        JOIN asked AS q ON q.criteria_set = u.criteria_set AND q.criterion = u.criterion
        LEFT JOIN computed AS c ON c.unit = u.unit AND c.criteria_set = u.criteria_set
                               AND c.criterion = u.criterion
        LEFT JOIN told AS t ON t.unit = u.unit AND t.criteria_set = u.criteria_set
                           AND t.criterion = u.criterion
    )
    SELECT *, {COUNTED},
           'criterion_results:' || unit || ':' || criteria_set || ':' || criterion AS ref
    FROM (
        SELECT unit, district, province, unit_level, unit_type, criteria_set, set_level, grade,
               criterion, on_date, CASE WHEN decides THEN told_by END AS told_by,
               CASE WHEN NOT decides THEN coalesce(found, 'undetermined')
                    WHEN said = 1 THEN 'met' ELSE 'not_met' END AS verdict,
               CASE WHEN NOT decides THEN coalesce(found_by, 'computed')
                    ELSE 'recorded' END AS basis
        FROM joined
    )
    """,
    through=("unit", "criteria_set", "criterion"),
    apart={"criteria_levels": {}, "assessments": {"told_by": "ref"}, "places": {}},
)

COMMUNES = View(
    FactTable(
        "communes",
        "Xã theo bộ tiêu chí: số tiêu chí đạt và tình trạng công nhận",
        FactKind.INTERVAL,
        (
            *OF_A_SET[:-1],
            Column("criteria_met", ColumnType.INTEGER, "Số tiêu chí đạt"),
            Column("criteria_lost", ColumnType.INTEGER, "Số tiêu chí không giữ được"),
            Column("criteria_open", ColumnType.INTEGER, "Số tiêu chí chưa xác định được"),
            Column("meets_all", ColumnType.INTEGER, "Đạt đủ tiêu chí của bộ (1)"),
            Column("recognised", ColumnType.INTEGER, "Đã được công nhận (1)"),
        ),
        value="criteria_met",
    ),
    ("criteria_levels", "places", "criterion_results", "recognitions"),
    f"""
    WITH asked AS (
        SELECT criteria_set, count(DISTINCT criterion) AS criteria
        FROM {{criteria_levels}} GROUP BY criteria_set
    ),
    {BORNE}
    SELECT c.*, n.criteria - c.decided AS criteria_open,
           CASE WHEN n.criteria = c.decided AND c.not_met = 0 THEN 1 ELSE 0 END AS meets_all,
           'communes:' || c.unit || ':' || c.criteria_set AS ref,
           coalesce(r.weight, 0)::BIGINT AS recognised,
           CASE WHEN r.weight = 1 THEN c.not_met END AS criteria_lost
    FROM (
        SELECT unit, criteria_set, set_level, grade, max(on_date) AS on_date,
               max(district) AS district, max(province) AS province,
               max(unit_level) AS unit_level, max(unit_type) AS unit_type,
               coalesce(sum(met), 0)::BIGINT AS criteria_met,
               count(*) FILTER (WHERE verdict = 'not_met') AS not_met,
               count(*) FILTER (WHERE verdict <> 'undetermined') AS decided
        FROM {{criterion_results}} AS j
        GROUP BY unit, criteria_set, set_level, grade
    ) AS c
    JOIN asked AS n ON n.criteria_set = c.criteria_set
    LEFT JOIN (
        SELECT b.unit AS unit, grade, CASE WHEN sum(weight) > 0 THEN 1 ELSE 0 END AS weight
        FROM {{recognitions}} AS s {of_body("s")} GROUP BY b.unit, grade
    ) AS r ON r.unit = c.unit AND r.grade = c.grade
    """,
    through=("unit", "criteria_set"),
    apart={
        "criteria_levels": {},
        "recognitions": {"unit": "unit", "grade": "grade"},
        "places": {},
    },
)
