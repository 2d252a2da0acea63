"""Where a file stands, and what may be done to it."""

from __future__ import annotations

from enum import StrEnum

from chungtay.core.kernel.title import Title


class FileState(StrEnum):
    """Where a file stands."""

    REQUESTED = "requested"
    REVIEWED = "reviewed"
    APPRAISED = "appraised"
    DECIDED = "decided"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """The unit that asked is no more."""


class FileDeed(StrEnum):
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
    REOPEN = "reopen"
    """What closed the file or carried it was undone: it stands as before."""


STATE_TITLES: dict[FileState, Title] = {
    FileState.REQUESTED: Title("đã đề nghị", "requested"),
    FileState.REVIEWED: Title("huyện đã kiểm tra", "reviewed by the district"),
    FileState.APPRAISED: Title("đã thẩm định", "appraised"),
    FileState.DECIDED: Title("đã công nhận", "recognised"),
    FileState.RETURNED: Title("bị trả lại", "returned"),
    FileState.WITHDRAWN: Title("đã rút hồ sơ", "withdrawn by its sender"),
    FileState.ENDED: Title("khép lại vì đơn vị đã sắp xếp", "closed: its unit is no more"),
}
DEED_TITLES: dict[FileDeed, Title] = {
    FileDeed.REQUEST: Title("đề nghị công nhận", "request recognition"),
    FileDeed.REVIEW: Title("kiểm tra hồ sơ", "review the file"),
    FileDeed.APPRAISE: Title("thẩm định", "appraise"),
    FileDeed.DECIDE: Title("công nhận", "recognise"),
    FileDeed.RETURN: Title("trả lại hồ sơ", "return the file"),
    FileDeed.WITHDRAW: Title("rút hồ sơ", "take the file back"),
    FileDeed.CARRY: Title("chuyển hồ sơ theo đơn vị", "carry the file with its unit"),
    FileDeed.END: Title("khép hồ sơ", "close the file"),
    FileDeed.REOPEN: Title("mở lại hồ sơ", "open the file again"),
}
CLOSED = frozenset({FileState.DECIDED, FileState.WITHDRAWN, FileState.ENDED})
"""States after which nothing can be done to a file, but that one closed with its unit is open again
when that unit's end is undone."""
