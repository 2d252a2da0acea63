"""A telephone's HEIC keeps its picture and loses what it says: whose, where, by which program."""

from __future__ import annotations

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.bare_heif import bare_heif, is_heif
from chungtay.core.kernel.bare_picture import bare_if_picture
from chungtay.core.kernel.picture_bytes import BrokenPictureError

TAKEN = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAgdtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA"
    "AAAAAEZpbG9jAAAAAERAAAMAAQAAAAACKwABAAAAAAAAACYAAgAAAAACUQABAAAAAAAAADQAAwAAAAAChQABAAAAAAAAAEAA"
    "AABiaWluZgAAAAAAAwAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAACppbmZlAgAAAQADAABt"
    "aW1lAGFwcGxpY2F0aW9uL3JkZit4bWwAAAAAAA5waXRtAAAAAAABAAAA/GlwcnAAAADcaXBjbwAAAHVodmNDAQNwAAAAkAAA"
    "AAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQApQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "rprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAAChj"
    "bGFwAAAAEAAAAAEAAAAQAAAAAf///9AAAAAC////0AAAAAIAAAAQcGl4aQAAAAADCAgIAAAAGGlwbWEAAAAAAAAAAQABBYEC"
    "AwWEAAAAKGlyZWYAAAAAAAAADmNkc2MAAgABAAEAAAAOY2RzYwADAAEAAQAAAKJtZGF0AAAAIigBrwQSE0zg+OnCaD/ZN/mq"
    "VgiPJ+2rK+NJn3exGJKp/6AAAAAGRXhpZgAATU0AKgAAAAgAAQEPAAIAAAAPAAAAGgAAAABQSE9ORS1PRi1ZLUhPQQAAPHg6"
    "eG1wbWV0YSB4bWxuczp4PSdhZG9iZTpuczptZXRhLyc+MTQuNjYxMiwxMDcuODM1MjwveDp4bXBtZXRhPg=="
)
"""Sixteen red dots square, with an Exif and an XMP item, as libheif writes them."""
WHOSE, WHERE = b"PHONE-OF-Y-HOA", b"14.6612,107.8352"


def box(name: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + name + content


def full(name: bytes, version: int, content: bytes) -> bytes:
    return box(name, bytes((version, 0, 0, 0)) + content)


def item(number: int, kind: bytes) -> bytes:
    return full(b"infe", 2, number.to_bytes(2, "big") + b"\0\0" + kind + b"\0")


def made(*parts: tuple[int, int], how: int = 1, data: bytes = b"") -> bytes:
    """Make a file with one Exif item whose bytes lie in `idat`."""
    kinds = full(b"iinf", 0, b"\0\1" + item(1, b"Exif"))
    places = b"\x44\0" + b"\0\1" + b"\0\1" + how.to_bytes(2, "big") + b"\0\0"
    places += len(parts).to_bytes(2, "big")
    for first, length in parts:
        places += first.to_bytes(4, "big") + length.to_bytes(4, "big")
    inside = kinds + full(b"iloc", 1, places) + box(b"idat", data)
    return box(b"ftyp", b"heic\0\0\0\0mif1") + full(b"meta", 0, inside)


def test_what_a_telephone_wrote_is_blank_and_nothing_else_moved() -> None:
    assert WHOSE in TAKEN and WHERE in TAKEN
    kept = bare_if_picture(TAKEN)
    assert WHOSE not in kept and WHERE not in kept
    assert len(kept) == len(TAKEN)
    changed = [n for n, (a, b) in enumerate(zip(TAKEN, kept, strict=True)) if a != b]
    told = range(TAKEN.index(WHOSE) - 100, TAKEN.index(WHERE) + 100)
    assert all(n in told for n in changed)
    assert bare_if_picture(kept) == kept


def test_parts_kept_inside_the_table_are_blank_too() -> None:
    data = b"xx" + WHOSE + b"yy" + WHERE
    taken = made((2, len(WHOSE)), (4 + len(WHOSE), len(WHERE)), data=data)
    kept = bare_heif(taken)
    assert is_heif(kept) and WHOSE not in kept and WHERE not in kept
    assert b"xx" in kept and b"yy" in kept


def test_words_in_boxes_of_their_own_are_blank() -> None:
    kept = bare_heif(TAKEN + box(b"uuid", WHOSE) + box(b"free", WHERE))
    assert WHOSE not in kept and WHERE not in kept


@pytest.mark.parametrize(
    "broken",
    [
        TAKEN[:-1],
        TAKEN + box(b"moov", WHOSE),
        made((0, 0), data=WHOSE),
        made((0, 99), data=WHOSE),
        made((0, 4), how=2, data=WHOSE),
        box(b"ftyp", b"heic\0\0\0\0mif1") + box(b"mdat", WHOSE),
        box(b"ftyp", b"heic\0\0\0\0mif1") + full(b"meta", 0, box(b"free", WHOSE)),
    ],
)
def test_what_cannot_be_read_whole_is_no_picture(broken: bytes) -> None:
    with pytest.raises(BrokenPictureError):
        bare_if_picture(broken)


@given(at=st.integers(0, len(TAKEN) - 1), byte=st.integers(0, 255))
def test_one_wrong_byte_is_refused_or_leaves_a_file_of_the_same_length(at: int, byte: int) -> None:
    torn = TAKEN[:at] + bytes((byte,)) + TAKEN[at + 1 :]
    with contextlib.suppress(BrokenPictureError):
        assert len(bare_if_picture(torn)) == len(torn)
