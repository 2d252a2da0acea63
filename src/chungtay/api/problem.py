"""How the API says no: `application/problem+json`, after RFC 9457.

A refusal keeps its code, its sentence and the facts it rests on; its kind becomes a status here and
nowhere else. What is not a refusal (no sign-in, no such address, a body that cannot be read) is
answered in the same shape, with a code that begins with `api.`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from chungtay.api.auth import caller
from chungtay.api.told import told
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.people.actor import NotAllowed, NotAllowedAnywhere

log = logging.getLogger(__name__)
MEDIA_TYPE: Final = "application/problem+json"
STATUS: Final[Mapping[Kind, HTTPStatus]] = {
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
    Kind.AGAINST_RULE: HTTPStatus.UNPROCESSABLE_ENTITY,
}
NARROW: Final = (
    "Mã truy cập mang ít quyền hơn tài khoản; nếu tài khoản được giao việc này thì cấp một mã có "
    "quyền ấy."
)
"""Said of what a token may not do, whose owner may do more than it."""
TITLES: Final[Mapping[HTTPStatus, str]] = {
    HTTPStatus.BAD_REQUEST: "Yêu cầu không đọc được",
    HTTPStatus.UNAUTHORIZED: "Chưa đăng nhập",
    HTTPStatus.FORBIDDEN: "Không được phép",
    HTTPStatus.NOT_FOUND: "Không tìm thấy",
    HTTPStatus.METHOD_NOT_ALLOWED: "Không dùng được phương thức này",
    HTTPStatus.CONFLICT: "Trái với trạng thái hiện tại",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Yêu cầu quá lớn",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Trái quy định",
    HTTPStatus.TOO_MANY_REQUESTS: "Quá nhiều yêu cầu",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Lỗi của hệ thống",
    HTTPStatus.SERVICE_UNAVAILABLE: "Chưa phục vụ được",
}
WORDS: Final[Mapping[HTTPStatus, tuple[str, str]]] = {
    HTTPStatus.BAD_REQUEST: ("api.unreadable", "Nội dung gửi lên không phải JSON đọc được."),
    HTTPStatus.UNAUTHORIZED: (
        "api.not_signed_in",
        "Cần mã truy cập còn hiệu lực (Authorization: Bearer …) hoặc phiên đăng nhập.",
    ),
    HTTPStatus.FORBIDDEN: (
        "api.no_csrf",
        "Yêu cầu ghi bằng phiên đăng nhập thiếu mã CSRF; hãy tải lại trang rồi thử lại.",
    ),
    HTTPStatus.NOT_FOUND: ("api.no_such_address", "Giao diện lập trình không có địa chỉ này."),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "api.no_such_method",
        "Địa chỉ này không nhận phương thức đã dùng; xem đầu mục Allow.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("api.too_large", "Nội dung gửi lên quá lớn."),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "api.too_many",
        "Đã gửi quá nhiều yêu cầu; hãy chờ theo đầu mục Retry-After rồi gửi lại.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "api.broken",
        "Hệ thống gặp lỗi và đã ghi lại; chưa thực hiện gì từ yêu cầu này.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "api.no_database",
        "Cơ sở dữ liệu đang bận hoặc chưa đọc được; chưa thực hiện gì, hãy gửi lại sau ít phút.",
    ),
}
_SAID: Final[Mapping[str, str]] = {
    "missing": "thiếu",
    "extra_forbidden": "tên này không có ở đây",
    "string_type": "phải là chuỗi ký tự",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "bool_parsing": "phải là true hoặc false",
    "date_from_datetime_parsing": "phải là ngày, viết như 2020-09-30",
    "date_parsing": "phải là ngày, viết như 2020-09-30",
    "enum": "không thuộc danh sách cho phép",
    "literal_error": "không thuộc danh sách cho phép",
    "string_pattern_mismatch": "viết không đúng dạng",
    "string_too_long": "quá dài",
    "string_too_short": "quá ngắn",
    "too_long": "quá nhiều phần tử",
    "list_type": "phải là danh sách",
    "model_attributes_type": "phải là đối tượng JSON",
    "model_type": "phải là đối tượng JSON",
    "only_when_set": "chỉ gửi khi đặt ngưỡng (deed là set)",
}
"""What pydantic finds wrong, by its kind of error, in words."""


def of_refusal(refusal: Refusal, *, also: str = "") -> JsonResponse:
    """Answer a refusal, with the facts it rests on, and what else its asker should know."""
    detail = f"{refusal} {also}".rstrip()
    return say(STATUS[refusal.kind], refusal.code, detail, fields=told(refusal.details()))


def of_status(status: HTTPStatus) -> JsonResponse:
    """Answer what is no refusal of a domain."""
    code, detail = WORDS[status]
    return say(status, code, detail)


def say(status: HTTPStatus, code: str, detail: str, **more: Any) -> JsonResponse:
    """Make a problem document."""
    body = {
        "type": f"urn:chungtay:problem:{code}",
        "title": TITLES[status],
        "status": status.value,
        "code": code,
        "detail": detail,
        **more,
    }
    return JsonResponse(
        body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def of_validation(errors: Sequence[Mapping[str, Any]]) -> JsonResponse:
    """Answer a request whose parts are not of the kind asked for: each part, and what is wrong."""
    wrong = [
        {"where": ".".join(map(str, _place(error["loc"]))), "message": _said(error)}
        for error in errors
    ]
    named = "; ".join(f"{one['where']}: {one['message']}" for one in wrong[:5])
    return say(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "api.invalid",
        f"Yêu cầu có chỗ sai: {named}.",
        errors=wrong,
    )


def _place(location: Sequence[Any]) -> Sequence[Any]:
    """Leave out the name that the endpoint's own argument has."""
    wrapped = len(location) > 2 and location[0] in ("body", "query", "form")
    return (location[0], *location[2:]) if wrapped else location


def _said(error: Mapping[str, Any]) -> str:
    return _SAID.get(error["type"], "giá trị không dùng được")


def register(api: NinjaAPI) -> None:
    """Teach an API to say no."""
    for fault, answer in ANSWERS.items():
        api.add_exception_handler(fault, answer)


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    shut = isinstance(refusal, NotAllowed | NotAllowedAnywhere)
    known = caller(request) if shut else None
    return of_refusal(refusal, also=NARROW if known is not None and known.narrowed else "")


def _invalid(_request: HttpRequest, fault: Any) -> HttpResponse:
    return of_validation(fault.errors)


def _not_signed_in(_request: HttpRequest, _fault: Any) -> HttpResponse:
    answer = of_status(HTTPStatus.UNAUTHORIZED)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="chungtay"'
    return answer


def _failed(_request: HttpRequest, fault: Any) -> HttpResponse:
    return of_status(HTTPStatus(fault.status_code))


def _too_large(_request: HttpRequest, _fault: Any) -> HttpResponse:
    return of_status(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _no_database(_request: HttpRequest, fault: Any) -> HttpResponse:
    log.error("database: %s", fault, exc_info=fault)
    return of_status(HTTPStatus.SERVICE_UNAVAILABLE)


ANSWERS: Final[Mapping[type[Exception], Callable[[HttpRequest, Any], HttpResponse]]] = {
    Refusal: _refused,
    ValidationError: _invalid,
    AuthenticationError: _not_signed_in,
    HttpError: _failed,
    RequestDataTooBig: _too_large,
    OperationalError: _no_database,
}
"""What each way of failing is answered with; the rest are our own faults, and crash."""
