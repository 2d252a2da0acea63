# ruff: noqa: INP001
"""Contracts of works: construction of all that began, and what else larger works are paid for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from choices import DISTRICT_NAMES
from tables import DEMO, DISTRICT_OF, NAMES, known, spread
from work_course import course
from work_plan import P1, Books, Work
from works import parts_of, signed_on

Row = tuple[object, ...]
END = date(2020, 9, 30)
"""The last day of which the demonstration tells."""


@dataclass(frozen=True, slots=True)
class Job:
    """A contract to be told of: its key, what it is for, its worth in thousandths of the cost."""

    key: str
    package: str
    name: str
    contractor: str
    selection: str
    ending: str
    permille: int


def contracts(books: Books) -> Iterator[Row]:
    """Yield what is written of each contract: signed, some amended, some liquidated."""
    for work in books.in_order():
        steps = {step.stage: step.on for step in reversed(course(books, work))}
        if work.approved is None or "started" not in steps:
            continue
        cost = sum(parts_of(books, work).values())
        yield from _construction(work, steps, cost)
        for job in _others(work):
            yield from _other(work, job, steps, cost)


def _construction(work: Work, steps: dict[str, date], cost: int) -> Iterator[Row]:
    """Yield the contract of construction; one in eight of the larger works is amended once."""
    signed = signed_on(work, steps)
    number = spread(f"number{work.code}", 100, 990) % 90 + 10
    share = spread(f"bid{work.code}", 930, 990) - sum(job.permille for job in _others(work))
    worth = cost * share // 1000 // 1000 * 1000
    due = signed + timedelta(days=spread(f"days{work.code}", 120, 240))
    selection = _selection(work, worth)
    head = (work.code, "01", "construction", "", f"{number}/{signed.year}/HĐ-XD", _builder(work))
    yield _row((*head, selection, signed, worth, due), "", "in_force", signed)
    amended = signed + timedelta(days=spread(f"amend{work.code}", 40, 70))
    if work.project == P1 and spread(f"extra{work.code}", 0, 7) == 0 and amended <= END:
        worth += cost * spread(f"more{work.code}", 4, 10) // 1000 // 1000 * 1000
        due += timedelta(days=45)
        symbol = f"01/PLHĐ-{number}"
        yield _row((*head, selection, signed, worth, due), symbol, "in_force", amended)
    settled = steps.get("settled")
    if settled:
        yield _row((*head, selection, signed, worth, due), "", "liquidated", settled)


def _others(work: Work) -> tuple[Job, ...]:
    """Give what a larger work is paid for beside construction; villages build without advisers."""
    if work.project != P1 or spread(f"several{work.code}", 0, 2) == 0:
        return ()
    firm = f"Công ty tư vấn mô phỏng số {spread(f'adviser{work.code}', 1, 9)}"
    watch = f"Công ty tư vấn mô phỏng số {spread(f'watch{work.code}', 10, 15)}"
    jobs = [
        Job("02", "design", "Khảo sát, lập báo cáo kinh tế - kỹ thuật", firm, "direct", "HĐ-TV",
            spread(f"design{work.code}", 28, 38)),
        Job("03", "supervision", "Giám sát thi công", watch, "direct", "HĐ-GS",
            spread(f"super{work.code}", 18, 26)),
    ]  # fmt: skip
    if spread(f"land{work.code}", 0, 3) == 0:
        board = f"Hội đồng bồi thường {DISTRICT_NAMES[DISTRICT_OF[work.unit]]} (mô phỏng)"
        jobs.append(
            Job("04", "clearance", "Bồi thường, giải phóng mặt bằng", board, "", "PA-BT",
                spread(f"clear{work.code}", 8, 20))
        )  # fmt: skip
    return tuple(jobs)


def _other(work: Work, job: Job, steps: dict[str, date], cost: int) -> Iterator[Row]:
    """Yield a contract beside construction; design comes before the approval and ends with it."""
    begun = signed_on(work, steps)
    approved = work.approved or begun
    early = spread(f"early{work.code}", 40, 80)
    signed = approved - timedelta(days=early) if job.package == "design" else begun
    due = approved if job.package == "design" else begun + timedelta(days=240)
    number = f"{spread(f'{job.key}{work.code}', 10, 99)}/{signed.year}/{job.ending}"
    worth = cost * job.permille // 1000 // 1000 * 1000
    head = (work.code, job.key, job.package, job.name, number, job.contractor)
    since = max(signed, steps["planned"])
    said = (*head, job.selection, signed, worth, due)
    yield _row(said, "", "in_force", since)
    done = approved + timedelta(days=20)
    if job.package == "design" and done <= END:
        yield _row(said, "", "liquidated", max(done, since))


def _row(said: Row, amendment: str, state: str, on: date) -> Row:
    return (*said, amendment, state, on, DEMO, known(on), "synthetic")


def _selection(work: Work, worth: int) -> str:
    if work.project != P1:
        return "community"
    return "direct" if worth < 1_000_000_000 else "open"


def _builder(work: Work) -> str:
    if work.project == P1:
        return f"Công ty xây dựng mô phỏng số {spread(f'builder{work.code}', 1, 24)}"
    return f"Tổ thợ cộng đồng {NAMES[work.unit][0].lower()}{NAMES[work.unit][1:]} (mô phỏng)"
