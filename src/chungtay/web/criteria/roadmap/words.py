"""Words of the roadmap that come from the core in Vietnamese and that pages show in English too."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chungtay.core.capital.line import KIND_TITLES, CapitalKind
from chungtay.core.criteria.roadmap.asking import funds
from chungtay.core.criteria.roadmap.explaining import Step
from chungtay.core.criteria.roadmap.problem import Fund
from chungtay.core.kernel.saying import Fact, Listed, Said, text
from chungtay.web.kit.names import Names
from chungtay.web.kit.saying import say

STEPS: Mapping[Step, str] = {
    Step.COMMUNE_LESS: gettext_noop("bớt một xã đạt đủ tiêu chí"),
    Step.COMMUNE_MORE: gettext_noop("thêm một xã đạt đủ tiêu chí"),
    Step.CRITERION_LESS: gettext_noop("bớt một lượt tiêu chí của bình quân"),
    Step.CRITERION_MORE: gettext_noop("thêm một lượt tiêu chí của bình quân"),
}
KINDS: Mapping[CapitalKind, str] = {
    CapitalKind.DEVELOPMENT: gettext_noop("đầu tư phát triển"),
    CapitalKind.RECURRENT: gettext_noop("sự nghiệp"),
}


def fund_words(fund: Fund) -> str:
    """Name a fund in the reader's language."""
    source = Names.source(fund.source)
    return f"{source} ({_(KINDS[fund.kind])})" if fund.kind in KINDS else source


def spoken(said: Said, *, label: Callable[[str], str] = str, names: Names | None = None) -> str:
    """Say a sentence of the core in the reader's language; `label` names remedies."""
    funds_named = {str(fund): fund_words(fund) for fund in funds()}

    def remedies(fact: Fact) -> Fact:
        named = tuple(f"“{label(code)}”" for code in _codes(fact))
        return Listed(named, "; ")

    ways: Mapping[str, Callable[[Fact], Fact]] = {
        "fund": lambda fact: funds_named.get(text(fact), fact),
        "other": remedies,
        "others": remedies,
        "units": lambda fact: _places(fact, names),
    }
    return say(said.sentence, {k: ways[k](v) if k in ways else v for k, v in said.facts.items()})


def _codes(fact: Fact) -> tuple[str, ...]:
    return tuple(text(part) for part in (fact.parts if isinstance(fact, Listed) else (fact,)))


def _places(fact: Fact, names: Names | None) -> Fact:
    """Name communes that are told by their codes; a count stays a count."""
    if names is None or not isinstance(fact, Listed):
        return fact
    return Listed(tuple(names.unit(code) for code in _codes(fact)))


def kind_words(kind: CapitalKind) -> str:
    """Name a kind of capital in the reader's language."""
    return Names.kind(kind) if kind in KINDS else _(KIND_TITLES[kind])
