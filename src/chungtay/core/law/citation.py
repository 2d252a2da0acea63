"""Citations: an instrument and the place in it, written `key#place` in packs."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.law.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument; `place` is free text such as `Điều 1 khoản 2`, or empty."""

    instrument: str
    place: str = ""

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read `key#place`.

        >>> Citation.parse("ttg:1980/QĐ-TTg:2016-10-17#Điều 1")
        Citation(instrument='ttg:1980/QĐ-TTg:2016-10-17', place='Điều 1')
        """
        key, _, place = text.partition("#")
        return cls(key.strip(), place.strip())

    def __str__(self) -> str:
        return f"{self.instrument}#{self.place}" if self.place else self.instrument

    def written(self, instrument: Instrument) -> str:
        """Write the citation as a reader of documents expects: place first."""
        return f"{self.place} {instrument.cited()}" if self.place else instrument.cited()
