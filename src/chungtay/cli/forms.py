"""`chungtay forms`: the forms of periodic reports, as data and as workbooks."""

from __future__ import annotations

import click

from chungtay.cli import forms_excel, forms_list


@click.group()
def forms() -> None:
    """Forms of periodic reports: what they ask, given out as workbooks and taken in again."""


for command in (
    forms_list.list_,
    forms_list.show,
    forms_excel.template,
    forms_excel.workbook,
    forms_excel.import_,
):
    forms.add_command(command)
