"""Of a picture, the picture is kept: not where it was taken, when, or with whose telephone."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.bare_picture import bare
from chungtay.core.kernel.picture_bytes import BrokenPictureError
from chungtay.core.works.photo import PhotoRefused, picture_of
from tests.core.works.pictures import (
    COLOURS,
    GPS,
    exif,
    jpeg,
    png,
    png_chunk,
    segment,
    webp,
    webp_chunk,
)

TYPES = ("image/jpeg", "image/png", "image/webp")


def test_a_jpeg_keeps_its_dots_and_colours_and_loses_what_the_telephone_wrote() -> None:
    xmp, iptc = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + GPS), segment(0xED, GPS)
    note, second = segment(0xFE, GPS), segment(0xE2, b"MPF\0" + GPS)
    taken = jpeg(exif(1), xmp, COLOURS, iptc, second, note, after=b"\xff\xd8" + GPS)
    assert bare(taken, "image/jpeg") == jpeg(COLOURS)


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize("side", range(2, 9))
def test_a_jpeg_still_says_which_side_is_up(side: int, order: str) -> None:
    kept = bare(jpeg(exif(side, order=order)), "image/jpeg")
    assert GPS not in kept
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01" + side.to_bytes(2, "big") in kept
    assert bare(kept, "image/jpeg") == kept
    assert bare(jpeg(exif(side)), "image/jpeg") == bare(jpeg(exif(side, order="big")), "image/jpeg")


@pytest.mark.parametrize("side", [0, 1, 9, 0xFFFF])
def test_a_side_that_is_up_anyway_or_none_is_not_said(side: int) -> None:
    assert bare(jpeg(exif(side)), "image/jpeg") == jpeg()


def test_a_png_keeps_its_dots_and_loses_its_words() -> None:
    words = [
        png_chunk(name, GPS) for name in (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVt")
    ]
    colours = png_chunk(b"gAMA", b"\0\0\xb1\x8f")
    assert bare(png(*words, colours, after=GPS), "image/png") == png(colours)


def test_a_webp_loses_its_words_and_says_no_longer_that_it_has_some() -> None:
    taken = webp(0x2C, webp_chunk(b"EXIF", GPS), webp_chunk(b"XMP ", GPS + b"!"))
    assert bare(taken, "image/webp") == webp(0x20)


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize("side", range(2, 9))
@pytest.mark.parametrize("headed", [True, False])
def test_a_webp_and_a_png_still_say_which_side_is_up_and_nothing_else(
    side: int, order: str, *, headed: bool
) -> None:
    written = exif(side, order=order)[4:] if headed else exif(side, order=order)[10:]
    said = b"\x01\x12\x00\x03\x00\x00\x00\x01" + side.to_bytes(2, "big")
    kept = bare(webp(0x2C, webp_chunk(b"EXIF", written), webp_chunk(b"XMP ", GPS)), "image/webp")
    assert said in kept
    assert GPS not in kept
    assert kept[20] == 0x28
    assert bare(kept, "image/webp") == kept
    drawn = bare(png(png_chunk(b"eXIf", exif(side, order=order)[10:])), "image/png")
    assert said in drawn
    assert GPS not in drawn
    assert bare(drawn, "image/png") == drawn


@pytest.mark.parametrize("whole", [jpeg(exif(6)), png(), webp(0)])
def test_a_picture_cut_short_is_refused_with_what_to_do(whole: bytes) -> None:
    assert picture_of("a", whole)[1]
    with pytest.raises(PhotoRefused, match="bị hỏng hoặc chưa tải lên đủ"):
        picture_of("a", whole[:-3])


@given(st.sampled_from(TYPES), st.binary(max_size=200), st.integers(0, 120), st.integers(0, 120))
def test_whatever_the_bytes_it_is_a_picture_or_refused(
    media_type: str, noise: bytes, place: int, length: int
) -> None:
    whole = {"image/jpeg": jpeg(exif(3)), "image/png": png(), "image/webp": webp(0)}[media_type]
    touched = whole[:place] + noise + whole[place + length :]
    with contextlib.suppress(BrokenPictureError):
        kept = bare(touched, media_type)
        assert bare(kept, media_type) == kept
