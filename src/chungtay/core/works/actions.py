"""What one may be allowed to do with works; a grant may be limited to a project."""

from __future__ import annotations

from chungtay.core.people.actor import Action

RECORD_STAGE = Action("works.record_stage", "Ghi tiến độ công trình")
RECORD_CARD = Action("works.record_card", "Ghi hồ sơ công trình")
RECORD_CONTRACT = Action("works.record_contract", "Ghi hợp đồng của công trình")
RECORD_FUNDING = Action("works.record_funding", "Ghi cơ cấu vốn của công trình")
RECORD_OBSTACLE = Action("works.record_obstacle", "Ghi và gỡ vướng mắc của công trình")
RECORD_REMARK = Action("works.record_remark", "Ghi kiến nghị giám sát cộng đồng")
ATTACH_PHOTO = Action("works.attach_photo", "Kèm ảnh công trình")
IMPORT = Action("works.import", "Nạp danh mục công trình từ tệp")


def subject(project: str) -> str:
    """Name a project as what a grant may be limited to.

    >>> subject("gn.p2.infra")
    'project:gn.p2.infra'
    """
    return f"project:{project}"
