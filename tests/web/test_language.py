"""The English catalogue: whatever a page may say has an English wording, and it is compiled."""

from __future__ import annotations

import ast
import datetime as dt
import gettext
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation.template import templatize

import chungtay.web
from chungtay.core.alerts.course import require_reply
from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import ACTIONS, NotAllowed
from chungtay.core.submissions.book import BookUnfit
from chungtay.core.submissions.unread import because
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.course import WentBack
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle, ObstacleState
from chungtay.core.works.photo import picture_of
from chungtay.core.works.remark import Remark
from chungtay.web.kit import saying, spoken, wording

WEB = Path(chungtay.web.__file__).parent
ENGLISH = WEB / "locale" / "en" / "LC_MESSAGES"
SPEAKING = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
CALL = re.compile(r"""\b(?:_|n?gettext)\(\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)

LATE = "chậm %(n)s ngày"
MANY = "Trong %(n)s xã, "
"""All communes of a province: never one."""
ALIKE = re.compile("“[^”]*”|đồng|Tiếng Việt")
"""What English says as Vietnamese does: words to be typed stand in quotes."""


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (ENGLISH / "django.po").open("rb") as file:
        return read_po(file)


def _said_by_code() -> Iterator[str]:
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            given = node.args[0]
            if name in SPEAKING and isinstance(given, ast.Constant):
                yield str(given.value)


def _said_by_templates() -> Iterator[str]:
    for path in WEB.rglob("templates/**/*.html"):
        for found in CALL.finditer(templatize(path.read_text(encoding="utf-8"))):
            yield str(ast.literal_eval(found[1]))


def _known(catalogue: Catalog) -> set[str]:
    ids = (message.id for message in catalogue)
    return {one if isinstance(one, str) else one[0] for one in ids}


def _wordings(message: Message) -> list[str]:
    given = message.string or ""
    return [given] if isinstance(given, str) else list(given)


def test_whatever_the_pages_say_has_an_english_wording(catalogue: Catalog) -> None:
    said = {*_said_by_code(), *_said_by_templates()} - {""}
    assert len(said) > 500
    assert not sorted(said - _known(catalogue))


def test_whatever_the_pages_say_of_the_core_has_an_english_wording(catalogue: Catalog) -> None:
    said = {*spoken.titles(), *spoken.sentences(), *spoken.counted_sentences(), *spoken.refusals()}
    assert len(said) > 500
    said |= {action.title for action in ACTIONS.values() if not action.code.startswith("test")}
    assert not sorted(said - _known(catalogue))


def test_no_english_wording_is_empty_guessed_or_vietnamese(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            english = _wordings(message)
            assert all(english), message.id
            assert not message.fuzzy, message.id
            assert not [one for one in english if VIETNAMESE.search(ALIKE.sub("", one))]


COUNTED = re.compile(
    r"(?<!all )(?<!the )(?<!for )(?<!newest )(%\(n\)s|\{n\}|\{count\}) "
    r"(?!is\b|has\b|was\b)[a-z]+s\b"
)
"""A number of things, where it may be one; “all 3 works”, “the 3 communes” are several anyway."""


def test_what_english_counts_agrees_with_its_number(catalogue: Catalog) -> None:
    told = {one.id: _wordings(one)[0] for one in catalogue if isinstance(one.id, str)}
    disagreeing = [vi for vi, en in told.items() if COUNTED.search(en) and not vi.startswith(MANY)]
    assert not disagreeing
    with translation.override("en"):
        assert "1 day late" in translation.ngettext(LATE, LATE, 1) % {"n": 1}
        assert "45 days late" in translation.ngettext(LATE, LATE, 45) % {"n": 45}
        no = saying.refused(BookUnfit(1, because("sheets", most=200)))
        assert "made for 1 unit: more than 200 sheets" in no


def test_the_compiled_catalogue_is_the_written_one(catalogue: Catalog) -> None:
    with (ENGLISH / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue:
        if isinstance(message.id, str):
            named = message.context
            found = compiled.pgettext(named, message.id) if named else compiled.gettext(message.id)
            shown = [found]
        else:
            one, many = message.id[0], message.id[1]
            shown = [compiled.ngettext(one, many, 1), compiled.ngettext(one, many, 2)]
        assert not message.id or shown == _wordings(message), "run compilemessages"


def test_periods_are_named_in_both_languages() -> None:
    codes = ("2020-09", "2020-Q3", "2020-H2", "2020-9M", "2020", "2016-2020")
    with translation.override("en"):
        assert [wording.period(code) for code in codes] == [
            "September 2020", "Q3 2020", "Second half of 2020", "Nine months of 2020", "2020",
            "2016–2020",
        ]  # fmt: skip
        assert wording.period("2020-08-17..2020-08-20") == "Ad hoc 17/08/2020–20/08/2020"
    assert wording.period("2020-09") == "Tháng 9/2020"


def test_a_refusal_is_said_with_its_facts_in_the_reader_s_language() -> None:
    no = NotAllowed(title=IMPORT.title, unit="62")
    back = WentBack("d.1", "Đã bàn giao", dt.date(2020, 9, 1), "Đã khởi công", dt.date(2020, 9, 5))
    assert saying.refused(no) == str(no)
    with translation.override("en"):
        assert saying.refused(no) == (
            "The account was not given the task “Load a list of works from a file” at unit 62."
        )
        assert "“Started” of 05/09/2020 would go back" in saying.refused(back)
        assert saying.refused(back, work="Cầu treo").startswith("The work “Cầu treo” was at")


GROUNDS = Grounds("", dt.date(2020, 10, 13), Provenance.REPORTED)
DAY = dt.date(2020, 9, 1)


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (lambda: Obstacle("o", "d.1", "von", "x" * 501, "", None, ObstacleState.OPEN, DAY, GROUNDS),
         "Work “d.1”: description of the obstacle has 501 characters"),
        (lambda: Remark("d.1", "x", "y" * 161, "", DAY, GROUNDS), "speaker has 161 characters"),
        (lambda: Funding("d.1", Source.ENTERPRISE, "x" * 49, Dong(1), DAY, GROUNDS),
         "giver of the money has 49 characters"),
        (lambda: Funding("d.1", Source.CENTRAL, "WB", Dong(-5), DAY, GROUNDS),
         "the part from “Central budget” (WB)"),
        (lambda: picture_of("a.pdf", b"%PDF"), "only JPEG, PNG and WebP pictures are taken"),
        (lambda: picture_of("a.png", b"0" * (10 * 2**20 + 1)), "at most 10 MB are taken"),
        (lambda: require_reply("x", DAY, on=dt.date(2020, 9, 2)),
         "the day promised, 01/09/2020, has passed"),
    ],
)  # fmt: skip
def test_what_a_refusal_names_is_named_in_the_reader_s_language(
    refused: Callable[[], object], said: str
) -> None:
    with pytest.raises(Refusal) as no:
        refused()
    with translation.override("en"):
        told = saying.refused(no.value)
    assert said in told
    assert not VIETNAMESE.search(told)
