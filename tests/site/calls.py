"""Who may do what at every endpoint of the API; what is new here fails until it is said.

An endpoint is named by its method and its path as in the OpenAPI document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.apps.submissions.conftest import OWN_ROW
from tests.site.sent import (
    DIGEST,
    GRANT,
    HELD,
    INSTALMENT,
    LAID_AT,
    MANY,
    MEETING,
    MOVE,
    OF_WORK,
    PAPER,
    PERIOD,
    PERSON,
    PROOF,
    READINGS,
    REASON,
    REORGANISED,
    REVIEWED,
    STAGE,
    THRESHOLD,
    TOKEN,
    VERDICTS,
    WITHDRAWN,
    WORK,
    ZONED,
)
from tests.site.who import (
    ACCEPT,
    APPROVE,
    AUDITOR,
    BOOK,
    BUILDING,
    CLASSIFYING,
    DECIDING,
    DEPARTMENT,
    FILL,
    KEEPER,
    LISTS,
    LOG,
    NOBODY,
    OPERATOR,
    OWN,
    READ,
    RECHECKING,
    RETURN,
    SEND,
    SIGNED,
    STEER,
)

SUBMISSION = "/api/submissions/{form}/{unit}/{period}"


@dataclass(frozen=True)
class Call:
    """An endpoint of the API: who is let in, and what is sent; `file` is uploaded in its place."""

    let_in: frozenset[str]
    body: Any = None
    query: str = ""
    file: str = ""


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
    "GET /api/alerts/missed": Call(BOOK),
    "POST /api/alerts/{number}/reviews": Call(SIGNED, REVIEWED),
    "POST /api/alerts/{number}/reviews/{review}": Call(SIGNED, {"review": REVIEWED, **REASON}),
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
    "POST /api/works/{code}/photos": Call(SIGNED, {**OF_WORK, "caption": "Nền"}, file="nen.png"),
    "POST /api/works/{code}/remarks": Call(SIGNED, {**OF_WORK, "text": "Nứt", "speaker": "Ban"}),
    "POST /api/works/{code}/remarks/{remark}/answer": Call(SIGNED, {**OF_WORK, "answer": "Đã sửa"}),
    # --- the book of capital
    "POST /api/capital/moves": Call(KEEPER, MOVE),
    "GET /api/capital/entries": Call(BOOK),
    "GET /api/capital/entries/{number}": Call(BOOK),
    "GET /api/capital/arrears": Call(BOOK),
    "POST /api/capital/arrears/instalments": Call(KEEPER, INSTALMENT),
    "POST /api/capital/arrears/instalments/{number}/take-back": Call(SIGNED, {**PAPER, **REASON}),
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
