"""The dossier as a Word document: what each stage found, and what follows.

Laid out after Decree 30/2020/NĐ-CP like every document here; number, date and signature stay blank.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.utils import timezone

from chungtay.apps.criteria.readings.queries import Laid
from chungtay.core.criteria.criteria_set import Threshold
from chungtay.core.criteria.judging import (
    BASIS_TITLES,
    VERDICT_TITLES,
    ThresholdResult,
    Verdict,
    saying,
)
from chungtay.core.criteria.reading import Stage, stage_title
from chungtay.core.reports.document import (
    Appendix,
    Cell,
    Document,
    Head,
    Paragraph,
    ParagraphKind,
    Row,
    Signature,
    Table,
    TextRun,
)
from chungtay.flows.dossier import words
from chungtay.flows.dossier.gathered import SYNTHETIC, Dossier, Wish, gather
from chungtay.formats import docx

WIDTHS: Final = (13.0, 58.0, 27.0, 32.0, 32.0, 32.0, 24.0, 32.0)


def write(path: Path, wish: Wish) -> None:
    """Write the dossier of a unit, or of one criterion of it, to a .docx file."""
    docx.write(_document(gather(wish)), {}, path, on=wish.on)


def _document(told: Dossier) -> Document:
    unit = told.unit
    superior, issuer = told.issuer
    return Document(
        code=f"ho-so-{unit.code}",
        head=Head(
            superior=superior,
            issuer=issuer,
            symbol="/BC-UBND",
            place=unit.name,
            kind="HỒ SƠ",
            subject=told.subject,
        ),
        addressees=(),
        body=tuple(_body(told)),
        recipients=(f"UBND {told.above};" if told.above else "", "Lưu: VT.")[not told.above :],
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        appendices=(
            Appendix("01", "Kết quả từng chỉ tiêu", (_results(told),)),
            Appendix("02", "Minh chứng", (_proofs(told),)),
        ),
        draft_note=told.note,
    )


def _body(told: Dossier) -> Iterable[Paragraph]:
    result, day = told.result, f"{told.result.on:%d/%m/%Y}"
    if told.synthetic:
        yield _text(SYNTHETIC)
    yield _heading("I. Kết quả chung")
    yield _text(
        f"Đến ngày {day}, {told.unit.title} đạt {result.count(Verdict.MET)}/"
        f"{len(told.law.criteria)} tiêu chí; {result.count(Verdict.NOT_MET)} tiêu chí chưa đạt; "
        f"{result.count(Verdict.UNDETERMINED)} tiêu chí chưa xác định được."
    )
    yield _heading("II. Từng tiêu chí")
    for one in told.wanted:
        title = VERDICT_TITLES[one.ruling.verdict].vi.lower()
        short = ", ".join(r.requirement.code for r in one.deciding)
        why = f" (chỉ tiêu {short})" if short else ""
        yield _text(f"Tiêu chí {one.criterion.code} – {one.criterion.title.vi}: {title}{why}.")


def _results(dossier: Dossier) -> Table:
    stages = (stage_title(stage, dossier.law.level).vi for stage in Stage)
    heads = ("Mã", "Chỉ tiêu", "Mức đạt", *stages, "Kết quả", "Căn cứ của mức")
    body: list[Row] = []
    for one in dossier.wanted:
        name = f"{one.criterion.code}. {one.criterion.title.vi}"
        if one.assessment is not None:
            who = dossier.names[dossier.recorded[one.criterion.code].by]
            name += f" ({saying.recorded(one, who)})"
        verdict = VERDICT_TITLES[one.ruling.verdict].vi
        body.append(Row((Cell(name, span=6), Cell(verdict), Cell("")), level=0))
        body.extend(
            _line(words.named(requirement.requirement.title, each.threshold), each, dossier)
            for requirement in one.requirements
            for each in requirement.thresholds
        )
    return Table((Row.of(*heads),), tuple(body), WIDTHS)


def _line(name: str, each: ThresholdResult, dossier: Dossier) -> Row:
    threshold = each.threshold
    stages = (_said(dossier, threshold, stage) for stage in Stage)
    verdict = f"{VERDICT_TITLES[each.ruling.verdict].vi}. {BASIS_TITLES[each.ruling.by].vi}."
    cells = (threshold.code, name, words.level(each), *stages, verdict, words.cited(each))
    return Row.of(*cells)


def _said(dossier: Dossier, threshold: Threshold, stage: Stage) -> str:
    """Tell what a stage said, and who wrote it down when."""
    found = dossier.said.get((threshold.code, stage))
    if found is None:
        return words.told(None, threshold)
    when, who = f"{timezone.localtime(found.at):%d/%m/%Y %H:%M}", dossier.names[found.by]
    return f"{words.told(found.reading, threshold)}; ghi lúc {when}, {who}"


def _proofs(told: Dossier) -> Table:
    body = [
        Row.of(each.threshold.code, _laid(laid, told), f"{laid.evidence.on:%d/%m/%Y}")
        for one in told.wanted
        for requirement in one.requirements
        for each in requirement.thresholds
        for laid in told.laid.get(each.threshold.code, ())
    ]
    none = Row.of("", "Chưa có minh chứng nào trong hệ thống.", "")
    heads = Row.of("Chỉ tiêu", "Minh chứng", "Ngày")
    return Table((heads,), tuple(body) or (none,), (25.0, 180.0, 30.0))


def _laid(laid: Laid, told: Dossier) -> str:
    proof = laid.evidence
    why = f" (đã rút: {proof.withdrawn})" if proof.withdrawn else ""
    return f"{proof.title}{why}; {words.written(told.names[laid.by], laid.at)}"


def _heading(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.HEADING_1, (TextRun(text),))


def _text(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.BODY, (TextRun(text),))
