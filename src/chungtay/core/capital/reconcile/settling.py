"""What a person, or a sure match, says about a line of a list: settled, or open again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.reconcile.line import ListLine, Payment
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.saying import Fact, Listed


class State(StrEnum):
    """Where a line stands."""

    OPEN = "open"
    MATCHED = "matched"
    RECORDED = "recorded"
    """Not in the ledger before: an entry was made of it."""
    EXPLAINED = "explained"
    """It differs, or is missing, for a reason that was written down."""
    NOT_OURS = "not_ours"


STATE_TITLES: dict[State, str] = {
    State.OPEN: "chờ xử lý",
    State.MATCHED: "đã khớp",
    State.RECORDED: "đã ghi sổ",
    State.EXPLAINED: "đã giải thích",
    State.NOT_OURS: "không thuộc phạm vi",
}
WITH_PAYMENT = frozenset({State.MATCHED, State.RECORDED})
WITH_WORDS = frozenset({State.EXPLAINED, State.NOT_OURS})


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was said about a line: `entry` and `payment` where it is in the ledger, else words."""

    line: str
    state: State
    on: dt.date
    entry: str = ""
    payment: str = ""
    score: int = 0
    words: str = ""


@dataclass(eq=False)
class UnknownLine(Refusal):
    """No list has a line by this key."""

    code = "capital.unknown_list_line"
    kind = Kind.NOT_FOUND
    message = "Không có dòng đối chiếu “{line}”."

    line: str


@dataclass(eq=False)
class UnknownList(Refusal):
    """No such list was handed in by whoever asks."""

    code = "capital.unknown_list"
    kind = Kind.NOT_FOUND
    message = "Không có danh sách “{token}”, hoặc danh sách do người khác nộp."

    token: str


@dataclass(eq=False)
class AlreadySettled(Refusal):
    """The line was settled meanwhile, by somebody else or by the same click twice."""

    code = "capital.already_settled"
    kind = Kind.CONFLICT
    message = (
        "Dòng ngày {on:%d/%m/%Y}, {dong} đồng đang ở tình trạng “{state}”; muốn làm lại thì mở lại "
        "dòng này trước."
    )

    on: dt.date
    dong: str
    state: str


@dataclass(eq=False)
class PaymentTaken(Refusal):
    """Lines already matched with a payment come to all of it."""

    code = "capital.payment_taken"
    kind = Kind.CONFLICT
    message = (
        "Khoản chi của bút toán “{entry}” là {whole} đồng, đã khớp với các dòng khác hết {taken} "
        "đồng; dòng này {dong} đồng nên không khớp thêm được."
    )

    entry: str
    whole: str
    taken: str
    dong: str


@dataclass(eq=False)
class UnknownPayment(Refusal):
    """The ledger has no such payment."""

    code = "capital.unknown_payment"
    kind = Kind.NOT_FOUND
    message = "Sổ vốn không có khoản chi “{payment}”."

    payment: str


@dataclass(eq=False)
class WordsWanted(Refusal):
    """A difference is explained, and a line set aside, in words."""

    code = "capital.words_wanted"
    message = "Hãy ghi lý do (ít nhất {least} chữ cái)."

    least: int


@dataclass(eq=False)
class NotRecordable(Refusal):
    """A line does not tell enough to make an entry of it."""

    code = "capital.not_recordable"
    message = "Chưa ghi sổ được dòng này: {reason}."

    reason: Fact


@dataclass(eq=False)
class ListHasFaults(Refusal):
    """A list with errors; nothing of it was taken."""

    code = "capital.list_has_faults"
    message = "Danh sách “{name}” có {count} lỗi nên chưa nhận dòng nào. Lỗi đầu tiên: {first}."

    name: str
    count: int
    first: Listed


@dataclass(eq=False)
class TakenFromOther(Refusal):
    """A file whose lines stand already as another sender's: each would stand twice."""

    code = "capital.taken_from_other"
    kind = Kind.CONFLICT
    message = (
        "Tệp “{name}” đã được ghi bằng mẫu đọc của nơi gửi “{sender}”; ghi nữa thì mỗi khoản đứng "
        "hai lần. Hãy dùng lại mẫu đọc ấy."
    )

    name: str
    sender: str


LEAST_WORDS = 5


def require_open(state: State, line: ListLine, shown: str) -> None:
    """Refuse to settle a line a second time (`AlreadySettled`)."""
    if state is not State.OPEN:
        raise AlreadySettled(on=line.on, dong=shown, state=STATE_TITLES[state])


def require_room(payment: Payment, taken: int, dong: int) -> None:
    """Refuse a line where others have matched all of a payment already (`PaymentTaken`).

    A line may differ from the payment it is matched with; that is a difference to be explained,
    and shown. But no line is matched with what is used up.
    """
    used_up = taken and abs(taken) + abs(dong) > abs(payment.dong)
    if used_up:
        raise PaymentTaken(
            entry=payment.entry, whole=f"{payment.dong:,}".replace(",", "."),
            taken=f"{taken:,}".replace(",", "."), dong=f"{dong:,}".replace(",", "."),
        )  # fmt: skip


def require_words(state: State, words: str) -> None:
    """Refuse to explain without a word (`WordsWanted`)."""
    if state in WITH_WORDS and sum(char.isalpha() for char in words) < LEAST_WORDS:
        raise WordsWanted(least=LEAST_WORDS)
