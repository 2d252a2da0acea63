"""People who use the site at once, each with a browser's session, over real HTTP.

Everybody asks for a page, thinks, and asks for the next; times are taken where the people sit.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench import national

THINKING = 5.0
"""Seconds between two actions of one person, on average."""
TOKEN = "0123456789abcdefghijklmnopqrstuv"  # noqa: S105 - the same in the cookie and the header
Visible = Callable[[str, int], bool]
"""Tell whether the measures know that a unit's first cell holds a number."""


@dataclass
class Times:
    """Seconds by kind of action, from all people; and what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: str, seconds: float, *, status: int = 200) -> None:
        """Count an action."""
        with self.lock:
            if status < 300:
                self.taken[kind].append(seconds)
            else:
                self.faults[f"{kind} {status}"] += 1


class Browser:
    """A connection that is kept, with a session's cookies."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        self._headers = {
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Accept-Encoding": "identity",
        }

    def ask(self, address: str, body: object = None) -> tuple[int, bytes, float]:
        """Ask for an address, or send JSON to it; give status, content and seconds."""
        start = time.perf_counter()
        sent = None if body is None else json.dumps(body).encode()
        headers = {**self._headers, **({"Content-Type": "application/json"} if sent else {})}
        self._connection.request("POST" if sent else "GET", address, sent, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        return answer.status, content, time.perf_counter() - start


@dataclass
class Worker:
    """One person at work until told to stop."""

    person: national.Person
    browser: Browser
    times: Times
    visible: Visible
    chance: random.Random
    saved: int = 0

    def act(self) -> None:
        """Do one thing that people of this role do."""
        if self.person.role == "commune_officer" and self.chance.random() < 0.5:
            self.save()
        elif self.person.role == "commune_officer" or self.chance.random() < 0.4:
            self.get("to-do page", national.TO_DO)
        else:
            self.get("matrix page", national.MATRIX)

    def get(self, kind: str, address: str) -> None:
        """Ask for a page."""
        status, _, seconds = self.browser.ask(address)
        self.times.add(kind, seconds, status=status)

    def save(self) -> None:
        """Change all cells of the form of 49, and look for the first of them in the measures."""
        number = self.chance.randrange(1, 5_000)
        base = self.saved + 1
        cells = [
            {"place": place, "text": str(number + at), "base": base}
            for at, place in enumerate(national.places())
        ]
        address = national.SAVE.format(unit=self.person.unit)
        status, _, seconds = self.browser.ask(address, {"cells": cells})
        self.times.add(f"saving {len(cells)} cells", seconds, status=status)
        if status < 300:
            self.saved += 1
            start = time.perf_counter()
            there = self.visible(self.person.unit, number)
            status = 200 if there else 599
            self.times.add(
                "saved value in the measures", time.perf_counter() - start, status=status
            )


def work(
    people: Sequence[national.Person], *, port: int, seconds: float, visible: Visible
) -> Times:
    """Let people work for a while; the first thing each does is not counted."""
    times, idle = Times(), Times()
    ready = threading.Barrier(len(people))

    def at_work(number: int, person: national.Person) -> None:
        chance = random.Random(number)  # noqa: S311 - when people happen to click
        worker = Worker(person, Browser(port, person.session), idle, visible, chance)
        for address in (national.TO_DO, national.MATRIX):
            worker.get("first", address)
        ready.wait()
        worker.times = times
        end = time.monotonic() + seconds
        time.sleep(chance.uniform(0, THINKING))
        while time.monotonic() < end:
            worker.act()
            time.sleep(chance.uniform(0.5, 1.5) * THINKING)

    threads = [
        threading.Thread(target=at_work, args=(number, person), daemon=True)
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


@contextmanager
def site(*, workers: int, threads: int) -> Iterator[int]:
    """Serve the site as an operator would; give its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    env = {**os.environ, "CHUNGTAY_DAY": national.DAY.isoformat(), "CHUNGTAY_HOSTS": "127.0.0.1"}
    server = subprocess.Popen(  # noqa: S603
        [Path(sys.executable).parent / "gunicorn", "chungtay.site.wsgi:application",
         "--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--threads", str(threads),
         "--timeout", "900", "--log-level", "warning", "--keep-alive", "60"],
        env=env,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait_for(port: int) -> None:
    for _ in range(240):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise SystemExit("the site did not start")
