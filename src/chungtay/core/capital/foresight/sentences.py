"""What foresight says of lines of capital, why they lag and what may move, by what is said.

Facts are named in braces; pages look the English up by the Vietnamese.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "like_lines": (
        "{years} năm trước ({named}), {lines} dòng cùng loại đến cùng kỳ đạt {then} %, đến 31/12 "
        "đạt {end} %"
    ),
    "paid_by": "đến {day} dòng này đã giải ngân {share} % kế hoạch",
    "no_years": "chưa có năm nào trước đây để so sánh, nên khoảng ước là toàn bộ phần chưa chi",
    "paid_since": "từ đó đến {day} chi thêm {more} triệu đồng",
    "schedule": (
        "tiến độ của {works} công trình thuộc dòng cho thấy {covered} triệu đồng chi được đến "
        "{until}, {late} công trình dự kiến xong sau ngày đó"
    ),
    "closes": "hạn chi của dòng là {until}, sau ngày đó không ước chi thêm",
    "usual": (
        "các dòng cùng loại đến 31/12 chỉ đạt {end} %; ước còn {left} triệu đồng không chi được"
    ),
    "unapproved": "{n} trong {works} công trình của dự án trên địa bàn chưa được phê duyệt",
    "works_late": "{n} trong {works} công trình quá ngày dự kiến hoàn thành",
    "late_allotment": "{late} trong {plan} triệu đồng được giao từ tháng {month} trở đi",
    "nothing_paid": "chưa giải ngân đồng nào đến {day}",
    "season": "đang mùa mưa (tháng {months}), công trình khó thi công",
    "slow": (
        "đến cùng kỳ các dòng cùng loại đạt {then} %, dòng này {now} %; ước còn {left} triệu "
        "đồng không chi được"
    ),
    "unstarted": "{n} trong {works} công trình của dự án trên địa bàn chưa khởi công",
    "still": "{n} tháng liền không phát sinh giải ngân",
    "bound_taker": "đủ phần bên nhận chi được thêm",
    "takers_full": "các dòng nhận được đã nhận đủ phần chi được thêm",
    "bound_giver": "hết phần bên chuyển không dùng đến",
    "no_taker": "không dòng nào cùng chương trình, nguồn, loại và năm của vốn còn chi được thêm",
    "takers_barred": "các dòng nhận được đều vướng quy tắc: {bars}",
    "tied": (
        "khoản này đã giao cho công trình còn chi được hoặc chưa có ngày dự kiến xong, để dự "
        "phòng, hoặc đã có bút toán sau ngày dự báo"
    ),
    "idle_works": (
        "{works} công trình của dòng không chi hết đến {until}: {idle} triệu đồng chưa ký hợp đồng"
    ),
    "spare": ("đã chi {paid} %; kể cả ở mức cao nhất, đến {until} cũng chỉ chi {high} % kế hoạch"),
    "contracted": "giữ lại {kept} triệu đồng đã ký hợp đồng",
    "owed": "còn nợ đọng {owed} triệu đồng",
    "built": "công trình đã hoàn thành {built} triệu đồng khối lượng chưa có vốn",
    "pace": (
        "đã chi {paid} % đến {day}; theo nhịp các năm trước sẽ chi hết trước cuối năm, cần đơn "
        "vị xác nhận nhu cầu"
    ),
    "reported": "{unit} báo cáo tháng {month}: “{reason}”",
    "obstacle": "công trình “{work}” vướng từ {since}: {text}",
}
