"""The command line: one module per domain, gathered in `root`.

Django is set up when this package is first imported, because the commands' modules read
registers and so import tables.
"""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.site.settings")
django.setup()
