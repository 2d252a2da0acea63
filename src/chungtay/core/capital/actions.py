"""What one may be allowed to do with capital; a grant names the holder it is for."""

from __future__ import annotations

from chungtay.core.people.actor import Action

ASSIGN = Action("capital.assign", "Giao kế hoạch vốn")
CARRY_OVER = Action("capital.carry_over", "Kéo dài vốn sang năm sau")
ALLOT = Action("capital.allot", "Phân bổ vốn")
ADJUST = Action("capital.adjust", "Điều chỉnh kế hoạch vốn")
EXPECT = Action("capital.expect", "Lập kế hoạch huy động vốn")
MOBILISE = Action("capital.mobilise", "Ghi vốn huy động")
DISBURSE = Action("capital.disburse", "Ghi giải ngân")
