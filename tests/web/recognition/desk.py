"""Somebody at a desk, sending the forms of recognition."""

from __future__ import annotations

from django.test import Client

from chungtay.apps.people.models import Account

TEAM = "\n".join(f"Người {n}; Sở {n}; Thành viên" for n in range(9)) + "\nNgười 9; Sở 9; ; vắng"


class Desk:
    """Somebody at a desk, sending forms."""

    def __init__(self, username: str) -> None:
        self.client = Client()
        self.client.force_login(Account.objects.get(username=username))

    def send(self, address: str, said: dict[str, str], status: int = 302) -> str:
        """Send a form; give the page that came back, or where one is sent."""
        told = {"on": "13/10/2020", "symbol": "", "signed": "", **said}
        answer = self.client.post(f"/nong-thon-moi/{address}", told)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer.content.decode() or str(answer["Location"])
