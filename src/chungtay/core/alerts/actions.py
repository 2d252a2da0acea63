"""What one may be allowed to do with alerts: who acts on one depends on what it is about."""

from __future__ import annotations

from chungtay.core.alerts.rule import AlertKind
from chungtay.core.people.actor import Action

READ = Action("alerts.read", "Xem cảnh báo")
RAISE = Action("alerts.raise", "Phát, kết thúc cảnh báo")
ANSWER_MONEY = Action("alerts.answer_money", "Xử lý cảnh báo về vốn, công trình")
ANSWER_CRITERIA = Action("alerts.answer_criteria", "Xử lý cảnh báo về tiêu chí")
REVIEW = Action("alerts.review", "Ghi kết quả kiểm điểm đơn vị không đúng hạn")
ANSWERS = (ANSWER_MONEY, ANSWER_CRITERIA)
"""All there is to act on."""
_OF_CRITERIA = frozenset({AlertKind.LOST, AlertKind.RECHECK})


def answering(kind: AlertKind) -> Action:
    """Give what one must be allowed to do to act on an alert of a kind."""
    return ANSWER_CRITERIA if kind in _OF_CRITERIA else ANSWER_MONEY
