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
    "unlike": "nội dung không phải loại tệp mà tên nêu; hãy lưu lại đúng loại rồi tải lên",
}
"""Why a file is not kept, whatever its size."""
_PICTURE = (b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF")
_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_OLD_OFFICE = (*_OFFICE, b"<", b"\xef\xbb\xbf<")
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp", ".heic"), _PICTURE),
    **dict.fromkeys((".docx", ".xlsx", ".odt", ".ods", ".zip"), _OFFICE),
    **dict.fromkeys((".doc", ".xls"), _OLD_OFFICE),
}
"""How files begin by the endings of their names. Telephones and chat programs rename pictures into
each other, and old accounting programs write web pages called .xls: those are taken."""
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_HEIF, _PDF, _PDF_WITHIN = b"ftyp", b"%PDF-", 1024


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


def unlike(name: str, content: bytes) -> str:
    """Say why a file's content is not what its name says; nothing where it is, or nobody can tell.

    >>> unlike("bien-ban.pdf", b"%PDF-1.7"), unlike("bien-ban.pdf", b"MZ")[:8]
    ('', 'nội dung')
    """
    ending = next((kind for kind in KINDS if name.lower().endswith(kind)), "")
    if ending == ".pdf":
        fits = _PDF in content[:_PDF_WITHIN]
    elif ending in _BEGINNINGS:
        heif = _BEGINNINGS[ending] is _PICTURE and content[4:8] == _HEIF
        fits = heif or content.startswith(_BEGINNINGS[ending])
    else:
        fits = not content.startswith(_PROGRAMS)
    return "" if fits else REASON_TITLES["unlike"]
