"""The demonstration, and its report computed once."""

from __future__ import annotations

import pytest

from chungtay.flows.build_report import Draft


@pytest.fixture(scope="module")
def report(demo: None, demo_report: Draft) -> Draft:
    """The report of 2020, while its registers can be asked."""
    return demo_report
