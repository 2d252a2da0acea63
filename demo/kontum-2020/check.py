# ruff: noqa: INP001
"""Check `data/` against the printed figures, by plain arithmetic of its own.

Prints one line per check; ends with status 1 if one fails. `python check.py [folder]`
"""

from __future__ import annotations

import sys
from pathlib import Path

from check_ledger import check_ledger
from check_money import check_money
from check_units import check_criteria, check_poverty, check_recognitions, check_results
from check_works import check_works
from sheet import read

CHECKS = (
    check_money,
    check_ledger,
    check_criteria,
    check_recognitions,
    check_poverty,
    check_works,
    check_results,
)


def main(folder: Path) -> int:
    """Print every check and return 1 if one failed."""
    sheet = read(folder)
    for check in CHECKS:
        check(sheet)
    for good, name, got, wanted in sheet.found:
        line = f"{'ok  ' if good else 'FAIL'} {name:60} {got[:40]:>40} {wanted[:40]:>40}"
        sys.stdout.write(f"{line.rstrip()}\n")
    failed = sum(not good for good, *_ in sheet.found)
    sys.stdout.write(f"{len(sheet.found)} checks, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "data"))
