"""What checks of sheets say, by what is odd: facts are named in braces.

The Vietnamese is here; pages look the English up by it. The place is named apart, before the
sentence. Numbers are facts as their cells write them: the Vietnamese way, in every language.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # where
    "place": "Dòng “{row}”, cột “{column}”",
    "column": "Cột “{column}”",
    "whole": "{where}: {what}",
    "quoted": "“{name}”",
    # amounts, in the unit that people type
    "percent": "{amount} %",
    "dong": "{amount} đồng",
    "thousand": "{amount} nghìn đồng",
    "million": "{amount} triệu đồng",
    "billion": "{amount} tỷ đồng",
    # a sheet alone
    "type": "{reason}",
    "required": "ô bắt buộc còn trống.",
    "range.low": "{value} nhỏ hơn mức thấp nhất {bound}.",
    "range.high": "{value} lớn hơn mức cao nhất {bound}.",
    "identity": "ghi {value}, nhưng {sum} = {made}, lệch {off}.",
    "identity.less": "{plus} − {minus}",
    "parts": "ghi {value}, nhưng {parts} phần cộng lại là {made}, lệch {off}.",
    "within": "{parts} = {together}, vượt “{whole}” là {most}.",
    "together": "đã ghi “{filled}” nên phải ghi cả ô này.",
    "without_base": "ghi tỷ lệ {value} mà chưa ghi “{base}”.",
    "plan": "{value} vượt “{plan}” là {planned}.",
    "plan.share": "{value} vượt {share} của “{plan}” là {planned}.",
    "whole_number": (
        "{value} không nguyên, mà dòng này là số đếm; có nhầm với tỷ lệ phần trăm không?"
    ),
    "heaping": (
        "{heaped} trong {numbers} số là bội của {multiple}; số liệu có được làm tròn hay ước lượng "
        "không?"
    ),
    "met_without_value": "ghi đạt nhưng chưa có số liệu nào ở {evidence}.",
    "reason_below": "“{column}” mới đạt {value}, dưới {least}; cần nêu nguyên nhân.",
    # against other sheets
    "equals_form": "ghi {value}, nhưng biểu “{form}” cùng kỳ ghi {expected}.",
    "accumulates": "ghi {value}, nhưng kỳ trước {before} cộng kỳ này {added} là {made}.",
    "follows": "ghi {value}, nhưng “{closing}” của kỳ trước ({period}) là {before}.",
    "never_falls": "số lũy kế {value} nhỏ hơn {before} đã báo cáo {period}.",
    "onward": "“{value}” lùi so với “{before}” đã báo cáo {period}.",
    "scale.larger": (
        "{value} lớn gấp khoảng {times} lần {before} ({period}); có nhầm đơn vị tính không?"
    ),
    "scale.smaller": (
        "{value} nhỏ gấp khoảng {times} lần {before} ({period}); có nhầm đơn vị tính không?"
    ),
    "jump.up": "{value}, tăng {change} so với {before} ({period}).",
    "jump.down": "{value}, giảm {change} so với {before} ({period}).",
    "copied": (
        "{cells} ô khác 0 giống hệt {count} kỳ trước ({periods}); số liệu có được cập nhật không?"
    ),
    # against the units below
    "below": "ghi {value}, nhưng {count} đơn vị cấp dưới cộng lại là {below}, lệch {off}.",
    "below.silent": (
        "ghi {value}, nhưng {count} đơn vị cấp dưới cộng lại là {below}, lệch {off}. {silent} đơn "
        "vị còn để trống ô này."
    ),
    "below.explained": (
        "ghi {value}, nhưng {count} đơn vị cấp dưới cộng lại là {below}, lệch {off}. Có thể do "
        "{unit}: {cause}."
    ),
    "unit": "đơn vị {code}",
    "unit.stating": "{unit} (ghi {amount})",
    "cause.left_out": "chưa được cộng vào",
    "cause.twice": "bị cộng hai lần",
    "cause.scale": "nhầm đơn vị tính {times} lần",
    "cause.empty": "ô này còn trống",
}
