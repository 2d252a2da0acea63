"""The columns of the sheet of contracts in a list of works: one row a contract, several a work."""

from __future__ import annotations

from enum import StrEnum


class Agreed(StrEnum):
    """What a column of the sheet says; values are apart from those of the sheet of works."""

    WORK = "agreed.work"
    KEY = "agreed.contract"
    PACKAGE = "agreed.package"
    NAME = "agreed.name"
    NUMBER = "agreed.number"
    CONTRACTOR = "agreed.contractor"
    SELECTION = "agreed.selection"
    SIGNED_ON = "agreed.signed_on"
    AMOUNT = "agreed.amount"
    FINISH_DUE = "agreed.finish_due"
    AMENDMENT = "agreed.amendment"
    STATE = "agreed.state"
    REASON = "agreed.reason"

    @property
    def attribute(self) -> str:
        """Name what the column says of a contract, as `WorkContract` does."""
        return self.value.partition(".")[2]


AGREED_TITLES: dict[Agreed, str] = {
    Agreed.WORK: "Mã công trình",
    Agreed.KEY: "Mã hợp đồng",
    Agreed.PACKAGE: "Loại gói thầu",
    Agreed.NAME: "Tên gói thầu",
    Agreed.NUMBER: "Số hợp đồng",
    Agreed.CONTRACTOR: "Nhà thầu",
    Agreed.SELECTION: "Hình thức lựa chọn nhà thầu",
    Agreed.SIGNED_ON: "Ngày ký",
    Agreed.AMOUNT: "Giá trị hợp đồng",
    Agreed.FINISH_DUE: "Hạn hoàn thành theo hợp đồng",
    Agreed.AMENDMENT: "Phụ lục, quyết định điều chỉnh",
    Agreed.STATE: "Tình trạng",
    Agreed.REASON: "Lý do bỏ, khôi phục",
}
"""The heads of the sheet, in its order."""
ALSO_AGREED: dict[Agreed, tuple[str, ...]] = {
    Agreed.WORK: ("mã ct", "mã số công trình"),
    Agreed.PACKAGE: ("loại hợp đồng", "loại chi phí"),
    Agreed.NAME: ("gói thầu", "nội dung hợp đồng"),
    Agreed.NUMBER: ("hợp đồng", "số hiệu hợp đồng"),
    Agreed.CONTRACTOR: ("đơn vị thực hiện", "bên nhận thầu"),
    Agreed.SELECTION: ("hình thức lựa chọn", "hình thức lcnt"),
    Agreed.SIGNED_ON: ("ngày ký hợp đồng", "ngày hợp đồng"),
    Agreed.AMOUNT: ("giá trị", "giá hợp đồng"),
    Agreed.FINISH_DUE: (
        "hạn hoàn thành",
        "thời hạn hoàn thành",
        "ngày hoàn thành theo hợp đồng",
    ),
    Agreed.AMENDMENT: ("phụ lục hợp đồng", "phụ lục"),
    Agreed.STATE: ("tình trạng hợp đồng",),
    Agreed.REASON: ("lý do", "lý do bỏ", "lý do khôi phục", "lý do bỏ hoặc khôi phục"),
}
"""Other words under which the columns are found."""
AGREED_REQUIRED = (Agreed.WORK, Agreed.PACKAGE)
"""Without these heads a sheet is no sheet of contracts."""
AGREED_TEXTS = (
    Agreed.NAME, Agreed.NUMBER, Agreed.CONTRACTOR, Agreed.AMENDMENT, Agreed.REASON,
)  # fmt: skip
AGREED_DAYS = (Agreed.SIGNED_ON, Agreed.FINISH_DUE)
