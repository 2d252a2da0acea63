"""Edit the parts of a Word file, as a person with a text editor would."""

from __future__ import annotations

import zipfile
from pathlib import Path


def read(path: Path, part: str) -> str:
    """Read one part."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def replaced(source: Path, target: Path, part: str, edit: tuple[str, str]) -> Path:
    """Copy a file with one text of one part replaced everywhere; the text must be there."""
    before, after = edit
    content = read(source, part)
    assert before in content, before
    return rewritten(source, target, {part: content.replace(before, after)})


def rewritten(source: Path, target: Path, parts: dict[str, str | None]) -> Path:
    """Copy a file with parts put in place of its own, or taken out where None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            content = parts[name] if name in parts else old.read(name).decode()
            if content is not None:
                new.writestr(name, content, compress_type=zipfile.ZIP_DEFLATED)
    return target
