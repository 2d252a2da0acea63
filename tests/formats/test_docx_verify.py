"""A report tells offline which of its figures still stand as written."""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from chungtay.core.reports.files import NoSeal, NotAReport
from chungtay.core.reports.seal import Changed, Seal, SealedFigure
from chungtay.core.reports.sealed_tables import ChangedTable, FoundRow, Spot, seal_table
from chungtay.formats import docx, pdf
from chungtay.formats.docx import seal
from chungtay.formats.docx.reading import Package
from tests.formats.sample import DOCUMENT, FIGURES
from tests.formats.surgery import read, replaced, rewritten

TEXT, NOTES, CUSTOM = "word/document.xml", "word/footnotes.xml", "docProps/custom.xml"


def test_report_as_written_is_faithful(report: Path) -> None:
    verdict = docx.verify(report)
    assert verdict.report == DOCUMENT.code
    assert verdict.unchanged == tuple(sorted(FIGURES))
    assert verdict.tables.unchanged == (("02", 1), ("03", 1), ("03", 2), ("04", 1))
    assert verdict.faithful


def test_writing_answers_the_digest_that_proves_the_seal(report: Path, tmp_path: Path) -> None:
    kept = docx.write(DOCUMENT, FIGURES, tmp_path / "again.docx")
    assert docx.verify(report, against=kept).genuine is True
    assert docx.verify(report, against="0" * 64).genuine is False


def test_number_edited_in_the_text_is_found(report: Path, tmp_path: Path) -> None:
    forged = replaced(report, tmp_path / "f.docx", TEXT, (">65,12<", ">95,12<"))
    assert docx.verify(forged).changed == (Changed("disb.rate", "65,12", ("95,12",)),)


def test_number_edited_in_a_note_is_found(report: Path, tmp_path: Path) -> None:
    forged = replaced(report, tmp_path / "f.docx", NOTES, (">90.836<", ">190.836<"))
    assert [changed.id for changed in docx.verify(forged).changed] == ["plan.local"]


def test_number_split_by_an_edit_is_still_read_whole(report: Path, tmp_path: Path) -> None:
    split = ('65,12</w:t></w:r>', '65</w:t></w:r><w:r><w:t>,12</w:t></w:r>')  # fmt: skip
    assert docx.verify(replaced(report, tmp_path / "f.docx", TEXT, split)).faithful


def test_number_struck_out_under_tracked_changes_is_gone(report: Path, tmp_path: Path) -> None:
    content = read(report, TEXT)
    start = content.index("<w:sdt>", content.index("toàn tỉnh giải ngân"))
    end = content.index("</w:sdt>", start) + len("</w:sdt>")
    struck = f"{content[:start]}<w:del>{content[start:end]}</w:del>{content[end:]}"
    assert docx.verify(rewritten(report, tmp_path / "f.docx", {TEXT: struck})).missing == (
        "disb.total",
    )


def cell_edited(content: str, appendix: str, edit: tuple[str, str]) -> str:
    """Edit the first place of a text after the heading of an appendix."""
    start = content.index(f"PHỤ LỤC SỐ {appendix}")
    return content[:start] + content[start:].replace(*edit, 1)


def test_cell_edited_in_an_appendix_is_told_by_row_and_column(report: Path, tmp_path: Path) -> None:
    content = cell_edited(read(report, TEXT), "03", (">31.235<", ">131.235<"))
    verdict = docx.verify(rewritten(report, tmp_path / "f.docx", {TEXT: content}))
    assert verdict.tables.changed == (
        ChangedTable("03", 1, (FoundRow(5, "1 Thành phố Kon Tum"),), (3,), 0),
    )
    assert not verdict.changed
    assert not verdict.faithful


def test_mark_taken_out_of_the_criteria_is_told_by_its_commune(
    report: Path, tmp_path: Path
) -> None:
    content = cell_edited(read(report, TEXT), "04", (">x<", "><"))
    (table,) = docx.verify(rewritten(report, tmp_path / "f.docx", {TEXT: content})).tables.changed
    assert (table.rows, table.columns) == ((FoundRow(3, "1 Ngọc Linh 1"),), (4,))


DELETIONS = ["", *(f"<w:trPr><w:{mark}/></w:trPr>" for mark in ("del", "hidden"))]


def test_cell_hidden_behind_another_is_told(report: Path, tmp_path: Path) -> None:
    both = ("<w:t ", "<w:rPr><w:vanish/></w:rPr><w:t ")
    content = read(report, TEXT)
    start = content.index(">31.235<", content.index("PHỤ LỤC SỐ 02"))
    start = content.rindex("<w:r>", 0, start)
    end = content.index("</w:r>", start) + len("</w:r>")
    hidden = content[start:end].replace(*both)
    forged = content[:start] + hidden + "<w:r><w:t>1</w:t></w:r>" + content[end:]
    (table,) = docx.verify(rewritten(report, tmp_path / "f.docx", {TEXT: forged})).tables.changed
    assert (table.rows[0].number, table.columns) == (5, (3,))


@pytest.mark.parametrize("deletion", DELETIONS)
def test_row_taken_out_of_an_appendix_is_counted(
    report: Path, tmp_path: Path, deletion: str
) -> None:
    content = read(report, TEXT)
    start = content.rindex("<w:tr>", 0, content.index(">Măng Cành 6<"))
    end = content.index("</w:tr>", start) + len("</w:tr>")
    struck = f"<w:tr>{deletion}<w:tc><w:p/></w:tc></w:tr>" if deletion else ""
    content = content[:start] + struck + content[end:]
    (table,) = docx.verify(rewritten(report, tmp_path / "f.docx", {TEXT: content})).tables.changed
    assert (table.appendix, table.rows, table.gone) == ("04", (), 1)


def test_appendix_taken_out_is_missing(report: Path, tmp_path: Path) -> None:
    content = read(report, TEXT)
    start = content.index("<w:tbl>", content.index("PHỤ LỤC SỐ 04"))
    end = content.index("</w:tbl>", start) + len("</w:tbl>")
    verdict = docx.verify(
        rewritten(report, tmp_path / "f.docx", {TEXT: content[:start] + content[end:]})
    )
    assert verdict.tables.missing == (("04", 1),)
    assert not verdict.faithful


def test_figure_without_its_control_is_missing(report: Path, tmp_path: Path) -> None:
    for name in ("alias", "tag"):
        report = replaced(
            report, tmp_path / f"{name}.docx", TEXT, (f'<w:{name} w:val="arrears"/>', "")
        )
    assert docx.verify(report).missing == ("arrears",)


def test_tag_alone_still_names_a_figure(report: Path, tmp_path: Path) -> None:
    bare = replaced(report, tmp_path / "f.docx", TEXT, ('<w:alias w:val="arrears"/>', ""))
    assert docx.verify(bare).faithful


def test_forger_who_rewrites_the_seal_is_caught_by_the_site(report: Path, tmp_path: Path) -> None:
    kept = docx.verify(report).seal_digest
    forged = Seal(DOCUMENT.code, (SealedFigure("plan.total", "1", 1, ""),))
    part = seal.properties_part(seal.chunks(forged)).decode()
    verdict = docx.verify(rewritten(report, tmp_path / "f.docx", {CUSTOM: part}), against=kept)
    assert verdict.intact
    assert verdict.genuine is False


def test_seal_without_its_own_digest_is_not_intact(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(seal, "digest", lambda _: "f" * 64)
        docx.write(DOCUMENT, FIGURES, tmp_path / "f.docx")
    verdict = docx.verify(tmp_path / "f.docx")
    assert not verdict.intact
    assert not verdict.faithful


def test_seal_fits_what_word_keeps_of_a_property() -> None:
    many = tuple(SealedFigure(f"f{n}", f"{n * 7919 % 9973}", 1, f"{n:016x}") for n in range(500))
    table = seal_table("02", 1, [(Spot(1, f"{n}"), Spot(2, "")) for n in range(300)])
    whole = Seal("bc", many, (table,))
    pieces = seal.chunks(whole)
    assert len(pieces) > 9
    assert max(len(value) for _, value in pieces) <= 240
    assert seal.read(dict(reversed(pieces))) == (whole, seal.digest(whole))


@pytest.mark.parametrize("cut", ["", "<Properties/>"])
def test_report_without_a_seal_is_refused(report: Path, tmp_path: Path, cut: str) -> None:
    with pytest.raises(NoSeal):
        docx.verify(rewritten(report, tmp_path / "f.docx", {CUSTOM: cut or None}))


def test_seal_cut_short_counts_as_none(report: Path, tmp_path: Path) -> None:
    first = seal.properties(Package(report).xml(CUSTOM))["ChungTay.Seal.001"]
    cut = replaced(report, tmp_path / "f.docx", CUSTOM, (first, first[:100]))
    with pytest.raises(NoSeal):
        docx.verify(cut)


def test_what_is_not_word_is_refused(report: Path, tmp_path: Path) -> None:
    text, folder = tmp_path / "a.docx", tmp_path / "b.docx"
    text.write_text("xin chào")
    folder.mkdir()
    with zipfile.ZipFile(tmp_path / "c.docx", "w") as archive:
        archive.writestr("x.xml", "<x/>")
    broken = rewritten(report, tmp_path / "e.docx", {TEXT: "<w:document"})
    for path in (text, folder, tmp_path / "c.docx", tmp_path / "absent.docx", broken):
        with pytest.raises(NotAReport, match=path.name):
            docx.verify(path)


def test_entities_are_refused(report: Path, tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(NotAReport, match="không an toàn"):
        docx.verify(rewritten(report, tmp_path / "f.docx", {CUSTOM: bomb}))


def test_damaged_bytes_are_refused(report: Path, tmp_path: Path) -> None:
    damaged, content = tmp_path / "h.docx", bytearray(report.read_bytes())
    with zipfile.ZipFile(report) as archive:
        start = archive.getinfo(TEXT).header_offset
    for place in range(start + 60, start + 400):
        content[place] ^= 0xFF
    damaged.write_bytes(content)
    with pytest.raises(NotAReport, match="tệp hỏng"):
        docx.verify(damaged)


def test_bomb_is_refused_before_it_is_unpacked(report: Path, tmp_path: Path) -> None:
    bomb = rewritten(report, tmp_path / "f.docx", {"word/x.xml": " " * 20_000_000})
    with pytest.raises(NotAReport, match="bất thường"):
        docx.verify(bomb)


def test_another_text_shown_in_place_of_the_sealed_one_is_refused(
    report: Path, tmp_path: Path
) -> None:
    shown: dict[str, str | None] = {
        "word/shown.xml": read(report, TEXT).replace(">65,12<", ">95,12<")
    }
    forged = rewritten(report, tmp_path / "f.docx", shown)
    assert docx.verify(forged).faithful
    led = replaced(forged, tmp_path / "g.docx", "_rels/.rels", ("word/document", "word/shown"))
    with pytest.raises(NotAReport, match="thường lệ"):
        docx.verify(led)


def test_two_parts_of_one_name_are_refused(report: Path, tmp_path: Path) -> None:
    twice = rewritten(report, tmp_path / "f.docx", {"WORD/document.xml": read(report, TEXT)})
    with pytest.raises(NotAReport, match="trùng tên"):
        docx.verify(twice)


def test_hidden_number_is_changed(report: Path, tmp_path: Path) -> None:
    content = read(report, TEXT)
    run = content.rindex("<w:r>", 0, content.index(">65,12<")) + len("<w:r>")
    hidden = f"{content[:run]}<w:rPr><w:vanish/></w:rPr>{content[run:]}"
    forged = rewritten(report, tmp_path / "f.docx", {TEXT: hidden})
    assert [changed.id for changed in docx.verify(forged).changed] == ["disb.rate"]


@pytest.mark.slow
@pytest.mark.libreoffice
def test_seal_figures_and_tables_survive_a_save_by_libreoffice(
    report: Path, tmp_path: Path
) -> None:
    content = read(report, TEXT).replace(">65,12<", ">95,12<")
    content = cell_edited(content, "04", (">x<", "><"))
    forged = rewritten(report, tmp_path / "report.docx", {TEXT: content})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for source, out in ((report, tmp_path / "as-is"), (forged, tmp_path / "forged")):
        subprocess.run(
            [pdf.require(), profile, "--headless", "--convert-to", "docx", "--outdir", out, source],
            check=True,
            capture_output=True,
            env=os.environ | {"SAL_USE_VCLPLUGIN": "svp"},
        )
    assert docx.verify(tmp_path / "as-is" / "report.docx").faithful
    verdict = docx.verify(tmp_path / "forged" / "report.docx")
    assert [changed.id for changed in verdict.changed] == ["disb.rate"]
    assert [table.rows for table in verdict.tables.changed] == [(FoundRow(3, "1 Ngọc Linh 1"),)]
