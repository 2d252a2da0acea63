"""A plan as a Word document: a draft roadmap for people to decide on.

Laid out after Decree 30/2020/NĐ-CP; number, date and signature stay blank, and the header of every
page says that it is a draft. What is explained here is what the page explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from chungtay.apps.units import queries as units
from chungtay.core.capital.foresight.saying import millions
from chungtay.core.criteria.roadmap.explaining import Step, passed_over, why
from chungtay.core.criteria.roadmap.planning import Choice, Plan
from chungtay.core.criteria.roadmap.problem import Fund
from chungtay.core.criteria.roadmap.saying import average_words
from chungtay.core.criteria.roadmap.scenario import Scenario
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.saying import Listed, Said, fill, text
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
from chungtay.flows.roadmap.planning import Planned
from chungtay.formats import docx

FILE_NAME: Final = "du-thao-ke-hoach-lo-trinh.docx"
DRAFT: Final = (
    "DỰ THẢO KẾ HOẠCH – lập tự động từ kết quả đánh giá, giải pháp và sổ vốn để cơ quan có thẩm "
    "quyền xem xét; chưa có giá trị thi hành."
)
SYNTHETIC: Final = " Số liệu mô phỏng: không dùng để nói về một xã có thật."
CHOICE_WIDTHS: Final = (10.0, 30.0, 18.0, 50.0, 20.0, 42.0, 22.0, 68.0)
FUND_WIDTHS: Final = (10.0, 100.0, 48.0, 48.0, 48.0)
LEFT_WIDTHS: Final = (10.0, 70.0, 24.0, 150.0)
STEP_WORDS: Mapping[Step, str] = {
    Step.COMMUNE_LESS: "Bớt một xã đạt đủ tiêu chí",
    Step.COMMUNE_MORE: "Thêm một xã đạt đủ tiêu chí",
    Step.CRITERION_LESS: "Bớt một lượt tiêu chí của bình quân",
    Step.CRITERION_MORE: "Thêm một lượt tiêu chí của bình quân",
}
LEFT_SHOWN = 30


def write(scenario: Scenario, done: Planned, path: Path) -> None:
    """Write the draft of a scenario to a .docx file."""
    docx.write(document(scenario, done), {}, path, on=scenario.on)


def document(scenario: Scenario, done: Planned) -> Document:
    """Put the draft together: a plan, or the reasons why there is none."""
    place = units.unit(scenario.place, on=scenario.on)
    names = {unit.code: unit.title for unit in units.subtree(scenario.place, on=scenario.on)}
    draft = _Draft(scenario, done, names)
    synthetic = scenario.grounds.provenance is Provenance.SYNTHETIC
    return Document(
        code=f"lo-trinh-{scenario.code}",
        head=Head(
            superior=f"ỦY BAN NHÂN DÂN\n{place.title.upper()}",
            issuer="VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI",
            symbol="/KH-VPĐP",
            place=place.name,
            kind="KẾ HOẠCH",
            subject="Dự thảo lộ trình đạt tiêu chí nông thôn mới đến ngày "
            f"{done.problem.goal.by:%d/%m/%Y}",
        ),
        addressees=(f"Ủy ban nhân dân {place.type} {place.name}",),
        body=tuple(draft.body()),
        recipients=("Như trên;", "Các sở phụ trách tiêu chí;", "Lưu: VT."),
        signature=Signature(("CHÁNH VĂN PHÒNG",)),
        appendices=tuple(draft.appendices()),
        draft_note=DRAFT + (SYNTHETIC if synthetic else ""),
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A draft being put together."""

    scenario: Scenario
    done: Planned
    names: Mapping[str, str]

    def body(self) -> Iterator[Paragraph]:
        """Tell the goal, what the plan reaches, what it costs, and how sure it is."""
        yield _heading("I. Mục tiêu và căn cứ")
        yield from self._goal()
        made = self.done.made
        if made is None:
            yield from self._no_plan()
            return
        yield _heading("II. Phương án")
        yield from self._plan(made)
        yield _heading("III. Một bước hơn, một bước kém")
        yield from self._steps()

    def _goal(self) -> Iterator[Paragraph]:
        problem, goal = self.done.problem, self.done.problem.goal
        there = sum(not stand.missing for stand in problem.stands)
        average = average_words(Fraction(problem.met, max(1, len(problem.stands))))
        yield _text(
            f"Đến ngày {self.scenario.on:%d/%m/%Y}, {there} trong {len(problem.stands)} xã đạt đủ "
            f"{problem.criteria} tiêu chí; bình quân {average} tiêu chí một xã."
        )
        asked = [f"{goal.full} xã đạt đủ tiêu chí"]
        if goal.average:
            asked.append(f"bình quân ít nhất {average_words(goal.average)} tiêu chí một xã")
        if goal.least:
            asked.append(f"không xã nào dưới {goal.least} tiêu chí")
        yield _text(f"Mục tiêu đến ngày {goal.by:%d/%m/%Y}: {'; '.join(asked)}.")
        if goal.must:
            named = ", ".join(self.names.get(unit, unit) for unit in goal.must)
            yield _text(f"Các xã buộc phải đạt: {named}.")
        limits = problem.limits or {}
        parts = (f"{fund} {millions(limits[fund])}" for fund in sorted(limits) if limits[fund])
        where = "theo nguồn ở Phụ lục số 02" if self.done.made else f"gồm {'; '.join(parts)}"
        yield _text(
            f"Vốn còn giữ, chưa gắn với công trình: {millions(sum(limits.values()))} triệu đồng, "
            f"{where}. Giải pháp và kinh phí là số ước của cơ quan lập."
        )

    def _plan(self, made: Plan) -> Iterator[Paragraph]:
        sure = (
            "đã chứng minh là rẻ nhất"
            if made.proved
            else f"đắt hơn phương án tốt nhất không quá {vietnamese(made.gap * 100, 2)} %"
        )
        yield _text(
            f"Thực hiện {len(made.choices)} giải pháp, tổng kinh phí {millions(made.cost)} triệu "
            f"đồng ({vietnamese(made.cost)} đồng), {sure}; chi tiết ở Phụ lục số 01."
        )
        yield _text(
            f"Khi hoàn thành: {len(made.reached.full)} xã đạt đủ tiêu chí; bình quân "
            f"{average_words(made.reached.average)} tiêu chí một xã "
            f"({vietnamese(made.reached.total)} lượt tiêu chí)."
        )
        yield _text("Tiêu chí chưa đưa vào phương án và lý do ở Phụ lục số 03.")

    def _steps(self) -> Iterator[Paragraph]:
        for one in self.done.margins:
            if one.change is None:
                told = "chưa có phương án"
            else:
                sign = "tăng" if one.change >= 0 else "giảm"
                told = f"kinh phí {sign} {millions(abs(one.change))} triệu đồng"
            yield _bullet(f"{STEP_WORDS[one.step]}: {told}.")

    def _no_plan(self) -> Iterator[Paragraph]:
        yield _heading("II. Vì sao chưa có phương án")
        told = self.done.diagnosis
        if told is None:
            yield _text("Hết thời gian tính mà chưa tìm được phương án.")
            return
        for words in told.words:
            yield _text(self._said(words))
        yield _heading("III. Cách đạt được")
        for way in told.ways:
            yield _bullet("; ".join(self._said(change) for change in way.changes) + ".")

    def _said(self, words: Said) -> str:
        units = words.facts.get("units")
        if not isinstance(units, Listed):
            return str(words)
        named = Listed(tuple(self.names.get(text(code), text(code)) for code in units.parts))
        return fill(words.sentence, {**words.facts, "units": named})

    def appendices(self) -> Iterator[Appendix]:
        """Lay out what the plan does, who pays, and what it leaves."""
        made = self.done.made
        if made is None:
            return
        yield Appendix("01", "Các giải pháp của phương án", (self._choices(made),))
        yield Appendix("02", "Vốn theo nguồn", (self._funds(made),))
        yield Appendix("03", "Tiêu chí chưa đưa vào phương án", (self._left(made),))

    def _choices(self, made: Plan) -> Table:
        rows = [self._choice(n, made, one) for n, one in enumerate(made.choices, 1)]
        whole = Row((Cell("Cộng", span=4), _money(made.cost), Cell("", span=3)), level=0)
        heads = (
            "TT", "Xã", "Tiêu chí, chỉ tiêu", "Giải pháp", "Kinh phí", "Nguồn", "Ngày xong",
            "Vì sao",
        )  # fmt: skip
        return Table((Row.of(*heads),), (*rows, whole), CHOICE_WIDTHS, unit="triệu đồng")

    def _choice(self, place: int, made: Plan, one: Choice) -> Row:
        paid = "; ".join(f"{fund}: {millions(dong)}" for fund, dong in one.parts)
        label = self.scenario.labels.get(one.offer.code, one.offer.code)
        reasons = "; ".join(self._reason(said) for said in why(made, one))
        cells = (
            Cell(str(place)),
            Cell(self.names.get(one.unit, one.unit)),
            Cell(f"{one.criterion.lstrip('0')} · {one.requirement}"),
            Cell(label),
            _money(one.offer.cost),
            Cell(paid),
            Cell(f"{one.offer.ready:%d/%m/%Y}"),
            Cell(reasons),
        )
        return Row(cells, level=1)

    def _reason(self, said: Said) -> str:
        other = said.facts.get("other")
        if other is None:
            return str(said)
        label = self.scenario.labels.get(text(other), text(other))
        return fill(said.sentence, {**said.facts, "other": f"“{label}”"})

    def _funds(self, made: Plan) -> Table:
        limits: Mapping[Fund, int] = made.problem.limits or {}
        used = made.payment.by_fund()
        shown = [fund for fund in sorted(limits) if limits[fund] or used.get(fund, 0)]
        rows = [
            Row(
                (
                    Cell(str(n)), Cell(str(fund)), _money(limits[fund]),
                    _money(used.get(fund, 0)), _money(limits[fund] - used.get(fund, 0)),
                ),
                level=1,
            )
            for n, fund in enumerate(shown, 1)
        ]  # fmt: skip
        left = sum(limits.values())
        whole = Row(
            (Cell("Cộng", span=2), _money(left), _money(made.cost), _money(left - made.cost)),
            level=0,
        )
        heads = Row.of("TT", "Nguồn vốn", "Còn giữ", "Phương án dùng", "Còn lại")
        return Table((heads,), (*rows, whole), FUND_WIDTHS, unit="triệu đồng")

    def _left(self, made: Plan) -> Table:
        passed = passed_over(made)
        rows = [
            Row(
                (
                    Cell(str(n)), Cell(self.names.get(one.unit, one.unit)),
                    Cell(one.criterion.lstrip("0")), Cell(str(one.why)),
                ),
                level=1,
            )
            for n, one in enumerate(passed[:LEFT_SHOWN], 1)
        ]  # fmt: skip
        note = f"Bảng nêu {len(rows)} trong {len(passed)} tiêu chí, rẻ nhất trước."
        heads = Row.of("TT", "Xã", "Tiêu chí", "Vì sao")
        return Table((heads,), tuple(rows), LEFT_WIDTHS, notes=(note,))


def _money(dong: int) -> Cell:
    return Cell(millions(dong), number=str(dong))


def _heading(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.HEADING_1, (TextRun(text),))


def _text(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.BODY, (TextRun(text),))


def _bullet(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.BULLET, (TextRun(text),))
