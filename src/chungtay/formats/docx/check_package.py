"""Checks of a Word file as a package: content types, and relationships that lead somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.formats.docx.markup import Element, R
from chungtay.formats.docx.reading import Package

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES_PART = "[Content_Types].xml"
OFFICE_DOCUMENT = f"{R}/officeDocument"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."

REQUIRED: dict[str, str] = {
    f"word/{name}.xml": f"{WML}{kind}+xml"
    for name, kind in {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "numbering": "numbering",
        "footnotes": "footnotes",
    }.items()
}
"""What Word wants to be told of the parts it knows, where they are there."""


def error(code: str, where: str, message: str) -> Finding:
    """Make a finding that Word would not forgive."""
    return Finding(f"docx.{code}", Severity.ERROR, where, message)


def content_types(package: Package) -> Iterator[Finding]:
    """Every part has a type, every declared part exists, known parts have Word's own type."""
    root = package.xml(TYPES_PART)
    if root is None:
        yield error("content_type", TYPES_PART, "Thiếu bảng kiểu nội dung.")
        return
    defaults = {str(each.get("Extension")).lower() for each in root.iter(f"{{{TYPES}}}Default")}
    overrides = {
        str(each.get("PartName")).lstrip("/"): str(each.get("ContentType"))
        for each in root.iter(f"{{{TYPES}}}Override")
    }
    names = [name for name in package.names() if name != TYPES_PART]
    for name in names:
        if name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield error("content_type", name, "Phần này không có kiểu nội dung.")
        wanted = REQUIRED.get(name)
        if wanted is not None and overrides.get(name) != wanted:
            yield error("content_type", name, f"Kiểu nội dung phải là {wanted}.")
    for name in sorted(set(overrides) - set(names)):
        yield error("content_type", name, "Có kiểu nội dung nhưng không có phần này.")


def relationships(package: Package) -> Iterator[Finding]:
    """Every relationship leads to a part, ids are unique, every r:id used is defined."""
    names = set(package.names())
    roots = _relations(package, "_rels/.rels")
    if OFFICE_DOCUMENT not in {each.get("Type") for each in roots}:
        yield error("relationship", "_rels/.rels", "Không chỉ ra phần văn bản chính.")
    for name in sorted(names):
        if name.endswith(".rels"):
            yield from _targets(package, name, names)
        elif name != TYPES_PART:
            yield from _uses(package, name)


def relations_of(part: str) -> str:
    """Name the part that holds a part's relationships.

    >>> relations_of("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(package: Package, name: str) -> list[Element]:
    root = package.xml(name)
    return [] if root is None else list(root.iter(f"{{{RELATIONS}}}Relationship"))


def _targets(package: Package, name: str, names: set[str]) -> Iterator[Finding]:
    folder = posixpath.dirname(posixpath.dirname(name))
    seen: set[str] = set()
    for each in _relations(package, name):
        identifier, target = str(each.get("Id")), str(each.get("Target"))
        if identifier in seen:
            yield error("relationship", name, f"Trùng mã quan hệ {identifier}.")
        seen.add(identifier)
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        if each.get("TargetMode") != "External" and posixpath.normpath(path) not in names:
            yield error("relationship", name, f"Quan hệ {identifier} trỏ tới {target} không có.")


def _uses(package: Package, name: str) -> Iterator[Finding]:
    root = package.xml(name)
    if root is None:
        return
    defined = {str(each.get("Id")) for each in _relations(package, relations_of(name))}
    used = {
        str(value)
        for node in root.iter()
        for key, value in node.attrib.items()
        if str(key).startswith(f"{{{R}}}")
    }
    for identifier in sorted(used - defined):
        yield error("relationship", name, f"Dùng mã quan hệ {identifier} chưa khai báo.")
