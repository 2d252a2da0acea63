"""Sentences and their facts: what is kept of them is what was said."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.saying import (
    Fact,
    Listed,
    Said,
    fill,
    keep_fact,
    keep_said,
    read_fact,
    read_said,
)
from chungtay.core.kernel.title import Title

words = st.text(max_size=12) | st.sampled_from(("day:", "fraction:1", "text:day:x"))
simple = words | st.integers() | st.fractions() | st.dates() | st.builds(Title, words, words)
facts = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.builds(Listed, st.lists(inner, max_size=3).map(tuple), st.just("; ")),
        st.builds(lambda fact: Said("vì {fact}", {"fact": fact}), inner),
    ),
    max_leaves=5,
)


@given(facts)
def test_a_fact_is_kept_in_json_and_read_again_as_it_was(fact: Fact) -> None:
    assert read_fact(json.loads(json.dumps(keep_fact(fact)))) == fact


def test_of_a_sentence_only_the_facts_it_names_are_kept() -> None:
    kept = keep_said(Said("Có {count} lỗi.", {"count": 2, "faults": "cả nghìn dòng"}))
    assert read_said(kept) == Said("Có {count} lỗi.", {"count": 2})


def test_a_sentence_within_a_sentence_loses_its_full_stop_in_a_row() -> None:
    reasons = Listed((Said("Ô trống."), Said("Số âm.")), "; ")
    assert fill("Chưa gửi: {reasons}.", {"reasons": reasons}) == "Chưa gửi: Ô trống; Số âm."
