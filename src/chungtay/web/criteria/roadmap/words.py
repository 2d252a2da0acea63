"""Words of the roadmap that come from the core in Vietnamese and that pages show in English too."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chungtay.core.capital.foresight.saying import Said
from chungtay.core.capital.line import KIND_TITLES, CapitalKind
from chungtay.core.criteria.roadmap.asking import funds
from chungtay.core.criteria.roadmap.explaining import Step
from chungtay.core.criteria.roadmap.problem import Fund
from chungtay.web.kit import wording
from chungtay.web.kit.names import Names

WORDS = (
    gettext_noop("chỉ tiêu %(requirement)s; làm xã đạt tiêu chí %(criterion)s"),
    gettext_noop(
        "chỉ tiêu %(requirement)s; cùng %(n)s giải pháp khác làm xã đạt tiêu chí %(criterion)s"
    ),
    gettext_noop("xã từ %(before)s lên đủ %(all)s tiêu chí"),
    gettext_noop("xã từ %(before)s lên %(after)s tiêu chí, tính vào bình quân"),
    gettext_noop("giải pháp %(other)s đến %(day)s mới xong"),
    gettext_noop("giải pháp %(other)s không nguồn nào được chi"),
    gettext_noop("giải pháp %(other)s đắt hơn %(dong)s triệu đồng"),
    gettext_noop("giải pháp %(other)s cùng giá"),
    gettext_noop(
        "giải pháp %(other)s rẻ hơn %(dong)s triệu đồng nhưng dùng nguồn khác, cả phương án không "
        "rẻ hơn"
    ),
    gettext_noop("không làm giải pháp này thì không còn cách nào đạt mục tiêu"),
    gettext_noop("chưa so được với phương án không có giải pháp này trong thời gian cho phép"),
    gettext_noop("có phương án khác cùng giá không cần giải pháp này"),
    gettext_noop(
        "không làm giải pháp này thì phương án rẻ nhất đắt thêm %(dong)s triệu đồng, thay bằng: "
        "%(others)s"
    ),
    gettext_noop("cần ít nhất %(dong)s triệu đồng"),
    gettext_noop("chưa có giải pháp cho %(requirement)s"),
    gettext_noop("không nguồn nào được chi cho %(requirement)s"),
    gettext_noop("giải pháp cho %(requirement)s sớm nhất %(day)s mới xong"),
    gettext_noop(
        "Giải pháp và thời gian đều đủ, nhưng vốn thì không: không kể giới hạn của từng nguồn, "
        "cách rẻ nhất cần %(cost)s triệu đồng; các nguồn còn %(left)s triệu đồng, và không phải "
        "nguồn nào cũng được chi cho mọi giải pháp."
    ),
    gettext_noop("Dù có đủ vốn, các giải pháp xong đến ngày %(day)s cũng không đạt mục tiêu."),
    gettext_noop("Dù có đủ vốn và thời gian, các giải pháp đã có cũng không đạt mục tiêu."),
    gettext_noop("Nhiều nhất %(most)s xã đạt đủ %(criteria)s tiêu chí, mục tiêu là %(asked)s xã."),
    gettext_noop(
        "Nhiều nhất %(most)s lượt tiêu chí đạt (bình quân %(average)s), mục tiêu là %(asked)s "
        "(bình quân %(goal)s)."
    ),
    gettext_noop("%(n)s xã không lên được mức ít nhất %(least)s tiêu chí."),
    gettext_noop("Xã buộc phải đạt mà không đạt được: %(units)s."),
    gettext_noop(
        "%(gaps)s chỉ tiêu còn thiếu ở %(units)s xã chưa có giải pháp nào kịp và có nguồn chi."
    ),
    gettext_noop("thêm %(dong)s triệu đồng từ %(fund)s"),
    gettext_noop("lùi ngày phải đạt từ %(by)s đến %(day)s (%(days)s ngày)"),
    gettext_noop("hạ mục tiêu từ %(asked)s xuống %(most)s xã đạt đủ tiêu chí"),
    gettext_noop("hạ bình quân từ %(asked)s xuống %(most)s tiêu chí một xã (bớt %(short)s lượt)"),
    gettext_noop("hạ mức ít nhất của mỗi xã từ %(asked)s xuống %(most)s tiêu chí"),
    gettext_noop("không buộc các xã: %(units)s"),
    gettext_noop("Ghi giải pháp và kinh phí cho chỉ tiêu còn thiếu"),
    gettext_noop("Lưu phương án lộ trình"),
    gettext_noop("Xã điểm"),
    gettext_noop("Xã mục tiêu"),
    gettext_noop("đã đạt"),
    gettext_noop("còn kịp"),
    gettext_noop("khó kịp"),
    gettext_noop("trễ"),
)
STEPS: Mapping[Step, str] = {
    Step.COMMUNE_LESS: gettext_noop("bớt một xã đạt đủ tiêu chí"),
    Step.COMMUNE_MORE: gettext_noop("thêm một xã đạt đủ tiêu chí"),
    Step.CRITERION_LESS: gettext_noop("bớt một lượt tiêu chí của bình quân"),
    Step.CRITERION_MORE: gettext_noop("thêm một lượt tiêu chí của bình quân"),
}
KINDS: Mapping[CapitalKind, str] = {
    CapitalKind.DEVELOPMENT: gettext_noop("đầu tư phát triển"),
    CapitalKind.RECURRENT: gettext_noop("sự nghiệp"),
}


def fund_words(fund: Fund) -> str:
    """Name a fund in the reader's language."""
    source = Names.source(fund.source)
    return f"{source} ({_(KINDS[fund.kind])})" if fund.kind in KINDS else source


def spoken(said: Said, *, label: Callable[[str], str] = str, names: Names | None = None) -> str:
    """Say a sentence of the core in the reader's language; `label` names remedies."""
    funds_named = {str(fund): fund_words(fund) for fund in funds()}
    ways: Mapping[str, Callable[[str], str]] = {
        "fund": lambda text: funds_named.get(text, text),
        "other": lambda text: f"“{label(text)}”",
        "others": lambda text: "; ".join(f"“{label(one)}”" for one in text.split(", ")),
        "units": lambda text: _places(text, names),
    }
    facts = {
        key: ways[key](text) if key in ways else wording.rewritten(text)
        for key, text in said.facts.items()
    }
    return _(said.template) % facts


def _places(text: str, names: Names | None) -> str:
    """Name communes that are told by their codes; a count stays a count."""
    codes = text.split(", ")
    if names is None or not all(code in names.ever for code in codes):
        return text
    return ", ".join(names.unit(code) for code in codes)


def kind_words(kind: CapitalKind) -> str:
    """Name a kind of capital in the reader's language."""
    return Names.kind(kind) if kind in KINDS else _(KIND_TITLES[kind])
