"""Words of foresight that come from the core in Vietnamese and that pages show in English too."""

from __future__ import annotations

from django.utils.translation import gettext_noop

WORDS = (
    # causes, where evidence comes from, rules that bar a move
    gettext_noop("Chưa phê duyệt dự án"),
    gettext_noop("Chờ hướng dẫn của cấp trên"),
    gettext_noop("Vướng mặt bằng"),
    gettext_noop("Nội dung không thực hiện được"),
    gettext_noop("Giao vốn muộn"),
    gettext_noop("Thi công chậm"),
    gettext_noop("Chưa khởi công, chưa triển khai"),
    gettext_noop("Giá vật tư, nhân công tăng"),
    gettext_noop("Mùa mưa"),
    gettext_noop("Chưa đến thời điểm thanh toán"),
    gettext_noop("Không phát sinh giải ngân"),
    gettext_noop("Chi chậm hơn các năm trước"),
    gettext_noop("Các năm trước cũng không chi hết"),
    gettext_noop("Nguyên nhân khác"),
    gettext_noop("Vướng mắc của công trình"),
    gettext_noop("Báo cáo của đơn vị"),
    gettext_noop("Tiến độ công trình"),
    gettext_noop("Ngày giao vốn"),
    gettext_noop("Sổ vốn"),
    gettext_noop("Thời vụ"),
    gettext_noop("So với các năm trước"),
    gettext_noop("cùng một dòng"),
    gettext_noop("khác chương trình, nguồn, loại vốn hoặc năm của vốn"),
    gettext_noop("vốn huy động, tín dụng không điều chuyển"),
    gettext_noop("khoản mục được giao riêng"),
    gettext_noop("ngân sách huyện, xã không chuyển ra ngoài địa bàn"),
    gettext_noop("nguồn không được chi cho dự án bên nhận"),
    # sentences
    gettext_noop(
        "%(years)s năm trước (%(named)s), %(lines)s dòng cùng loại đến cùng kỳ đạt "
        "%(then)s %%, đến 31/12 đạt %(end)s %%"
    ),
    gettext_noop("đến %(day)s dòng này đã giải ngân %(share)s %% kế hoạch"),
    gettext_noop("chưa có năm nào trước đây để so sánh, nên khoảng ước là toàn bộ phần chưa chi"),
    gettext_noop("từ đó đến %(day)s chi thêm %(more)s triệu đồng"),
    gettext_noop(
        "tiến độ của %(works)s công trình thuộc dòng cho thấy %(covered)s triệu đồng "
        "chi được đến 31/01, %(late)s công trình dự kiến xong sau ngày đó"
    ),
    gettext_noop(
        "đến cùng kỳ các dòng cùng loại đạt %(then)s %%, dòng này %(now)s %%; ước còn "
        "%(left)s triệu đồng không chi được"
    ),
    gettext_noop(
        "các dòng cùng loại đến 31/12 chỉ đạt %(end)s %%; ước còn %(left)s triệu đồng không chi "
        "được"
    ),
    gettext_noop("%(n)s trong %(works)s công trình của dự án trên địa bàn chưa được phê duyệt"),
    gettext_noop("%(n)s trong %(works)s công trình quá ngày dự kiến hoàn thành"),
    gettext_noop("%(late)s trong %(plan)s triệu đồng được giao từ tháng %(month)s trở đi"),
    gettext_noop("chưa giải ngân đồng nào đến %(day)s"),
    gettext_noop("đang mùa mưa (tháng %(months)s), công trình khó thi công"),
    gettext_noop("%(n)s trong %(works)s công trình của dự án trên địa bàn chưa khởi công"),
    gettext_noop("%(n)s tháng liền không phát sinh giải ngân"),
    gettext_noop("đủ phần bên nhận chi được thêm"),
    gettext_noop("các dòng nhận được đã nhận đủ phần chi được thêm"),
    gettext_noop("hết phần bên chuyển không dùng đến"),
    gettext_noop("không dòng nào cùng chương trình, nguồn, loại và năm của vốn còn chi được thêm"),
    gettext_noop("các dòng nhận được đều vướng quy tắc: %(bars)s"),
    gettext_noop(
        "đã chi %(paid)s %%; kể cả ở mức cao nhất, đến 31/01/%(year)s cũng chỉ chi "
        "%(high)s %% kế hoạch"
    ),
    gettext_noop("giữ lại %(kept)s triệu đồng đã ký hợp đồng"),
    gettext_noop("còn nợ đọng %(owed)s triệu đồng"),
    gettext_noop("công trình đã hoàn thành %(built)s triệu đồng khối lượng chưa có vốn"),
    gettext_noop(
        "đã chi %(paid)s %% đến %(day)s; theo nhịp các năm trước sẽ chi hết trước cuối "
        "năm, cần đơn vị xác nhận nhu cầu"
    ),
    gettext_noop("%(unit)s báo cáo tháng %(month)s: “%(reason)s”"),
    gettext_noop("công trình “%(work)s” vướng từ %(since)s: %(text)s"),
)
