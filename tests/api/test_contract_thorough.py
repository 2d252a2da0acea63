"""The API keeps to its own document, whatever is sent to it (schemathesis).

To collect this file is to make all that it sends, which takes seconds: runs that leave slow tests
out do not collect it (tests/conftest.py).
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

from tests.api.contract import USUAL, ask, document
from tests.api.contract import token as token

THOROUGH = 60


@pytest.mark.slow
@document(coverage=True).parametrize()
@settings(max_examples=THOROUGH, **USUAL)
def test_it_keeps_to_its_document_whatever_is_sent(case: Any, token: str) -> None:
    ask(case, token)
