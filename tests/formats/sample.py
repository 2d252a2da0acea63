"""A report of the right shape and size: two sections, notes with figures, three appendices."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.reports.document import (
    Appendix,
    Cell,
    Document,
    FigureRun,
    Head,
    NoteRun,
    Paragraph,
    ParagraphKind,
    Row,
    Run,
    Signature,
    Table,
    TextRun,
)
from chungtay.core.reports.figure import Figure, FigureSpec

ON = dt.date(2020, 10, 13)
DISTRICTS = (
    "Thành phố Kon Tum", "Đăk Glei", "Ngọc Hồi", "Đăk Tô", "Kon Plông", "Kon Rẫy", "Đăk Hà",
    "Sa Thầy", "Tu Mơ Rông", "Ia H'Drai",
)  # fmt: skip
NAMES = ("Đăk Pét", "Ngọc Linh", "Mường Hoong", "Xốp", "Hơ Moong", "Rờ Kơi", "Măng Cành", "Ia Tơi")


def figure(
    name: str, value: Quantity, *, decimals: int = 0, unit: str = "million VND", base: str = ""
) -> Figure:
    spec = FigureSpec(
        id=name,
        measure="capital.plan",
        on=ON,
        unit=unit,
        standing="plan",
        where={"programme": ("ntm", "gn"), "source": ("central",)},
        decimals=decimals,
    )
    text = vietnamese(value, decimals) if not isinstance(value, Missing) else "không có"
    return Figure(spec, spec.where, value, text, base or None, 42, f"{len(name):02x}" * 32)


FIGURES: dict[str, Figure] = {
    each.spec.id: each
    for each in (
        figure("plan.total", Fraction(864751540831, 1000000)),
        figure("plan.central", Fraction(732005118000, 1000000)),
        figure("plan.local", Fraction(90835500000, 1000000)),
        figure("plan.mobilised", 41911),
        figure("disb.total", Fraction(563090000001, 1000000)),
        figure("disb.rate", Fraction(651159, 10000), decimals=2, unit="percent", base="plan.total"),
        figure("communes.recognised", 27, unit="commune"),
        figure("criteria.average", Fraction(1178, 85), decimals=2, unit="criteria"),
        figure("arrears", Missing.ABSENT),
    )
}


def f(name: str) -> FigureRun:
    return FigureRun(name, FIGURES[name].text)


def note(*parts: str) -> NoteRun:
    """Make a note; parts that name a figure show it."""
    return NoteRun(tuple(f(part) if part in FIGURES else TextRun(part) for part in parts))


def p(*parts: str | Run, kind: ParagraphKind = ParagraphKind.BODY) -> Paragraph:
    return Paragraph(
        kind, tuple(TextRun(part) if isinstance(part, str) else part for part in parts)
    )


H1, H2, H3 = ParagraphKind.HEADING_1, ParagraphKind.HEADING_2, ParagraphKind.HEADING_3
BULLET = ParagraphKind.BULLET

BODY = (
    p(
        "Căn cứ nhiệm vụ được giao tại kỳ họp cuối năm 2020, Ủy ban nhân dân tỉnh tổng hợp "
        "tình hình thực hiện các chương trình mục tiêu quốc gia trên địa bàn",
        note("Quyết định số 1600/QĐ-TTg ngày 16/8/2016 của Thủ tướng Chính phủ."),
        ", trình Hội đồng nhân dân tỉnh xem xét.",
    ),
    p("I. KẾT QUẢ HUY ĐỘNG VÀ SỬ DỤNG NGUỒN LỰC", kind=H1),
    p("1. Nguồn vốn năm 2020", kind=H2),
    p(
        "Tổng nguồn lực bố trí trong năm đạt ", f("plan.total"), " triệu đồng",
        note(
            "Gồm ngân sách trung ương ", "plan.central", " triệu đồng, ngân sách địa phương ",
            "plan.local", " triệu đồng và huy động ", "plan.mobilised", " triệu đồng.",
        ),
        ", trong đó phần lớn là vốn đầu tư phát triển từ ngân sách trung ương, cụ thể:",
    ),
    p("- Ngân sách trung ương: ", f("plan.central"), " triệu đồng.", kind=BULLET),
    p("Ngân sách địa phương: ", f("plan.local"), " triệu đồng.", kind=BULLET),
    p(
        "Huy động từ doanh nghiệp và người dân: ", f("plan.mobilised"),
        " triệu đồng, chủ yếu bằng ngày công, hiến đất và vật liệu tại chỗ.", kind=BULLET,
    ),
    p("1.1. Tiến độ giải ngân", kind=H3),
    p(
        "Đến ngày báo cáo, toàn tỉnh giải ngân ", f("disb.total"), " triệu đồng, bằng ",
        f("disb.rate"), "% kế hoạch; nợ đọng xây dựng cơ bản: ", f("arrears"),
        " (chi tiết tại Phụ lục số 02 và số 03).",
    ),
    p("II. XÂY DỰNG NÔNG THÔN MỚI", kind=H1),
    p("1. Kết quả theo bộ tiêu chí", kind=H2),
    *(
        p(
            "Số xã đã được công nhận đạt chuẩn là ", f("communes.recognised"),
            " xã; bình quân mỗi xã đạt ", f("criteria.average"), " tiêu chí",
            note("Tính trên 85 xã; ngân sách trung ương cùng kỳ là ", "plan.central", " triệu."),
            ". Các huyện tập trung nguồn lực cho những xã đăng ký về đích trong năm, đồng thời duy "
            "trì các tiêu chí đã đạt, ưu tiên thôn, làng đặc biệt khó khăn ở vùng biên giới.",
        )
        for _ in range(6)
    ),
    p("Trên đây là kết quả thực hiện, kính trình Hội đồng nhân dân tỉnh xem xét."),
)  # fmt: skip


def head_row(*cells: Cell | str) -> Row:
    return Row(tuple(Cell(cell) if isinstance(cell, str) else cell for cell in cells))


def money(dong: int) -> Cell:
    value = Fraction(dong, 1_000_000)
    return Cell(vietnamese(value), number=f"{dong / 1_000_000:.6f}")


def rate(part: int, whole: int) -> Cell:
    value = Fraction(part * 100, whole)
    return Cell(vietnamese(value, 2), number=f"{float(value):.6f}")


def capital_rows() -> tuple[Row, ...]:
    rows = [Row((Cell(""), Cell("TỔNG SỐ"), *_amounts(864_751_540_831)), level=0)]
    for roman, name in (("I", "Xây dựng nông thôn mới"), ("II", "Giảm nghèo bền vững")):
        rows.append(Row((Cell(roman), Cell(name), *_amounts(432_375_770_415)), level=1))
        for place, district in enumerate(DISTRICTS, 1):
            rows.append(
                Row((Cell(str(place)), Cell(district), *_amounts(31_234_567_890 + place)), level=2)
            )
            rows.append(
                Row((Cell(""), Cell("Vốn sự nghiệp"), *_amounts(1_234_567_890 + place)), level=3)
            )
    return tuple(rows)


def _amounts(dong: int) -> tuple[Cell, ...]:
    half = dong // 2
    return money(dong), money(half), money(dong - half), money(half), rate(half, dong)


CAPITAL = Table(
    header=(
        head_row(
            Cell("TT", rows=2), Cell("Nội dung", rows=2), Cell("Kế hoạch vốn", span=3),
            Cell("Giải ngân", span=2),
        ),
        head_row("Tổng số", "Đầu tư phát triển", "Sự nghiệp", "Số tiền", "Tỷ lệ (%)"),
    ),
    body=capital_rows(),
    widths=(12, 80, 30, 30, 30, 30, 25),
    unit="triệu đồng",
    notes=("Ghi chú: số liệu làm tròn đến triệu đồng, tổng các phần có thể lệch 1 đơn vị.",),
)  # fmt: skip


def matrix() -> Table:
    header = (
        head_row(
            Cell("TT", rows=2),
            Cell("Xã", rows=2),
            Cell("Huyện, thành phố", rows=2),
            Cell("Mức đạt theo từng tiêu chí (đạt: x)", span=19),
            Cell("Số TC đạt", rows=2),
        ),
        head_row(*(str(number) for number in range(1, 20))),
    )
    body = tuple(
        Row(
            (
                Cell(str(place)),
                Cell(f"{NAMES[place % 8]} {place}"),
                Cell(DISTRICTS[place % 10]),
                *(Cell("x" if (place * criterion) % 7 else "") for criterion in range(1, 20)),
                Cell("14", number="14"),
            )
        )
        for place in range(1, 86)
    )
    return Table(header, body, (9, 34, 36, *(8,) * 19, 14))  # fmt: skip


DOCUMENT = Document(
    code="kontum-2020",
    head=Head(
        superior="",
        issuer="ỦY BAN NHÂN DÂN\nTỈNH KON TUM",
        symbol="/BC-UBND",
        place="Kon Tum",
        kind="BÁO CÁO",
        subject="Kết quả thực hiện các Chương trình mục tiêu quốc gia năm 2020\n"
        "và phương hướng thời gian tới",
    ),
    addressees=("Hội đồng nhân dân tỉnh Kon Tum khóa XI",),
    body=BODY,
    recipients=(
        "Như trên", "Thường trực Tỉnh ủy", "Các sở, ban, ngành", "UBND các huyện, thành phố",
        "Lưu: VT, NNTN",
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    appendices=(
        Appendix("02", "Nguồn vốn các Chương trình mục tiêu quốc gia năm 2020", (CAPITAL,)),
        Appendix("03", "Kế hoạch và giải ngân theo dự án", (CAPITAL, CAPITAL)),
        Appendix("04", "Mức độ đạt các tiêu chí nông thôn mới của 85 xã", (matrix(),)),
    ),
    draft_note="Bản dựng từ dữ liệu mô phỏng, không phải văn bản của cơ quan nhà nước",
)  # fmt: skip
