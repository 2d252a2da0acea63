"""Words that come from the core in Vietnamese and that pages show in English too.

The pages translate them by what they say; they are named here so that the catalogue has them.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

WORDS = (
    # provenance
    gettext_noop("Đã công bố"),
    gettext_noop("Suy ra từ số đã công bố"),
    gettext_noop("Số liệu mô phỏng"),
    gettext_noop("Đơn vị báo cáo"),
    # parts of a derived measure
    gettext_noop("Tử số"),
    gettext_noop("Mẫu số"),
    gettext_noop("Số bị trừ"),
    gettext_noop("Số trừ"),
    gettext_noop("Ngày báo cáo"),
    gettext_noop("Ngày so sánh"),
    # what a row of the capital ledger does
    gettext_noop("giao kế hoạch"),
    gettext_noop("kéo dài"),
    gettext_noop("phân bổ"),
    gettext_noop("điều chỉnh"),
    gettext_noop("dự kiến huy động"),
    gettext_noop("huy động"),
    gettext_noop("giải ngân"),
    gettext_noop("nguồn đã giao"),
    gettext_noop("được giao"),
    gettext_noop("đã giải ngân"),
    gettext_noop("nguồn cam kết"),
    gettext_noop("dự kiến"),
    # classes of units
    gettext_noop("xã đặc biệt khó khăn, biên giới hoặc an toàn khu"),
    gettext_noop("huyện nghèo"),
    # successions
    gettext_noop("sáp nhập"),
    gettext_noop("chia"),
    gettext_noop("tách một phần"),
    gettext_noop("đổi tên hoặc mã"),
    gettext_noop("đổi loại hoặc cấp"),
    gettext_noop("chuyển đơn vị cấp trên"),
    gettext_noop("giải thể"),
    # types of works
    gettext_noop("Giao thông"),
    gettext_noop("Thủy lợi"),
    gettext_noop("Điện"),
    gettext_noop("Trường học"),
    gettext_noop("Y tế"),
    gettext_noop("Văn hóa"),
    gettext_noop("Nước sinh hoạt"),
    gettext_noop("Giếng nước"),
    gettext_noop("Chợ, thương mại"),
    gettext_noop("Môi trường"),
    gettext_noop("Công trình khác"),
    # filters, and the conditions of a receipt
    gettext_noop("Huyện, thành phố"),
    gettext_noop("Chương trình"),
    gettext_noop("Nguồn vốn"),
    gettext_noop("Loại vốn"),
    gettext_noop("Dự án"),
    gettext_noop("Huyện"),
    gettext_noop("Tỉnh"),
    gettext_noop("Đơn vị"),
    gettext_noop("Năm kế hoạch"),
    gettext_noop("Vốn của năm"),
    gettext_noop("Tháng"),
    gettext_noop("Năm"),
    gettext_noop("Tiêu chí"),
    gettext_noop("Số tiêu chí đạt"),
    gettext_noop("Loại số liệu"),
    gettext_noop("Hộ"),
    gettext_noop("Cấp"),
    gettext_noop("Khoản"),
    gettext_noop("Bút toán"),
    gettext_noop("Đơn vị giữ vốn"),
    gettext_noop("Phân loại"),
    gettext_noop("Loại công trình"),
    gettext_noop("Bước"),
    gettext_noop("mọi hộ"),
    gettext_noop("hộ dân tộc thiểu số"),
    gettext_noop("tỉnh"),
    gettext_noop("huyện"),
    gettext_noop("xã"),
    gettext_noop("kế hoạch"),
    gettext_noop("thực hiện"),
    gettext_noop("ước"),
    gettext_noop("mục tiêu"),
)
