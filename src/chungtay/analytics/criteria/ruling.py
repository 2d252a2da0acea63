"""Verdicts in SQL: how several make one, as `core.criteria.judging.combined` has it."""

from __future__ import annotations

VERDICT = """
    CASE WHEN count(*) FILTER (WHERE verdict = 'not_met') > 0 THEN 'not_met'
         WHEN count(*) FILTER (WHERE verdict = 'undetermined') > 0 THEN 'undetermined'
         WHEN count(*) FILTER (WHERE verdict = 'met') > 0 THEN 'met'
         ELSE 'not_applicable' END
    """
"""One verdict of a group of rows with a `verdict` each."""

BASIS = """
    CASE WHEN count(*) FILTER (WHERE verdict = 'not_met') > 0
              THEN CASE WHEN count(*) FILTER (WHERE verdict = 'not_met' AND basis = 'computed') > 0
                        THEN 'computed' ELSE 'recorded' END
         WHEN count(*) FILTER (WHERE verdict = 'undetermined') > 0 THEN 'computed'
         WHEN count(*) FILTER (WHERE verdict = 'met' AND basis = 'recorded') > 0 THEN 'recorded'
         WHEN count(*) FILTER (WHERE verdict = 'met') > 0 THEN 'computed'
         ELSE 'recorded' END
    """
"""What the verdict of a group of rows rests on, each with a `verdict` and a `basis`."""

COUNTED = """
    CASE verdict WHEN 'met' THEN 1 WHEN 'not_met' THEN 0 END AS met,
    CASE verdict WHEN 'undetermined' THEN 1 ELSE 0 END AS undetermined,
    CASE WHEN basis = 'computed' AND verdict <> 'undetermined' THEN 1 ELSE 0 END AS computed,
    CASE basis WHEN 'recorded' THEN 1 ELSE 0 END AS recorded
    """
"""What measures add up of a row with a `verdict` and a `basis`. `met` is neither 1 nor 0 where the
verdict is undetermined or does not apply."""
