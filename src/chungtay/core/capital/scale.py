"""Whether an amount was typed in the wrong unit: triệu or tỷ in a column of đồng, or the reverse.

The measure is an account's own history. An amount far outside of it that would fit right in, were
it a million or a thousand million times more or less, is remarked on for somebody to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Finding, Severity

_UNITS = {1_000_000: "triệu đồng", 1_000_000_000: "tỷ đồng"}
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
        message = f"Số tiền {amount} nhỏ bất thường; có phải đơn vị là triệu đồng?"
        return (_finding(message, where),) if said < TINY.amount else ()
    sizes = sorted(abs(one.amount) for one in earlier)
    least, most = sizes[0] // _SLACK, sizes[-1] * _SLACK
    fault = "" if least <= said <= most else _unit_off(said, least, most)
    if not fault:
        return ()
    usual = f"{Dong(sizes[0])} đến {Dong(sizes[-1])}"
    return (_finding(f"Số tiền {amount} khác hẳn các lần trước ({usual}); {fault}?", where),)


def _unit_off(said: int, least: int, most: int) -> str:
    """Ask whether another unit was meant, in which the amount would fit in; nothing if in none."""
    for times, unit in _UNITS.items():
        if least <= said * times <= most:
            return f"có phải gõ {unit} vào ô đồng"
        if least <= said // times <= most:
            return f"có phải gõ đồng vào ô {unit}"
    return ""


def _finding(message: str, where: str) -> Finding:
    return Finding("capital.scale", Severity.WARNING, where, message)
