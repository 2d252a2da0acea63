"""What a HEIC picture says beside what it shows, blanked out where it stands.

Telephones keep pictures as boxes (ISO/IEC 14496-12 and 23008-12): a table of items, and where the
bytes of each lie. What a camera wrote (`Exif`) and what programs added (`mime`, XMP) are items of
their own. Their bytes are written over, in place: nothing moves, so that not a dot of the picture
changes, and which side is up stands elsewhere. A file that keeps such words otherwise is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.picture_bytes import BrokenPictureError, Bytes

Span = tuple[int, int]
"""Where bytes begin and end in the file."""
BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"mif1", b"avif"))
_TOP = frozenset((b"ftyp", b"meta", b"mdat", b"free", b"skip", b"uuid", b"udta"))
"""What may stand at the top of a still picture; a film among them could say anything anywhere."""
_FREE = frozenset((b"free", b"skip", b"uuid", b"udta"))
_TELLING = frozenset((b"Exif", b"mime", b"uri "))
_IN_FILE, _IN_DATA = 0, 1
_NOTHING_SAID = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
"""An `Exif` item that says nothing, so that readers still understand it."""


def is_heif(content: bytes) -> bool:
    """Tell a HEIC picture by its own bytes."""
    return content[4:8] == b"ftyp" and content[8:12] in BRANDS


def bare_heif(content: bytes) -> bytes:
    """Give a picture without what it says beside what it shows; raises `BrokenPictureError`."""
    made, tops = bytearray(content), list(_boxes(content, (0, len(content))))
    if any(name not in _TOP for name, _ in tops):
        raise BrokenPictureError
    spans = [span for name, span in tops if name == b"meta"]
    if len(spans) != 1:
        raise BrokenPictureError
    for name, (begin, end) in tops:
        if name in _FREE:
            made[begin:end] = bytes(end - begin)
    for name, (begin, end) in _told(content, spans[0]):
        said = _NOTHING_SAID if name == b"Exif" else b""
        fill = b"\0" if name == b"Exif" else b" "
        made[begin:end] = said[: end - begin].ljust(end - begin, fill)
    return bytes(made)


def _boxes(content: bytes, within: Span) -> Iterator[tuple[bytes, Span]]:
    """Give the name of each box in a span, and where what is in it lies."""
    at, end = within
    while at < end:
        source = Bytes(content[:end], at)
        size, name = source.number(4), source.take(4)
        if size == 1:
            size = source.number(8)
        elif size == 0:
            size = end - at
        if at + size > end or at + size < source.at:
            raise BrokenPictureError
        yield name, (source.at, at + size)
        at += size


def _told(content: bytes, meta: Span) -> Iterator[tuple[bytes, Span]]:
    """Give the kind of each item that says something, and where each of its parts lies."""
    begin, end = meta
    inside = dict(_boxes(content, (begin + 4, end)))
    if not {b"iinf", b"iloc"} <= inside.keys():
        raise BrokenPictureError
    kinds = dict(_kinds(content, inside[b"iinf"]))
    places = dict(_places(content, inside[b"iloc"]))
    data = inside.get(b"idat", (0, 0))
    for item, kind in kinds.items():
        if kind not in _TELLING:
            continue
        how, parts = places.get(item, (_IN_FILE, []))
        if how not in (_IN_FILE, _IN_DATA):
            raise BrokenPictureError
        base, last = (0, len(content)) if how == _IN_FILE else data
        for first, length in parts:
            if not length or base + first + length > last:
                raise BrokenPictureError
            yield kind, (base + first, base + first + length)


def _kinds(content: bytes, span: Span) -> Iterator[tuple[int, bytes]]:
    """Give the number of each item and its kind."""
    source = Bytes(content[: span[1]], span[0])
    version = source.number(4) >> 24
    source.number(2 if version == 0 else 4)
    for name, (begin, end) in _boxes(content, (source.at, span[1])):
        entry = Bytes(content[:end], begin)
        version = entry.number(4) >> 24
        if name != b"infe" or version not in (2, 3):
            raise BrokenPictureError
        item = entry.number(2 if version == 2 else 4)
        entry.number(2)
        yield item, entry.take(4)


def _places(content: bytes, span: Span) -> Iterator[tuple[int, tuple[int, list[Span]]]]:
    """Give the number of each item, how its place is told, and the start and length of parts."""
    source = Bytes(content[: span[1]], span[0])
    version, sizes = source.number(4) >> 24, source.number(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 2 if version < 2 else 4
    for _ in range(source.number(wide)):
        item = source.number(wide)
        how = source.number(2) & 15 if version else _IN_FILE
        source.number(2)
        start = source.number(base)
        parts: list[Span] = []
        for _part in range(source.number(2)):
            source.number(index if version else 0)
            first = start + source.number(offset)
            parts.append((first, source.number(length)))
        yield item, (how, parts)
