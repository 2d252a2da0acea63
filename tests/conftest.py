"""What the tests need of the machine: marks, and plain words where something is absent."""

from __future__ import annotations

import os
import shutil

import pytest

NEEDS = {
    "browser": (
        ("chromium", "chromium-browser", "google-chrome"),
        "needs Chromium: apt-get install chromium",
    ),
    "libreoffice": (
        ("soffice",),
        "needs LibreOffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui "
        "poppler-utils fonts-croscore",
    ),
}
"""Per mark: the programs of which one must be there, and how to get it."""
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    absent = {
        mark: reason
        for mark, (programs, reason) in NEEDS.items()
        if not any(shutil.which(program) for program in programs)
    }
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.registers)
        for mark, reason in absent.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("postgres") and "CHUNGTAY_PG_HOST" not in os.environ:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: run by `./ct test`"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything must run (CI), a test skipped is a test failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("CHUNGTAY_SKIP_NOTHING") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
