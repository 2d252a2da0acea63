"""Words that come from the core in Vietnamese and that pages show in English too.

The pages translate them by what they say; they are named here so that the catalogue has them.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as noop

WORDS = (
    # provenance
    noop("Đã công bố"),
    noop("Suy ra từ số đã công bố"),
    noop("Số liệu mô phỏng"),
    noop("Đơn vị báo cáo"),
    # parts of a derived measure
    noop("Tử số"),
    noop("Mẫu số"),
    noop("Số bị trừ"),
    noop("Số trừ"),
    noop("Ngày báo cáo"),
    noop("Ngày so sánh"),
    # classes of units
    noop("xã đặc biệt khó khăn, biên giới hoặc an toàn khu"),
    noop("huyện nghèo"),
    # successions
    noop("sáp nhập"),
    noop("chia"),
    noop("tách một phần"),
    noop("đổi tên hoặc mã"),
    noop("đổi loại hoặc cấp"),
    noop("chuyển đơn vị cấp trên"),
    noop("giải thể"),
    # types of works
    noop("Giao thông"),
    noop("Thủy lợi"),
    noop("Điện"),
    noop("Trường học"),
    noop("Y tế"),
    noop("Văn hóa"),
    noop("Nước sinh hoạt"),
    noop("Giếng nước"),
    noop("Chợ, thương mại"),
    noop("Môi trường"),
    noop("Công trình khác"),
    # filters, and the conditions of a receipt
    noop("Huyện, thành phố"),
    noop("Chương trình"),
    noop("Nguồn vốn"),
    noop("Loại vốn"),
    noop("Dự án"),
    noop("Huyện"),
    noop("Tỉnh"),
    noop("Đơn vị"),
    noop("Năm kế hoạch"),
    noop("Vốn của năm"),
    noop("Tháng"),
    noop("Năm"),
    noop("Tiêu chí"),
    noop("Số tiêu chí đạt"),
    noop("Loại số liệu"),
    noop("Hộ"),
    noop("Cấp"),
    noop("Khoản"),
    noop("Bút toán"),
    noop("Đơn vị giữ vốn"),
    noop("Phân loại"),
    noop("Loại công trình"),
    noop("Bước"),
    noop("mọi hộ"),
    noop("hộ dân tộc thiểu số"),
    noop("tỉnh"),
    noop("huyện"),
    noop("xã"),
    noop("kế hoạch"),
    noop("thực hiện"),
    noop("ước"),
    noop("mục tiêu"),
)
