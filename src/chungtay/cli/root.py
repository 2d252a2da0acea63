"""The table of contents of the command line.

Django is set up here, before any command's module is imported, because commands read registers.
"""

from __future__ import annotations

import os

import click
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.site.settings")
django.setup()


@click.group()
def main() -> None:
    """Chung Tay, from the command line."""
