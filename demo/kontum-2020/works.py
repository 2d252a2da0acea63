# ruff: noqa: INP001
"""Tables of works: stages, cards, what each is paid from, what holds it up, what people say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from arrears import ARREARS
from tables import DEMO, DISTRICT_OF, NAMES, known, read_seed, spread
from work_course import PLANNED_ON, course
from work_plan import NTM, P1, P2, Books, Work

Row = tuple[object, ...]
POINTS = {row["unit"]: (float(row["lat"]), float(row["lon"])) for row in read_seed("points.csv")}
CENTRAL_PERCENT = {P1: 92, P2: 90, NTM: 68}
"""Of a work's cost; the district, the community or both bear the rest."""
CAPACITY = {
    "transport": ("{} km mặt đường bê tông", 4, 28, 10),
    "education": ("{} phòng học", 2, 4, 1),
    "water": ("{} hộ dùng nước", 35, 140, 1),
    "irrigation": ("tưới {} ha", 8, 45, 1),
    "electricity": ("{} km đường dây hạ thế", 5, 19, 10),
    "well": ("{} hộ dùng nước", 15, 45, 1),
    "culture": ("nhà {} m2", 90, 180, 1),
    "trade": ("{} điểm kinh doanh", 20, 60, 1),
    "health": ("{} giường lưu", 4, 8, 1),
}


def works(books: Books) -> Iterator[Row]:
    """Yield one row per work and stage reached by the end of September 2020."""
    for work in books.in_order():
        programme = work.project.partition(".")[0]
        head = (work.code, work.name, programme, work.project, work.work_type, work.unit, 2020)
        costs = sum(parts_of(books, work).values())
        for step in course(books, work):
            said = (step.stage, step.on, costs, DEMO, known(step.on), "synthetic", step.progress)
            yield (*head, *said)
    for arrear in ARREARS:
        on = date(2015, 11, spread(arrear.work, 2, 27))
        name = (
            f"Đường trục xã (trước 2016), {NAMES[arrear.unit][0].lower()}{NAMES[arrear.unit][1:]}"
        )
        cost = arrear.million * 1_000_000 * 4
        head = (arrear.work, name, "ntm", NTM, "transport", arrear.unit, 2015)
        yield (*head, "handed_over", on, cost, DEMO, known(on), "synthetic", 100)


def cards(books: Books) -> Iterator[Row]:
    """Yield what is written of each work: when it was planned, and again when it was approved."""
    for work in books.in_order():
        steps = {step.stage: step.on for step in reversed(course(books, work))}
        if work.approved is None or work.approved > PLANNED_ON + timedelta(days=120):
            yield _card(books, work, steps, approved=False)
        if work.approved is not None:
            yield _card(books, work, steps, approved=True)


def _card(books: Books, work: Work, steps: dict[str, date], *, approved: bool) -> Row:
    parts = parts_of(books, work)
    lat, lon = _point(work)
    special = work.project != P1
    number = spread(f"number{work.code}", 100, 990)
    start = steps.get("started", date(2020, 3, 15))
    if not approved:
        start = date(2020, 3, 16)
    finish = start + timedelta(days=spread(f"days{work.code}", 120, 240))
    on = steps["planned"]
    if approved and work.approved:
        on = work.approved
        if finish < work.approved:
            finish = work.approved + timedelta(days=120)
        if "started" in steps:
            on = max(on, signed_on(work, steps))
    symbol = f"{number}/QĐ-UBND" if approved else ""
    return (
        work.code, lat, lon, work.owner, symbol, work.approved if approved else "", start, finish,
        int(special), parts.get("people", 0) if special else "", _capacity(work),
        f"7{spread(f'code{work.code}', 600_000, 899_999)}", f"26{DISTRICT_OF[work.unit][1:]}",
        _people(work.unit), on, DEMO, known(on), "synthetic",
    )  # fmt: skip


def signed_on(work: Work, steps: dict[str, date]) -> date:
    """Give the day the contract of construction was signed: some days before the work began."""
    signed = steps["started"] - timedelta(days=5)
    return max(work.approved, signed) if work.approved else signed


def _point(work: Work) -> tuple[int, int]:
    """Put a work near the middle of its commune: within about a kilometre and a half."""
    lat, lon = POINTS[work.unit]
    return (
        round(lat * 1_000_000) + spread(f"lat{work.code}", -13_000, 13_000),
        round(lon * 1_000_000) + spread(f"lon{work.code}", -13_000, 13_000),
    )


def _people(unit: str) -> str:
    return f"Ủy ban nhân dân {NAMES[unit][0].lower()}{NAMES[unit][1:]}"


def _capacity(work: Work) -> str:
    text, low, high, parts = CAPACITY[work.work_type]
    size = spread(f"size{work.code}", low, high)
    whole, rest = divmod(size, parts)
    return text.format(f"{whole},{rest}" if parts > 1 else str(size))


def funding(books: Books) -> Iterator[Row]:
    """Yield how each work's cost is borne, by source."""
    for work in books.in_order():
        on = course(books, work)[0].on
        for source, dong in parts_of(books, work).items():
            yield (work.code, source, "", dong, on, DEMO, known(on), "synthetic")


def parts_of(books: Books, work: Work) -> dict[str, int]:
    """Give a work's cost by source; one carried over had been paid for before, too."""
    central = books.shares[work.code]
    if work.way == "carried":
        central += central * spread(f"before{work.code}", 60, 130) // 100 // 1000 * 1000
    percent = CENTRAL_PERCENT[work.project]
    rest = central * (100 - percent) // percent // 1_000_000 * 1_000_000
    if work.project == P1:
        return {"central": central, "district": rest}
    if work.project == P2:
        return {"central": central, "people": rest}
    people = rest * 55 // 100 // 1000 * 1000
    return {"central": central, "district": rest - people, "people": people}


WAITING = {
    P1: ("thu-tuc", "Huyện chậm trình phê duyệt dự án đầu tư Chương trình 30a"),
    P2: ("huong-dan", "Xã, thôn đã hoàn thành mục tiêu Chương trình 135, chờ trung ương hướng dẫn"),
}
HELD_UP = (
    ("thoi-tiet", "Mưa lớn kéo dài, đường vào công trường sạt lở"),
    ("mat-bang", "Hai hộ chưa thống nhất phương án hiến đất"),
    ("gia", "Giá cát, đá tăng so với dự toán được duyệt"),
    ("nha-thau", "Nhà thầu thiếu máy thi công"),
)


def obstacles(books: Books) -> Iterator[Row]:
    """Yield what holds works up: approvals that came late or not at all, and the usual troubles."""
    for work in books.in_order():
        number = f"vm.{work.code}"
        cause, text = WAITING.get(work.project, ("", ""))
        since = date(2020, 4, spread(f"since{work.code}", 6, 28))
        due = since + timedelta(days=60)
        late = work.approved is None or (work.project == P1 and work.approved > since)
        if late and cause:
            yield _obstacle(work, (number, cause, text, since, due), "open", since)
            settled = work.approved
            if settled is None and work.project == P2 and work.code[-1] in "02468":
                settled = date(2020, 9, 29)
            if settled:
                yield _obstacle(work, (number, cause, text, since, due), "settled", settled)
        elif spread(f"held{work.code}", 0, 99) < 9:
            steps = course(books, work)
            if steps[-1].stage != "started":
                continue
            cause, text = HELD_UP[spread(f"why{work.code}", 0, 3)]
            on = date(2020, 9, spread(f"when{work.code}", 2, 22))
            if steps[2].on > on:
                continue
            due = on + timedelta(days=spread(f"due{work.code}", 10, 40))
            yield _obstacle(work, (number, cause, text, on, due), "open", on)


def _obstacle(work: Work, told: tuple[str, str, str, date, date], state: str, on: date) -> Row:
    number, cause, text, _since, due = told
    return (number, work.code, cause, text, _owner(work, cause), due, state, on, DEMO, known(on),
            "synthetic")  # fmt: skip


def _owner(work: Work, cause: str) -> str:
    return "62.ban-dan-toc" if cause == "huong-dan" else work.owner


REMARKS = (
    ("Rãnh thoát nước bên phải nông hơn thiết kế, đề nghị kiểm tra",
     "Đã yêu cầu nhà thầu sửa, nghiệm thu lại trong tháng"),
    ("Bê tông nứt chân chim ở đoạn đầu thôn", "Đã khoan kiểm tra, cường độ đạt; cho trám vết nứt"),
    ("Chưa niêm yết công khai dự toán tại nhà rông", ""),
    ("Nhân dân đồng tình, đề nghị sớm làm đoạn còn lại", ""),
)  # fmt: skip


def remarks(books: Books) -> Iterator[Row]:
    """Yield a few remarks of community supervision boards, some of them answered later."""
    for work in books.in_order():
        steps = course(books, work)
        if len(steps) < 3 or spread(f"remark{work.code}", 0, 99) >= 8:
            continue
        text, answer = REMARKS[spread(f"text{work.code}", 0, len(REMARKS) - 1)]
        board = f"Ban Giám sát đầu tư của cộng đồng {NAMES[work.unit][0].lower()}"
        speaker = f"{board}{NAMES[work.unit][1:]}"
        said = min(
            steps[2].on + timedelta(days=spread(f"sd{work.code}", 10, 40)), date(2020, 9, 20)
        )
        said = max(said, steps[2].on)
        yield (work.code, text, speaker, "", said, DEMO, known(said), "synthetic")
        back = said + timedelta(days=spread(f"back{work.code}", 6, 20))
        if answer and back <= date(2020, 9, 30):
            yield (work.code, text, speaker, answer, back, DEMO, known(back), "synthetic")
