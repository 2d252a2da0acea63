"""The bytes of a picture, read from the front."""

from __future__ import annotations

from dataclasses import dataclass


class BrokenPictureError(Exception):
    """The bytes end or contradict themselves before the picture is whole."""


@dataclass(slots=True)
class Bytes:
    """Bytes read from the front; more than there are cannot be taken."""

    content: bytes
    at: int = 0

    def take(self, count: int) -> bytes:
        """Take the next bytes; raises `BrokenPictureError` where there are fewer."""
        taken = self.content[self.at : self.at + count]
        if len(taken) != count:
            raise BrokenPictureError
        self.at += count
        return taken

    def number(self, count: int) -> int:
        """Take a number of so many bytes, the largest first."""
        return int.from_bytes(self.take(count), "big")

    @property
    def left(self) -> int:
        """Count the bytes not taken yet."""
        return len(self.content) - self.at
