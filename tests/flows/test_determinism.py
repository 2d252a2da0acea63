"""The same registers give the same report on SQLite and on PostgreSQL, to the byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

COMMAND = "import sys; from chungtay.cli.root import main; main(sys.argv[1:], prog_name='chungtay')"
PG = "CHUNGTAY_PG_"


def run(env: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "-c", COMMAND, *words], env=env, check=True, timeout=300)


def digests(env: dict[str, str], out: Path) -> dict[str, str]:
    """Load the demonstration into a site of its own and digest the report it builds."""
    run(env, "demo", "load")
    run(env, "report", "build", "kontum-2020", "--out", str(out))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


@pytest.mark.postgres
def test_both_databases_build_the_same_bytes(tmp_path: Path) -> None:
    host, user = os.environ[f"{PG}HOST"], os.environ.get(f"{PG}USER", "postgres")
    name = f"report_{os.getpid()}"
    with psycopg.connect(host=host, user=user, dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            plain = {key: value for key, value in os.environ.items() if not key.startswith(PG)}
            sqlite = digests({**plain, "CHUNGTAY_HOME": str(tmp_path)}, tmp_path / "sqlite")
            postgresql = digests({**os.environ, f"{PG}NAME": name}, tmp_path / "postgresql")
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    assert len(sqlite) == 5
    assert sqlite == postgresql
