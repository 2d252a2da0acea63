"""Pages of people: one's own, and those of the people one manages. Every POST redirects."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from chungtay.apps.audit.services import saw
from chungtay.apps.people import queries, services
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actions import MANAGE
from chungtay.core.people.actor import Actor
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import refused
from chungtay.web.people import pages
from chungtay.web.people.forms import AccountForm, ContactForm, GrantForm, PlaceForm

Answer = TypeVar("Answer")
_ONE_TIME = "chungtay_one_time"


@writes
@never_cache
@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """Show somebody their own account; take their telephone number and address."""
    asking, on = actor(request), default_day()
    card = queries.own_card(asking, on=on)
    form = ContactForm(request.POST or None, initial={"phone": card.phone, "email": card.email})
    if request.method == "POST" and form.is_valid():
        services.change_contact(by=asking, **form.cleaned_data)
        messages.success(request, _("Đã lưu thông tin liên hệ."))
        return HttpResponseRedirect(reverse("profile"))
    context = {
        "card": card,
        "held": card.in_force(on),
        "form": form,
        "providers": pages.ways(request),
    }
    return render(request, "people/profile.html", context, status=400 if form.errors else 200)


@never_cache
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """List the people one manages."""
    asking = _manager(request)
    page = pages.listing(asking, request.GET.get("q", "").strip(), on=default_day())
    saw(by=asking, subject="people", action=MANAGE)
    return render(request, "people/list.html", {"page": page})


@writes
@never_cache
@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Make an account."""
    asking, on = _manager(request), default_day()
    agencies = queries.agencies_managed(asking, on=on)
    form = AccountForm(request.POST or None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        account = services.NewAccount(**form.cleaned_data)
        password = _unless_refused(
            form, lambda: services.create_account(by=asking, new=account, on=on)
        )
        if password is not None:
            return _showing_once(request, account.username, password)
    crumbs = (Crumb(_("Người dùng"), reverse("people")), Crumb(_("Tạo tài khoản")))
    context = {"form": form, "crumbs": crumbs}
    return render(request, "people/new.html", context, status=400 if form.errors else 200)


@never_cache
@signed_in
def one(request: HttpRequest, username: str) -> HttpResponse:
    """Show one person, and their one-time password where it was made just now."""
    by = actor(request)
    context = pages.person(by, username, on=default_day())
    saw(by=by, subject=username, action=MANAGE, unit=context["card"].agency.unit)
    kept = request.session.pop(_ONE_TIME, {})
    once = kept.get(username, "")
    return render(request, "people/person.html", {**context, "one_time": once})


@writes
@require_POST
@never_cache
@signed_in
def grant(request: HttpRequest, username: str) -> HttpResponse:
    """Give somebody a role."""
    asking, on = actor(request), default_day()
    form = GrantForm(request.POST, roles=pages.grantable(asking, on=on))
    if form.is_valid():
        given = form.cleaned_data
        number = _unless_refused(
            form,
            lambda: services.grant_role(
                by=asking,
                username=username,
                role=given["role"],
                unit=given["unit"].strip(),
                subject=given["subject"].strip(),
                until=form.last_day,
                on=on,
            ),
        )
        if number is not None:
            messages.success(request, _("Đã giao vai trò."))
            return _to(username)
    context = pages.person(asking, username, on=on, form=form)
    return render(request, "people/person.html", context, status=400)


@writes
@never_cache
@signed_in
def change(request: HttpRequest, username: str) -> HttpResponse:
    """Correct who somebody is and where they work."""
    asking, on = actor(request), default_day()
    card = queries.card(username, by=asking, on=on)
    now = {"agency": card.agency.code, "name": card.name, "position": card.position}
    agencies = queries.agencies_managed(asking, on=on)
    form = PlaceForm(request.POST or None, agencies=agencies, initial=now)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        _unless_refused(
            form, lambda: services.change_account(by=asking, username=username, on=on, **told)
        )
        if not form.errors:
            messages.success(request, _("Đã sửa tài khoản."))
            return _to(username)
    context = {"form": form, "card": card, "crumbs": pages.way_to(card, _("Sửa"))}
    return render(request, "people/change.html", context, status=400 if form.errors else 200)


@writes
@require_POST
@signed_in
def end(request: HttpRequest, username: str, number: int) -> HttpResponse:
    """End a role somebody has, from today on."""
    services.end_grant(by=actor(request), username=username, number=number, on=default_day())
    messages.success(request, _("Đã chấm dứt vai trò."))
    return _to(username)


@writes
@require_POST
@signed_in
def reset(request: HttpRequest, username: str) -> HttpResponse:
    """Give somebody a one-time password."""
    password = services.reset_password(
        by=actor(request),
        username=username,
        on=default_day(),
        second_factor=request.POST.get("second_factor") == "1",
    )
    return _showing_once(request, username, password)


@writes
@require_POST
@signed_in
def active(request: HttpRequest, username: str) -> HttpResponse:
    """Shut an account, or open it again."""
    opening = request.POST.get("active") == "1"
    deed = services.reactivate_account if opening else services.deactivate_account
    deed(by=actor(request), username=username, on=default_day())
    said = _("Đã mở lại tài khoản.") if opening else _("Đã khóa tài khoản.")
    messages.success(request, said)
    return _to(username)


def _manager(request: HttpRequest) -> Actor:
    asking = actor(request)
    queries.require_somewhere(asking, MANAGE)
    return asking


def _unless_refused(form: forms.Form, deed: Callable[[], Answer]) -> Answer | None:
    """Do a deed; a refusal becomes a remark on the form, which is shown again."""
    try:
        return deed()
    except Refusal as refusal:
        form.add_error(None, refused(refusal))
        return None


def _showing_once(request: HttpRequest, username: str, password: str) -> HttpResponse:
    request.session[_ONE_TIME] = {username: password}
    return _to(username)


def _to(username: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("person", args=[username]))
