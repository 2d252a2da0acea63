"""The API as a whole: every router, who is let in, and how it says no."""

from __future__ import annotations

from chungtay.api import (
    arrears,
    audit,
    capital,
    forms,
    ledger,
    me,
    measures,
    people,
    problem,
    reorganisations,
    reviews,
    roadmap,
    thresholds,
    tokens,
    units,
)
from chungtay.api.around import around
from chungtay.api.auth import BySession, ByToken
from chungtay.api.criteria import evidence as criteria_evidence
from chungtay.api.criteria import readings, sets, verdicts
from chungtay.api.document import Api
from chungtay.api.limits import PerCaller
from chungtay.api.recognition import files, register, villages
from chungtay.api.submissions import books, deeds, evidence, lists, one, periods
from chungtay.api.works import recording
from chungtay.api.works import register as works

VERSION = "2026-11-22"
ABOUT = """Mọi việc làm được trên các trang của kỳ báo cáo đều làm được ở đây, theo cùng quy tắc.

* **Đăng nhập**: `Authorization: Bearer ct_…` (mã truy cập lập ở trang Tài khoản), hoặc phiên đăng
  nhập của trang kèm `X-CSRFToken` khi ghi. Phạm vi của mã chỉ thu hẹp quyền của tài khoản.
* **Từ chối** theo RFC 9457 (`application/problem+json`): `code` không đổi, `detail` là câu tiếng
  Việt, `fields` là các dữ kiện. 401 chưa đăng nhập · 403 không được phép · 404 không có · 409 trái
  với trạng thái hiện tại · 422 trái quy định.
* **Idempotency-Key** ở yêu cầu ghi: cùng khóa, cùng nội dung trong 24 giờ thì chỉ làm một lần và
  trả lại đúng câu trả lời đầu.
* **Trang**: `next` là con trỏ của trang sau, đưa lại qua `after`.
* **Số**: tiền là số nguyên đồng; ô số là số nguyên theo `parts` của cột; không dùng số thực.
"""

api = Api(
    title="Chung Tay",
    version=VERSION,
    description=ABOUT,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
    auth=[ByToken(), BySession()],
    throttle=[PerCaller()],
)
problem.register(api)
api.add_decorator(around, mode="view")
api.add_router("/me", me.router)
api.add_router("/tokens", tokens.router)
api.add_router("/units", units.router)
api.add_router("/reorganisations", reorganisations.router)
for part in (works, recording):
    api.add_router("/works", part.router)
api.add_router("/capital", ledger.router)
api.add_router("/capital", capital.router)
api.add_router("/capital", arrears.router)
api.add_router("/measures", measures.router)
for part in (sets, readings, verdicts, criteria_evidence):
    api.add_router("/criteria", part.router)
for part in (register, files, villages):
    api.add_router("/recognition", part.router)
api.add_router("/roadmap", roadmap.router)
api.add_router("/forms", forms.router)
api.add_router("/periods", periods.router)
for part in (lists, one, deeds, evidence, books):
    api.add_router("/submissions", part.router)
api.add_router("/alerts/thresholds", thresholds.router)
api.add_router("/alerts", reviews.router)
api.add_router("/people", people.router)
api.add_router("/audit", audit.router)
