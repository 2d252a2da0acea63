"""A treasury's list of 100,000 lines, read, set against as many payments, and taken.

Printed: seconds and lines a second of each step, and their ratio to python-calamine reading the
same workbook alone. The limit is 60 s for the whole. On whichever database the environment names.
"""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Callable

import python_calamine
import xlsxwriter
from django.core.management import call_command

from bench.timing import machine, row, times
from chungtay.apps.capital.services import append_entries, append_holders
from chungtay.apps.capital.treasury.services import save_profile
from chungtay.apps.units.services import load_units
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.deeds import Decision, Move, decide
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.reconcile.profile import Field, Profile
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.import_treasury import Asked, propose, summary, take

LINES, HOLDERS, BOOKED = 100_000, 200, 20_000
LIMIT = 60.0
WHO = Actor(0, frozenset({Grant(RECONCILE.code, COUNTRY)}), "bench")
LINE = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
DAY = dt.date(2020, 12, 31)
HEADS = (
    "STT", "Số chứng từ", "Ngày chứng từ", "Chủ đầu tư", "Dự án", "Nguồn vốn", "Loại vốn",
    "Năm vốn", "Số tiền", "Nội dung",
)  # fmt: skip
PROFILE = Profile(
    "bench", "Bench", "bench",
    {
        Field.PAPER: ("so chung tu",), Field.DAY: ("ngay chung tu",),
        Field.HOLDER: ("chu dau tu",), Field.PROJECT: ("du an",), Field.SOURCE: ("nguon von",),
        Field.KIND: ("loai von",), Field.YEAR: ("nam von",), Field.AMOUNT: ("so tien",),
        Field.CONTENT: ("noi dung",),
    },
)  # fmt: skip


def main() -> None:
    """Print how fast a long list is taken."""
    print(machine())
    prepare()
    content = workbook()
    alone = timed(lambda: python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(content)).get_sheet_by_index(0).to_python())  # fmt: skip
    steps: dict[str, float] = {}
    last = begun = time.perf_counter()

    def told(what: str, done: int, of: int) -> None:
        nonlocal last
        now = time.perf_counter()
        steps[what] = steps.get(what, 0.0) + now - last
        last = now
        print(f"  {what}: {done}/{of}", flush=True)

    proposal = propose(
        file=io.BytesIO(content), asked=Asked(PROFILE, "62", "bench.xlsx"), on=DAY, told=told
    )
    told_of = summary(proposal)
    taken = take(by=WHO, proposal=proposal, on=DAY, told=told)
    whole = time.perf_counter() - begun
    again = timed(lambda: propose(
        file=io.BytesIO(content), asked=Asked(PROFILE, "62", "bench.xlsx"), on=DAY))  # fmt: skip
    for what, seconds in steps.items():
        print(f"{what:<20} {seconds:8.2f} s   {LINES / seconds:12,.0f} lines/s")
    print(row("import of 100,000 lines", whole, LIMIT, "limit"))
    print(row("import of 100,000 lines", whole, alone, "python-calamine alone"))
    print(row("the same file again", again, LIMIT, "limit"))
    print(f"{LINES / whole:,.0f} lines/s; new {taken.fresh}, matched {taken.matched}; "
          f"outcomes {dict(told_of.outcomes)}")  # fmt: skip


def prepare() -> None:
    """Make a book of payments that a fifth of the list's lines are."""
    call_command("migrate", verbosity=0)
    load_units(by="bench")
    named = [Holder("TW", "Ngân sách trung ương", HolderType.GIVER, "62")]
    named += [
        Holder(f"H{n}", f"Ban quản lý số {n}", HolderType.BOARD, "62") for n in range(HOLDERS)
    ]
    append_holders(named)
    entries = [
        decide(paper(f"G{n}", dt.date(2020, 1, 1)), Move(
            Movement.ASSIGNMENT, LINE, f"H{n}", Dong(10**14), giver="TW"), held=Dong(0))
        for n in range(HOLDERS)
    ]  # fmt: skip
    entries += [
        decide(paper(f"C{n}", day(n)), Move(
            Movement.DISBURSEMENT, LINE, f"H{n % HOLDERS}", Dong(amount(n))), held=Dong(10**14))
        for n in range(BOOKED)
    ]  # fmt: skip
    append_entries(entries, by="bench")
    save_profile(by=WHO, profile=PROFILE, scope="62", on=DAY)


def paper(number: str, on: dt.date) -> Decision:
    """Give a paper of a day."""
    return Decision(number, on, Grounds(f"bench:{number}:{on}", DAY, Provenance.SYNTHETIC))


def day(number: int) -> dt.date:
    """Spread payments over a year."""
    return dt.date(2020, 1, 2) + dt.timedelta(days=number % 360)


def amount(number: int) -> int:
    """Give a payment's amount: round ones come again, as they do."""
    return 1_000_000 + (number * 7919) % 40_000 * 12_500


def workbook() -> bytes:
    """Write the list with XlsxWriter."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet("KB")
    sheet.write_row(0, 0, ("KHO BẠC NHÀ NƯỚC",))
    sheet.write_row(2, 0, HEADS)
    for n in range(LINES):
        told = (
            n + 1, f"CT{n:06}", f"{day(n):%d/%m/%Y}", f"Ban quản lý số {n % HOLDERS}", "ntm.02",
            "NSTW", "ĐTPT", 2020, f"{amount(n):,}".replace(",", "."), "Thanh toán khối lượng",
        )  # fmt: skip
        sheet.write_row(n + 3, 0, told)
    book.close()
    return target.getvalue()


def timed(deed: Callable[[], object]) -> float:
    """Time one call."""
    return times(deed, rounds=1)[0]


if __name__ == "__main__":
    main()
