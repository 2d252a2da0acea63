"""Pictures of a work: what may be kept, and what is said of each."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.kernel.bare_picture import bare
from chungtay.core.kernel.picture_bytes import BrokenPictureError
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.kernel.saying import Fact, Said
from chungtay.core.works.wording import MOST_OF_NAME, require_fit

LARGEST = 10 * 1024 * 1024
"""Bytes of a picture at most."""
MOST_OF_FILE_NAME = 200
_BEGINNINGS: tuple[tuple[str, int, bytes], ...] = (
    ("image/jpeg", 0, b"\xff\xd8\xff"),
    ("image/png", 0, b"\x89PNG\r\n\x1a\n"),
    ("image/webp", 8, b"WEBP"),
)
"""Kinds of picture every browser shows, by the bytes that stand at a place of the file."""
SENTENCES: Mapping[str, str] = {
    "empty": "tệp trống",
    "large": "chỉ nhận đến {most} MB; hãy giảm cỡ ảnh rồi gửi lại",
    "kind": "chỉ nhận ảnh JPEG, PNG hoặc WebP",
    "broken": "tệp ảnh bị hỏng hoặc chưa tải lên đủ",
}
"""Why a file is not kept as a picture."""


@dataclass(eq=False)
class PhotoRefused(Refusal):
    """A file that is not kept as a picture of a work."""

    code = "works.photo_refused"
    message = "Không nhận ảnh “{name}”: {reason}."

    name: str
    reason: Fact


@dataclass(eq=False)
class UnknownPhoto(Refusal):
    """The work has no such picture."""

    code = "works.unknown_photo"
    kind = Kind.NOT_FOUND
    message = "Công trình “{work}” không có ảnh “{photo}”."

    work: str
    photo: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a work on a day; its bytes are kept once, under their SHA-256."""

    work: str
    caption: str
    sha256: str
    name: str
    media_type: str
    size: int
    on: dt.date
    grounds: Grounds

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_fit(self.work, ("caption", self.caption, MOST_OF_NAME))

    @property
    def ref(self) -> str:
        """Give the natural key: a picture of a work once a day."""
        return f"photos:{self.work}:{self.sha256[:16]}:{self.grounds.speaking_of(self.on)}"


def media_type_of(name: str, content: bytes) -> str:
    r"""Tell what kind of picture a file is by its own bytes; refuse what is none, or too large.

    >>> media_type_of("cau.png", b"\x89PNG\r\n\x1a\n...")
    'image/png'
    """
    if not content:
        raise PhotoRefused(name=name, reason=Said(SENTENCES["empty"]))
    if len(content) > LARGEST:
        reason = Said(SENTENCES["large"], {"most": LARGEST // 1024 // 1024})
        raise PhotoRefused(name=name, reason=reason)
    for media_type, place, beginning in _BEGINNINGS:
        if content[place : place + len(beginning)] == beginning:
            return media_type
    raise PhotoRefused(name=name, reason=Said(SENTENCES["kind"]))


def picture_of(name: str, content: bytes) -> tuple[str, bytes]:
    """Give the kind of a picture and what is kept of its bytes: the picture, nothing beside it.

    Refuses (`PhotoRefused`) what is no picture, is too large, or ends before it is whole.
    """
    media_type = media_type_of(name, content)
    try:
        return media_type, bare(content, media_type)
    except BrokenPictureError as broken:
        raise PhotoRefused(name=name, reason=Said(SENTENCES["broken"])) from broken


def file_name(name: str) -> str:
    r"""Give the name a picture is kept under: no folder, nothing unseen, not too long.

    >>> file_name("C:\\anh\\cau\n moi.jpg")
    'cau moi.jpg'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return seen.strip()[-MOST_OF_FILE_NAME:] or "anh"
