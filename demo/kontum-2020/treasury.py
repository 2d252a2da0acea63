# ruff: noqa: INP001
"""Write a treasury's list out of the loaded book of the demonstration, with faults on purpose.

    DJANGO_SETTINGS_MODULE=chungtay.site.settings python demo/kontum-2020/treasury.py FILE.csv

The list is of September 2020 and made up (`chungtay.flows.sample_treasury`); what the demonstration
itself takes in is the list of the first nine months.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from chungtay.flows.sample_treasury import sample_list  # noqa: E402 - needs the settings first

if __name__ == "__main__":
    content = sample_list(since=date(2020, 9, 1), until=date(2020, 9, 30))
    Path(sys.argv[1]).write_bytes(content)
