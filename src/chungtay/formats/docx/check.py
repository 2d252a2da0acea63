"""Check a Word file against the rules Word enforces when it opens one.

Word itself is not at hand here, so these are the rules of the format that Word is known to refuse
or repair a file for: order of elements, unique ids, notes and styles that exist, cells with a
paragraph, rows that fill their grid, paired bookmarks and fields, blanks kept, parts typed and
related. Passing them is evidence, not proof, that Word opens the file without repair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from chungtay.core.kernel.refusal import Finding
from chungtay.formats.docx.check_package import content_types, error, relationships
from chungtay.formats.docx.check_tables import tables
from chungtay.formats.docx.markup import XML_SPACE, Element, W
from chungtay.formats.docx.reading import Package
from chungtay.formats.docx.schema import misplaced

SPECIAL_NOTES = ("separator", "continuationSeparator")
LARGEST_ID = 2**31


def check(path: Path) -> list[Finding]:
    """List every breach found in a .docx; none for a file that keeps the rules.

    Raises NotAReport for what cannot be read as a .docx at all.
    """
    package = Package(path)
    findings = [*content_types(package), *relationships(package)]
    for name in package.names():
        root = package.xml(name) if name.startswith("word/") and name.endswith(".xml") else None
        if root is not None:
            findings += _part(name, root)
    findings += _notes(package)
    findings += _named(package)
    findings += _section_last(package)
    return findings


def _part(name: str, root: Element) -> Iterator[Finding]:
    for parent, child in misplaced(root):
        yield error("order", name, f"w:{child} đứng sai chỗ trong w:{parent}.")
    yield from _controls(name, root)
    yield from tables(name, root)
    yield from _bookmarks(name, root)
    yield from _fields(name, root)
    for text in _all(root, "t"):
        content = text.text or ""
        if content != content.strip() and text.get(XML_SPACE) != "preserve":
            yield error("space", name, f"“{content}” có khoảng trắng ở đầu hoặc cuối sẽ bị mất.")


def _controls(name: str, root: Element) -> Iterator[Finding]:
    identifiers: Counter[str] = Counter()
    for control in _all(root, "sdt"):
        found = control.find(f"{{{W}}}sdtPr/{{{W}}}id")
        if control.find(f"{{{W}}}sdtContent") is None:
            yield error("control", name, "Khung nội dung không có w:sdtContent.")
        if found is not None:
            identifiers[_val(found)] += 1
    for identifier, times in sorted(identifiers.items()):
        if times > 1:
            yield error("control", name, f"Mã khung nội dung {identifier} dùng {times} lần.")
        if not identifier.lstrip("-").isdigit() or abs(int(identifier)) >= LARGEST_ID:
            yield error("control", name, f"Mã khung nội dung {identifier} không phải số 32 bit.")


def _bookmarks(name: str, root: Element) -> Iterator[Finding]:
    starts = Counter(_attribute(each, "id") for each in _all(root, "bookmarkStart"))
    ends = Counter(_attribute(each, "id") for each in _all(root, "bookmarkEnd"))
    for identifier in sorted(starts.keys() | ends.keys()):
        if (starts[identifier], ends[identifier]) != (1, 1):
            yield error("bookmark", name, f"Dấu trang {identifier} không đủ đầu và cuối.")


def _fields(name: str, root: Element) -> Iterator[Finding]:
    depth = 0
    for each in _all(root, "fldChar"):
        kind = _attribute(each, "fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth < 0 or (kind == "separate" and depth == 0):
            yield error("field", name, "Trường kết thúc khi chưa bắt đầu.")
            return
    if depth:
        yield error("field", name, "Trường bắt đầu mà không kết thúc.")


def _notes(package: Package) -> Iterator[Finding]:
    name = "word/footnotes.xml"
    notes = package.xml(name)
    defined = Counter(_attribute(each, "id") for each in _all(notes, "footnote"))
    kinds = {
        _attribute(each, "type"): _attribute(each, "id")
        for each in _all(notes, "footnote")
        if _attribute(each, "type")
    }
    yield from (
        error("footnote", name, f"Mã chú thích {identifier} dùng {times} lần.")
        for identifier, times in sorted(defined.items())
        if times > 1
    )
    if notes is not None:
        for kind in SPECIAL_NOTES:
            if kind not in kinds:
                yield error("footnote", name, f"Thiếu chú thích {kind}.")
    used = {
        _attribute(e, "id") for e in _all(package.xml("word/document.xml"), "footnoteReference")
    }
    for identifier in sorted(used - (set(defined) - set(kinds.values()))):
        yield error("footnote", "word/document.xml", f"Dẫn tới chú thích {identifier} không có.")
    for identifier in sorted(
        {_attribute(e, "id") for e in _settings_notes(package)} - set(defined)
    ):
        yield error("footnote", "word/settings.xml", f"Khai báo chú thích {identifier} không có.")


def _settings_notes(package: Package) -> Iterator[Element]:
    for each in _all(package.xml("word/settings.xml"), "footnotePr"):
        yield from _all(each, "footnote")


def _named(package: Package) -> Iterator[Finding]:
    styles = {_attribute(each, "styleId") for each in _all(package.xml("word/styles.xml"), "style")}
    lists = {_attribute(each, "numId") for each in _all(package.xml("word/numbering.xml"), "num")}
    for name in package.names():
        root = package.xml(name) if name.startswith("word/") and name.endswith(".xml") else None
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for style in sorted({_val(each) for each in _all(root, kind)} - styles):
                yield error("style", name, f"Kiểu {style} chưa được định nghĩa.")
        for number in sorted({_val(each) for each in _all(root, "numId")} - lists - {"0"}):
            yield error("list", name, f"Danh sách {number} chưa được định nghĩa.")


def _section_last(package: Package) -> Iterator[Finding]:
    root = package.xml("word/document.xml")
    body = None if root is None else root.find(f"{{{W}}}body")
    if body is None or not len(body) or body[-1].tag != f"{{{W}}}sectPr":
        yield error("section", "word/document.xml", "Thân văn bản phải kết thúc bằng w:sectPr.")


def _all(root: Element | None, name: str) -> Iterator[Element]:
    return iter(()) if root is None else root.iter(f"{{{W}}}{name}")


def _val(node: Element) -> str:
    return _attribute(node, "val")


def _attribute(node: Element, name: str) -> str:
    return str(node.get(f"{{{W}}}{name}", ""))
