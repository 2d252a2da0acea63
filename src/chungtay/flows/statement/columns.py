"""What may stand in a statement's columns: measures, put together as the sheets accountants keep.

A column is a measure and when it is asked: on the day, on the same day last year, or cumulated to
the end of the row's month. Nothing here adds anything up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from chungtay.core.kernel.title import Title


class When(StrEnum):
    """On which day a column is asked."""

    NOW = "now"
    BEFORE = "before"
    """The same day a year earlier, of the plan of the year before."""
    RUNNING = "running"
    """The end of the month that the row is of."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key (for the order of rows), its title, its measure.

    `group` heads neighbouring columns; `spread` names a dimension whose every member gets a column
    of its own.
    """

    key: str
    title: Title
    measure: str
    group: Title | None = None
    when: When = When.NOW
    spread: str = ""


class Base(StrEnum):
    """Over what a rate is taken."""

    ALL = "all"
    WITHOUT_MOBILISATION = "without-mobilisation"
    BUDGET = "budget"


BASES: Mapping[Base, tuple[Title, str]] = {
    Base.ALL: (
        Title("toàn bộ kế hoạch, kể cả huy động", "the whole plan, mobilisation included"),
        "capital.disbursement_rate",
    ),
    Base.WITHOUT_MOBILISATION: (
        Title("kế hoạch không kể huy động", "the plan without mobilisation"),
        "capital.rate_without_mobilisation",
    ),
    Base.BUDGET: (
        Title("riêng vốn ngân sách trong nước", "domestic budget capital only"),
        "capital.rate_budget",
    ),
}
"""What a rate's base is called, and the rate's measure."""
CHANGES: Mapping[Base, str] = {
    Base.ALL: "capital.rate_change",
    Base.WITHOUT_MOBILISATION: "capital.rate_without_mobilisation_change",
    Base.BUDGET: "capital.rate_budget_change",
}


class Sheet(StrEnum):
    """Which columns are shown."""

    PROGRESS = "progress"
    ORIGIN = "origin"
    PLAN = "plan"
    PAYMENTS = "payments"
    GIVEN = "given"
    APART = "apart"
    COMMITMENTS = "commitments"
    PERIOD = "period"


SHEETS: Mapping[Sheet, Title] = {
    Sheet.PROGRESS: Title("Kế hoạch và giải ngân", "Plan and disbursement"),
    Sheet.ORIGIN: Title("Vốn giao mới và vốn kéo dài", "Fresh and carried-over plan"),
    Sheet.PLAN: Title("Kế hoạch hình thành ra sao", "How the plan came about"),
    Sheet.PAYMENTS: Title("Tạm ứng, thanh toán, quyết toán", "Advances, payments, settlement"),
    Sheet.GIVEN: Title("Huy động, viện trợ, lồng ghép", "Mobilised, granted, integrated"),
    Sheet.APART: Title("Nợ đọng, luân chuyển, tín dụng", "Arrears, rotation, credit"),
    Sheet.COMMITMENTS: Title("Cam kết hợp đồng", "Commitments of contracts"),
    Sheet.PERIOD: Title("Lũy kế cả giai đoạn", "Cumulated over the period"),
}
_RATE = Title("Tỷ lệ", "Rate")
_FRESH = Title("Vốn giao mới trong năm", "Newly granted in the year")
_CARRIED = Title("Vốn năm trước kéo dài", "Carried over from earlier years")
_MONEY_GIVEN = Title("Doanh nghiệp, nhân dân đóng góp", "Given by enterprises and people")
_AID = Title("Viện trợ, ODA", "Grants and aid")
_DEBT = Title("Nợ đọng xây dựng cơ bản", "Arrears in construction")
_ROTATION = Title("Vốn luân chuyển", "Rotation")
_CREDIT = Title("Tín dụng chính sách", "Policy credit")
_CONTRACTS = Title("Công trình có hợp đồng", "Works under contract")
_FUNDED = Title("Bố trí vốn", "Capital planned")
_PAID = Title("Thanh toán", "Payment")


def _c(key: str, vi: str, en: str, group: Title | None = None) -> Column:
    """Make a column of a measure of capital, keyed by the measure's own name."""
    return Column(key, Title(vi, en), f"capital.{key}", group)


_LISTED: Mapping[Sheet, tuple[Column, ...]] = {
    Sheet.PROGRESS: (
        _c("plan", "Kế hoạch", "Plan"),
        _c("carried_over", "trong đó kéo dài", "of which carried over"),
        _c("remaining", "Còn giữ", "Still held"),
        _c("disbursed", "Đã giải ngân", "Disbursed"),
        _c("advances", "trong đó tạm ứng", "of which advances"),
        _c("gap", "Chưa giải ngân", "Not disbursed"),
    ),
    Sheet.ORIGIN: (
        _c("fresh_plan", "Kế hoạch", "Plan", _FRESH),
        _c("fresh_disbursed", "Đã giải ngân", "Disbursed", _FRESH),
        _c("fresh_rate", "Tỷ lệ", "Rate", _FRESH),
        _c("fresh_estimate_year_end", "Ước đến 31/12", "Estimate to 31/12", _FRESH),
        _c("fresh_estimate_january", "Ước đến 31/01", "Estimate to 31/01", _FRESH),
        _c("carried_over", "Kế hoạch", "Plan", _CARRIED),
        _c("carried_disbursed", "Đã giải ngân", "Disbursed", _CARRIED),
        _c("carried_rate", "Tỷ lệ", "Rate", _CARRIED),
        _c("carried_estimate_year_end", "Ước đến 31/12", "Estimate to 31/12", _CARRIED),
        _c("carried_estimate_january", "Ước đến 31/01", "Estimate to 31/01", _CARRIED),
    ),
    Sheet.PLAN: (
        _c("fresh_plan", "Giao mới", "Newly granted"),
        _c("supplements", "trong đó bổ sung", "of which supplements"),
        _c("revenue_increase", "trong đó tăng thu", "of which increased revenue"),
        _c("reductions", "đã trừ cắt giảm", "reductions taken off"),
        _c("carried_over", "Kéo dài", "Carried over"),
        _c("plan", "Kế hoạch", "Plan"),
        _c("reserve", "trong đó dự phòng", "of which reserve"),
        _c("carried_out", "Đã chuyển sang năm sau", "Carried out"),
        _c("cancelled", "Đã hủy", "Cancelled"),
    ),
    Sheet.PAYMENTS: (
        _c("plan", "Kế hoạch", "Plan"),
        _c("disbursed", "Đã giải ngân", "Disbursed"),
        _c("advances", "Tạm ứng chưa thu hồi", "Advances"),
        _c("paid_volume", "Thanh toán khối lượng", "Paid for volume"),
        _c("settled", "trong đó quyết toán", "of which settled"),
    ),
    Sheet.GIVEN: (
        _c("mobilised_plan", "Kế hoạch huy động", "Planned", _MONEY_GIVEN),
        _c("mobilised", "Đã huy động", "Mobilised", _MONEY_GIVEN),
        _c("mobilised_money", "bằng tiền", "in money", _MONEY_GIVEN),
        _c("mobilised_kind", "bằng hiện vật", "in kind", _MONEY_GIVEN),
        _c("mobilised_labour", "bằng ngày công", "in labour", _MONEY_GIVEN),
        _c("mobilised_rate", "Tỷ lệ", "Rate", _MONEY_GIVEN),
        _c("grants", "Kế hoạch", "Planned", _AID),
        _c("grants_disbursed", "Đã giải ngân", "Disbursed", _AID),
        _c("integrated", "Lồng ghép (ngoài tổng)", "Integrated (not in totals)"),
    ),
    Sheet.APART: (
        _c("arrears_opened", "Phát sinh", "Opened", _DEBT),
        _c("arrears_settled", "Đã trả", "Settled", _DEBT),
        _c("arrears", "Còn nợ", "Outstanding", _DEBT),
        _c("rotation_lent", "Cho vay", "Lent", _ROTATION),
        _c("rotation_recovered", "Đã thu hồi", "Recovered", _ROTATION),
        _c("rotation_outstanding", "Đang ở người vay", "Outstanding", _ROTATION),
        _c("credit_lent", "Cho vay", "Lent", _CREDIT),
        _c("credit_recovered", "Thu nợ", "Repaid", _CREDIT),
        _c("credit_outstanding", "Dư nợ", "Outstanding", _CREDIT),
    ),
    Sheet.COMMITMENTS: (
        _c("works_under_contract", "Số công trình", "Works", _CONTRACTS),
        _c("committed", "Giá trị hợp đồng", "Contracts", _CONTRACTS),
        _c("committed_funded", "Đã bố trí", "Planned", _FUNDED),
        _c("committed_beyond", "trong đó vượt hợp đồng", "of which beyond the contract", _FUNDED),
        _c("uncovered", "Chưa được bố trí", "Not yet covered", _FUNDED),
        _c("committed_paid", "Đã thanh toán", "Paid", _PAID),
        _c("committed_paid_beyond", "trong đó vượt hợp đồng", "of which beyond the contract",
           _PAID),
        _c("committed_unpaid", "Chưa thanh toán", "Not yet paid", _PAID),
        _c("works_without_contract", "Công trình chưa ghi hợp đồng", "Works without a contract"),
    ),
    Sheet.PERIOD: (
        _c("frame", "Kế hoạch trung hạn", "Medium-term plan"),
        _c("fresh_plan", "Đã giao các năm", "Granted so far"),
        _c("frame_left", "Chưa giao", "Not yet granted"),
        Column(
            "by_year", Title("Giải ngân vốn năm", "Disbursed of year"), "capital.disbursed",
            Title("Giải ngân theo kế hoạch năm", "Disbursed by plan year"), spread="plan_year",
        ),
        _c("disbursed", "Giải ngân lũy kế", "Disbursed, cumulated"),
        _c("frame_rate", "So với trung hạn", "Against medium-term"),
    ),
}  # fmt: skip
_IN_MONTH = Title("Trong tháng", "In the month")
_AT_END = Title("Đến cuối tháng", "At the month's end")
_RUNNING = Column(
    "running", Title("Giải ngân lũy kế", "Disbursed, cumulated"), "capital.disbursed", _AT_END,
    When.RUNNING,
)  # fmt: skip
BALANCES = frozenset(
    f"capital.{key}"
    for key in (
        "remaining", "advances", "gap", "reserve",
        "arrears", "rotation_outstanding", "credit_outstanding",
    )
)  # fmt: skip
"""Measures of what stands on a day: a month has no part of them, only how they stood at its end."""


def columns(sheet: Sheet, base: Base, *, by_month: bool) -> tuple[Column, ...]:
    """Give the columns of a sheet, its rates over a base; months are cumulated beside them."""
    listed = _LISTED[sheet]
    rate = BASES[base][1]
    if sheet not in (Sheet.PROGRESS, Sheet.PLAN, Sheet.PAYMENTS):
        return tuple(_at_end(one) for one in listed) if by_month else listed
    if by_month:
        flows = tuple(
            replace(one, group=_IN_MONTH) for one in listed if one.measure not in BALANCES
        )
        stands = tuple(
            replace(_at_end(one), group=_AT_END) for one in listed if one.measure in BALANCES
        )
        ran = Column("running_rate", Title("Tỷ lệ lũy kế", "Rate, cumulated"), rate, _AT_END,
                     When.RUNNING)  # fmt: skip
        return (*flows, *stands, _RUNNING, ran)
    if sheet is not Sheet.PROGRESS:
        return (*listed, Column("rate", _RATE, rate))
    year = Title("So cùng kỳ năm trước", "Against last year")
    return (
        *listed,
        Column("rate", _RATE, rate),
        Column("before", Title("Cùng kỳ", "Last year"), rate, year, When.BEFORE),
        Column("change", Title("Tăng, giảm", "Change"), CHANGES[base], year),
    )


def _at_end(column: Column) -> Column:
    """Ask what stands on a day at the end of the month that a row is of."""
    return replace(column, when=When.RUNNING) if column.measure in BALANCES else column


MATRIX = (
    "plan", "disbursed", "gap", "rate", "advances", "remaining", "carried_over", "arrears",
    "committed", "uncovered", "committed_unpaid",
)  # fmt: skip
"""Measures that a matrix of rows and columns may be of, by key; `rate` is over the base."""


def matrix_measure(key: str, base: Base) -> str:
    """Name the measure of a matrix."""
    return BASES[base][1] if key == "rate" else f"capital.{key}"
