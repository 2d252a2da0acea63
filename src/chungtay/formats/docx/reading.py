"""Read a Word file that may come from anybody: bounded, without entities, without the network."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from chungtay.core.reports.files import NotAReport
from chungtay.formats.docx.markup import Element, W

MOST_ENTRIES = 2_000
MOST_BYTES = 64_000_000
MOST_EXPANSION = 200
TEXT_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
CUSTOM_PART = "docProps/custom.xml"
RELATIONS_OF_TEXT = ("_rels/.rels", "word/_rels/document.xml.rels")
TEXT_RELATIONS = ("officeDocument", "footnotes", "endnotes")

_SDT = f"{{{W}}}sdt"
_TEXT = f"{{{W}}}t"
_GONE = (f"{{{W}}}del", f"{{{W}}}moveFrom")


class Package:
    """The parts of a Word file, each parsed when asked for."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            if path.stat().st_size > MOST_BYTES:
                raise self.refusal("tệp quá lớn")
            with zipfile.ZipFile(path) as archive:
                self._parts = self._contents(archive)
        except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error) as fault:
            raise self.refusal("tệp hỏng hoặc không phải .docx") from fault
        except (NotImplementedError, RuntimeError) as fault:
            raise self.refusal("tệp được đặt mật khẩu hoặc nén theo cách lạ") from fault
        if TEXT_PARTS[0] not in self._parts:
            raise self.refusal("không có phần văn bản Word bên trong")

    def refusal(self, reason: str) -> NotAReport:
        """Make the refusal of this file."""
        return NotAReport(name=self._name, reason=reason)

    def names(self) -> list[str]:
        """List the parts."""
        return sorted(self._parts)

    def xml(self, name: str) -> Element | None:
        """Parse a part; None where there is no such part."""
        blob = self._parts.get(name)
        if blob is None:
            return None
        if b"<!DOCTYPE" in blob or b"\x00" in blob:
            raise self.refusal(f"phần {name} chứa khai báo không an toàn")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(blob, parser)
        except etree.XMLSyntaxError as fault:
            raise self.refusal(f"phần {name} không phải XML hợp lệ") from fault

    def _contents(self, archive: zipfile.ZipFile) -> dict[str, bytes]:
        entries = archive.infolist()
        whole = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len({entry.filename.lower() for entry in entries}) < len(entries):
            raise self.refusal("có hai phần trùng tên")
        if len(entries) > MOST_ENTRIES or whole > MOST_BYTES:
            raise self.refusal("nội dung giải nén quá lớn")
        if whole > MOST_EXPANSION * max(packed, 4096):
            raise self.refusal("tỷ lệ nén bất thường")
        return {
            entry.filename: _bounded(archive, entry)
            for entry in entries
            if entry.filename.endswith((".xml", ".rels"))
        }


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        msg = "an entry is not as long as it says"
        raise zipfile.BadZipFile(msg)
    return content


def require_text_read(package: Package) -> None:
    """Refuse a file whose text, as a word processor finds it, is not the text read here."""
    for name in RELATIONS_OF_TEXT:
        root = package.xml(name)
        for each in () if root is None else root:
            folder = posixpath.dirname(posixpath.dirname(name))
            leads = posixpath.normpath(posixpath.join("/", folder, str(each.get("Target"))))
            kind = str(each.get("Type")).rpartition("/")[2]
            if kind in TEXT_RELATIONS and leads.lstrip("/") not in TEXT_PARTS:
                raise package.refusal("phần văn bản không nằm ở chỗ thường lệ")


def controls(package: Package) -> Iterator[tuple[str, str]]:
    """List the (id, text) of every content control of the text and its notes, in order.

    The id is the alias, or the tag where somebody removed the alias; controls with neither are
    not ours. Text that is hidden or that tracked changes took out does not count.
    """
    for name in TEXT_PARTS:
        root = package.xml(name)
        if root is None:
            continue
        for control in root.iter(_SDT):
            figure = _value(control, "alias") or _value(control, "tag")
            if figure and not _gone(control):
                yield figure, _text(control)


def _value(control: Element, name: str) -> str:
    found = control.find(f"{{{W}}}sdtPr/{{{W}}}{name}")
    return "" if found is None else str(found.get(f"{{{W}}}val", ""))


def _text(control: Element) -> str:
    return "".join(each.text or "" for each in control.iter(_TEXT) if shown(each))


def shown(text: Element) -> bool:
    """Tell whether a text is on the page: neither hidden nor taken out by tracked changes."""
    return not (_gone(text) or _hidden(text))


def _hidden(text: Element) -> bool:
    found = text.getparent().find(f"{{{W}}}rPr/{{{W}}}vanish")
    return found is not None and found.get(f"{{{W}}}val", "true") in {"true", "1", "on"}


def _gone(node: Element) -> bool:
    return any(above.tag in _GONE for above in node.iterancestors())
