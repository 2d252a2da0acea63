"""The page of one's own access tokens: made, shown once, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from chungtay.apps.people.queries.tokens import tokens_of
from chungtay.apps.people.services.tokens import create_token, revoke_token
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import ACTIONS, Actor
from chungtay.core.people.token import LONGEST, Token
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import refused

_ONCE = "chungtay_token"
_USUAL = dt.timedelta(days=90)


class TokenForm(forms.Form):
    """A token to make: what for, until when, and which of one's own rights it has."""

    title = forms.CharField(
        label=gettext_lazy("Dùng cho"),
        max_length=120,
        help_text=gettext_lazy("Tên phần mềm hoặc việc sẽ dùng mã, để sau này nhận ra."),
    )
    until = forms.DateField(
        label=gettext_lazy("Hết hạn ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Trong vòng một năm."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Được làm"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, scopes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = list(scopes)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Line:
    """One token in the list; `open` while it can still be used."""

    token: Token
    scopes: str
    open: bool


@writes
@never_cache
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show somebody their tokens, the one just made with its secret; make another."""
    asking, on = actor(request), default_day()
    form = TokenForm(
        request.POST or None, scopes=_scopes(asking), initial={"until": on + min(_USUAL, LONGEST)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            _number, told = create_token(by=asking, on=on, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refused(refusal))
        else:
            request.session[_ONCE] = told
            return HttpResponseRedirect(reverse("tokens"))
    context = {
        "crumbs": (Crumb(_("Tài khoản"), reverse("profile")), Crumb(_("Mã truy cập"))),
        "once": request.session.pop(_ONCE, ""),
        "lines": [_line(token, on) for token in tokens_of(asking, on=on)],
        "form": form,
    }
    return render(request, "people/tokens.html", context, status=400 if form.errors else 200)


@writes
@require_POST
@signed_in
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """End a token."""
    revoke_token(by=actor(request), number=number)
    messages.success(request, _("Đã thu hồi mã truy cập."))
    return HttpResponseRedirect(reverse("tokens"))


def _scopes(asking: Actor) -> list[tuple[str, str]]:
    """Give the actions somebody may do anywhere, by title."""
    held = {grant.action for grant in asking.grants}
    return sorted(((code, _title(code)) for code in held), key=lambda one: one[1])


def _line(token: Token, on: dt.date) -> Line:
    titles = ", ".join(_title(code) for code in token.scopes)
    return Line(token, titles, not token.revoked and on < token.until)


def _title(code: str) -> str:
    return _(ACTIONS[code].title) if code in ACTIONS else code
