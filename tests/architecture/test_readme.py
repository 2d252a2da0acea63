"""What the READMEs tell a newcomer to type exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from chungtay.cli.root import main

ROOT = Path(__file__).parents[2]
GUIDE = sorted(str(page.relative_to(ROOT)) for page in (ROOT / "docs/guide").glob("*.md"))
PAGES = ("README.md", "README.vi.md", "CONTRIBUTING.md", *GUIDE)
TYPED = re.compile(r"^\$ \./ct (\w+) ?([^#\n]*)", re.MULTILINE)
NAMED = re.compile(r"`\./ct (\w+)")
HELP = subprocess.run(
    [sys.executable, ROOT / "ct"], check=True, capture_output=True, text=True
).stdout
COMMANDS = set(re.findall(r"^    (\w+)(?: |$)", HELP, re.MULTILINE))


@pytest.mark.parametrize("document", PAGES)
def test_commands_of_ct_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert {name for name, _ in TYPED.findall(text)} | set(NAMED.findall(text)) <= COMMANDS


@pytest.mark.parametrize("document", PAGES)
def test_commands_of_chungtay_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for words in (rest.split() for name, rest in TYPED.findall(text) if name == "run"):
        command: click.Command = main
        for word in words:
            if word.startswith("-") or not isinstance(command, click.Group):
                break
            assert word in command.commands, f"{document}: chungtay {' '.join(words)}"
            command = command.commands[word]


def test_readme_lists_every_command_of_ct() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in COMMANDS if f"| `./ct {name}` |" not in text} == set()
