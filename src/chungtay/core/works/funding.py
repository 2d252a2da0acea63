"""How the total cost of a work is made up, by source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.capital.line import SOURCE_TITLES, Source
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import require_happened
from chungtay.core.kernel.saying import Facts, Said
from chungtay.core.works.card import NegativeAmount
from chungtay.core.works.wording import MOST_OF_CODE, require_fit

SENTENCES: Mapping[str, str] = {
    "of_source": "phần vốn “{source}”",
    "of_provider": "phần vốn “{source}” ({provider})",
}


@dataclass(frozen=True, slots=True)
class Funding:
    """How much of a work's total cost one source bears, from a day on; 0 takes it out again.

    `provider` says who gives within the source: a donor, a firm, a programme money is integrated
    from. Raises `NegativeAmount` or `KnownTooSoon`.
    """

    work: str
    source: Source
    provider: str
    amount: Dong
    on: dt.date
    grounds: Grounds

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_fit(self.work, ("provider", self.provider, MOST_OF_CODE))
        if self.amount < ZERO:
            raise NegativeAmount(work=self.work, what=self._part, amount=self.amount)

    @property
    def ref(self) -> str:
        """Give the natural key: one amount of a work, source and provider a day."""
        what = f"{self.work}:{self.source}:{self.provider}"
        return f"funding:{what}:{self.grounds.speaking_of(self.on)}"

    @property
    def _part(self) -> Said:
        """Name the part of the cost, for readers of any language."""
        facts: Facts = {"source": SOURCE_TITLES[self.source], "provider": self.provider}
        return Said(SENTENCES["of_provider" if self.provider else "of_source"], facts)

    @property
    def title(self) -> str:
        """Name the source, with who gives."""
        source = SOURCE_TITLES[self.source]
        return f"{source} ({self.provider})" if self.provider else source
