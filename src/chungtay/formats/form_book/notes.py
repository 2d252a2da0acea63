"""The words around a form in a workbook: its head, how it is filled in, what its columns mean."""

from __future__ import annotations

import datetime as dt

from chungtay.core.submissions.form import Column, Form, Formula
from chungtay.formats.cells import Look
from chungtay.formats.form_book.copy import Copy
from chungtay.packs import loader

ISSUER = Look(bold=True, align="left", border=False, size=12)
TITLE = Look(bold=True, align="center", border=False, size=14)
LINE = Look(italic=True, align="center", border=False, size=11)
ADVICE = Look(align="left", border=False, size=10)
HOW_TO = (
    "Chỉ nhập ô nền vàng. Ô nền xám do hệ thống tính hoặc lấy từ sổ. Có thể dán cả khối từ tệp "
    "khác (nên dán giá trị); số viết 1.234,5. Bỏ trống là chưa có số liệu, số 0 là có và bằng "
    "không, “–” là không áp dụng. Xong thì lưu lại và nộp tệp này ở trang của báo cáo."
)
READ_ONLY = "Báo cáo này hiện không nhập được ({state}); tệp chỉ để xem."


def head_lines(copy: Copy) -> list[tuple[str, Look]]:
    """Give the lines above the table, each with its look."""
    form, period = copy.sheet.form, copy.sheet.period
    days = f"từ {period.since:%d/%m/%Y} đến {period.until:%d/%m/%Y}"
    due = f" · Hạn gửi {copy.due:%d/%m/%Y}" if copy.due else ""
    advice = HOW_TO if copy.writable else READ_ONLY.format(state=copy.state)
    return [
        (f"{copy.unit_title} (mã {copy.sheet.unit})", ISSUER),
        (form.title.vi.upper(), TITLE),
        (f"{period.title} ({days}){due}", LINE),
        (advice, ADVICE),
    ]


def numbering(form: Form) -> list[str]:
    """Give the columns their numbers, and say how computed ones follow: `(4)=(2):(1)`."""
    numbers = {column.code: f"({at})" for at, column in enumerate(form.columns, 1)}
    return [numbers[column.code] + _how(column.formula, numbers) for column in form.columns]


def notes(copy: Copy, *, on: dt.date) -> list[str]:
    """Give the lines below the table: what columns mean, the basis, where the file comes from."""
    form = copy.sheet.form
    said = _columns(form)
    if not copy.sheet.rows:
        said.insert(0, "Trong kỳ này sổ không có dòng nào của đơn vị cho biểu này.")
    if form.note:
        said.append(form.note)
    key = form.cite.partition("#")[0]
    known = loader.instruments()
    if key in known:
        unsure = "" if form.verified else " (bố cục chưa đối chiếu với văn bản)"
        said.append(f"Căn cứ: {known[key].cited()}{unsure}.")
    said.append(
        f"Mẫu “{form.code}” bản {form.version}, Chung Tay lập ngày {on:%d/%m/%Y} từ bước số "
        f"{copy.seq} của báo cáo {copy.key}."
    )
    return said


def _columns(form: Form) -> list[str]:
    """Say what columns mean, those of which the same is said together."""
    told: dict[str, list[str]] = {}
    for at, column in enumerate(form.columns, 1):
        if meaning := _note(column):
            told.setdefault(meaning, []).append(f"({at})")
    return [f"Cột {', '.join(numbers)}: {meaning}" for meaning, numbers in told.items()]


def _note(column: Column) -> str:
    base = f"tính trên {column.base}" if column.base and column.formula is None else ""
    running = "lũy kế từ đầu năm" if column.cumulative else ""
    said = [part for part in (running, base, column.note) if part]
    return "; ".join(said).rstrip(".") + "." if said else ""


def _how(rule: Formula | None, numbers: dict[str, str]) -> str:
    if rule is None:
        return ""
    if rule.share:
        return f"={numbers[rule.share]}:{numbers[rule.of]}"
    plus = "+".join(numbers[code] for code in rule.plus)
    minus = "".join(f"-{numbers[code]}" for code in rule.minus)
    return f"={plus}{minus}"
