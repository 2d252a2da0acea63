"""Measures that cannot be what they say are faults, at their lines."""

from __future__ import annotations

from pathlib import Path

from chungtay.analytics.columns import facts
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


IMPOSSIBLE = """\
- name: x.a
  title: {vi: A, en: A}
  unit: percent
  dimensions: [unit]
  ratio: {of: {measure: x.b}, over: {measure: x.sum}}
- name: x.b
  title: {vi: A, en: A}
  unit: percent
  dimensions: [unit]
  remainder: {of: {measure: x.a}, less: {measure: x.sum}}
- name: x.sum
  title: {vi: A, en: A}
  unit: percent
  decimals: -1
  dimensions: [nowhere]
  total: {fact: capital, column: entry, where: {pott: [held]}, per: 0}
- name: x.fact
  title: {vi: A, en: A}
  unit: percent
  dimensions: [unit]
  count: {fact: capitol, distinct: unit}
"""


def test_what_cannot_be_computed_is_a_fault(tmp_path: Path) -> None:
    library = written(tmp_path, NATION, {"vn/measures/a.yaml": IMPOSSIBLE})
    sheet = library.read_sheet(tmp_path / "packs/vn/measures/a.yaml", list[Measure])
    assert sheet.faults == ()
    found = sorted((f.line, f.path) for f in measure_faults([sheet], library, facts()))
    assert found == [
        (5, "[0].ratio.of.measure"), (10, "[1].remainder.of.measure"), (14, "[2].decimals"),
        (15, "[2].dimensions"), (16, "[2].total.column"), (16, "[2].total.per"),
        (16, "[2].total.where"), (21, "[3].count.fact"),
    ]  # fmt: skip
