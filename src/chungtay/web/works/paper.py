"""The paper a row rests on: how somebody names one here, and how a page names it again.

A paper that the packs list is shown as they name it. Any other is known by the unit that keeps it,
its number and its day; one without a number by what it is, in a word of our own marked `~`.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from chungtay.core.law.citation import Citation
from chungtay.packs import loader
from chungtay.web.kit.address import View
from chungtay.web.kit.names import Names
from chungtay.web.kit.wording import day
from chungtay.web.law.links import DocumentLink, link

WITHOUT_NUMBER = {
    "~tien-do": _("Ghi nhận tiến độ"),
    "~ho-so": _("Hồ sơ công trình"),
    "~hop-dong": _("Hợp đồng"),
    "~co-cau-von": _("Cơ cấu vốn"),
    "~vuong-mac": _("Ghi nhận vướng mắc"),
    "~giam-sat": _("Giám sát của cộng đồng"),
    "~anh": _("Ảnh hiện trường"),
    "~cong-nhan": _("Hồ sơ công nhận"),
    "~kiem-diem": _("Kiểm điểm"),
    "~phan-loai": _("Quyết định phân loại"),
}
"""Papers that bear no number, by the word that stands for one."""


def key_of(symbol: str, signed: dt.date, *, unit: str, kind: str) -> str:
    """Give the key of a paper by what somebody wrote of it; `kind` names one without a number.

    >>> key_of("12/BB-NT", dt.date(2020, 9, 1), unit="23380", kind="~tien-do")
    '23380:12/BB-NT:2020-09-01'
    """
    told = symbol.strip()
    for instrument in loader.instruments().values():
        if told and told == instrument.symbol and signed == instrument.signed:
            return instrument.key
    return f"{unit}:{told or kind}:{signed.isoformat()}"


def shown(document: str, view: View, names: Names) -> DocumentLink:
    """Name a paper for a page."""
    issuer, _colon, rest = document.partition(":")
    symbol, _colon, signed = rest.rpartition(":")
    if not issuer.isdecimal() or not symbol or len(signed) != len("2020-01-01"):
        return link(Citation.parse(document), view)
    title = WITHOUT_NUMBER.get(symbol, symbol)
    words = f"{title}, {day(dt.date.fromisoformat(signed))}"
    return DocumentLink(words, names.unit(issuer), "", verified=True)
