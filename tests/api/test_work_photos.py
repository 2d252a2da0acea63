"""Pictures of works over the API: sent once, told of, fetched, and refused as on the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from chungtay.apps.audit.models import Event
from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from chungtay.apps.works import models, services
from chungtay.core.works.photo import LARGEST
from chungtay.core.works.work import Stage
from tests.api.conftest import Asker, Join, asker
from tests.core.works.pictures import GPS, jpeg, png, png_chunk
from tests.core.works.told import WORK, state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
PNG = png()
TOLD = {
    "on": "2020-06-01", "document": "23380:~anh:2020-06-01", "caption": "Nền đường đoạn đầu",
}  # fmt: skip


@pytest.fixture
def commune(join: Join) -> Asker:
    services.append_works([state(Stage.APPROVED, 1)], by="nạp thử")
    return asker(join("xa", Given("commune_officer", "23380")), *known_scopes())


def send(
    by: Asker, content: bytes = PNG, *, work: str = WORK, name: str = "nền.png", key: str = "",
    **change: str | None,
) -> HttpResponse:  # fmt: skip
    told = {name: said for name, said in (TOLD | change).items() if said is not None}
    headers = {"Authorization": f"Bearer {by.token}"} | ({"Idempotency-Key": key} if key else {})
    file = SimpleUploadedFile(name, content)
    return Client().post(  # type: ignore[return-value]
        f"/api/works/{work}/photos", {"file": file, **told}, headers=headers
    )


def sent(by: Asker, content: bytes = PNG, **told: str) -> dict[str, Any]:
    answer = send(by, content, **told)
    assert answer.status_code == 200, answer.content.decode()
    return dict(json.loads(answer.content))


def refused(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, json.loads(answer.content)["code"]


def test_a_picture_is_sent_told_of_and_fetched(commune: Asker) -> None:
    told = sent(commune)
    assert (told["caption"], told["on"]) == (TOLD["caption"], TOLD["on"])
    assert (told["name"], told["media_type"], told["size"]) == ("nền.png", "image/png", len(PNG))
    assert commune.get(f"/works/{WORK}")["photos"] == [told]
    assert commune.get(f"/works/{WORK}?on=2020-05-31")["photos"] == []
    answer = commune.ask("GET", f"/works/{WORK}/photos/{told['sha256']}")
    assert (answer.content, answer.headers["Content-Type"]) == (PNG, "image/png")
    event = Event.objects.get(action="works.attach_photo")
    assert event.unit == "23380"


def test_a_picture_sent_twice_is_one_and_another_caption_corrects_it(commune: Asker) -> None:
    first = sent(commune)
    assert sent(commune) == first
    assert (models.WorkPhoto.objects.count(), models.PhotoContent.objects.count()) == (1, 1)
    better = sent(commune, caption="Nền đường đoạn cuối")
    assert commune.get(f"/works/{WORK}")["photos"] == [better]
    later = sent(commune, on="2020-07-01")
    assert commune.get(f"/works/{WORK}")["photos"] == [better, later]
    assert models.PhotoContent.objects.count() == 1


def test_a_request_that_comes_twice_with_its_key_is_answered_the_same(commune: Asker) -> None:
    first, again = (send(commune, key="anh-nen-1") for _twice in range(2))
    assert again.headers["Idempotency-Replayed"] == "true"
    assert first.content == again.content
    assert refused(send(commune, jpeg(), key="anh-nen-1")) == (422, "people.key_reused")


def test_what_is_written_in_a_file_beside_its_picture_is_not_kept(commune: Asker) -> None:
    told = sent(commune, png(png_chunk(b"tEXt", GPS), after=GPS))
    assert commune.ask("GET", f"/works/{WORK}/photos/{told['sha256']}").content == PNG


@pytest.mark.parametrize(
    ("content", "change", "said"),
    [
        (b"%PDF-1.7", {}, (422, "works.photo_refused")),
        (PNG[:-4], {}, (422, "works.photo_refused")),
        (b"", {}, (422, "works.photo_refused")),
        (PNG + b"\0" * LARGEST, {}, (422, "works.photo_refused")),
        (PNG, {"on": "2030-01-01"}, (422, "kernel.known_too_soon")),
        (PNG, {"on": "2019-01-01"}, (404, "works.unknown")),
        (PNG, {"on": None}, (422, "api.invalid")),
        (PNG, {"document": "12"}, (422, "api.invalid")),
        (PNG, {"caption": "  "}, (422, "api.invalid")),
        (PNG, {"caption": "a" * 201}, (422, "api.invalid")),
        (PNG, {"who": "A"}, (422, "api.invalid")),
        (PNG, {"work": "khong-co"}, (404, "works.unknown")),
    ],
)
def test_what_the_page_refuses_is_refused(
    commune: Asker, content: bytes, change: dict[str, Any], said: tuple[int, str]
) -> None:
    assert refused(send(commune, content, **change)) == said
    assert commune.get(f"/works/{WORK}")["photos"] == []
    assert not models.PhotoContent.objects.exists()


def test_a_request_without_its_file_is_refused(commune: Asker) -> None:
    headers = {"Authorization": f"Bearer {commune.token}"}
    answer = Client().post(f"/api/works/{WORK}/photos", TOLD, headers=headers)
    assert refused(answer) == (422, "api.invalid")  # type: ignore[arg-type]


def test_leave_is_asked_of_who_sends_and_of_the_token(commune: Asker, join: Join) -> None:
    neighbour = asker(join("xa-ben", Given("commune_officer", "23377")), *known_scopes())
    assert refused(send(neighbour)) == (403, "people.not_allowed")
    narrow = asker(join("hep", Given("district_officer", "611")), "works.record_stage")
    assert refused(send(narrow)) == (403, "people.not_allowed")
    allowed = asker(join("huyen", Given("district_officer", "611")), "works.attach_photo")
    assert send(allowed).status_code == 200
    told = commune.get(f"/works/{WORK}")["photos"][0]
    assert narrow.ask("GET", f"/works/{WORK}/photos/{told['sha256']}").status_code == 200
