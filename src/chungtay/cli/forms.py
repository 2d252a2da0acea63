"""`chungtay forms`: the forms of periodic reports, as data and as workbooks."""

from __future__ import annotations

import click

from chungtay.cli import forms_excel


@click.group()
def forms() -> None:
    """Give the forms of periodic reports out as workbooks, and take them in again."""


for command in (forms_excel.template, forms_excel.workbook, forms_excel.import_):
    forms.add_command(command)
