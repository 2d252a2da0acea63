"""By what a statement may be divided: each axis is one dimension, or a tree of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.kernel.title import Title


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to divide a statement: its dimensions, outermost first."""

    code: str
    title: Title
    dimensions: tuple[str, ...]


AXES: Mapping[str, Axis] = {
    axis.code: axis
    for axis in (
        Axis(
            "project", Title("Chương trình, dự án", "Programme and project"),
            ("programme", "main_project", "project"),
        ),
        Axis("programme", Title("Chương trình", "Programme"), ("programme",)),
        Axis("source", Title("Nguồn vốn", "Source"), ("source",)),
        Axis("kind", Title("Loại vốn", "Kind of capital"), ("kind",)),
        Axis("place", Title("Huyện, xã", "District and commune"), ("district", "unit")),
        Axis("district", Title("Huyện, thành phố", "District"), ("district",)),
        Axis("holder", Title("Chủ đầu tư, đơn vị giữ vốn", "Holder"), ("holder",)),
        Axis("origin", Title("Năm gốc của vốn", "Year of origin"), ("carried", "origin_year")),
        Axis("provider", Title("Nhà tài trợ, nơi góp", "Provider"), ("source", "provider")),
        Axis("given", Title("Hình thức góp", "In what form given"), ("given_as",)),
        Axis("work", Title("Công trình", "Work"), ("work",)),
        Axis("month", Title("Tháng", "Month"), ("month",)),
    )
}  # fmt: skip
"""Axes by code."""
