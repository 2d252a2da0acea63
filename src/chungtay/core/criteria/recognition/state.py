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


class Deed(StrEnum):
    """What may be done to a file."""

    REQUEST = "request"
    REVIEW = "review"
    APPRAISE = "appraise"
    DECIDE = "decide"
    RETURN = "return"
    WITHDRAW = "withdraw"


STATE_TITLES: dict[State, Title] = {
    State.REQUESTED: Title("đã đề nghị", "requested"),
    State.REVIEWED: Title("huyện đã kiểm tra", "reviewed by the district"),
    State.APPRAISED: Title("đã thẩm định", "appraised"),
    State.DECIDED: Title("đã công nhận", "recognised"),
    State.RETURNED: Title("bị trả lại", "returned"),
    State.WITHDRAWN: Title("đã rút hồ sơ", "withdrawn by its sender"),
}
DEED_TITLES: dict[Deed, Title] = {
    Deed.REQUEST: Title("đề nghị công nhận", "request recognition"),
    Deed.REVIEW: Title("kiểm tra hồ sơ", "review the file"),
    Deed.APPRAISE: Title("thẩm định", "appraise"),
    Deed.DECIDE: Title("công nhận", "recognise"),
    Deed.RETURN: Title("trả lại hồ sơ", "return the file"),
    Deed.WITHDRAW: Title("rút hồ sơ", "take the file back"),
}
CLOSED = frozenset({State.DECIDED, State.WITHDRAWN})
"""States after which nothing can be done to a file."""
