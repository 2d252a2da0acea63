"""Where money can stand (pots) and what a decision can do with it (movements).

A movement takes money out of one pot and puts it into one other; that pair is all that tells
movements apart, so a new kind of decision is one more line of `POTS`.
"""

from __future__ import annotations

from enum import StrEnum


class Pot(StrEnum):
    """Where a holder's money stands."""

    GRANTED = "granted"
    """Given out by a budget or a giver; stands below zero by as much as was given."""
    FRAMED = "framed"
    """Set aside for the holder in a medium-term plan; yearly plans are assigned within it."""
    HELD = "held"
    """Planned for the holder and not yet paid out."""
    RESERVED = "reserved"
    """Planned and kept back as a reserve."""
    ADVANCED = "advanced"
    """Paid in advance, and not yet covered by completed volume."""
    SPENT = "spent"
    """Paid for completed volume, or given in kind and at once used."""
    SETTLED = "settled"
    """Paid, and approved in the final accounts."""
    CARRIED = "carried"
    """Not paid in its year and moved on to the next: the earlier year's side of a carry-over."""
    CANCELLED = "cancelled"
    """Not paid in its year and cancelled with it."""
    PLEDGED = "pledged"
    """Expected of a giver; stands below zero."""
    EXPECTED = "expected"
    """Planned to be mobilised by the holder."""
    OWED = "owed"
    """Owed to contractors; stands below zero by the arrears."""
    ARREARS = "arrears"
    """Volume completed and accepted for which no capital was planned."""
    TURNED = "turned"
    """Put into rotation or lent by a bank; stands below zero."""
    LENT = "lent"
    """With borrowers."""
    RECOVERED = "recovered"
    """Paid back by borrowers and on hand to be lent again."""
    LOST = "lost"
    """Written off."""


class Movement(StrEnum):
    """What a decision did with money."""

    MEDIUM_TERM = "medium_term"
    ASSIGNMENT = "assignment"
    SUPPLEMENT = "supplement"
    REVENUE_INCREASE = "revenue_increase"
    REDUCTION = "reduction"
    CARRY_OVER = "carry_over"
    ALLOTMENT = "allotment"
    ADJUSTMENT = "adjustment"
    RESERVE = "reserve"
    RELEASE = "release"
    EXPECTATION = "expectation"
    MOBILISATION = "mobilisation"
    ADVANCE = "advance"
    ADVANCE_COVER = "advance_cover"
    ADVANCE_RETURN = "advance_return"
    DISBURSEMENT = "disbursement"
    RECOVERY = "recovery"
    SETTLEMENT = "settlement"
    CLOSING = "closing"
    CANCELLATION = "cancellation"
    ARREARS_OPENED = "arrears_opened"
    ARREARS_SETTLED = "arrears_settled"
    LENDING = "lending"
    REPAYMENT = "repayment"
    RELENDING = "relending"
    WRITE_OFF = "write_off"


POT_TITLES: dict[Pot, str] = {
    Pot.GRANTED: "đã giao",
    Pot.FRAMED: "kế hoạch trung hạn",
    Pot.HELD: "được giao, chưa giải ngân",
    Pot.RESERVED: "dự phòng",
    Pot.ADVANCED: "tạm ứng chưa thu hồi",
    Pot.SPENT: "đã giải ngân",
    Pot.SETTLED: "đã quyết toán",
    Pot.CARRIED: "đã chuyển sang năm sau",
    Pot.CANCELLED: "đã hủy dự toán",
    Pot.PLEDGED: "hứa đóng góp",
    Pot.EXPECTED: "dự kiến huy động",
    Pot.OWED: "phải trả nhà thầu",
    Pot.ARREARS: "nợ đọng xây dựng cơ bản",
    Pot.TURNED: "đưa vào quay vòng",
    Pot.LENT: "đang cho vay, luân chuyển",
    Pot.RECOVERED: "đã thu hồi để luân chuyển tiếp",
    Pot.LOST: "không thu hồi được",
}
MOVEMENT_TITLES: dict[Movement, str] = {
    Movement.MEDIUM_TERM: "Kế hoạch trung hạn",
    Movement.ASSIGNMENT: "Giao kế hoạch",
    Movement.SUPPLEMENT: "Bổ sung kế hoạch",
    Movement.REVENUE_INCREASE: "Bổ sung từ tăng thu",
    Movement.REDUCTION: "Cắt giảm kế hoạch",
    Movement.CARRY_OVER: "Kéo dài sang năm sau",
    Movement.ALLOTMENT: "Phân bổ",
    Movement.ADJUSTMENT: "Điều chỉnh",
    Movement.RESERVE: "Để dự phòng",
    Movement.RELEASE: "Sử dụng dự phòng",
    Movement.EXPECTATION: "Kế hoạch huy động",
    Movement.MOBILISATION: "Huy động",
    Movement.ADVANCE: "Tạm ứng",
    Movement.ADVANCE_COVER: "Thu hồi tạm ứng",
    Movement.ADVANCE_RETURN: "Hoàn trả tạm ứng",
    Movement.DISBURSEMENT: "Giải ngân",
    Movement.RECOVERY: "Thu hồi vốn đã thanh toán",
    Movement.SETTLEMENT: "Quyết toán",
    Movement.CLOSING: "Kết chuyển cuối năm",
    Movement.CANCELLATION: "Hủy dự toán",
    Movement.ARREARS_OPENED: "Phát sinh nợ đọng",
    Movement.ARREARS_SETTLED: "Trả nợ đọng",
    Movement.LENDING: "Cho vay, đưa vào luân chuyển",
    Movement.REPAYMENT: "Thu hồi vốn luân chuyển",
    Movement.RELENDING: "Luân chuyển tiếp",
    Movement.WRITE_OFF: "Xóa khoản không thu hồi được",
}
POTS: dict[Movement, tuple[Pot, Pot]] = {
    Movement.MEDIUM_TERM: (Pot.GRANTED, Pot.FRAMED),
    Movement.ASSIGNMENT: (Pot.GRANTED, Pot.HELD),
    Movement.SUPPLEMENT: (Pot.GRANTED, Pot.HELD),
    Movement.REVENUE_INCREASE: (Pot.GRANTED, Pot.HELD),
    Movement.REDUCTION: (Pot.HELD, Pot.GRANTED),
    Movement.CARRY_OVER: (Pot.GRANTED, Pot.HELD),
    Movement.ALLOTMENT: (Pot.HELD, Pot.HELD),
    Movement.ADJUSTMENT: (Pot.HELD, Pot.HELD),
    Movement.RESERVE: (Pot.HELD, Pot.RESERVED),
    Movement.RELEASE: (Pot.RESERVED, Pot.HELD),
    Movement.EXPECTATION: (Pot.PLEDGED, Pot.EXPECTED),
    Movement.MOBILISATION: (Pot.GRANTED, Pot.SPENT),
    Movement.ADVANCE: (Pot.HELD, Pot.ADVANCED),
    Movement.ADVANCE_COVER: (Pot.ADVANCED, Pot.SPENT),
    Movement.ADVANCE_RETURN: (Pot.ADVANCED, Pot.HELD),
    Movement.DISBURSEMENT: (Pot.HELD, Pot.SPENT),
    Movement.RECOVERY: (Pot.SPENT, Pot.HELD),
    Movement.SETTLEMENT: (Pot.SPENT, Pot.SETTLED),
    Movement.CLOSING: (Pot.HELD, Pot.CARRIED),
    Movement.CANCELLATION: (Pot.HELD, Pot.CANCELLED),
    Movement.ARREARS_OPENED: (Pot.OWED, Pot.ARREARS),
    Movement.ARREARS_SETTLED: (Pot.ARREARS, Pot.OWED),
    Movement.LENDING: (Pot.TURNED, Pot.LENT),
    Movement.REPAYMENT: (Pot.LENT, Pot.RECOVERED),
    Movement.RELENDING: (Pot.RECOVERED, Pot.LENT),
    Movement.WRITE_OFF: (Pot.LENT, Pot.LOST),
}
"""Out of which pot into which a movement takes money; it may touch no other."""

PAID = frozenset({Pot.ADVANCED, Pot.SPENT, Pot.SETTLED})
"""Pots whose money counts as disbursed: advances too, as the treasury counts them."""
SETS_PLAN = frozenset(
    {
        Movement.ASSIGNMENT, Movement.SUPPLEMENT, Movement.REVENUE_INCREASE, Movement.REDUCTION,
        Movement.CARRY_OVER, Movement.ALLOTMENT, Movement.ADJUSTMENT,
    }
)  # fmt: skip
"""Movements whose change of `Pot.HELD` is a change of the plan."""
OVERDRAWS = frozenset({Pot.GRANTED, Pot.PLEDGED, Pot.OWED, Pot.TURNED})
"""Pots of those who give, which stand below zero by what was given; no other pot may."""
HAPPENS = frozenset(movement for movement, (_, target) in POTS.items() if target in PAID) | {
    Movement.RECOVERY,
    Movement.ADVANCE_RETURN,
    Movement.ARREARS_OPENED,
    Movement.ARREARS_SETTLED,
    Movement.LENDING,
    Movement.REPAYMENT,
    Movement.RELENDING,
}
"""Movements that tell what has happened: no paper can know of them before their day."""
STAYS = frozenset(
    {
        Movement.RESERVE, Movement.RELEASE, Movement.ADVANCE, Movement.ADVANCE_COVER,
        Movement.ADVANCE_RETURN, Movement.DISBURSEMENT, Movement.RECOVERY, Movement.SETTLEMENT,
        Movement.CLOSING, Movement.CANCELLATION, Movement.REPAYMENT, Movement.RELENDING,
        Movement.WRITE_OFF,
    }
)  # fmt: skip
"""Movements within one holder's accounts: nothing goes from one holder to another."""
