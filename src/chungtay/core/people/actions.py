"""What one may be allowed to do with people, with the audit log and with the site itself."""

from __future__ import annotations

from chungtay.core.people.actor import Action

MANAGE = Action("people.manage", "Quản lý người dùng")
READ_AUDIT = Action("audit.read", "Xem nhật ký")
OPERATE = Action("site.operate", "Vận hành hệ thống")
REORGANISE = Action("site.reorganise_units", "Nạp sắp xếp đơn vị hành chính")
CLASSIFY = Action("site.classify_units", "Ghi phân loại đơn vị")
RESERVED = frozenset({MANAGE.code, READ_AUDIT.code, OPERATE.code})
"""Nobody hands these on who does not hold them: they reach beyond the data of a unit."""
