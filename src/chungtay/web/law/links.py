"""A document named in a page, as a link to its own page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.law.citation import Citation
from chungtay.core.submissions.key import Key, filed_as
from chungtay.core.submissions.period import period
from chungtay.packs import forms, loader
from chungtay.web.kit.address import View
from chungtay.web.kit.cited import cited
from chungtay.web.kit.names import Names, said


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document as cited: its words, the place in it, its page, and whether it was checked."""

    title: str
    place: str
    href: str
    verified: bool


def link(citation: Citation, view: View) -> DocumentLink:
    """Name a document; one the packs do not list is cited as it was typed."""
    filed = filed_as(citation.instrument)
    if filed is not None:
        return _report(*filed, view)
    found = loader.instruments().get(citation.instrument)
    if found is None:
        return DocumentLink(cited(citation.instrument), citation.place, "", verified=False)
    href = view.onward(reverse("instrument", args=[found.key]))
    return DocumentLink(found.cited(), citation.place, href, verified=found.verified)


def _report(key: Key, on: dt.date, view: View) -> DocumentLink:
    """Name an approved periodic report: form, unit and period, and the day it was signed."""
    when = period(key.period)
    form = next((said(one.short) for one in forms.every() if one.code == key.form), key.form)
    words = _("Báo cáo %(form)s – %(unit)s – %(period)s, phê duyệt %(day)s") % {
        "form": form,
        "unit": Names(when.until).unit(key.unit),
        "period": when.title,
        "day": f"{on:%d/%m/%Y}",
    }
    return DocumentLink(words, "", view.onward(f"/bao-cao-ky/{key}/"), verified=True)
