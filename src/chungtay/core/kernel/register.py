"""Registers keep what was written: a row is told once, and said again only in the same words."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.refusal import Kind, Refusal


@dataclass(eq=False)
class RefConflict(Refusal):
    """A row came with the natural key of another row and says something else.

    `columns` names, comma separated, the columns in which the two differ.
    """

    code = "kernel.ref_conflict"
    kind = Kind.CONFLICT
    message = (
        "Dòng “{ref}” đã được ghi với nội dung khác (khác ở: {columns}). Sổ chỉ ghi thêm, không "
        "sửa dòng cũ; muốn đính chính thì ghi một dòng mới."
    )

    ref: str
    columns: str
