# ruff: noqa: INP001 - a script, not a package
"""Bring the English catalogue of the pages up to date: new strings in, old ones out, compiled.

Needs GNU gettext. New strings come in empty, and ones that look like an old one as guesses
("fuzzy"): write their English in the .po file and run this again. `tests/web/test_language.py`
refuses what is left.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from chungtay.web.kit import spoken

WEB = Path(__file__).parents[1] / "src/chungtay/web"
CATALOGUE = WEB / "locale/en/LC_MESSAGES/django.po"
OF_THE_CORE = WEB / "of_the_core.py"
"""What pages say of the core's words, in a file that is there only while strings are read."""
DATED = ("POT-Creation-Date", "Report-Msgid-Bugs-To")
"""Lines of the header that would change with every run."""


def main() -> None:
    """Read every page's strings, merge them, compile."""
    os.chdir(WEB)
    settings.configure(LOCALE_PATHS=[WEB / "locale"], USE_I18N=True)
    django.setup()
    OF_THE_CORE.write_text("\n".join(of_the_core()), encoding="utf-8")
    try:
        call_command(
            "makemessages", locale=["en"], no_location=True, no_wrap=True, no_obsolete=True,
            ignore_patterns=["people/locale", "static"], verbosity=0,
        )  # fmt: skip
    finally:
        OF_THE_CORE.unlink()
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in DATED))]
    CATALOGUE.write_text("\n".join(kept) + "\n", encoding="utf-8")
    compiled = CATALOGUE.with_suffix(".mo")
    compile_ = ["msgfmt", "--check-format", "-o", str(compiled), str(CATALOGUE)]
    subprocess.run(compile_, check=True)  # noqa: S603 - our own words


def of_the_core() -> Iterator[str]:
    """Write the core's words as calls that gettext finds."""
    plain = spoken.titles() | spoken.sentences() | spoken.refusals() | spoken.deeds()
    for words in sorted(plain):
        yield f"gettext_noop({words!r})"
    for words in sorted(spoken.counted_sentences()):
        yield f"ngettext_lazy({words!r}, {words!r})"


if __name__ == "__main__":
    main()
