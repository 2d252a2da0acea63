"""Small whole pictures, with and without what a telephone writes beside them."""

from __future__ import annotations

import zlib

GPS = b"GPS 14.35N 108.00E, may cua ong A"


def png_chunk(name: bytes, said: bytes) -> bytes:
    return len(said).to_bytes(4, "big") + name + said + zlib.crc32(name + said).to_bytes(4, "big")


def png(*extra: bytes, after: bytes = b"") -> bytes:
    """One red dot; `extra` are chunks put before the dot."""
    head = png_chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\2\0\0\0")
    dot = png_chunk(b"IDAT", zlib.compress(b"\0\xff\0\0", 9))
    body = head + b"".join(extra) + dot + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body + after


def segment(marker: int, said: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(said) + 2).to_bytes(2, "big") + said


def exif(side: int, *, order: str = "little") -> bytes:
    """What a camera writes: which side is up, and where it was."""
    little = order == "little"

    def number(value: int, count: int) -> bytes:
        return value.to_bytes(count, "little" if little else "big")

    entries = (
        number(0x010F, 2) + number(2, 2) + number(len(GPS), 4) + number(200, 4),
        number(0x0112, 2) + number(3, 2) + number(1, 4) + number(side, 2) + b"\0\0",
    )
    head = (b"II*\0" if little else b"MM\0*") + number(8, 4) + number(len(entries), 2)
    return segment(0xE1, b"Exif\0\0" + head + b"".join(entries) + b"\0" * 4 + GPS)


JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
COLOURS = segment(0xE2, b"ICC_PROFILE\0\1\1mau")
TABLE = segment(0xDB, b"\0" + b"\1" * 64)
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"


def jpeg(*extra: bytes, after: bytes = b"") -> bytes:
    """The parts of a JPEG in order, in two scans as a progressive one has."""
    return b"\xff\xd8" + JFIF + b"".join(extra) + TABLE + SCAN + SCAN + b"\xff\xd9" + after


def webp_chunk(name: bytes, said: bytes) -> bytes:
    return name + len(said).to_bytes(4, "little") + said + b"\0" * (len(said) % 2)


def webp(flags: int, *extra: bytes) -> bytes:
    chunks = webp_chunk(b"VP8X", bytes((flags,)) + b"\0" * 9) + webp_chunk(b"VP8 ", b"cham")
    told = b"WEBP" + chunks + b"".join(extra)
    return b"RIFF" + len(told).to_bytes(4, "little") + told
