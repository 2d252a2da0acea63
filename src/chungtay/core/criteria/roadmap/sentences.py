"""What is said of a plan of the roadmap, and of a goal out of reach, by what is said.

Facts are named in braces; pages look the English up by the Vietnamese.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "no_money": (
        "Giải pháp và thời gian đều đủ, nhưng vốn thì không: không kể giới hạn của từng nguồn, "
        "cách rẻ nhất cần {cost} triệu đồng; các nguồn còn {left} triệu đồng, và không phải "
        "nguồn nào cũng được chi cho mọi giải pháp."
    ),
    "no_time": "Dù có đủ vốn, các giải pháp xong đến ngày {day} cũng không đạt mục tiêu.",
    "no_remedies": "Dù có đủ vốn và thời gian, các giải pháp đã có cũng không đạt mục tiêu.",
    "more_money": "thêm {dong} đồng từ {fund}",
    "later": "lùi ngày phải đạt từ {by} đến {day} ({days} ngày)",
    "short_full": "Nhiều nhất {most} xã đạt đủ {criteria} tiêu chí, mục tiêu là {asked} xã.",
    "short_average": (
        "Nhiều nhất {most} lượt tiêu chí đạt (bình quân {average}), mục tiêu là {asked} (bình "
        "quân {goal})."
    ),
    "short_least": "{n} xã không lên được mức ít nhất {least} tiêu chí.",
    "short_must": "Xã buộc phải đạt mà không đạt được: {units}.",
    "without_remedy": (
        "{gaps} chỉ tiêu còn thiếu ở {units} xã chưa có giải pháp nào kịp và có nguồn chi."
    ),
    "lower_full": "hạ mục tiêu từ {asked} xuống {most} xã đạt đủ tiêu chí",
    "lower_average": "hạ bình quân từ {asked} xuống {most} tiêu chí một xã (bớt {short} lượt)",
    "lower_least": "hạ mức ít nhất của mỗi xã từ {asked} xuống {most} tiêu chí",
    "lower_must": "không buộc các xã: {units}",
    "other_cheaper": (
        "giải pháp {other} rẻ hơn {dong} triệu đồng nhưng dùng nguồn khác, cả phương án không rẻ "
        "hơn"
    ),
    "without_dearer": (
        "không làm giải pháp này thì phương án rẻ nhất đắt thêm {dong} triệu đồng, thay bằng: "
        "{others}"
    ),
    "passed_late": "giải pháp cho {requirement} sớm nhất {day} mới xong",
    "other_late": "giải pháp {other} đến {day} mới xong",
    "other_unpayable": "giải pháp {other} không nguồn nào được chi",
    "other_dearer": "giải pháp {other} đắt hơn {dong} triệu đồng",
    "other_same": "giải pháp {other} cùng giá",
    "without_none": "không làm giải pháp này thì không còn cách nào đạt mục tiêu",
    "without_unknown": "chưa so được với phương án không có giải pháp này trong thời gian cho phép",
    "without_same": "có phương án khác cùng giá không cần giải pháp này",
    "passed_cost": "cần ít nhất {dong} triệu đồng",
    "passed_no_remedy": "chưa có giải pháp cho {requirement}",
    "passed_unpayable": "không nguồn nào được chi cho {requirement}",
    "role_together": (
        "chỉ tiêu {requirement}; cùng {n} giải pháp khác làm xã đạt tiêu chí {criterion}"
    ),
    "role": "chỉ tiêu {requirement}; làm xã đạt tiêu chí {criterion}",
    "reaches_all": "xã từ {before} lên đủ {all} tiêu chí",
    "reaches_more": "xã từ {before} lên {after} tiêu chí, tính vào bình quân",
}
