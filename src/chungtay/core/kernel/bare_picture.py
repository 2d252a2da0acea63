"""What a picture says beside what it shows, taken out of it before it is kept.

A telephone writes into a picture where and when it was taken, with which device, often whose. The
page shows pictures to everybody who may see the work; what it needs is the picture, its colours and
which side is up. So what is known to be needed is kept, and all else left out, also what nobody
has thought of yet. The picture itself is not encoded anew: not a dot of it changes.
"""

from __future__ import annotations

from binascii import crc32
from collections.abc import Iterator, Sequence

from chungtay.core.kernel.bare_heif import bare_heif, is_heif
from chungtay.core.kernel.picture_bytes import BrokenPictureError, Bytes

_START, _END, _SCAN, _ESCAPED = 0xD8, 0xD9, 0xDA, 0x00
_RESTARTS = range(0xD0, 0xD8)
_EXIF, _COMMENT = 0xE1, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_NEEDED_OF_JPEG = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""Of what programs write into a JPEG: how dots are shaped, and what the colours mean."""
_ORIENTATION, _SHORT = 0x0112, 3
_NEEDED_OF_PNG = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs sPLT acTL fcTL fdAT"
    .split()
)  # fmt: skip
_NEEDED_OF_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_SAYS_EXIF, _SAYS_XMP = 0x08, 0x04
_EXIF_HEAD = b"Exif\0\0"
_PNG_HEAD, _WEBP_HEAD = 8, 12


def bare(content: bytes, media_type: str) -> bytes:
    """Give a picture without what it says beside what it shows; raises `BrokenPictureError`."""
    cut = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp}[media_type]
    return cut(Bytes(content))


def bare_if_picture(content: bytes) -> bytes:
    """Give a JPEG, PNG, WebP or HEIC bare, by its own bytes; anything else as it is.

    Raises `BrokenPictureError` for a picture that ends before it is whole.
    """
    if is_heif(content):
        return bare_heif(content)
    begun = (
        ("image/jpeg", content[:3] == b"\xff\xd8\xff"),
        ("image/png", content[:8] == b"\x89PNG\r\n\x1a\n"),
        ("image/webp", content[:4] == b"RIFF" and content[8:12] == b"WEBP"),
    )
    return next((bare(content, kind) for kind, fits in begun if fits), content)


# ---------------------------------------------------------------- JPEG


def _jpeg(source: Bytes) -> bytes:
    kept = [source.take(2)]
    for marker, said in _segments(source):
        if marker == _EXIF:
            kept += _upright(said)
        elif _is_needed(marker, said):
            length = b"" if marker == _END else (len(said) + 2).to_bytes(2, "big")
            kept.append(bytes((0xFF, marker)) + length + said)
        if marker == _SCAN:
            kept.append(_scanned(source))
    return b"".join(kept)


def _segments(source: Bytes) -> Iterator[tuple[int, bytes]]:
    """Give marker and words of each part up to the end; what follows the end is left out."""
    marker = None
    while marker != _END:
        if source.number(1) != 0xFF:
            raise BrokenPictureError
        marker = source.number(1)
        while marker == 0xFF:
            marker = source.number(1)
        length = 2 if marker == _END else source.number(2)
        if length < 2:
            raise BrokenPictureError
        yield marker, source.take(length - 2)


def _is_needed(marker: int, said: bytes) -> bool:
    if marker in _APPLICATIONS:
        return any(marker == one and said.startswith(name) for one, name in _NEEDED_OF_JPEG)
    return marker != _COMMENT


def _scanned(source: Bytes) -> bytes:
    """Give the dots of a scan: up to the next marker that is neither escaped nor a restart."""
    begin = at = source.at
    while True:
        at = source.content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(source.content):
            raise BrokenPictureError
        if source.content[at + 1] != _ESCAPED and source.content[at + 1] not in _RESTARTS:
            source.at = at
            return source.content[begin:at]
        at += 2


def _upright(said: bytes) -> list[bytes]:
    """Say again which side is up, and nothing else of what a camera wrote; nothing if it is up."""
    tiff = said.removeprefix(_EXIF_HEAD)
    side = _side_up(tiff) if tiff != said else b""
    exif = _EXIF_HEAD + side
    return [b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif] if side else []


# ---------------------------------------------------------------- Exif


def _side_up(tiff: bytes) -> bytes:
    """Give the least of Exif that says which side is up; nothing where that side is up anyway."""
    side = _orientation(tiff)
    if not 1 < side <= 8:
        return b""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + side.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"


def _orientation(tiff: bytes) -> int:
    """Read which side is up from what a camera wrote; 1 where it does not say so soundly."""
    orders = {b"II": "little", b"MM": "big"}
    if tiff[:2] not in orders:
        return 1

    def number(at: int, count: int) -> int:
        little = orders[tiff[:2]] == "little"
        return int.from_bytes(tiff[at : at + count], "little" if little else "big")

    first = number(4, 4)
    for place in range(first + 2, first + 2 + 12 * min(number(first, 2), 200), 12):
        if number(place, 2) == _ORIENTATION and number(place + 2, 2) == _SHORT:
            return number(place + 8, 2)
    return 1


# ---------------------------------------------------------------- PNG and WebP


def _png(source: Bytes) -> bytes:
    kept, name = [source.take(_PNG_HEAD)], b""
    while name != b"IEND":
        length, name = source.number(4), source.take(4)
        said = source.take(length + 4)
        if name in _NEEDED_OF_PNG:
            kept.append(length.to_bytes(4, "big") + name + said)
        elif name == b"eXIf" and (side := _side_up(said[:-4])):
            kept.append(_png_chunk(name, side))
    return b"".join(kept)


def _png_chunk(name: bytes, said: bytes) -> bytes:
    return len(said).to_bytes(4, "big") + name + said + crc32(name + said).to_bytes(4, "big")


def _webp(source: Bytes) -> bytes:
    head = source.take(_WEBP_HEAD)
    end = 8 + int.from_bytes(head[4:8], "little")
    if head[:4] != b"RIFF" or end > len(source.content) + 1:
        raise BrokenPictureError
    kept: list[tuple[bytes, bytes]] = []
    while source.at < min(end, len(source.content)):
        name, length = source.take(4), source.take(4)
        said = source.take(int.from_bytes(length, "little"))
        source.at += len(said) % 2
        if name in _NEEDED_OF_WEBP:
            kept.append((name, said))
        elif name == b"EXIF" and (side := _side_up(said.removeprefix(_EXIF_HEAD))):
            kept.append((name, side))
    return _webp_of(kept)


def _webp_of(kept: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Put chunks together; the head of a picture with extras says which extras there are."""
    says = _SAYS_EXIF if any(name == b"EXIF" for name, _ in kept) else 0
    told = b"WEBP"
    for name, said in kept:
        extras = name == b"VP8X" and said
        body = bytes((said[0] & ~(_SAYS_EXIF | _SAYS_XMP) | says,)) + said[1:] if extras else said
        told += name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
    return b"RIFF" + len(told).to_bytes(4, "little") + told
