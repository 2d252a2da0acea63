"""Columns as forms have them, for tests."""

from __future__ import annotations

from chungtay.core.kernel.title import Title
from chungtay.core.submissions.form import CellType, Choice, Column

COUNT = Column("count", Title("Số hộ", "Households"), CellType.COUNT, unit="household")
NUMBER = Column("number", Title("Chiều dài", "Length"), CellType.NUMBER, unit="km", decimals=3)
PERCENT = Column("percent", Title("Tỷ lệ", "Share"), CellType.PERCENT, base="count", decimals=1)
DONG = Column("dong", Title("Tiền", "Money"), CellType.DONG, unit="dong")
MILLION = Column(
    "million",
    Title("Giải ngân", "Disbursed"),
    CellType.DONG,
    unit="million_dong",
    scale=1_000_000,
    decimals=3,
)
DAY = Column("day", Title("Ngày", "Day"), CellType.DATE)
TEXT = Column("text", Title("Ghi chú", "Note"), CellType.TEXT)
FILE = Column("file", Title("Tệp", "File"), CellType.FILE)
MET = Column(
    "met",
    Title("Đạt", "Met"),
    CellType.CHOICE,
    choices=(
        Choice("dat", Title("Đạt", "Met")),
        Choice("chua", Title("Chưa đạt", "Not met")),
        Choice("khong-ap-dung", Title("Không áp dụng", "Not applicable")),
    ),
)
EVERY = (COUNT, NUMBER, PERCENT, DONG, MILLION, DAY, TEXT, FILE, MET)
