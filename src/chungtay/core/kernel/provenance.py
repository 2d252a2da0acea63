"""Where a row comes from: who stands behind it, in one of four degrees."""

from __future__ import annotations

from enum import StrEnum


class Provenance(StrEnum):
    """How a row came to be known; carried by every register row and shown in every receipt."""

    PUBLISHED = "published"
    """Printed in a cited source."""
    DERIVED = "derived"
    """Follows from published figures by arithmetic; the source does not print it."""
    SYNTHETIC = "synthetic"
    """Made for the demonstration; speaks of nothing that happened."""
    REPORTED = "reported"
    """Entered here by somebody answerable for it."""


TITLES: dict[Provenance, str] = {
    Provenance.PUBLISHED: "Đã công bố",
    Provenance.DERIVED: "Suy ra từ số đã công bố",
    Provenance.SYNTHETIC: "Số liệu mô phỏng",
    Provenance.REPORTED: "Đơn vị báo cáo",
}
