"""A treasury's list made up out of a book, with faults on purpose: for showing and for trying.

Most lines say what the ledger says, a few days earlier, as treasuries do. Some payments are paid in
two, some are missing, some differ, a few are in no book; two are paid back, one is a stranger's.
The same book always gives the same list.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chungtay.apps.capital import queries as capital
from chungtay.apps.capital.treasury import queries, services
from chungtay.apps.capital.treasury.payments import payments
from chungtay.apps.capital.treasury.services import Taken
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.line import KIND_TITLES, SOURCE_TITLES
from chungtay.core.capital.reconcile.line import Payment
from chungtay.core.capital.reconcile.profile import Field, Profile, fold
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.import_treasury import Asked, propose, take
from chungtay.formats.csv_out import csv_of

HEADS = (
    "STT", "Số chứng từ", "Ngày thanh toán", "Chủ đầu tư", "Dự án", "Nguồn vốn", "Loại vốn",
    "Năm vốn", "Số tiền", "Nội dung",
)  # fmt: skip
FIELDS = dict(
    zip(
        (
            Field.PAPER, Field.DAY, Field.HOLDER, Field.PROJECT, Field.SOURCE, Field.KIND,
            Field.YEAR, Field.AMOUNT, Field.CONTENT,
        ),
        HEADS[1:],
        strict=True,
    )
)  # fmt: skip
PROFILE = Profile(
    code="kbnn-kon-tum",
    title="Kho bạc Nhà nước Kon Tum (mô phỏng)",
    sender="kbnn-kon-tum",
    columns={one: (fold(head),) for one, head in FIELDS.items()},
)
DOCUMENT = "demo:~du-lieu-mo-phong:2020-10-13"
WHO = Actor(0, frozenset({Grant(RECONCILE.code, COUNTRY)}), "Dữ liệu trình diễn")
MISSING, DIFFERS, SPLIT, PAID = 331, 409, 431, "Thanh toán khối lượng hoàn thành"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be written: like a payment's, but for its day and amount."""

    payment: Payment
    on: dt.date
    dong: int
    content: str = PAID
    holder: str = ""


def sample_list(*, since: dt.date, until: dt.date) -> bytes:
    """Write the list of a span of days as CSV."""
    names = {one.code: one.name for one in capital.holders()}
    found = sorted(payments(since=since, until=until), key=lambda one: (one.on, one.ref))
    rows: list[Row] = [
        ("KHO BẠC NHÀ NƯỚC KON TUM (SỐ LIỆU MÔ PHỎNG)", *[""] * 9),
        (f"BẢNG KÊ THANH TOÁN VỐN TỪ {since:%d/%m/%Y} ĐẾN {until:%d/%m/%Y}", *[""] * 9),
    ]
    rows += [HEADS, tuple(f"({number})" for number in range(1, 11))]
    rows += _rows(list(_lines(found)), names)
    return csv_of(rows[0], rows[1:])


def load_sample(*, scope: str, since: dt.date, until: dt.date, on: dt.date) -> Taken:
    """Take the list of a span of days in, as made up for the demonstration.

    Once: a book that people have worked on since would make up another list.
    """
    if queries.standing_lines().filter(sender=PROFILE.sender).exists():
        return Taken(0, 0, 0, 0)
    services.save_profile(by=WHO, profile=PROFILE, scope=scope, on=on)
    name = f"kho-bac-{until:%Y-%m}.csv"
    content = io.BytesIO(sample_list(since=since, until=until))
    proposal = propose(file=content, asked=Asked(PROFILE, scope, name), on=on)
    grounds = Grounds(DOCUMENT, on, Provenance.SYNTHETIC)
    return take(by=WHO, proposal=proposal, on=on, grounds=grounds)


def _lines(found: Sequence[Payment]) -> Iterator[Line]:
    """Give the lines: most as the ledger has them, some not."""
    for at, one in enumerate(found, start=1):
        on = one.on - dt.timedelta(days=_part(one.ref, 4))
        if at % MISSING == 0:
            continue
        if at % DIFFERS == 0:
            yield Line(one, on, one.dong - one.dong // 20)
        elif at % SPLIT == 0:
            first = one.dong // 3
            yield Line(one, on, first)
            yield Line(one, on, one.dong - first)
        else:
            yield Line(one, on, one.dong)
    yield from _strange(found)


def _strange(found: Sequence[Payment]) -> Iterator[Line]:
    """Give lines that are in no book: paid late, paid back, paid to somebody unknown."""
    last = [one for one in found[-40:] if one.dong > 10**6]
    for one in last[:3]:
        yield Line(one, one.on, 18_500_000 + _part(one.ref, 900) * 10_000)
    for one in last[3:5]:
        yield Line(one, one.on, -(2_400_000 + _part(one.ref, 90) * 10_000), "Thu hồi chi sai")
    for one in last[5:6]:
        yield Line(one, one.on, 125_000_000, holder="Công ty Thủy điện Sông Sa Thầy")


def _rows(lines: Sequence[Line], names: dict[str, str]) -> Iterator[Row]:
    """Write lines month by month, each month with its sum, and the sum of all below."""
    ordered = sorted(lines, key=lambda line: (line.on.strftime("%Y-%m"), line.payment.holder))
    month, summed, whole = "", 0, 0
    for number, line in enumerate(ordered, start=1):
        if f"{line.on:%m/%Y}" != month:
            if month:
                yield ("", f"Cộng tháng {month}", *[""] * 6, _dong(summed), "")
            month, summed = f"{line.on:%m/%Y}", 0
        summed, whole = summed + line.dong, whole + line.dong
        yield _row(number, line, names)
    yield ("", f"Cộng tháng {month}", *[""] * 6, _dong(summed), "")
    yield ("", "Tổng cộng", *[""] * 6, _dong(whole), "")


def _row(number: int, line: Line, names: dict[str, str]) -> Row:
    place = line.payment.line
    return (
        str(number), f"RV{line.on:%m}-{number:05}", f"{line.on:%d/%m/%Y}",
        line.holder or names.get(line.payment.holder, line.payment.holder),
        place.project or place.programme, SOURCE_TITLES[place.source], KIND_TITLES[place.kind],
        str(place.origin_year), _dong(line.dong), line.content,
    )  # fmt: skip


def _dong(amount: int) -> str:
    text = f"{abs(amount):,}".replace(",", ".")
    return f"({text})" if amount < 0 else text


def _part(ref: str, most: int) -> int:
    """Give a number below `most` that a ref always gives."""
    return int(hashlib.sha256(ref.encode()).hexdigest()[:8], 16) % most
