"""The proposal of moves as a Word document: a draft for people to decide on.

Laid out after Decree 30/2020/NĐ-CP like every document here; number, date and signature stay
blank, and the header of every page says that it is a draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from chungtay.apps.capital.queries import holders
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries as works
from chungtay.core.capital.foresight.bars import BAR_TITLES, Stand, Taken
from chungtay.core.capital.foresight.foreseeing import Foresight, total
from chungtay.core.capital.foresight.reallocation import Proposal, Transfer, Unplaced
from chungtay.core.capital.foresight.saying import millions, percent
from chungtay.core.capital.line import KIND_TITLES, SOURCE_TITLES, CapitalKind, Source
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.saying import Said
from chungtay.core.measures.answer import Question
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
from chungtay.flows.foresee import Keeper
from chungtay.flows.propose_reallocation import proposal
from chungtay.formats import docx
from chungtay.packs import loader

FILE_NAME: Final = "du-thao-de-xuat-dieu-chuyen-von.docx"
DRAFT: Final = (
    "DỰ THẢO ĐỀ XUẤT – lập tự động từ sổ vốn và dự báo để cơ quan có thẩm quyền xem xét; chưa có "
    "giá trị thi hành, không tự ghi vào sổ."
)
SIMULATED: Final = "Tính trên số liệu có dòng mô phỏng của bộ dữ liệu trình diễn."
NO_WORK: Final = "phần chưa giao cho công trình nào"
WIDTHS: Final = (10.0, 56.0, 56.0, 24.0, 100.0)
LEFT_WIDTHS: Final = (10.0, 96.0, 30.0, 110.0)


def write(
    engine: Keeper, path: Path, *, province: str, on: dt.date, as_known: dt.date | None = None
) -> None:
    """Write the draft of a day's proposal to a .docx file."""
    with engine.still():
        foresight, proposed = proposal(engine, province=province, on=on, as_known=as_known)
        where = {"province": (province,), "plan_year": (str(foresight.plan_year),)}
        asked = Question(where, on, as_known)
        synthetic = engine.rests_on(Provenance.SYNTHETIC, "capital.disbursement_rate", asked)
        told = document(foresight, proposed, province=province, synthetic=synthetic)
    docx.write(told, {}, path, on=on)


def document(
    foresight: Foresight, proposed: Proposal, *, province: str, synthetic: bool = False
) -> Document:
    """Put the draft together; where rows were made for a demonstration, it says so."""
    place = units.unit(province, on=foresight.on)
    names = {holder.code: holder.name for holder in holders()}
    return Document(
        code=f"dieu-chuyen-von-{foresight.plan_year}",
        head=Head(
            superior=f"ỦY BAN NHÂN DÂN\n{place.title.upper()}",
            issuer="SỞ KẾ HOẠCH VÀ ĐẦU TƯ",
            symbol="/TTr-SKHĐT",
            place=place.name,
            kind="TỜ TRÌNH",
            subject=f"Dự thảo đề xuất điều chuyển kế hoạch vốn năm {foresight.plan_year} "
            "các chương trình mục tiêu quốc gia",
            name="Sở Kế hoạch và Đầu tư",
        ),
        addressees=(f"Ủy ban nhân dân {place.type} {place.name}",),
        body=tuple(_body(foresight, proposed)),
        recipients=("Như trên;", "Sở Tài chính; Kho bạc Nhà nước tỉnh;", "Lưu: VT."),
        signature=Signature(("GIÁM ĐỐC",)),
        appendices=_appendices(proposed, names),
        draft_note=f"{DRAFT} {SIMULATED}" if synthetic else DRAFT,
    )


def _body(foresight: Foresight, proposed: Proposal) -> list[Paragraph]:
    whole = total(foresight.lines, foresight)
    ends = f"31/01/{foresight.plan_year + 1}"
    return [
        _heading("I. Căn cứ của đề xuất"),
        _text(
            f"Đến ngày {foresight.on:%d/%m/%Y}, kế hoạch vốn ngân sách năm {foresight.plan_year} "
            f"(kể cả vốn kéo dài) là {millions(whole.plan)} triệu đồng, đã giải ngân "
            f"{millions(whole.paid)} triệu đồng, đạt {percent(whole.paid, whole.plan)} %."
        ),
        _text(
            f"Theo nhịp chi của các dòng vốn, hình của các năm trước và tiến độ công trình, ước "
            f"đến {ends} giải ngân {millions(whole.january.central)} triệu đồng (khoảng "
            f"ước {foresight.coverage} %: từ {millions(whole.january.low)} đến "
            f"{millions(whole.january.high)} triệu đồng). Đây là số ước, không phải số thực hiện."
        ),
        _text(
            f"Kể cả khi mọi dòng chi ở mức cao nhất của khoảng ước, {millions(proposed.spare)} "
            "triệu đồng vẫn không chi được ở nơi đang giữ."
        ),
        _heading("II. Quy tắc đã giữ"),
        _text(
            "Vốn chỉ chuyển trong cùng chương trình, nguồn, loại vốn và năm của vốn, trong phạm "
            "vi của tỉnh; không chuyển xuống dưới số đã chi và số đã ký hợp đồng; chỉ lấy tiền "
            "đã giao cho công trình khi công trình không chi hết; bên nhận không nhận quá phần chi "
            "được thêm. "
            "Không chuyển khi: " + "; ".join(list(BAR_TITLES.values())[1:]) + "."
        ),
        _heading("III. Đề xuất"),
        *_asked(proposed),
    ]


def _asked(proposed: Proposal) -> list[Paragraph]:
    if not proposed.moves:
        return [
            _text("Không có khoản điều chuyển nào thỏa các quy tắc trên; lý do ở Phụ lục số 02.")
        ]
    return [
        _text(
            f"Điều chuyển {len(proposed.moves)} khoản, tổng số {millions(proposed.moved)} triệu "
            f"đồng, chi tiết ở Phụ lục số 01. Còn {millions(proposed.lost)} triệu đồng chưa có nơi "
            "nhận, lý do ghi ở Phụ lục số 02."
        ),
        _text(
            "Các khoản dựa trên nhịp chi cần đơn vị nhận xác nhận nhu cầu trước khi trình. Kính "
            "đề nghị Ủy ban nhân dân tỉnh xem xét, quyết định."
        ),
    ]


def _appendices(proposed: Proposal, names: Mapping[str, str]) -> tuple[Appendix, ...]:
    moves = Table(
        header=(Row.of("TT", "Bên chuyển", "Bên nhận", "Số tiền", "Vì sao"),),
        body=(
            *(_move(n, move, names) for n, move in enumerate(proposed.moves, 1)),
            Row((Cell("Cộng", span=3), _money(proposed.moved), Cell("")), level=0),
        ),
        widths=WIDTHS,
        unit="triệu đồng",
    )
    left = Table(
        header=(Row.of("TT", "Dòng vốn", "Không dùng đến", "Vì sao chưa có nơi nhận"),),
        body=(
            *(_left(n, one, names) for n, one in enumerate(proposed.unplaced, 1)),
            Row((Cell("Cộng", span=2), _money(proposed.lost), Cell("")), level=0),
        ),
        widths=LEFT_WIDTHS,
        unit="triệu đồng",
    )
    return (
        Appendix("01", "Các khoản đề xuất điều chuyển", (moves,)),
        Appendix("02", "Vốn không dùng đến chưa có nơi nhận", (left,)),
    )


def _move(place: int, move: Transfer, names: Mapping[str, str]) -> Row:
    why = (
        f"Chuyển: {_why(move.giver.why)}. Nhận: {_why(move.taker.why)}. Mức chuyển: {move.bound}. "
        f"Lấy từ: {_taken(move.taken)}."
    )
    giver, taker = _named(move.giver, names), _named(move.taker, names)
    cells = (Cell(str(place)), Cell(giver), Cell(taker), _money(move.dong), Cell(why))
    return Row(cells, level=1)


def _left(place: int, one: Unplaced, names: Mapping[str, str]) -> Row:
    giver = _named(one.giver, names)
    cells = (Cell(str(place)), Cell(giver), _money(one.dong), Cell(str(one.why)))
    return Row(cells, level=1)


def _named(stand: Stand, names: Mapping[str, str]) -> str:
    place = stand.place
    projects = {q.code: q.title.vi for p in loader.programmes() for q in p.walk()}
    items = {code: term.title.vi for code, term in loader.terms("capital_items").items()}
    parts = (
        projects.get(place.project, place.project), items.get(place.item, place.item),
        SOURCE_TITLES[Source(place.source)], KIND_TITLES[CapitalKind(place.kind)],
        f"kéo dài từ {stand.origin_year}" if place.carried else "",
    )  # fmt: skip
    told = " · ".join(part for part in parts if part)
    return f"{names.get(place.holder, place.holder)}: {told}"


def _why(said: Sequence[Said]) -> str:
    return "; ".join(str(one) for one in said)


def _taken(parts: Sequence[Taken]) -> str:
    """Name the works that money is taken from, by name and code, each with its part."""
    titles = works.names(one.work for one in parts)
    return "; ".join(
        (f"{titles.get(one.work, one.work)} ({one.work})" if one.work else NO_WORK)
        + f" {vietnamese(one.dong)} đồng"
        for one in parts
    )


def _money(dong: int) -> Cell:
    return Cell(millions(dong), number=str(dong))


def _heading(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.HEADING_1, (TextRun(text),))


def _text(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.BODY, (TextRun(text),))
