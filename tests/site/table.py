"""Who may do what at every address: what is not said here is refused, and what is new fails.

An address of the site is named as in `web/urls.py`, one of the API by its method and its path as in
the OpenAPI document. The people are those of `tests/site/conftest.py`; the report they ask for is
that of September of Đắk Ang (23380), in the district 611 of the province 62.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.apps.submissions.conftest import OWN_ROW

ANON = "anonymous"
OWN = frozenset({"officer", "chairman"})
DISTRICT = frozenset({"district", "district-leader"})
PROVINCE = frozenset({"coordinator", "leader"})
DEPARTMENT, AUDITOR, OPERATOR = (frozenset({n}) for n in ("department", "auditor", "operator"))
OUTSIDE = frozenset({"neighbour", "stranger", "other-department"})
"""Who has rights of the same kinds, but elsewhere, or for another form."""
KEEPER = frozenset({"keeper"})
"""Who writes the ledger of the province's capital."""
SIGNED = OWN | DISTRICT | PROVINCE | DEPARTMENT | AUDITOR | OPERATOR | OUTSIDE | KEEPER
EVERYBODY = SIGNED | {ANON}
READ = SIGNED - OUTSIDE - OPERATOR - KEEPER
FILL = frozenset({"officer", "district", "coordinator"})
SEND = FILL | {"chairman"}
ACCEPT = frozenset({"district", "coordinator", "department"})
APPROVE = frozenset({"chairman", "district-leader", "coordinator", "leader"})
RETURN = frozenset({"chairman", "coordinator", "department"}) | DISTRICT
LISTS = READ | {"other-department"}
"""Who may look at lists of a place: some see only the forms that are theirs."""
STEER = frozenset({"coordinator"})
"""Who opens periods, opens closed ones again, and excuses."""
PRICING = STEER | {"district", "stranger"}
"""Who says what would close a gap of a commune, and what it costs."""
REQUESTING = OWN | DISTRICT | {"neighbour"}
"""Who may ask that some commune be recognised."""
RECHECKING = STEER | {"district"}
LISTING = SEND
"""Who lists villages of a rural commune of theirs: the neighbour's unit is a town."""
DECIDING = PROVINCE
"""Who takes a recognition away; the decision itself says by whom it was given."""
LOG = AUDITOR | OPERATOR
ENTERING = FILL | {"neighbour"}
"""Who has a report of that form and month to fill in somewhere."""
RECONCILED = PROVINCE | AUDITOR | KEEPER
"""Who looks at lists of the treasury: those who may see the whole province's capital."""
BOOK = SIGNED - DEPARTMENT - OPERATOR - {"other-department"}
"""Who may read entries of the ledger somewhere; each sees those of their own units."""
CLASSIFYING = OWN | {"district", "coordinator"}
"""Who says in which classes a commune of theirs is."""
BUILDING = frozenset({"officer", "district", "coordinator"})
"""Who says how far works of a commune of theirs have come."""
NOBODY: frozenset[str] = frozenset()
MANY_UNITS = "/bao-cao-ky/nhieu-xa/von-thang/2020-09/"
CELLS: dict[str, Any] = {"cells": [], "explanations": {}}
READINGS: dict[str, Any] = {
    "unit": "23380", "on": "2020-09-30", "document": "23380:01/BC-UBND:2020-09-30",
    "readings": [{"threshold": "2.2", "stage": "self", "part": 45, "base": 60}],
}  # fmt: skip
PAPER: dict[str, Any] = {"on": "2020-10-13", "document": "23380:01/TTr-UBND:2020-10-13"}
HELD: dict[str, Any] = {"unit": "23380", "grade": "standard"}
MEETING: dict[str, Any] = {"members": [{"name": "A", "agency": "Sở"}], "in_favour": 1}
LAID_AT = {
    "unit": "23380", "on": "2020-09-30", "document": "23380:01/BC-UBND:2020-09-30",
    "threshold": "2.2", "stage": "self",
}  # fmt: skip
PROOF = {**LAID_AT, "kind": "note", "what": "Mốc lộ giới"}
WITHDRAWN = {**{k: v for k, v in LAID_AT.items() if k != "stage"}, "ref": "x", "reason": "Nhầm"}
VERDICTS: dict[str, Any] = {
    "unit": "23380", "criteria_set": "commune-2026-2030", "on": "2020-09-30",
    "document": "23380:01/BC-UBND:2020-09-30",
    "verdicts": [{"criterion": "01", "met": True, "note": "Đã duyệt"}],
}  # fmt: skip
OF_WORK: dict[str, Any] = {"on": "2020-09-30", "document": "23380:01/BC-UBND:2020-09-30"}
STAGE = {**OF_WORK, "stage": "started", "cost": 2_000_000_000}
WORK = {
    **STAGE, "code": "w.1", "name": "Đường thôn 1", "work_type": "transport", "programme": "gn",
    "project": "gn.p1.infra", "unit": "23380", "plan_year": 2020,
}  # fmt: skip
HERE = "/bao-cao-ky/von-thang/23380/2020-09/"


@dataclass(frozen=True)
class Page:
    """An address of the site: who is let in to read it, and to write; `form` is what is posted."""

    address: str
    read: frozenset[str] = SIGNED
    write: frozenset[str] | None = None
    form: dict[str, Any] = field(default_factory=dict)
    type: str = "multipart/form-data"
    hidden: bool = False
    """Whoever is not let in is told that there is no such page."""


@dataclass(frozen=True)
class Call:
    """An endpoint of the API: who is let in, and what is sent; `file` is uploaded in its place."""

    let_in: frozenset[str]
    body: Any = None
    query: str = ""
    file: str = ""


PAGES: dict[str, Page] = {
    "overview": Page("/"),
    "capital": Page("/von/"),
    "statement": Page("/von/bang/"),
    "statement-xlsx": Page("/von/bang/bang.xlsx"),
    "statement-csv": Page("/von/bang/bang.csv"),
    "statement-appendix": Page("/von/phu-luc/khong-co.xlsx"),
    "capital-ahead": Page("/von/du-bao/"),
    "capital-at-risk": Page("/von/rui-ro/"),
    "capital-move": Page("/von/chuyen-von/"),
    "capital-move-document": Page("/von/chuyen-von/du-thao.docx"),
    "works": Page("/cong-trinh/"),
    "works-export": Page("/cong-trinh/cong-trinh.xlsx"),
    "works-map": Page("/cong-trinh/ban-do/"),
    "works-timeline": Page("/cong-trinh/tien-do/"),
    "works-funnel": Page("/cong-trinh/pheu/"),
    "works-import": Page(
        "/cong-trinh/nhap/", STEER | {"district", "stranger"}, STEER | {"district", "stranger"}
    ),
    "works-list": Page(
        "/cong-trinh/nhap/khong-co/",
        STEER | {"district", "stranger"},
        STEER | {"district", "stranger"},
    ),
    "works-template": Page("/cong-trinh/nhap/mau.xlsx", STEER | {"district", "stranger"}),
    "work": Page("/cong-trinh/khong-co/"),
    "work-record": Page("/cong-trinh/khong-co/ghi/tien-do/", SIGNED, SIGNED),
    "work-photo": Page(f"/cong-trinh/khong-co/anh/{'0' * 64}/"),
    "criteria": Page("/nong-thon-moi/"),
    "criteria-what-if": Page("/nong-thon-moi/neu/"),
    "criterion": Page("/nong-thon-moi/tieu-chi/11/"),
    "criteria-appendix": Page("/nong-thon-moi/phu-luc/khong-co.xlsx"),
    "own-levels": Page("/nong-thon-moi/muc-cua-tinh/"),
    "province-levels": Page("/nong-thon-moi/muc-cua-tinh/commune-2016-2020/"),
    "province-level-off": Page(
        "/nong-thon-moi/muc-cua-tinh/commune-2016-2020/2.1/bo/2020-01-01/", STEER, STEER
    ),
    "province-level": Page("/nong-thon-moi/muc-cua-tinh/commune-2016-2020/2.1/", STEER, STEER),
    "recognitions": Page("/nong-thon-moi/cong-nhan/"),
    "recognitions-export": Page("/nong-thon-moi/cong-nhan/so-cong-nhan.xlsx"),
    "criteria-year-export": Page("/nong-thon-moi/cong-nhan/tong-hop-nam.xlsx"),
    "recognition-files": Page("/nong-thon-moi/ho-so/"),
    "recognition-new": Page("/nong-thon-moi/ho-so/moi/", REQUESTING, REQUESTING),
    "recognition-file": Page("/nong-thon-moi/ho-so/khong-co/"),
    "recognition-step": Page("/nong-thon-moi/ho-so/khong-co/ghi/review/", SIGNED, SIGNED),
    "backsliding": Page("/nong-thon-moi/tut-chuan/"),
    "recheck": Page("/nong-thon-moi/phuc-tra/23380/", RECHECKING, RECHECKING),
    "recognition-withdraw": Page("/nong-thon-moi/thu-hoi/23380/standard/", DECIDING, DECIDING),
    "villages": Page("/nong-thon-moi/thon/"),
    "village-record": Page("/nong-thon-moi/thon/ghi/", LISTING, LISTING),
    "roadmap": Page("/nong-thon-moi/lo-trinh/"),
    "roadmap-plan": Page("/nong-thon-moi/lo-trinh/phuong-an/"),
    "roadmap-keep": Page("/nong-thon-moi/lo-trinh/phuong-an/luu/", STEER, STEER),
    "roadmap-document": Page("/nong-thon-moi/lo-trinh/phuong-an/ke-hoach.docx"),
    "roadmap-kept": Page("/nong-thon-moi/lo-trinh/da-luu/"),
    "roadmap-kept-one": Page("/nong-thon-moi/lo-trinh/da-luu/khong-co/"),
    "roadmap-anew": Page("/nong-thon-moi/lo-trinh/da-luu/khong-co/lap-lai/", SIGNED, STEER),
    "roadmap-kept-document": Page("/nong-thon-moi/lo-trinh/da-luu/khong-co/ke-hoach.docx"),
    "roadmap-target": Page("/nong-thon-moi/lo-trinh/muc-tieu/ghi/", STEER, STEER),
    "roadmap-remedy": Page("/nong-thon-moi/lo-trinh/giai-phap/ghi/", PRICING, PRICING),
    "assess": Page("/nong-thon-moi/danh-gia/", SIGNED, STEER),
    # Who may derive is asked in tests/web/criteria: the engine reads in no transaction, as here.
    "assess-derive": Page("/nong-thon-moi/danh-gia/lay-tu-so/", SIGNED),
    "assess-unit": Page("/nong-thon-moi/danh-gia/23380/", SIGNED, FILL),
    "assess-years": Page("/nong-thon-moi/danh-gia/23380/cac-nam/"),
    "assess-dossier": Page("/nong-thon-moi/danh-gia/23380/ho-so/"),
    "assess-dossier-xlsx": Page("/nong-thon-moi/danh-gia/23380/ho-so.xlsx"),
    "assess-dossier-docx": Page("/nong-thon-moi/danh-gia/23380/ho-so.docx"),
    "assess-file": Page(f"/nong-thon-moi/danh-gia/23380/tep/{'0' * 64}/"),
    "assess-one": Page("/nong-thon-moi/danh-gia/23380/2.2/"),
    "assess-attach": Page("/nong-thon-moi/danh-gia/23380/2.2/minh-chung/", SIGNED, FILL),
    "assess-withdraw": Page("/nong-thon-moi/danh-gia/23380/2.2/minh-chung/rut/", SIGNED, FILL),
    "poverty": Page("/giam-ngheo/"),
    "reports": Page("/bao-cao/"),
    "report": Page("/bao-cao/khong-co/"),
    "report-file": Page("/bao-cao/kontum-2020/khong-co.docx"),
    "units": Page("/don-vi/"),
    "unit": Page("/don-vi/00000/"),
    "unit-classify": Page("/don-vi/23380/phan-loai/", CLASSIFYING, CLASSIFYING),
    "reorganise": Page("/don-vi/sap-xep/", OPERATOR, OPERATOR),
    "reorganise-template": Page("/don-vi/sap-xep/mau.xlsx", OPERATOR),
    "reorganise-file": Page("/don-vi/sap-xep/tep/abc/", OPERATOR, OPERATOR, {"do": "take"}),
    "reorganise-moved": Page("/don-vi/sap-xep/tep/abc/so-doi.csv", OPERATOR),
    "reorganise-undo": Page("/don-vi/sap-xep/huy/0001/", OPERATOR, OPERATOR),
    "law": Page("/van-ban/"),
    "law-sets": Page("/van-ban/bo-tieu-chi/"),
    "law-set": Page("/van-ban/bo-tieu-chi/commune-2016-2020/"),
    "instrument": Page("/van-ban/ttg:1980/QĐ-TTg:2016-10-17/"),
    "receipt": Page("/nguon-so-lieu/?measure=capital.plan&where=plan_year:2020&on=2020-10-13"),
    "export": Page("/du-lieu/khong-co.xlsx"),
    "language": Page("/ngon-ngu/vi/", EVERYBODY),
    # --- a report
    "submission": Page(HERE, READ, READ, {"viec": "x"}),
    "entry-worker": Page("/bao-cao-ky/ngoai-tuyen.js"),
    "entry": Page(f"{HERE}nhap/", READ, FILL),
    "entry-cells": Page(f"{HERE}nhap/o/", READ, FILL, CELLS, "application/json"),
    "entry-panel": Page(f"{HERE}nhap/chi-tiet/?o={OWN_ROW}|disbursed", READ, FILL),
    "entry-review": Page(f"{HERE}nhap/kiem-tra/", READ, FILL),
    "entry-faults-csv": Page(f"{HERE}nhap/loi.csv", READ),
    "entry-faults-xlsx": Page(f"{HERE}nhap/loi.xlsx", READ),
    "entry-evidence": Page(f"{HERE}nhap/minh-chung/{'0' * 64}/", READ),
    "excel-template": Page(f"{HERE}mau.xlsx", READ),
    "excel": Page(f"{HERE}nop-excel/", READ, READ),
    # --- many reports: each shows what its reader may see
    "entry-many": Page(MANY_UNITS, ENTERING, ENTERING, hidden=True),
    "entry-many-faults-csv": Page(f"{MANY_UNITS}loi.csv", ENTERING, hidden=True),
    "entry-many-faults-xlsx": Page(f"{MANY_UNITS}loi.xlsx", ENTERING, hidden=True),
    "excel-many": Page("/bao-cao-ky/so-tay-excel/", SIGNED, SIGNED),
    "excel-workbook": Page("/bao-cao-ky/so-tay-excel/tep.xlsx"),
    "excel-upload": Page("/bao-cao-ky/tep-excel/abc/", SIGNED, SIGNED),
    "excel-faults": Page("/bao-cao-ky/tep-excel/abc/loi.csv"),
    "excel-differences": Page("/bao-cao-ky/tep-excel/abc/doi-chieu.csv"),
    "to-do": Page("/bao-cao-ky/"),
    "reminders-seen": Page("/bao-cao-ky/nhac-viec/", SIGNED, SIGNED),
    "submissions-matrix": Page("/bao-cao-ky/ma-tran/"),
    "approve-many": Page("/bao-cao-ky/duyet/", SIGNED, SIGNED),
    "calls": Page("/bao-cao-ky/goi-dien/"),
    "closed-changes": Page("/bao-cao-ky/thay-doi-ky-dong/"),
    "ask": Page("/bao-cao-ky/yeu-cau/", STEER, STEER),
    # --- the book of capital, and alerts: each shows what its reader may see
    "reconcile": Page("/von/doi-chieu/", RECONCILED, KEEPER),
    "reconcile-list": Page("/von/doi-chieu/danh-sach/abc/", RECONCILED, KEEPER),
    "reconcile-faults": Page("/von/doi-chieu/danh-sach/abc/loi.csv", RECONCILED),
    "reconcile-line": Page("/von/doi-chieu/dong/TL:x:y/", RECONCILED, KEEPER, {"do": "x"}),
    "reconcile-differences": Page("/von/doi-chieu/chenh-lech/", RECONCILED),
    "reconcile-differences-file": Page("/von/doi-chieu/chenh-lech.xlsx", RECONCILED),
    "book": Page("/von/so/", BOOK),
    "book-export": Page("/von/so/so-von.xlsx", BOOK),
    "book-entry": Page("/von/so/khong-co/", BOOK, BOOK),
    "book-write": Page("/von/ghi/", KEEPER),
    "book-write-one": Page("/von/ghi/disbursement/", KEEPER, KEEPER),
    "book-year-end": Page("/von/ghi/cuoi-nam/", KEEPER, KEEPER),
    "arrears": Page("/von/no-dong/", BOOK),
    "rotation": Page("/von/luan-chuyen/", BOOK),
    "rotation-new": Page("/von/luan-chuyen/ghi/", KEEPER, KEEPER),
    "alerts": Page("/canh-bao/", BOOK),
    "alerts-seen": Page("/canh-bao/da-xem/", NOBODY, BOOK),
    "alert": Page("/canh-bao/999999/", BOOK, BOOK),
    "alert-thresholds": Page("/canh-bao/nguong/", BOOK),
    "alert-threshold": Page("/canh-bao/nguong/still-line/", STEER, STEER),
    "alert-rule-off": Page("/canh-bao/nguong/still-line/tat/", STEER, STEER),
    "alert-rule-on": Page("/canh-bao/nguong/still-line/bat/", STEER, STEER),
    "alert-threshold-off": Page("/canh-bao/nguong/still-line/bo/2020-01-01/", STEER, STEER),
    # --- people and the log
    "people": Page("/nguoi-dung/", OPERATOR),
    "person-new": Page("/nguoi-dung/tao/", OPERATOR, OPERATOR),
    "person": Page("/nguoi-dung/target/", OPERATOR),
    "person-change": Page("/nguoi-dung/target/sua/", OPERATOR, OPERATOR),
    "person-grant": Page("/nguoi-dung/target/giao/", NOBODY, OPERATOR),
    "person-end": Page("/nguoi-dung/target/cham-dut/{grant}/", NOBODY, OPERATOR),
    "person-reset": Page("/nguoi-dung/target/mat-khau/", NOBODY, OPERATOR),
    "person-active": Page("/nguoi-dung/target/khoa/", NOBODY, OPERATOR, {"active": "0"}),
    "audit": Page("/nhat-ky/", LOG),
    "audit-export": Page("/nhat-ky/nhat-ky.xlsx", LOG),
    # --- one's own account
    "profile": Page("/tai-khoan/", SIGNED, SIGNED),
    "tokens": Page("/tai-khoan/ma-truy-cap/", SIGNED, SIGNED),
    "token-revoke": Page("/tai-khoan/ma-truy-cap/999999/thu-hoi/", NOBODY, SIGNED),
    "account_login": Page("/tai-khoan/dang-nhap/", EVERYBODY, EVERYBODY),
    "account_logout": Page("/tai-khoan/dang-xuat/", EVERYBODY),
    "account_inactive": Page("/tai-khoan/da-khoa/", EVERYBODY),
    "account_change_password": Page("/tai-khoan/mat-khau/", SIGNED, SIGNED),
    "account_reauthenticate": Page("/tai-khoan/xac-nhan/", SIGNED, SIGNED),
    "mfa_index": Page("/tai-khoan/hai-lop/"),
    "mfa_authenticate": Page("/tai-khoan/hai-lop/ma/"),
    "mfa_reauthenticate": Page("/tai-khoan/hai-lop/xac-nhan/"),
    "mfa_activate_totp": Page("/tai-khoan/hai-lop/bat/"),
    "mfa_deactivate_totp": Page("/tai-khoan/hai-lop/tat/"),
    "mfa_view_recovery_codes": Page("/tai-khoan/hai-lop/du-phong/"),
    "mfa_generate_recovery_codes": Page("/tai-khoan/hai-lop/du-phong/moi/"),
    "mfa_download_recovery_codes": Page("/tai-khoan/hai-lop/du-phong/ma-du-phong.txt"),
    "socialaccount_connections": Page("/tai-khoan/ket-noi/", SIGNED, SIGNED),
    "socialaccount_login_cancelled": Page("/tai-khoan/ket-noi/thoi/", EVERYBODY),
    "socialaccount_login_error": Page("/tai-khoan/ket-noi/loi/", EVERYBODY),
    "openid_connect_login": Page("/tai-khoan/ket-noi/x/", EVERYBODY),
    "openid_connect_callback": Page("/tai-khoan/ket-noi/x/ve/", EVERYBODY),
}  # fmt: skip

SUBMISSION = "/api/submissions/{form}/{unit}/{period}"
DIGEST = "0" * 64
REASON = {"reason": "Thử."}
MANY = {"items": [{"form": "von-thang", "unit": "23380", "period": "2020-09", "digest": DIGEST}]}
PERIOD = {"form": "von-thang", "period": "2020-08", "scope": "62"}
PERSON = {"username": "moi", "name": "Người mới", "agency": "vp"}
GRANT = {"role": "commune_officer", "unit": "23380"}
TOKEN = {"title": "x", "scopes": ["submissions.read"], "until": "2020-12-31"}
MOVE = {
    "entry": "KB-1", "movement": "disbursement", "holder": "62", "dong": 1,
    "on": "2020-10-13", "document": "kontum.ubnd:1386/QĐ-UBND:2019-12-10",
    "line": {"programme": "ntm", "source": "central", "kind": "development",
             "origin_year": 2020, "plan_year": 2020},
}  # fmt: skip
ZONED = {"unit_class": "border", "holds": True, "on": "2020-10-01",
         "document": "ttg:582/QĐ-TTg:2017-04-28"}  # fmt: skip
REORGANISED = {
    "name": "x", "units": [], "successions": [{"event": "e", "before": "0", "kind": "abolish"}],
    "events": [{"event": "e", "since": "2027-01-01", "document": "qh:1/NQ:2026-12-01"}],
}  # fmt: skip
THRESHOLD = {
    "rule": "still-line", "deed": "set", "since": "2020-10-13", "number": 5, "version": 0,
    "document": "kontum.ubnd:99/QĐ-UBND:2020-10-01", "subject": "Ngưỡng", "reason": "Thử.",
}  # fmt: skip
CALLS: dict[str, Call] = {
    "GET /api/me": Call(SIGNED),
    "GET /api/units": Call(SIGNED, query="q=dak"),
    "GET /api/units/{code}": Call(SIGNED),
    "GET /api/units/{unit}/lineage": Call(SIGNED),
    "GET /api/units/{unit}/classes": Call(SIGNED),
    "POST /api/units/{unit}/classes": Call(CLASSIFYING, ZONED),
    "GET /api/reorganisations": Call(OPERATOR),
    "POST /api/reorganisations": Call(OPERATOR, REORGANISED),
    "POST /api/reorganisations/check": Call(OPERATOR, REORGANISED),
    "POST /api/reorganisations/{number}/undo": Call(OPERATOR),
    "GET /api/measures": Call(SIGNED),
    "GET /api/criteria/sets": Call(SIGNED, query="unit=23380"),
    "GET /api/criteria/readings": Call(SIGNED, query="unit=23380"),
    "GET /api/criteria/results": Call(SIGNED, query="unit=23380&on=2020-10-13"),
    "POST /api/criteria/readings": Call(frozenset({"officer"}), READINGS),
    "GET /api/recognition/decisions": Call(SIGNED),
    "GET /api/recognition/lost": Call(SIGNED, query="on=2020-10-13"),
    "POST /api/recognition/withdrawals": Call(DECIDING, {**PAPER, **HELD, "ground": "Thử."}),
    "POST /api/recognition/rechecks": Call(RECHECKING, {**PAPER, **HELD, "found": "kept"}),
    "GET /api/recognition/files": Call(SIGNED),
    "GET /api/recognition/files/{file}": Call(SIGNED),
    "POST /api/recognition/files": Call(OWN, {**PAPER, **HELD, "for_year": 2020}),
    "POST /api/recognition/files/{file}/request": Call(SIGNED, PAPER),
    "POST /api/recognition/files/{file}/review": Call(SIGNED, PAPER),
    "POST /api/recognition/files/{file}/appraise": Call(SIGNED, {**PAPER, **MEETING}),
    "POST /api/recognition/files/{file}/decide": Call(SIGNED, PAPER),
    "POST /api/recognition/files/{file}/return": Call(SIGNED, {**PAPER, "reason": "Thử."}),
    "POST /api/recognition/files/{file}/withdraw": Call(SIGNED, {**PAPER, "reason": "Thử."}),
    "GET /api/recognition/villages": Call(SIGNED),
    "POST /api/recognition/villages": Call(
        SEND, {**PAPER, "unit": "23380", "village": "01", "name": "Thôn Một"}
    ),
    "GET /api/criteria/verdicts": Call(SIGNED, query="unit=23380"),
    "POST /api/criteria/verdicts": Call(STEER, VERDICTS),
    "GET /api/criteria/evidence": Call(READ - DEPARTMENT, query="unit=23380"),
    "POST /api/criteria/evidence": Call(frozenset({"officer"}), PROOF),
    "POST /api/criteria/evidence/files": Call(frozenset({"officer"}), LAID_AT, file="so-duong.pdf"),
    "POST /api/criteria/evidence/withdrawals": Call(SIGNED, WITHDRAWN),
    "GET /api/criteria/evidence/{unit}/{sha256}": Call(SIGNED),
    "GET /api/alerts/thresholds": Call(BOOK),
    "POST /api/alerts/thresholds": Call(STEER, THRESHOLD),
    "POST /api/alerts/thresholds/trial": Call(STEER, {**THRESHOLD, "rule": "none"}),
    "GET /api/roadmap": Call(SIGNED),
    "GET /api/roadmap/scenarios": Call(SIGNED),
    "GET /api/roadmap/scenarios/{code}": Call(SIGNED),
    "GET /api/measures/{name}": Call(SIGNED, query="where=plan_year%3D2020"),
    "GET /api/measures/{name}/receipt": Call(SIGNED, query="where=plan_year%3D2020"),
    "GET /api/capital/statement": Call(SIGNED),
    "GET /api/forms": Call(SIGNED),
    "GET /api/forms/{code}": Call(SIGNED),
    "GET /api/forms/{code}/versions": Call(SIGNED),
    "GET /api/works": Call(SIGNED),
    "GET /api/works/oc4ids": Call(SIGNED),
    "GET /api/works/{code}": Call(SIGNED),
    "GET /api/works/{code}/photos/{sha256}": Call(SIGNED),
    "POST /api/works": Call(BUILDING, WORK),
    "POST /api/works/{code}/stages": Call(SIGNED, STAGE),
    "POST /api/works/{code}/card": Call(SIGNED, OF_WORK),
    "POST /api/works/{code}/contracts": Call(SIGNED, {**OF_WORK, "package": "design"}),
    "POST /api/works/{code}/funding": Call(SIGNED, {**OF_WORK, "source": "central", "amount": 1}),
    "POST /api/works/{code}/obstacles": Call(SIGNED, {**OF_WORK, "cause": "von", "text": "Đất"}),
    "POST /api/works/{code}/obstacles/{obstacle}/settle": Call(SIGNED, {**OF_WORK, "how": "Xong"}),
    "POST /api/works/{code}/remarks": Call(SIGNED, {**OF_WORK, "text": "Nứt", "speaker": "Ban"}),
    "POST /api/works/{code}/remarks/{remark}/answer": Call(SIGNED, {**OF_WORK, "answer": "Đã sửa"}),
    # --- the book of capital
    "POST /api/capital/moves": Call(KEEPER, MOVE),
    "GET /api/capital/entries": Call(BOOK),
    "GET /api/capital/entries/{number}": Call(BOOK),
    # --- tokens make no tokens
    "GET /api/tokens": Call(NOBODY),
    "POST /api/tokens": Call(NOBODY, TOKEN),
    "DELETE /api/tokens/{number}": Call(NOBODY),
    # --- a report
    f"GET {SUBMISSION}": Call(READ),
    f"PATCH {SUBMISSION}/cells": Call(FILL, {}),
    f"GET {SUBMISSION}/history": Call(READ),
    f"GET {SUBMISSION}/cell": Call(READ, query=f"row={OWN_ROW}&column=disbursed"),
    f"GET {SUBMISSION}/below": Call(READ),
    f"POST {SUBMISSION}/send": Call(SEND, {}),
    f"POST {SUBMISSION}/recall": Call(SEND),
    f"POST {SUBMISSION}/accept": Call(ACCEPT),
    f"POST {SUBMISSION}/approve": Call(APPROVE, {"digest": DIGEST}),
    f"POST {SUBMISSION}/return": Call(RETURN, REASON),
    f"POST {SUBMISSION}/reopen": Call(STEER, REASON),
    f"POST {SUBMISSION}/excuse": Call(STEER, {**REASON, "absence": "lost"}),
    f"POST {SUBMISSION}/resume": Call(STEER),
    f"POST {SUBMISSION}/comments": Call(READ - AUDITOR, {"text": "Thử."}),
    f"GET {SUBMISSION}/evidence": Call(READ),
    f"POST {SUBMISSION}/evidence": Call(FILL, file="giay.pdf"),
    f"GET {SUBMISSION}/evidence/{{sha256}}": Call(READ),
    f"GET {SUBMISSION}/template.xlsx": Call(READ),
    f"POST {SUBMISSION}/book": Call(FILL, file="bieu.xlsx"),
    # --- many reports: each answers what its asker may see
    "GET /api/submissions": Call(LISTS, query="unit=23380"),
    "GET /api/submissions/to-do": Call(SIGNED),
    "GET /api/submissions/matrix": Call(LISTS, query="unit=23380&period=2020-09"),
    "GET /api/submissions/late": Call(LISTS, query="unit=23380"),
    "GET /api/submissions/closed-changes": Call(
        LISTS, query="unit=23380&since=2020-01-01&until=2020-12-31"
    ),
    "GET /api/submissions/workbook.xlsx": Call(
        READ, query="form=von-thang&period=2020-09&unit=23380"
    ),
    "POST /api/submissions/books": Call(FILL, file="bieu.xlsx"),
    "POST /api/submissions/approvals": Call(SIGNED, MANY),
    "GET /api/periods": Call(LISTS, query="unit=23380"),
    "POST /api/periods": Call(STEER, PERIOD),
    # --- people and the log
    "GET /api/people": Call(SIGNED),
    "GET /api/people/agencies": Call(SIGNED),
    "POST /api/people": Call(OPERATOR, PERSON),
    "GET /api/people/{username}": Call(OPERATOR),
    "POST /api/people/{username}/grants": Call(OPERATOR, GRANT),
    "DELETE /api/people/{username}/grants/{number}": Call(OPERATOR),
    "POST /api/people/{username}/deactivate": Call(OPERATOR),
    "POST /api/people/{username}/reactivate": Call(OPERATOR),
    "POST /api/people/{username}/password": Call(OPERATOR),
    "GET /api/audit": Call(LOG),
    "GET /api/audit/seal": Call(LOG),
    "GET /api/audit/verification": Call(LOG),
}
