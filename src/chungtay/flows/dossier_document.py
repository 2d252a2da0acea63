"""The dossier of a commune as a Word document: what each stage found, and what follows.

Laid out after Decree 30/2020/NĐ-CP like every document here; number, date and signature stay blank.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from django.utils import timezone

from chungtay.apps.criteria.queries import Recorded
from chungtay.apps.criteria.queries import recorded as wholes
from chungtay.apps.criteria.readings import queries
from chungtay.apps.people.queries import writers
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    STATED_TITLES,
    CriteriaSet,
    Stated,
    Threshold,
)
from chungtay.core.criteria.evidence import Evidence
from chungtay.core.criteria.judging import (
    BASIS_TITLES,
    SILENCE_TITLES,
    VERDICT_TITLES,
    CriterionResult,
    SetResult,
    ThresholdResult,
    Verdict,
    saying,
)
from chungtay.core.criteria.reading import JUDGEMENT_TITLES, PERCENT, Judgement, Reading, Stage
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.provenance import Provenance
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
from chungtay.core.units.unit import Unit
from chungtay.flows.clauses import clause
from chungtay.flows.judge_units import judged
from chungtay.formats import docx
from chungtay.packs import loader

DRAFT: Final = "Lập tự động từ sổ đánh giá tiêu chí; chưa có chữ ký, chưa có giá trị pháp lý."
SYNTHETIC: Final = "SỐ LIỆU MÔ PHỎNG: không nói về một xã có thật."
WIDTHS: Final = (13.0, 58.0, 27.0, 32.0, 32.0, 32.0, 24.0, 32.0)
SIGNS: Final = {">=": "≥", "<=": "≤", "=": "="}
Said = Mapping[tuple[str, Stage], queries.Written]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All a dossier is made from: the unit judged, what stages said, what was laid beside it."""

    unit: Unit
    law: CriteriaSet
    result: SetResult
    wanted: Sequence[CriterionResult]
    said: Said
    laid: Mapping[tuple[str, str], Sequence[Evidence]]
    recorded: Mapping[str, Recorded]
    names: Mapping[str, str]
    """Who wrote each of these, by how the registers name them."""

    @property
    def synthetic(self) -> bool:
        """Tell whether any of it was made for the demonstration."""
        told = (each.reading.grounds for each in self.said.values())
        wholes = (each.assessment.grounds for each in self.recorded.values())
        return any(one.provenance is Provenance.SYNTHETIC for one in (*told, *wholes))


def write(
    path: Path,
    *,
    unit: str,
    criteria_set: str,
    on: dt.date,
    as_known: dt.date | None = None,
    criterion: str = "",
) -> None:
    """Write the dossier of a commune, or of one criterion of it, to a .docx file."""
    law, result = judged((unit,), criteria_set=criteria_set, on=on, as_known=as_known)[unit]
    said = queries.last_written(unit, criteria_set=criteria_set, on=on, as_known=as_known)
    recorded = wholes(unit, criteria_set=criteria_set, on=on, as_known=as_known)
    names = writers(
        [*(each.by for each in said.values()), *(each.by for each in recorded.values())]
    )
    laid = queries.evidence([unit], criteria_set=criteria_set, on=on, as_known=as_known)
    wanted = [one for one in result.criteria if criterion in ("", one.criterion.code)]
    dossier = Dossier(units.unit(unit, on=on), law, result, wanted, said, laid, recorded, names)
    docx.write(_document(dossier), {}, path, on=on)


def _document(told: Dossier) -> Document:
    unit, day = told.unit, f"{told.result.on:%d/%m/%Y}"
    district = units.district_of(unit.code, on=told.result.on)
    subject = f"Kết quả thực hiện {told.law.title.vi} của {unit.title}, đến ngày {day}"
    return Document(
        code=f"ho-so-{unit.code}",
        head=Head(
            superior=f"ỦY BAN NHÂN DÂN\n{district.title.upper() if district else ''}",
            issuer=f"ỦY BAN NHÂN DÂN\n{unit.title.upper()}",
            symbol="/BC-UBND",
            place=unit.name,
            kind="HỒ SƠ",
            subject=subject,
        ),
        addressees=(),
        body=tuple(_body(told)),
        recipients=("Như trên;", "Lưu: VT."),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        appendices=(
            Appendix("01", "Kết quả từng chỉ tiêu", (_results(told),)),
            Appendix("02", "Minh chứng", (_proofs(told),)),
        ),
        draft_note=f"{SYNTHETIC} {DRAFT}" if told.synthetic else DRAFT,
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
    heads = ("Mã", "Chỉ tiêu", "Mức đạt", "Xã tự đánh giá", "Huyện kiểm tra", "Sở thẩm định",
             "Kết quả", "Căn cứ của mức")  # fmt: skip
    body: list[Row] = []
    for one in dossier.wanted:
        name = f"{one.criterion.code}. {one.criterion.title.vi}"
        if one.assessment is not None:
            who = dossier.names[dossier.recorded[one.criterion.code].by]
            name += f" ({saying.recorded(one, who)})"
        verdict = VERDICT_TITLES[one.ruling.verdict].vi
        body.append(Row((Cell(name, span=6), Cell(verdict), Cell("")), level=0))
        body.extend(
            _line(requirement.requirement.title.vi, each, dossier)
            for requirement in one.requirements
            for each in requirement.thresholds
        )
    return Table((_row(*heads),), tuple(body), WIDTHS)


def _line(title: str, each: ThresholdResult, dossier: Dossier) -> Row:
    threshold, why = each.threshold, each.explanation
    name = f"{title}: {threshold.title.vi}" if threshold.title else title
    stages = (
        _said(dossier, threshold, stage) for stage in (Stage.SELF, Stage.DISTRICT, Stage.DEPARTMENT)
    )
    column = f" ({COLUMN_TITLES[why.column].vi})" if why.column else ""
    basis = BASIS_TITLES[each.ruling.by].vi
    cited = (clause(why.cite) if why.cite else "") + (
        "" if why.verified or not why.cite else " (chưa đối chiếu)"
    )
    verdict = f"{VERDICT_TITLES[each.ruling.verdict].vi}. {basis}."
    cells = (threshold.code, name, _level(each) + column, *stages, verdict, cited)
    return Row(tuple(Cell(text) for text in cells), level=2)


def _said(dossier: Dossier, threshold: Threshold, stage: Stage) -> str:
    """Tell what a stage said, and who wrote it down when."""
    found = dossier.said.get((threshold.code, stage))
    if found is None:
        return told(None, threshold)
    at = timezone.localtime(found.at)
    when, who = f"{at:%d/%m/%Y %H:%M}", dossier.names[found.by]
    return f"{told(found.reading, threshold)}; ghi lúc {when}, {who}"


def _level(each: ThresholdResult) -> str:
    why = each.explanation
    if why.level is None:
        return SILENCE_TITLES[why.silence].vi if why.silence else ""
    if isinstance(why.level, Stated):
        return STATED_TITLES[why.level].vi
    asked = why.required.number if why.required else Fraction(why.level)
    sign = SIGNS[each.threshold.comparator.value]
    return f"{sign} {vietnamese(asked, 2, trim=True)}{_unit(each.threshold)}"


def told(reading: Reading | None, threshold: Threshold) -> str:
    """Tell what a stage said: value, verdict, day, whether registers gave it, and why."""
    if reading is None:
        return "–"
    words = [_value(reading, threshold)]
    if reading.judgement is not Judgement.NONE:
        words.append(JUDGEMENT_TITLES[reading.judgement].vi)
    if reading.derived:
        words.append("lấy từ sổ")
    words += [f"{reading.on:%d/%m/%Y}", reading.note]
    return "; ".join(part for part in words if part)


def _value(reading: Reading, threshold: Threshold) -> str:
    if reading.quotient is None:
        return ""
    if threshold.unit != PERCENT:
        return vietnamese(reading.quotient, 2, trim=True) + _unit(threshold)
    share = f"{vietnamese(100 * reading.quotient, 2, trim=True)} %"
    if not reading.base_stated:
        return f"{share} (không rõ mẫu số)"
    return f"{share} ({vietnamese(reading.part or 0)}/{vietnamese(reading.base or 0)})"


def _unit(threshold: Threshold) -> str:
    if threshold.unit == PERCENT:
        return " %"
    known = loader.measure_units().get(threshold.unit)
    return f" {known.symbol.vi}" if known else ""


def _proofs(told: Dossier) -> Table:
    body = [
        _row(each.threshold.code, _laid(proof), f"{proof.on:%d/%m/%Y}")
        for one in told.wanted
        for requirement in one.requirements
        for each in requirement.thresholds
        for proof in told.laid.get((told.unit.code, each.threshold.code), ())
    ]
    none = _row("", "Chưa có minh chứng nào trong hệ thống.", "")
    heads = _row("Chỉ tiêu", "Minh chứng", "Ngày")
    return Table((heads,), tuple(body) or (none,), (25.0, 180.0, 30.0))


def _laid(proof: Evidence) -> str:
    return f"{proof.title} (đã rút: {proof.withdrawn})" if proof.withdrawn else proof.title


def _row(*texts: str) -> Row:
    return Row(tuple(Cell(text) for text in texts))


def _heading(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.HEADING_1, (TextRun(text),))


def _text(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.BODY, (TextRun(text),))
