"""The pages of alerts, and what people do there."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST

from chungtay.apps.alerts import services as alerting
from chungtay.flows import alert_people
from chungtay.web.alerts import pages
from chungtay.web.alerts.forms import ReplyForm
from chungtay.web.alerts.reader import reader
from chungtay.web.kit.access import signed_in
from chungtay.web.kit.address import Heeds, default_day, named
from chungtay.web.kit.doing import done
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import desk, show
from chungtay.web.kit.workbook import workbook

UNTOLD = gettext_noop(
    "Mỗi cảnh báo nói về một dòng vốn, một công trình hay một xã khi đó, và về người phải xử lý "
    "khi đó."
)


@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """List the alerts to act on, or all that may be read; or send the list as a workbook."""
    by, on = reader(request), default_day()
    at, notes = desk(request, heeds=Heeds()), list[str]()
    page = pages.listing(by, at, request.GET, notes, on=on)
    if named(request.GET, "tai", ("xlsx",), notes):
        title = _("Cảnh báo")
        return workbook(
            pages.table(page), title=title, name="canh-bao", on=on, synthetic=page.synthetic
        )
    return show(request, "alerts/list.html", at.view, page, untold=_(UNTOLD), notes=notes)


@writes
@require_POST
@signed_in
def seen(request: HttpRequest) -> HttpResponse:
    """Mark the alerts to act on as seen."""
    by, on = reader(request), default_day()
    numbers = [card.number for card in alert_people.mine(by, on=on)]
    count = alerting.see_alerts(by=by, numbers=numbers, on=on)
    alert_people.forget(by, on=on)
    said = ngettext(
        "Đã đánh dấu %d cảnh báo là đã xem.", "Đã đánh dấu %d cảnh báo là đã xem.", count
    )
    messages.success(request, said % count)
    return HttpResponseRedirect(reverse("alerts"))


@writes
@signed_in
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one alert, and take an answer to it."""
    by, on = reader(request), default_day()
    form, at, status = ReplyForm(request.POST or None), desk(request, heeds=Heeds()), HTTPStatus.OK
    page = pages.one(by, number, at, on=on)

    def answer() -> None:
        alerting.answer_alert(by=by, number=number, on=on, **form.cleaned_data)

    if request.method == "POST":
        status, _nothing = done(form, answer)
        if status == HTTPStatus.OK:
            alert_people.forget(by, on=on)
            messages.success(request, _("Đã ghi trả lời."))
            return HttpResponseRedirect(reverse("alert", args=[number]))
    beside = {"form": form, "crumbs": page.crumbs}
    return show(
        request, "alerts/one.html", at.view, page, status=status, untold=_(UNTOLD), beside=beside
    )
