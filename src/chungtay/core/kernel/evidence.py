"""What may be kept as evidence: documents and pictures, of a size that can be handed around."""

from __future__ import annotations

LARGEST = 20 * 1024 * 1024
"""Bytes of a file at most."""
KINDS = (
    ".pdf", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".docx", ".xlsx", ".doc", ".xls", ".odt",
    ".ods", ".txt", ".csv", ".zip",
)  # fmt: skip
"""Endings of the names of files that are kept."""
REASON_TITLES: dict[str, str] = {
    "empty": "tệp trống",
    "kind": f"chỉ nhận các loại {', '.join(KINDS)}",
}
"""Why a file is not kept, whatever its size."""


def unfit(name: str, *, size: int) -> str:
    """Say why a file is not kept as evidence: empty, too large, or of a kind nobody can look into.

    >>> unfit("kho-bac.pdf", size=1024), unfit("kho-bac.pdf", size=0)
    ('', 'tệp trống')
    """
    if not size:
        return REASON_TITLES["empty"]
    if size > LARGEST:
        megabytes, most = f"{size / 1024 / 1024:.0f}", LARGEST // 1024 // 1024
        return f"tệp {megabytes} MB, chỉ nhận đến {most} MB; hãy nén hoặc chia nhỏ"
    return "" if name.lower().endswith(KINDS) else REASON_TITLES["kind"]
