"""The checker finds what Word would refuse or repair."""

from __future__ import annotations

from pathlib import Path

import pytest

from chungtay.core.kernel.refusal import Severity
from chungtay.formats.docx.check import check
from tests.formats.surgery import replaced, rewritten

TEXT, NOTES, RELS = "word/document.xml", "word/footnotes.xml", "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"

BROKEN = {
    "properties out of order": (
        TEXT,
        (
            "<w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW",
            '<w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vAlign w:val="center"/><w:tcW',
        ),
        "docx.order",
    ),
    "tag after the choice": (
        TEXT,
        ("<w:text/></w:sdtPr>", '<w:text/><w:tag w:val="x"/></w:sdtPr>'),
        "docx.order",
    ),
    "unknown property": (
        TEXT,
        ("<w:cantSplit/></w:trPr>", "<w:cantSplit/></w:trPr><w:x/>"),
        "docx.order",
    ),
    "one control id twice": (TEXT, ('w:val="100005"', 'w:val="100001"'), "docx.control"),
    "control id too large": (TEXT, ('w:val="100001"', 'w:val="4294967297"'), "docx.control"),
    "note that does not exist": (
        TEXT,
        ('<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="77"/>'),
        "docx.footnote",
    ),
    "reference to a separator": (
        TEXT,
        ('<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="0"/>'),
        "docx.footnote",
    ),
    "no separator": (NOTES, ('w:type="separator"', ""), "docx.footnote"),
    "one note id twice": (
        NOTES,
        ('<w:footnote w:id="3">', '<w:footnote w:id="2">'),
        "docx.footnote",
    ),
    "settings name a note that is not": (
        "word/settings.xml",
        ('<w:footnote w:id="-1"/>', '<w:footnote w:id="-9"/>'),
        "docx.footnote",
    ),
    "row wider than its table": (
        TEXT,
        ('<w:gridSpan w:val="19"/>', '<w:gridSpan w:val="20"/>'),
        "docx.grid",
    ),
    "merge never begun": (TEXT, ('<w:vMerge w:val="restart"/>', "<w:vMerge/>"), "docx.cell"),
    "cell without a paragraph": (
        TEXT,
        ("</w:tbl>", "<w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"),
        "docx.cell",
    ),
    "bookmark left open": (
        TEXT,
        ("<w:body>", '<w:body><w:bookmarkStart w:id="5" w:name="a"/>'),
        "docx.bookmark",
    ),
    "field left open": (
        "word/header2.xml",
        ('w:fldCharType="end"', 'w:fldCharType="separate"'),
        "docx.field",
    ),
    "field never begun": (
        "word/header2.xml",
        ('w:fldCharType="begin"', 'w:fldCharType="end"'),
        "docx.field",
    ),
    "blank that would be lost": (
        TEXT,
        ('<w:t xml:space="preserve"> triệu đồng', "<w:t> triệu đồng"),
        "docx.space",
    ),
    "style that is not": (
        TEXT,
        ('w:pStyle w:val="Heading1"', 'w:pStyle w:val="Tựa"'),
        "docx.style",
    ),
    "list that is not": (
        "word/styles.xml",
        ('<w:numId w:val="1"/>', '<w:numId w:val="7"/>'),
        "docx.list",
    ),
    "relationship to nowhere": (
        RELS,
        ('Target="footnotes.xml"', 'Target="gone.xml"'),
        "docx.relationship",
    ),
    "relationship undeclared": (TEXT, ('r:id="rId1"', 'r:id="rId99"'), "docx.relationship"),
    "relationship id twice": (RELS, ('Id="rId2"', 'Id="rId1"'), "docx.relationship"),
    "no main document": (
        "_rels/.rels",
        ("relationships/officeDocument", "relationships/other"),
        "docx.relationship",
    ),
    "part without a type": (TYPES, ("/word/footnotes.xml", "/word/notes.xml"), "docx.content_type"),
    "part of a wrong type": (TYPES, ("footnotes+xml", "endnotes+xml"), "docx.content_type"),
    "body without its section": (
        TEXT,
        ("</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>"),
        "docx.section",
    ),
}


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN)
def test_fault_is_found(
    report: Path, tmp_path: Path, fault: tuple[str, tuple[str, str], str]
) -> None:
    part, edit, code = fault
    findings = check(replaced(report, tmp_path / "broken.docx", part, edit))
    assert code in {finding.code for finding in findings}
    assert {finding.severity for finding in findings} == {Severity.ERROR}


def test_missing_types_are_found(report: Path, tmp_path: Path) -> None:
    findings = check(rewritten(report, tmp_path / "broken.docx", {TYPES: None}))
    assert [finding.code for finding in findings] == ["docx.content_type"]
