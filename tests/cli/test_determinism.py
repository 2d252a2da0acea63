"""The same registers give the same report on SQLite and on PostgreSQL, to the byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from chungtay.flows.build_report import build
from tests.demonstration import Columns

COMMANDS = """
from chungtay.cli.root import main
for words in (["demo", "load"], ["report", "build", "kontum-2020", "--out", "sqlite"]):
    main(words, prog_name="chungtay", standalone_mode=False)
"""


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.slow
@pytest.mark.postgres
def test_both_databases_build_the_same_bytes(
    demo: None, demo_columns: Columns, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    plain = {name: told for name, told in os.environ.items() if not name.startswith("CHUNGTAY_PG_")}
    site = subprocess.Popen(
        [sys.executable, "-c", COMMANDS], cwd=tmp_path, env={**plain, "CHUNGTAY_HOME": "home"}
    )
    with site, django_db_blocker.unblock():
        build(demo_columns.engine(), "kontum-2020", tmp_path / "postgresql")
        assert site.wait(timeout=300) == 0
    sqlite = digests(tmp_path / "sqlite")
    assert len(sqlite) == 5
    assert sqlite == digests(tmp_path / "postgresql")
