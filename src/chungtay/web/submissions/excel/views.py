"""The pages of workbooks. Every POST redirects."""

from __future__ import annotations

import io
from urllib.parse import quote

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from chungtay.apps.audit.services import saw
from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries import uploads as kept
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.submissions.actions import READ
from chungtay.core.submissions.book import BookTooLarge
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import period
from chungtay.flows import form_template, import_form_book
from chungtay.flows.import_form_book import Asked, uploads
from chungtay.formats.form_book import Layout
from chungtay.formats.xlsx_in import require_size
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day
from chungtay.web.kit.methods import writes
from chungtay.web.kit.saying import refused
from chungtay.web.submissions.excel import files, pages

LAYOUTS = {"sheets": Layout.SHEETS, "flat": Layout.FLAT}


@never_cache
@signed_in
def template(request: HttpRequest, form: str, unit: str, period: str) -> HttpResponse:
    """Send a submission's workbook, with what it holds now."""
    target = io.BytesIO()
    key = Key(form, unit, period)
    by = actor(request)
    form_template.write_template(by=by, key=key, target=target, on=default_day())
    saw(by=by, subject=f"{key}: Excel", action=READ, unit=unit)
    return _file(target.getvalue(), f"{form}-{unit}-{period}.xlsx", "xlsx")


@writes
@signed_in
def one(request: HttpRequest, form: str, unit: str, period: str) -> HttpResponse:
    """Show where one submission's workbook is handed in; take it and compare it."""
    by, on, key = actor(request), default_day(), Key(form, unit, period)
    filing = queries.filing_seen(by, key, on=on)
    if request.method == "POST":
        return _received(request, Asked(form, unit, period), back=request.path)
    return render(request, "submissions/excel.html", {"page": pages.one_page(by, filing)})


@writes
@signed_in
def many(request: HttpRequest) -> HttpResponse:
    """Show where workbooks of many units are got and handed in; take one and compare it."""
    by, on = actor(request), default_day()
    if request.method == "POST":
        said = {name: request.POST.get(name, "") for name in ("form", "scope", "period")}
        period(said["period"])  # refuses what is none
        asked = Asked(said["form"], said["scope"], said["period"], many=True)
        return _received(request, asked, back=request.get_full_path())
    page = pages.many_page(by, request.GET, on=on)
    return render(request, "submissions/excel_many.html", {"page": page})


@never_cache
@signed_in
def workbook(request: HttpRequest) -> HttpResponse:
    """Send the workbook of all units under one."""
    asked = {name: request.GET.get(name, "") for name in ("form", "scope", "period", "kind")}
    if asked["kind"] not in LAYOUTS or not asked["form"] or not asked["period"]:
        raise Http404
    target = io.BytesIO()
    form_template.write_workbook(
        by=actor(request),
        form=asked["form"],
        scope=asked["scope"],
        period=asked["period"],
        target=target,
        on=default_day(),
        layout=LAYOUTS[asked["kind"]],
    )
    about = f"{asked['form']}/{asked['scope']}/{asked['period']}: Excel"
    saw(by=actor(request), subject=about[:128], action=READ, unit=asked["scope"])
    name = "-".join((asked["form"], asked["scope"] or "ca-nuoc", asked["period"], asked["kind"]))
    return _file(target.getvalue(), f"{name}.xlsx", "xlsx")


@writes
@never_cache
@signed_in
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a workbook changes and how far it has come; take what was decided."""
    by = actor(request)
    told = kept.upload(token, user=by.user)
    if request.method != "POST":
        page = pages.upload_page(told)
        return render(request, "submissions/excel_upload.html", {"page": page})
    if request.POST.get("do") == "resume":
        uploads.resume(by=by, token=token)
    else:
        uploads.decide(by=by, token=token, choice=pages.choice_of(request.POST))
    after = kept.upload(token, user=by.user)
    if after.stage is Stage.DONE and told.stage is not Stage.DONE:
        said = _("Đã ghi %(n)s ô từ tệp “%(name)s”.") % {"n": after.written, "name": after.name}
        messages.success(request, said)
    return HttpResponseRedirect(reverse("excel-upload", args=[token]))


@never_cache
@signed_in
def faults(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """Send every cell of a workbook that could not be understood."""
    told = _known(request, token, kind)
    found = told.summary.faults if told.summary else ()
    title = _("Ô không đọc được trong tệp %(name)s") % {"name": told.name}
    return _file(files.faults_file(found, kind, title), f"loi-{token}.{kind}", kind)


@never_cache
@signed_in
def differences(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """Send every cell in which a workbook and the system differ now."""
    told = _known(request, token, kind)
    found = import_form_book.summary(uploads.compared_anew(told), most=None)
    title = _("Đối chiếu tệp %(name)s với hệ thống") % {"name": told.name}
    content = files.differences_file(found.lines, kind, title)
    return _file(content, f"doi-chieu-{token}.{kind}", kind)


def _received(request: HttpRequest, asked: Asked, *, back: str) -> HttpResponse:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size:
        messages.error(request, _("Chưa chọn tệp, hoặc tệp trống. Hãy chọn tệp .xlsx rồi nộp lại."))
        return HttpResponseRedirect(back)
    try:
        require_size(sent.size)
    except BookTooLarge as large:
        messages.error(request, refused(large))
        return HttpResponseRedirect(back)
    token = uploads.receive(
        by=actor(request),
        asked=asked,
        name=sent.name or "tep.xlsx",
        content=sent.read(),
        on=default_day(),
    )
    return HttpResponseRedirect(reverse("excel-upload", args=[token]))


def _known(request: HttpRequest, token: str, kind: str) -> kept.UploadTold:
    if kind not in files.TYPES:
        raise Http404
    return kept.upload(token, user=actor(request).user)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=files.TYPES[kind])
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
