"""A seal remembers what a report displayed; whatever no longer stands so is told by name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.reports.seal import Changed, Seal, SealedFigure, Verification, compare
from chungtay.core.reports.sealed_tables import SealedTable, Spot, seal_table

SEAL = Seal(
    "bc", (SealedFigure("rate", "65,12", 1, "aa"), SealedFigure("total", "864.752", 2, "bb"))
)
WHOLE = [("total", "864.752"), ("rate", "65,12"), ("total", "864.752")]


def against(found: list[tuple[str, str]], digest: str | None = None) -> Verification:
    return compare(SEAL, found, digest="d1", intact=True, against=digest)


def test_untouched_report_is_faithful() -> None:
    verdict = against(WHOLE)
    assert verdict.unchanged == ("rate", "total")
    assert verdict.faithful


def test_edited_figure_is_told_with_both_texts() -> None:
    verdict = against([("total", "864.752"), ("rate", "75,12"), ("total", "999")])
    assert verdict.changed == (
        Changed("rate", "65,12", ("75,12",)),
        Changed("total", "864.752", ("999",)),
    )
    assert not verdict.faithful


def test_figure_taken_out_once_is_missing() -> None:
    assert against(WHOLE[:2]).missing == ("total",)


def test_control_the_seal_does_not_name_is_unknown() -> None:
    verdict = against([*WHOLE, ("made.up", "1")])
    assert verdict.unknown == ("made.up",)
    assert not verdict.faithful


def test_kinds_of_blank_do_not_matter() -> None:
    seal = Seal("bc", (SealedFigure("a", "khoảng 1.250", 1, ""),))
    assert compare(seal, [("a", "khoảng\u00a01.250 ")], digest="", intact=True).faithful


def test_rewritten_seal_is_caught_by_the_digest_kept_elsewhere() -> None:
    assert against(WHOLE).genuine is None
    assert against(WHOLE, " D1 ").faithful
    assert against(WHOLE, "d2").genuine is False
    assert not against(WHOLE, "d2").faithful


def test_seal_that_contradicts_itself_is_not_faithful() -> None:
    assert not compare(SEAL, WHOLE, digest="d1", intact=False).faithful


def test_edited_or_missing_table_is_not_faithful() -> None:
    line, other = (Spot(1, "Xốp"), Spot(2, "13")), (Spot(1, "Xốp"), Spot(2, "19"))
    head = (Spot(1, "Xã"), Spot(2, "Số tiêu chí"))
    seal = Seal("bc", (), (seal_table("04", 1, [head, line]),))
    assert compare(seal, [], digest="", intact=True, tables=[[head, line]]).faithful
    assert not compare(seal, [], digest="", intact=True, tables=[[head, other]]).faithful
    assert not compare(seal, [], digest="", intact=True).faithful


SHORT = st.lists(st.text(max_size=2), max_size=2).map(tuple)
SEALS = st.builds(
    Seal,
    st.text(max_size=5),
    st.lists(
        st.builds(
            SealedFigure,
            st.text(max_size=4),
            st.text(max_size=4),
            st.integers(1, 3),
            st.text(max_size=3),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(
            SealedTable, st.text(max_size=2), st.integers(1, 2), st.text(max_size=2), SHORT, SHORT
        ),
        max_size=2,
    ).map(tuple),
)


@given(SEALS, SEALS)
def test_different_seals_read_differently(one: Seal, other: Seal) -> None:
    assert (one.canonical() == other.canonical()) == (one == other)
