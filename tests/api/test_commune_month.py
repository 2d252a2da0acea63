"""A commune's month, by programs alone: from what is due to the number in the report's measure."""

from __future__ import annotations

import json
from typing import Any

from chungtay.core.submissions.key import Key
from tests.api.conftest import Asker, People
from tests.apps.submissions.conftest import CENTRAL_ROW, COMMUNE, OWN_ROW

HERE = f"/submissions/von-thang/{COMMUNE}/2020-09"
MILLION = 1_000_000


def done(asker: Asker, deed: str, **body: Any) -> Any:
    answer = asker.ask("POST", f"{HERE}/{deed}", body)
    assert answer.status_code == 200, answer.content.decode()
    return json.loads(answer.content)


def written(asker: Asker, *changes: tuple[str, str, Any, int], **explanations: str) -> Any:
    body = {
        "changes": [
            {"row": row, "column": column, "value": value, "base": base}
            for row, column, value, base in changes
        ],
        "explanations": explanations,
    }
    answer = asker.ask("PATCH", f"{HERE}/cells", body)
    assert answer.status_code == 200, answer.content.decode()
    return json.loads(answer.content)


def explained(asker: Asker, checked: Any) -> Any:
    texts = {one["key"]: "Đã đối chiếu với Kho bạc." for one in checked["findings"]}
    answer = asker.ask("PATCH", f"{HERE}/cells", {"explanations": texts})
    assert answer.status_code == 200, answer.content.decode()
    return json.loads(answer.content)


def seen(asker: Asker) -> str:
    return str(asker.get(HERE)["submission"]["digest"])


def sent(people: People, checked: Any) -> None:
    """Send a report as it was checked, and pass it on from the commune."""
    done(people["officer"], "send", digest=checked["submission"]["digest"])
    done(people["chairman"], "approve", digest=seen(people["chairman"]))


def paid(asker: Asker) -> str | None:
    query = f"where=unit%3D{COMMUNE}&where=plan_year%3D2020"
    (cell,) = asker.get(f"/measures/capital.disbursed?{query}")["cells"]
    value: str | None = cell["value"]
    return value


def test_a_communes_month(september: Key, people: People) -> None:
    officer, coordinator = people["officer"], people["coordinator"]
    district, leader = people["district"], people["district-leader"]
    due = officer.get("/submissions/to-do")["fill"]
    assert [(one["form"], one["period"], one["state"]) for one in due] == [
        ("von-thang", "2020-09", "draft")
    ]
    assert paid(coordinator) is None

    checked = written(officer, (OWN_ROW, "disbursed", "sáu mươi", 0))
    assert (checked["errors"] > 0, checked["submission"]["filled"]) == (True, 0)
    assert officer.refused("POST", f"{HERE}/send", {}) == (422, "submissions.errors_left")
    checked = written(
        officer, (OWN_ROW, "disbursed", "60", 1), (CENTRAL_ROW, "disbursed", 500.5, 0)
    )
    checked = explained(officer, checked)
    assert (checked["errors"], checked["unexplained"]) == (0, 0)
    sent(people, checked)

    (waiting,) = district.get("/submissions/to-do")["review"]
    assert (waiting["unit"], waiting["state"]) == (COMMUNE, "sent")
    remark = {"row": OWN_ROW, "column": "disbursed", "text": "Thiếu hai triệu."}
    done(district, "return", reason="Chưa khớp sổ Kho bạc.", comments=[remark])
    (back,) = officer.get("/submissions/to-do")["returned"]
    whole = officer.get(HERE)["submission"]
    assert back["state"] == "returned"
    assert [said["text"] for said in whole["comments"]] == ["Thiếu hai triệu."]

    sent(people, explained(officer, written(officer, (OWN_ROW, "disbursed", "62", 2))))
    done(district, "accept")
    done(leader, "approve", digest=seen(leader))
    assert paid(coordinator) is None
    closed = done(coordinator, "approve", digest=seen(coordinator))
    assert closed["submission"]["state"] == "approved"
    assert [one["desk"] for one in closed["submission"]["approvals"]] == [COMMUNE, "611", "62"]
    assert paid(coordinator) == str(62 * MILLION + 500_500_000)
    deeds = [one["deed"] for one in coordinator.get(f"{HERE}/history")]
    assert [deed for deed in deeds if deed != "save"] == [
        "open", "send", "approve", "return", "send", "approve", "accept", "approve", "approve",
    ]  # fmt: skip


def test_two_people_do_not_overwrite_each_other(september: Key, people: People) -> None:
    officer = people["officer"]
    written(officer, (OWN_ROW, "disbursed", "60", 0))
    body = {"changes": [{"row": OWN_ROW, "column": "disbursed", "value": "70", "base": 0}]}
    answer = officer.ask("PATCH", f"{HERE}/cells", body)
    said = json.loads(answer.content)
    assert (answer.status_code, said["code"]) == (409, "submissions.cells_changed")
    (conflict,) = said["fields"]["conflicts"]
    assert conflict["place"] == f"{OWN_ROW}|disbursed"
    assert (conflict["now"]["cell"]["amount"], conflict["wanted"]["amount"]) == (
        60 * MILLION, 70 * MILLION,
    )  # fmt: skip


def test_what_changed_since_it_was_seen_is_not_signed(september: Key, people: People) -> None:
    officer, chairman = people["officer"], people["chairman"]
    checked = written(officer, (OWN_ROW, "disbursed", 60, 0), (CENTRAL_ROW, "disbursed", 500, 0))
    done(officer, "send", digest=explained(officer, checked)["submission"]["digest"])
    stale = {"digest": "0" * 64}
    refused = chairman.refused("POST", f"{HERE}/approve", stale)
    assert refused == (409, "submissions.changed_since")
    items = [{"form": "von-thang", "unit": COMMUNE, "period": "2020-09", "digest": "0" * 64}]
    answer = chairman.ask("POST", "/submissions/approvals", {"items": items})
    (one,) = json.loads(answer.content)
    assert (one["approved"], one["refused"]["code"]) == (False, "submissions.changed_since")


def test_another_district_sees_and_does_nothing(september: Key, people: People) -> None:
    stranger = people["stranger"]
    assert stranger.refused("GET", HERE) == (403, "people.not_allowed")
    assert stranger.refused("POST", f"{HERE}/accept") == (403, "people.not_allowed")
    body = {"changes": [{"row": OWN_ROW, "column": "disbursed", "value": 1, "base": 0}]}
    assert stranger.refused("PATCH", f"{HERE}/cells", body) == (403, "people.not_allowed")
    assert stranger.get("/submissions")["items"] == []
    assert stranger.refused("GET", f"/submissions?unit={COMMUNE}") == (403, "people.not_allowed")
    assert stranger.refused("GET", "/submissions?unit=99999") == (404, "units.unknown")


def test_lists_go_on_where_they_ended(september: Key, people: People) -> None:
    coordinator = people["coordinator"]
    whole = coordinator.get("/submissions?limit=500")["items"]
    assert len(whole) > 2
    found, after = [], ""
    for _ in whole:
        page = coordinator.get(f"/submissions?limit=1&after={after}")
        found += page["items"]
        after = page["next"]
    assert (found, after) == (whole, "")
    assert coordinator.refused("GET", "/submissions?after=abc") == (422, "kernel.bad_cursor")


def test_the_province_sees_who_is_late_and_whom_to_call(september: Key, people: People) -> None:
    coordinator = people["coordinator"]
    late = coordinator.get(f"/submissions/late?unit={COMMUNE}")["items"]
    assert [(one["unit"], [who["name"] for who in one["contacts"]]) for one in late] == [
        (COMMUNE, ["Người chairman", "Người officer"])
    ]
    tallies = coordinator.get("/submissions/matrix?period=2020-09")
    assert {(one["unit"], one["state"]) for one in tallies} >= {("611", "draft")}
    periods = coordinator.get("/periods")
    assert ("von-thang", "2020-09") in {(one["form"], one["period"]) for one in periods}
    assert coordinator.get("/submissions/closed-changes?since=2020-01-01&until=2020-12-31") == []


def test_a_period_is_opened_by_the_province_alone(september: Key, people: People) -> None:
    body = {"form": "von-thang", "period": "2020-08", "scope": "62"}
    assert people["officer"].refused("POST", "/periods", body) == (403, "people.not_allowed")
    answer = people["coordinator"].ask("POST", "/periods", body)
    again = people["coordinator"].ask("POST", "/periods", body)
    opened = [json.loads(one.content)["opened"] for one in (answer, again)]
    assert (opened[0] > 0, opened[1]) == (True, 0)


def test_an_auditor_reads_and_changes_nothing(september: Key, people: People) -> None:
    auditor = people["auditor"]
    assert auditor.get(HERE)["submission"]["state"] == "draft"
    assert auditor.refused("POST", f"{HERE}/send", {}) == (403, "people.not_allowed")
    said = {"text": "Đã xem."}
    assert auditor.refused("POST", f"{HERE}/comments", said) == (403, "people.not_allowed")
    assert auditor.get("/audit?limit=5")["items"]
    assert auditor.get("/audit/seal")["batches"] == 0
    assert auditor.get("/audit/verification")["sound"]
    assert people["officer"].refused("GET", "/audit") == (403, "people.not_allowed")


def test_the_form_comes_as_a_workbook_and_is_taken_back(september: Key, people: People) -> None:
    officer = people["officer"]
    written(officer, (OWN_ROW, "disbursed", 60, 0))
    given = officer.ask("GET", f"{HERE}/template.xlsx")
    assert given.content[:2] == b"PK"
    dry = officer.upload(f"{HERE}/book?dry_run=true", "bieu.xlsx", given.content)
    assert (dry["written"], dry["fault_count"], dry["counts"]["theirs"]) == (None, 0, 0)
    assert officer.upload(f"{HERE}/book", "bieu.xlsx", given.content)["written"] == 0
    answer = officer.send_file(f"{HERE}/book", "bieu.xlsx", b"PK but no workbook")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (
        422, "submissions.not_a_book",
    )  # fmt: skip
    assert people["stranger"].refused("GET", f"{HERE}/template.xlsx")[0] == 403


def test_evidence_stands_behind_a_cell_and_is_fetched_whole(september: Key, people: People) -> None:
    officer, stranger = people["officer"], people["stranger"]
    card = officer.upload(
        f"{HERE}/evidence", "Giấy rút vốn.pdf", b"%PDF-1.7", row=OWN_ROW, column="disbursed"
    )
    assert (card["name"], card["size"], card["row"]) == ("Giấy rút vốn.pdf", 8, OWN_ROW)
    assert officer.get(f"{HERE}/evidence") == [card]
    whole = people["district"].ask("GET", f"{HERE}/evidence/{card['sha256']}")
    assert (whole.content, whole.headers["Content-Type"]) == (
        b"%PDF-1.7", "application/octet-stream",
    )  # fmt: skip
    assert stranger.refused("GET", f"{HERE}/evidence/{card['sha256']}")[0] == 403
    assert officer.refused("GET", f"{HERE}/evidence/{'0' * 64}")[0] == 404


def test_half_a_place_is_no_place(september: Key, people: People) -> None:
    officer = people["officer"]
    half = officer.send_file(f"{HERE}/evidence", "giay.pdf", b"%PDF-1.7", row=OWN_ROW)
    assert half.status_code == 422
    assert officer.refused("POST", f"{HERE}/comments", {"row": OWN_ROW, "text": "?"}) == (
        422, "api.invalid",
    )  # fmt: skip
