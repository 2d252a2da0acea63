"""Where a file stands, and what may be done to it."""

from __future__ import annotations

from enum import StrEnum

from chungtay.core.kernel.title import Title


class State(StrEnum):
    """Where a file stands."""

    REQUESTED = "requested"
    REVIEWED = "reviewed"
    APPRAISED = "appraised"
    DECIDED = "decided"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """The unit that asked is no more."""


class Deed(StrEnum):
    """What may be done to a file."""

    REQUEST = "request"
    REVIEW = "review"
    APPRAISE = "appraise"
    DECIDE = "decide"
    RETURN = "return"
    WITHDRAW = "withdraw"
    CARRY = "carry"
    """The same body goes on under another code, and the file with it."""
    END = "end"


STATE_TITLES: dict[State, Title] = {
    State.REQUESTED: Title("đã đề nghị", "requested"),
    State.REVIEWED: Title("huyện đã kiểm tra", "reviewed by the district"),
    State.APPRAISED: Title("đã thẩm định", "appraised"),
    State.DECIDED: Title("đã công nhận", "recognised"),
    State.RETURNED: Title("bị trả lại", "returned"),
    State.WITHDRAWN: Title("đã rút hồ sơ", "withdrawn by its sender"),
    State.ENDED: Title("khép lại vì đơn vị đã sắp xếp", "closed: its unit is no more"),
}
DEED_TITLES: dict[Deed, Title] = {
    Deed.REQUEST: Title("đề nghị công nhận", "request recognition"),
    Deed.REVIEW: Title("kiểm tra hồ sơ", "review the file"),
    Deed.APPRAISE: Title("thẩm định", "appraise"),
    Deed.DECIDE: Title("công nhận", "recognise"),
    Deed.RETURN: Title("trả lại hồ sơ", "return the file"),
    Deed.WITHDRAW: Title("rút hồ sơ", "take the file back"),
    Deed.CARRY: Title("chuyển hồ sơ theo đơn vị", "carry the file with its unit"),
    Deed.END: Title("khép hồ sơ", "close the file"),
}
CLOSED = frozenset({State.DECIDED, State.WITHDRAWN, State.ENDED})
"""States after which nothing can be done to a file."""
