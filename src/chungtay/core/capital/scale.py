"""Whether an amount was typed in the wrong unit: triệu or tỷ in a column of đồng, or the reverse.

The measure is an account's own history. An amount far outside of it that would fit right in, were
it a million or a thousand million times more or less, is remarked on for somebody to confirm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Finding, Severity

UNIT_TITLES = {1_000_000: "triệu đồng", 1_000_000_000: "tỷ đồng"}
SENTENCES: Mapping[str, str] = {
    "tiny": "Số tiền {amount} ₫ nhỏ bất thường; có phải đơn vị là triệu đồng?",
    "too_small": (
        "Số tiền {amount} ₫ khác hẳn các lần trước ({least} ₫ đến {most} ₫); có phải gõ {unit} vào "
        "ô đồng?"
    ),
    "too_large": (
        "Số tiền {amount} ₫ khác hẳn các lần trước ({least} ₫ đến {most} ₫); có phải gõ đồng vào ô "
        "{unit}?"
    ),
}
_ENOUGH = 3
"""So many earlier amounts are a history."""
_SLACK = 10
"""An amount fits a history from a tenth of its least to ten times its most."""
TINY = Dong(10_000)
"""Without a history, less than this is hardly meant as đồng."""


def check_scale(amount: Dong, earlier: Sequence[Dong], *, where: str = "") -> tuple[Finding, ...]:
    """Remark on an amount that is a unit off from earlier ones; `where` is put into the finding.

    >>> usual = [Dong(400_000_000), Dong(650_000_000), Dong(900_000_000)]
    >>> [finding.code for finding in check_scale(Dong(500), usual)]
    ['capital.scale']
    >>> check_scale(Dong(30_000_000), usual)
    ()
    """
    said = abs(amount.amount)
    if len(earlier) < _ENOUGH:
        return (_finding(where, "tiny", amount=amount.amount),) if said < TINY.amount else ()
    sizes = sorted(abs(one.amount) for one in earlier)
    least, most = sizes[0] // _SLACK, sizes[-1] * _SLACK
    code, unit = ("", "") if least <= said <= most else _unit_off(said, least, most)
    if not code:
        return ()
    made = _finding(where, code, amount=amount.amount, least=sizes[0], most=sizes[-1], unit=unit)
    return (made,)


def _unit_off(said: int, least: int, most: int) -> tuple[str, str]:
    """Ask whether another unit was meant, in which the amount would fit in; nothing if in none."""
    for times, unit in UNIT_TITLES.items():
        if least <= said * times <= most:
            return "too_small", unit
        if least <= said // times <= most:
            return "too_large", unit
    return "", ""


def _finding(where: str, code: str, **facts: str | int) -> Finding:
    return Finding("capital.scale", Severity.WARNING, where, SENTENCES[code], facts)
