# ruff: noqa: INP001, T201 - part of a script, not of a package
"""Write a picture as a small PNG: at most 256 colours, and no more bytes than the guide allows."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from pathlib import Path

MOST_BYTES = 150_000


def keep(path: Path, width: int, height: int, pixels: bytes) -> None:
    """Write a picture of red, green and blue bytes as a PNG of at most 256 colours.

    Colours that agree in the upper five bits of each channel become the commonest of them, so that
    plain areas keep their very colour.
    """
    colours = [pixels[at : at + 3] for at in range(0, len(pixels), 3)]
    buckets: dict[bytes, Counter[bytes]] = {}
    for colour, times in Counter(colours).items():
        buckets.setdefault(bytes(byte & 0xF8 for byte in colour), Counter())[colour] = times
    kept = sorted(buckets, key=lambda bucket: (-buckets[bucket].total(), bucket))[:256]
    palette = b"".join(max(sorted(buckets[b]), key=buckets[b].__getitem__) for b in kept)
    index = {c: _nearest(bucket, kept) for bucket, found in buckets.items() for c in found}
    row = range(0, len(colours), width)
    lines = b"".join(b"\0" + bytes(index[c] for c in colours[at : at + width]) for at in row)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))
    written = path.stat().st_size
    print(f"{path.name}\t{width}x{height}\t{written:,} bytes")
    if written > MOST_BYTES:
        raise SystemExit(f"{path.name} is larger than {MOST_BYTES:,} bytes")


def _nearest(bucket: bytes, kept: list[bytes]) -> int:
    return min(
        range(len(kept)),
        key=lambda at: sum((one - two) ** 2 for one, two in zip(bucket, kept[at], strict=True)),
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
