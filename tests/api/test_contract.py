"""The API keeps to its own document: a right and a wrong request, and the document's examples.

What is sent is made when the test of its call runs: made when collected, as schemathesis does by
itself, every worker would make it for all calls. So is the document itself: the names of calls
alone are read of the committed one.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from schemathesis.generation import GenerationMode

from tests.api.committed import DOCUMENT
from tests.api.contract import USUAL, ask, document
from tests.api.contract import token as token

CALLS = [(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods]


@pytest.mark.parametrize(("path", "method"), CALLS, ids=str)
def test_it_keeps_to_its_document(path: str, method: str, token: str) -> None:
    operation = document(coverage=False)[path][method]
    right_and_wrong = map(operation.as_strategy, GenerationMode)
    for cases in (*right_and_wrong, *operation.get_strategies_from_examples()):

        @settings(max_examples=1, **USUAL)
        @given(case=cases)
        def keep_to_it(case: Any) -> None:
            ask(case, token)

        keep_to_it()
