# ruff: noqa: INP001
"""Three tiny drawn pictures of works, each with the words MÔ PHỎNG across it: no photograph."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tables import DEMO, known
from work_course import course
from work_plan import NTM, P1, P2, Books

WIDTH, HEIGHT = 160, 100
SKY, GROUND, ROAD, WALL, INK = (
    (205, 222, 235), (150, 170, 120), (170, 170, 168), (214, 196, 160), (110, 30, 30),
)  # fmt: skip
COLOURS = (SKY, GROUND, ROAD, WALL, INK)
FONT = {
    "M": "10001 11011 10101 10101 10001 10001 10001",
    "Ô": "01110 10001 10001 10001 10001 10001 01110",
    "P": "11110 10001 10001 11110 10000 10000 10000",
    "H": "10001 10001 10001 11111 10001 10001 10001",
    "N": "10001 11001 10101 10011 10001 10001 10001",
    "G": "01110 10001 10000 10111 10001 10001 01110",
}
"""Five by seven dots; the marks over Ô and Ỏ are dots of their own."""
WORDS = "MÔ PHÔNG"
MARKS = {1: "00100 01010", 5: "01100 00100"}
Dot = tuple[int, int, int]
WANTED = (
    (P1, "handed_over", "road", "Mặt đường sau bàn giao (ảnh mô phỏng)"),
    (P2, "started", "site", "Đang thi công (ảnh mô phỏng)"),
    (NTM, "handed_over", "road", "Đường trục thôn hoàn thành (ảnh mô phỏng)"),
)


def photos(books: Books) -> Iterator[tuple[object, ...]]:
    """Yield which work is shown in which file, and on which day."""
    for number, (project, stage, _, caption) in enumerate(WANTED, 1):
        work, on = _first(books, project, stage)
        yield (work, f"anh-{number}.png", caption, on, DEMO, known(on), "synthetic")


def draw(folder: Path) -> None:
    """Draw the pictures; their bytes are stored as they are, to be the same anywhere."""
    folder.mkdir(exist_ok=True)
    for number, (*_, scene, _caption) in enumerate(WANTED, 1):
        rows = [
            b"\x00" + bytes(COLOURS.index(_dot(x, y, scene)) for x in range(WIDTH))
            for y in range(HEIGHT)
        ]
        head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
        body = zlib.compress(b"".join(rows), 0)
        palette = _part(b"PLTE", bytes(part for colour in COLOURS for part in colour))
        png = b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + palette + _part(b"IDAT", body)
        (folder / f"anh-{number}.png").write_bytes(png + _part(b"IEND", b""))


def _first(books: Books, project: str, stage: str) -> tuple[str, date]:
    for work in books.in_order():
        last = course(books, work)[-1]
        if work.project == project and last.stage == stage:
            return work.code, last.on
    message = f"no work of {project} is {stage}"
    raise ValueError(message)


def _part(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def _dot(x: int, y: int, scene: str) -> Dot:
    if _inked(x, y):
        return INK
    if y < 42:
        return SKY
    if scene == "site":
        return WALL if 40 < x < 120 and 42 <= y < 80 and (x // 8 + y // 6) % 2 else GROUND
    half = 6 + (y - 42)
    return ROAD if abs(x - WIDTH // 2) < half else GROUND


def _inked(x: int, y: int) -> bool:
    """Tell whether a dot belongs to the words, three dots wide each."""
    column, line = (x - 8) // 3, (y - 8) // 3
    place, within = divmod(column, 6)
    if x < 8 or y < 2 or not 0 <= place < len(WORDS) or within == 5:
        return False
    if line < 0:
        dots = MARKS.get(place, "").split()
        return bool(dots) and dots[line + 2][within] == "1"
    dots = FONT.get(WORDS[place], "").split()
    return line < len(dots) and dots[line][within] == "1"
