"""Checks of tables: rows that fill their grid, cells that end with a paragraph, merges begun."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.refusal import Finding
from chungtay.formats.docx.check_package import error
from chungtay.formats.docx.markup import Element, W
from chungtay.formats.docx.schema import local


def tables(name: str, root: Element) -> Iterator[Finding]:
    """Check every table of a part."""
    for table in root.iter(f"{{{W}}}tbl"):
        yield from _grid(name, table)
        after = table.getnext()
        if after is None or (local(after) == "sectPr"):
            yield error("table", name, "Sau bảng phải có một đoạn văn.")
    for cell in root.iter(f"{{{W}}}tc"):
        if not len(cell) or local(cell[-1]) != "p":
            yield error("cell", name, "Ô bảng phải kết thúc bằng một đoạn văn.")


def _grid(name: str, table: Element) -> Iterator[Finding]:
    columns = len(table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol"))
    open_merges: set[int] = set()
    for number, row in enumerate(table.findall(f"{{{W}}}tr"), 1):
        place = _number(row, "trPr/gridBefore", 0)
        merges: set[int] = set()
        for cell in row.findall(f"{{{W}}}tc"):
            merge = cell.find(f"{{{W}}}tcPr/{{{W}}}vMerge")
            if merge is not None:
                if merge.get(f"{{{W}}}val") != "restart" and place not in open_merges:
                    yield error("cell", name, f"Hàng {number}: ô gộp dọc không có ô bắt đầu.")
                merges.add(place)
            place += _number(cell, "tcPr/gridSpan", 1)
        open_merges = merges
        place += _number(row, "trPr/gridAfter", 0)
        if place != columns:
            yield error("grid", name, f"Hàng {number} phủ {place} cột, bảng có {columns} cột.")


def _number(node: Element, path: str, default: int) -> int:
    found = node.find("/".join(f"{{{W}}}{step}" for step in path.split("/")))
    value = "" if found is None else str(found.get(f"{{{W}}}val", ""))
    return int(value) if value.isdigit() else default
