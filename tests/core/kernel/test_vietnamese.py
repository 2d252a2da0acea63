"""Vietnamese order and folding are laws of an alphabet, so they are tested as laws."""

from __future__ import annotations

import itertools
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.vietnamese import fold, sort_key

ALPHABET = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"

letter = st.sampled_from([*ALPHABET, *"fjwz"])
syllable = st.lists(letter, min_size=1, max_size=6).map("".join)
marked = st.builds(
    lambda head, vowel, tone, tail: unicodedata.normalize("NFC", head + vowel + tone + tail),
    syllable, st.sampled_from(VOWELS), st.sampled_from(TONES), st.sampled_from(["", "n", "ng"]),
)  # fmt: skip
name = st.lists(marked, min_size=1, max_size=4).map(" ".join)


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(_shuffled(ALPHABET), key=sort_key) == ALPHABET


@pytest.mark.parametrize("vowel", VOWELS)
def test_tones_stand_in_the_order_of_dictionaries(vowel: str) -> None:
    said = [unicodedata.normalize("NFC", vowel + tone) for tone in TONES]
    assert sorted(_shuffled(said), key=sort_key) == said


def test_districts_of_kon_tum_are_listed_as_people_list_them() -> None:
    listed = [
        "Đăk Glei", "Đăk Hà", "Đăk Tô", "Ia H'Drai", "Kon Plông", "Kon Rẫy", "Kon Tum",
        "Ngọc Hồi", "Sa Thầy", "Tu Mơ Rông",
    ]  # fmt: skip
    assert sorted(_shuffled(listed), key=sort_key) == listed


def test_wards_with_numbers_are_listed_by_value() -> None:
    assert sorted(["10", "2", "1"], key=sort_key) == ["1", "2", "10"]


def test_a_shorter_name_stands_before_one_that_begins_with_it() -> None:
    assert sorted(["Đăk Hà", "Đăk", "Đăk Ha"], key=sort_key) == ["Đăk", "Đăk Ha", "Đăk Hà"]


@given(name, name)
def test_letters_decide_before_tones(one: str, other: str) -> None:
    bare = [_toneless(text) for text in (one, other)]
    if bare[0] != bare[1]:
        assert (sort_key(one) < sort_key(other)) == (sort_key(bare[0]) < sort_key(bare[1]))


@given(name, name)
def test_names_that_differ_have_keys_that_differ(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(name)
def test_the_form_of_the_text_does_not_matter(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert sort_key(apart) == sort_key(text) == sort_key(text.upper())
    assert fold(apart) == fold(text) == fold(text.upper())


@given(st.text())
def test_keys_compare_alike_in_every_database(text: str) -> None:
    assert set(sort_key(text)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


@given(name)
def test_folding_takes_all_marks_away_and_nothing_more(text: str) -> None:
    assert fold(text).isascii() and fold(fold(text)) == fold(text)
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Đắk Hà", "đăk hà"), ("Ia H' Drai", "Ia H’Drai"), ("Bà Rịa - Vũng Tàu", "ba ria vung tau")],
)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_order_is_total_over_tones_and_shapes() -> None:
    said = [unicodedata.normalize("NFC", v + t) for v, t in itertools.product(VOWELS, TONES)]
    assert sorted(_shuffled(said), key=sort_key) == said


def _shuffled(texts: list[str]) -> list[str]:
    return random.Random(1).sample(texts, len(texts))  # noqa: S311 - an order to undo


def _toneless(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES[1:]))
