"""The dossier as a workbook: criteria, every requirement with each stage's word, the evidence.

Values are numbers, part and base apart, so that whoever receives it can reckon on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from chungtay.apps.criteria.readings.queries import Written
from chungtay.core.criteria.criteria_set import Threshold
from chungtay.core.criteria.evidence import EVIDENCE_TITLES
from chungtay.core.criteria.judging import (
    BASIS_TITLES,
    VERDICT_TITLES,
    CriterionResult,
    ThresholdResult,
    Verdict,
)
from chungtay.core.criteria.reading import PERCENT, Stage, stage_title
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.reports.document import Cell, Head, Row, Signature, Table
from chungtay.flows.dossier import words
from chungtay.flows.dossier.gathered import Dossier, Wish, gather
from chungtay.formats.workbook import Target
from chungtay.formats.xlsx_official import Leaf, write_official

NONE: Final = Cell("–")
SUMMARY = ("Mã", "Tiêu chí", "Kết quả", "Chỉ tiêu đạt", "Số chỉ tiêu", "Chỉ tiêu chưa đạt hoặc "
           "chưa xác định được", "Kết luận ghi cho cả tiêu chí")  # fmt: skip
STAGES = ("Mã", "Chỉ tiêu", "Mức đạt (cột)", "Bước", "Số đạt", "Tổng số", "Giá trị",
          "Kết luận của bước", "Ngày", "Người ghi, lúc ghi", "Căn cứ, lý do", "Kết quả, dựa trên",
          "Căn cứ của mức", "Minh chứng")  # fmt: skip
PROOFS = ("Chỉ tiêu", "Bước", "Loại", "Tên gọi", "Ngày", "Người đính kèm, lúc đính kèm",
          "Rút vì")  # fmt: skip
SUMMARY_WIDTHS = (12.0, 62.0, 26.0, 18.0, 18.0, 46.0, 70.0)
STAGE_WIDTHS = (12.0, 54.0, 34.0, 23.0, 16.0, 17.0, 19.0, 19.0, 21.0, 33.0, 36.0, 28.0, 46.0, 40.0)
PROOF_WIDTHS = (18.0, 32.0, 24.0, 84.0, 22.0, 46.0, 46.0)


def write(target: Target, wish: Wish) -> None:
    """Write the dossier of a unit, or of one criterion of it, to an .xlsx file."""
    told = gather(wish)
    superior, issuer = told.issuer
    head = Head(superior, issuer, "", told.unit.name, "HỒ SƠ TIÊU CHÍ", told.subject)
    leaves = (
        Leaf("Tổng hợp", _summary(told), _counts(told)),
        Leaf("Từng chỉ tiêu", _stages(told), wide=True),
        Leaf("Minh chứng", _proofs(told)),
    )
    signature = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    write_official(leaves, target, head=head, signature=signature, note=told.note, on=wish.on)


def _counts(told: Dossier) -> str:
    result = told.result
    return (
        f"Đạt {result.count(Verdict.MET)}/{len(told.law.criteria)} tiêu chí; "
        f"{result.count(Verdict.NOT_MET)} chưa đạt; "
        f"{result.count(Verdict.UNDETERMINED)} chưa xác định được."
    )


def _summary(told: Dossier) -> Table:
    body = tuple(_criterion(one, told) for one in told.wanted)
    return Table((Row.of(*SUMMARY),), body, SUMMARY_WIDTHS)


def _criterion(one: CriterionResult, told: Dossier) -> Row:
    known = len(one.requirements)
    met = sum(r.ruling.verdict is Verdict.MET for r in one.requirements)
    return Row(
        (
            Cell(one.criterion.code),
            Cell(one.criterion.title.vi),
            Cell(VERDICT_TITLES[one.ruling.verdict].vi),
            _number(met) if known else NONE,
            _number(known) if known else NONE,
            Cell(", ".join(r.requirement.code for r in one.deciding)),
            Cell(_whole(one, told)),
        )
    )


def _whole(one: CriterionResult, told: Dossier) -> str:
    """Tell the verdict recorded on a whole criterion, whether or not it is the one that decides."""
    found = told.recorded.get(one.criterion.code)
    if found is None:
        return ""
    verdict = VERDICT_TITLES[Verdict.MET if found.assessment.met else Verdict.NOT_MET].vi
    parts = (
        f"{verdict}, ngày {found.assessment.on:%d/%m/%Y}",
        words.written(told.names[found.by], found.at),
        found.assessment.note,
        "" if one.assessment else "không quyết định: đã có kết quả từng chỉ tiêu",
    )
    return "; ".join(part for part in parts if part)


def _stages(told: Dossier) -> Table:
    body: list[Row] = []
    for one in told.wanted:
        name = f"{one.criterion.code}. {one.criterion.title.vi}"
        verdict = VERDICT_TITLES[one.ruling.verdict].vi
        heads = (Cell(name, span=11), Cell(verdict), Cell(_whole(one, told), span=2))
        body.append(Row(heads, level=0))
        for requirement in one.requirements:
            for each in requirement.thresholds:
                title = words.named(requirement.requirement.title, each.threshold)
                body += _threshold(title, each, told)
    return Table((Row.of(*STAGES),), tuple(body), STAGE_WIDTHS)


def _threshold(title: str, each: ThresholdResult, told: Dossier) -> Iterator[Row]:
    """Give a line for every stage that spoke; what is the same for all stands on the first."""
    threshold = each.threshold
    verdict = f"{VERDICT_TITLES[each.ruling.verdict].vi}. {BASIS_TITLES[each.ruling.by].vi}."
    proofs = (one.evidence for one in told.laid.get(threshold.code, ()))
    laid = "; ".join(one.title for one in proofs if not one.withdrawn)
    before = (Cell(threshold.code), Cell(title), Cell(words.level(each)))
    after = (Cell(verdict), Cell(words.cited(each)), Cell(laid))
    spoke = [
        (stage, found)
        for stage in Stage
        if (found := told.said.get((threshold.code, stage))) is not None
    ]
    if not spoke:
        yield Row((*before, Cell("Chưa ai ghi"), *(NONE for _ in range(7)), *after))
    for place, (stage, found) in enumerate(spoke):
        said = tuple(_said(stage, found, threshold, told))
        blank = (Cell(""), Cell(""), Cell(""))
        yield Row((*before, *said, *after) if not place else (*blank, *said, *blank))


def _said(stage: Stage, found: Written, threshold: Threshold, told: Dossier) -> Iterable[Cell]:
    reading = found.reading
    counted = threshold.unit == PERCENT and reading.base_stated
    notes = ("lấy từ sổ" if reading.derived else "", reading.note)
    unstated = "" if counted or reading.quotient is None or reading.base_stated else "không rõ"
    yield Cell(stage_title(stage, told.law.level).vi)
    yield _number(reading.part) if counted and reading.part is not None else NONE
    yield _number(reading.base) if counted and reading.base is not None else Cell(unstated or "–")
    yield _value(reading.quotient, threshold)
    yield Cell(words.judgement(reading) or "–")
    yield Cell(f"{reading.on:%d/%m/%Y}")
    yield Cell(words.written(told.names[found.by], found.at))
    yield Cell("; ".join(part for part in notes if part))


def _value(quotient: Fraction | None, threshold: Threshold) -> Cell:
    if quotient is None:
        return NONE
    value = 100 * quotient if threshold.unit == PERCENT else quotient
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = vietnamese(value, 2, trim=True) + (" %" if threshold.unit == PERCENT else "")
    return Cell(text, number=f"{exact:f}")


def _proofs(told: Dossier) -> Table:
    body = tuple(
        Row.of(
            each.threshold.code,
            stage_title(one.evidence.stage, told.law.level).vi,
            EVIDENCE_TITLES[one.evidence.kind].vi,
            one.evidence.title,
            f"{one.evidence.on:%d/%m/%Y}",
            words.written(told.names[one.by], one.at),
            one.evidence.withdrawn,
        )
        for criterion in told.wanted
        for requirement in criterion.requirements
        for each in requirement.thresholds
        for one in told.laid.get(each.threshold.code, ())
    )
    none = Row.of("", "", "", "Chưa có minh chứng nào trong hệ thống.")
    return Table((Row.of(*PROOFS),), body or (none,), PROOF_WIDTHS)


def _number(number: int) -> Cell:
    return Cell(vietnamese(number), number=str(number))
