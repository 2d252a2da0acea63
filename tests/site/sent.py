"""What the tests of access send to the API: bodies that could be taken, were one let in."""

from __future__ import annotations

from typing import Any

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
DIGEST = "0" * 64
REASON = {"reason": "Thử."}
MANY = {"items": [{"form": "von-thang", "unit": "23380", "period": "2020-09", "digest": DIGEST}]}
PERIOD = {"form": "von-thang", "period": "2020-08", "scope": "62"}
PERSON = {"username": "moi", "name": "Người mới", "agency": "vp"}
GRANT = {"role": "commune_officer", "unit": "23380"}
TOKEN = {"title": "x", "scopes": ["submissions.read"], "until": "2020-12-31"}
MOVE: dict[str, Any] = {
    "entry": "KB-1", "movement": "disbursement", "holder": "62", "dong": 1,
    "on": "2020-10-13", "document": "kontum.ubnd:1386/QĐ-UBND:2019-12-10",
    "line": {"programme": "ntm", "source": "central", "kind": "development",
             "origin_year": 2020, "plan_year": 2020},
}  # fmt: skip
INSTALMENT = {
    "number": "lt-1", "holder": "62", "work": "ct-1", "line": MOVE["line"], "due": "2020-12-31",
    "dong": 1, "on": "2020-10-13", "document": "kontum.ubnd:1386/QĐ-UBND:2019-12-10",
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
REVIEWED = {
    "whom": "head", "post": "Chủ tịch UBND xã", "body": "UBND huyện", "on": "2020-10-13",
    "result": "criticised", "document": "611:5/QĐ-UBND:2020-10-13",
}  # fmt: skip
