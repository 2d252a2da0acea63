"""What pages say of the core's words, so that the catalogue has each in the readers' languages.

The core names things and makes sentences in Vietnamese, and marks them by the names it keeps them
under: `…TITLES` and `SENTENCES` hold words by code, `COUNTED_SENTENCES` those that agree with a
number, and refusals have a message; whatever names `{count}` agrees with it. Nothing is written
down a second time:
`tools/make_catalogue.py` and the test of the catalogue ask here.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType

import chungtay.core
from chungtay.core.kernel.refusal import CATALOGUE
from chungtay.core.kernel.title import Title
from chungtay.core.people.actor import ACTIONS

COUNTED, COUNT = "COUNTED_SENTENCES", "{count}"
_OURS = f"{chungtay.core.__name__}."


@cache
def titles() -> frozenset[str]:
    """Give the names of things: a fact that is one of them is said in the reader's language."""
    return frozenset(
        words
        for module in _modules()
        for name, held in vars(module).items()
        if name.endswith("TITLES")
        for words in _words(held)
    )


@cache
def deeds() -> frozenset[str]:
    """Give the names of what somebody may be allowed to do."""
    tuple(_modules())  # an action is known once its module was read
    return frozenset(action.title for action in ACTIONS.values())


@cache
def in_english() -> Mapping[str, str]:
    """Give the English of the names that the core has in both languages, by the Vietnamese."""
    return {
        title.vi: title.en
        for module in _modules()
        for name, held in vars(module).items()
        if name.endswith("TITLES") and isinstance(held, Mapping)
        for title in held.values()
        if isinstance(title, Title)
    }


@cache
def sentences() -> frozenset[str]:
    """Give the sentences, their facts in braces, that agree with no number."""
    return frozenset(words for words in _sentences() if COUNT not in words)


@cache
def refusals() -> frozenset[str]:
    """Give the sentences with which an action is declined, that agree with no number."""
    return frozenset(words for words in _refusals() if COUNT not in words)


@cache
def counted_sentences() -> frozenset[str]:
    """Give the sentences that agree with a number."""
    counted = {words for module in _modules() for words in _words(vars(module).get(COUNTED))}
    counted.update(words for words in (*_sentences(), *_refusals()) if COUNT in words)
    return frozenset(counted)


def _sentences() -> Iterator[str]:
    for module in _modules():
        yield from _words(vars(module).get("SENTENCES"))


def _refusals() -> Iterator[str]:
    tuple(_modules())  # a refusal is known once its module was read
    for one in CATALOGUE.values():
        if one.__module__.startswith(_OURS) and one.message:
            yield one.message


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(chungtay.core.__path__, "chungtay.core."):
        yield importlib.import_module(found.name)


def _words(held: object) -> Iterator[str]:
    if isinstance(held, Mapping):
        yield from (words for words in held.values() if isinstance(words, str) and words)
