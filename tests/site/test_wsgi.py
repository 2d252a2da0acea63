"""Whoever asks a new process first does not wait for the whole site to be imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

TOLD = """
import sys
import chungtay.site.wsgi
print(*(name in sys.modules for name in ("chungtay.site.urls", "chungtay.web.urls",
"chungtay.api.urls", "chungtay.web.capital.foresight.views")))
"""


@pytest.mark.slow
def test_every_address_is_imported_before_the_first_request() -> None:
    done = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 4
