"""`chungtay criteria what-if`: who would gain or lose under another set, level or column."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from django.conf import settings

from chungtay.cli.day import asked
from chungtay.cli.options import ASKED_ON
from chungtay.core.criteria.criteria_set import Column, column
from chungtay.core.criteria.judging import VERDICT_TITLES, RequirementResult
from chungtay.core.criteria.judging.saying import sentence
from chungtay.core.criteria.what_if import Changed, Regrouping, SupposedLevel, Supposition
from chungtay.core.kernel.numerals import read_level
from chungtay.flows.criteria_what_if import Answered, what_if, what_if_nationwide
from chungtay.formats.csv_in import text_of
from chungtay.packs.units import gazetteer

MOST = 20


@click.command("what-if")
@click.option("--set", "criteria_set", required=True, help="The set that would hold.")
@click.option("--province", default="", help="Its unit code; the site's own by default.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="[COLUMN=]COLUMN",
    help="Put every commune in this column, or those of one (group_1=group_2); may be repeated.",
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="THRESHOLD[@COLUMN]=NUMBER",
    help="A level that would hold (10@tay_nguyen=45); may be repeated.",
)
@click.option(
    "--levels",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of such levels, one a line.",
)
@click.option("--commune", default="", help="Explain this commune, requirement by requirement.")
@click.option("--synthetic", is_flag=True, help="The whole country, on values made by rule.")
@click.option("--base", default="commune-2016-2020", help="With --synthetic: the set that holds.")
@ASKED_ON
def what_if_command(
    *, criteria_set: str, province: str, columns: tuple[str, ...], levels: tuple[str, ...],
    file: Path | None, commune: str, synthetic: bool, base: str, on: dt.date | None,
) -> None:  # fmt: skip
    """Tell which communes would meet a set and do not now, or the other way; write nothing."""
    lines = text_of(file.read_bytes(), file.name).splitlines() if file else []
    told = [line for line in (*levels, *lines) if line.strip() and not line.startswith("#")]
    supposition = Supposition(
        criteria_set,
        tuple(level(text) for text in told),
        tuple(regrouping(text) for text in columns),
    )
    day = asked(on)
    if synthetic:
        answered = what_if_nationwide(supposition, base=base, on=day, places=gazetteer())
    else:
        within = province or str(settings.CHUNGTAY_PROVINCE)
        answered = what_if(supposition, province=within, on=day)
    if commune and commune not in answered.changes:
        message = f"“{commune}” không phải mã của xã nào trong {len(answered.changes)} xã được hỏi."
        raise click.BadParameter(message, param_hint="--commune")
    _tell(answered)
    if commune:
        _explain(answered.changes[commune])


def level(text: str) -> SupposedLevel:
    """Read a level as it is written on the command line.

    >>> told = level("10@tay_nguyen=45,5")
    >>> told.threshold, told.level, told.column
    ('10', Decimal('45.5'), <Region.CENTRAL_HIGHLANDS: 'tay_nguyen'>)
    """
    name, _, number = text.strip().partition("=")
    code, _, place = name.partition("@")
    try:
        value = read_level(number)
    except ValueError:
        raise click.BadParameter(f"“{text}”: cần dạng 10@tay_nguyen=45.") from None
    return SupposedLevel(code.strip(), value, _column(place) if place else None)


def regrouping(text: str) -> Regrouping:
    """Read which communes would stand in which column, as written on the command line.

    >>> regrouping("group_1=group_2")
    Regrouping(to=<CommuneGroup.GROUP_2: 'group_2'>, of=<CommuneGroup.GROUP_1: 'group_1'>)
    """
    own, equals, other = text.partition("=")
    return Regrouping(_column(other), of=_column(own)) if equals else Regrouping(_column(own))


def _column(text: str) -> Column:
    try:
        return column(text.strip())
    except ValueError:
        raise click.BadParameter(f"Không có cột mức “{text}”.") from None


def _tell(answered: Answered) -> None:
    if answered.synthetic:
        click.echo(
            "SỐ LIỆU MÔ PHỎNG: giá trị của mọi xã được tạo theo quy tắc, không phải số thật."
        )
    click.echo(
        f"Nay: {answered.before.title.vi}. Giả định: {answered.after.title.vi}, "
        f"ngày {answered.on:%d/%m/%Y}. {len(answered.changes)} xã, "
        f"{answered.unplaced} xã chưa biết cột mức."
    )
    click.echo(
        f"Đạt thêm {len(answered.gains)} xã; không còn đạt {len(answered.loses)} xã; "
        f"không còn kết luận được {len(answered.unsettled)} xã; "
        f"có tiêu chí thay đổi {len(answered.moves)} xã."
    )
    for area in answered.areas():
        if area.moves:
            click.echo(
                f"  {area.code}\t{area.communes} xã\t+{area.gains}\t-{area.loses}\t{area.moves}"
            )
    for code, count in answered.deciding()[:MOST]:
        title = answered.after.requirement(code).title.vi
        click.echo(f"  chỉ tiêu {code} quyết định ở {count} xã: {title}")
    for change in (*answered.loses, *answered.gains)[:MOST]:
        sign, name = "-" if change.loses else "+", answered.units[change.after.unit].title
        parts = ", ".join(part.requirement.code for part in change.deciding())
        click.echo(f"  {sign} {change.after.unit} {name}: {parts}")


def _explain(change: Changed) -> None:
    for part in change.deciding():
        click.echo(f"{part.requirement.code} {part.requirement.title.vi}: {_verdict(part)}")
        for one in part.thresholds:
            click.echo(f"    {sentence(one)}")


def _verdict(part: RequirementResult) -> str:
    return VERDICT_TITLES[part.ruling.verdict].vi.lower()
