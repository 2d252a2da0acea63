"""Benchmarks: each prints its machine, its numbers and their ratio to a named peer or limit.

`python -m bench` runs all, `python -m bench.queries` one. They work on a database of their own,
in a folder that is removed at the end; Django is set up here because their modules read registers,
and the collector as in a process that serves. No rows are remembered: what is timed is asking.
"""

from __future__ import annotations

import os
import tempfile

import django

from chungtay.analytics import remembered
from chungtay.site import collector

FOLDER = tempfile.TemporaryDirectory(prefix="ctbench-")
os.environ["CHUNGTAY_HOME"] = FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.site.settings")
django.setup()
collector.spare()
remembered.MOST_CELLS = 0
