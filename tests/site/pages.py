"""Who may read and write at every address of the site; what is new here fails until it is said.

An address is named as in `web/urls.py`. The report asked for is that of September of Đắk Ang.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.apps.submissions.conftest import OWN_ROW
from tests.site.sent import CELLS
from tests.site.who import (
    BOOK,
    CLASSIFYING,
    DECIDING,
    ENTERING,
    EVERYBODY,
    FILL,
    KEEPER,
    LISTING,
    LOG,
    NOBODY,
    OPERATOR,
    PRICING,
    READ,
    RECHECKING,
    RECONCILED,
    REQUESTING,
    SIGNED,
    STEER,
)

MANY_UNITS = "/bao-cao-ky/nhieu-xa/von-thang/2020-09/"
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
    "alert-review": Page("/canh-bao/999999/kiem-diem/", BOOK, BOOK),
    "alert-review-correct": Page("/canh-bao/999999/kiem-diem/1/", BOOK, BOOK),
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
