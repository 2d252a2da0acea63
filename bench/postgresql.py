"""Run a benchmark on the PostgreSQL that `ct test` uses, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
SECRET = "of a benchmark"  # noqa: S105 - nothing is kept from anybody


def run(module: str, *words: str) -> None:
    """Start PostgreSQL, run a module of this package as a program against it, stop it again."""
    loader = SourceFileLoader("ct", str(ROOT / "ct"))
    ct = ModuleType("ct")
    ct.__file__ = loader.path
    loader.exec_module(ct)
    with ct.postgresql() as env:
        settled = {
            **os.environ,
            **env,
            "CHUNGTAY_PG_NAME": "postgres",
            "CHUNGTAY_SECRET_KEY": SECRET,
        }
        command = [sys.executable, "-m", f"bench.{module}", *words]
        subprocess.run(command, cwd=ROOT, env=settled, check=True)  # noqa: S603
