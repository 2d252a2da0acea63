"""What one may be allowed to do with capital; a grant names the holder it is for."""

from __future__ import annotations

from chungtay.core.capital.movement import Movement
from chungtay.core.people.actor import Action

ASSIGN = Action("capital.assign", "Giao kế hoạch vốn")
CARRY_OVER = Action("capital.carry_over", "Kéo dài vốn sang năm sau")
ALLOT = Action("capital.allot", "Phân bổ vốn")
ADJUST = Action("capital.adjust", "Điều chỉnh kế hoạch vốn")
EXPECT = Action("capital.expect", "Lập kế hoạch huy động vốn")
MOBILISE = Action("capital.mobilise", "Ghi vốn huy động")
DISBURSE = Action("capital.disburse", "Ghi giải ngân")
CLOSE = Action("capital.close", "Kết chuyển, hủy dự toán cuối năm")
SETTLE = Action("capital.settle", "Ghi quyết toán")
OWE = Action("capital.owe", "Ghi nợ đọng xây dựng cơ bản")
ROTATE = Action("capital.rotate", "Ghi luân chuyển vốn hỗ trợ sản xuất")
READ = Action("capital.read", "Xem sổ vốn")
RECONCILE = Action("capital.reconcile", "Đối chiếu với kho bạc, đơn vị")

LEAVE: dict[Movement, Action] = {
    Movement.MEDIUM_TERM: ASSIGN,
    Movement.ASSIGNMENT: ASSIGN,
    Movement.SUPPLEMENT: ASSIGN,
    Movement.REVENUE_INCREASE: ASSIGN,
    Movement.REDUCTION: ASSIGN,
    Movement.CARRY_OVER: CARRY_OVER,
    Movement.ALLOTMENT: ALLOT,
    Movement.RESERVE: ALLOT,
    Movement.RELEASE: ALLOT,
    Movement.ADJUSTMENT: ADJUST,
    Movement.EXPECTATION: EXPECT,
    Movement.MOBILISATION: MOBILISE,
    Movement.ADVANCE: DISBURSE,
    Movement.ADVANCE_COVER: DISBURSE,
    Movement.ADVANCE_RETURN: DISBURSE,
    Movement.DISBURSEMENT: DISBURSE,
    Movement.RECOVERY: DISBURSE,
    Movement.SETTLEMENT: SETTLE,
    Movement.CLOSING: CLOSE,
    Movement.CANCELLATION: CLOSE,
    Movement.ARREARS_OPENED: OWE,
    Movement.ARREARS_SETTLED: OWE,
    Movement.LENDING: ROTATE,
    Movement.REPAYMENT: ROTATE,
    Movement.RELENDING: ROTATE,
    Movement.WRITE_OFF: ROTATE,
}
"""What somebody must be allowed to do in order to record a movement."""
