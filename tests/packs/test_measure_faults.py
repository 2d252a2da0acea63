"""Measures that cannot be what they say are faults, at their lines."""

from __future__ import annotations

from pathlib import Path

from chungtay.core.measures.measure import Measure
from chungtay.packs.faults import measure_faults
from tests.packs.library import NATION, written

MEASURES = """\
- {name: a.count, title: {vi: A, en: A}, unit: perzent, dimensions: [unit],
   count: {fact: works, distinct: work}}
- {name: a.count, title: {vi: A, en: A}, unit: percent, dimensions: [unit],
   count: {fact: works, distinct: work}}
- name: a.rate
  title: {vi: A, en: A}
  unit: percent
  dimensions: [unit]
  ratio:
    of: {measure: a.count}
    over: {measure: a.cuont}
"""


def test_faults_of_measures_are_named_at_their_lines(tmp_path: Path) -> None:
    library = written(tmp_path, NATION, {"vn/measures/a.yaml": MEASURES})
    sheet = library.read_sheet(tmp_path / "packs/vn/measures/a.yaml", list[Measure])
    assert sheet.faults == ()
    found = sorted((f.line, f.path) for f in measure_faults([sheet], library))
    assert found == [(1, "[0].unit"), (3, "[1].name"), (11, "[2].ratio.over.measure")]
