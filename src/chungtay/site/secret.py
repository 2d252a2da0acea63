"""The key that sessions and links are signed with: made once, kept beside the database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_LENGTH = 50


def secret_key() -> str:
    """Give the site's key: CHUNGTAY_SECRET_KEY, else the one kept under CHUNGTAY_HOME.

    With neither, a key of this process alone: nothing signed outlives it.
    """
    given, home = os.environ.get("CHUNGTAY_SECRET_KEY"), os.environ.get("CHUNGTAY_HOME")
    if given or not home:
        return given or secrets.token_urlsafe(_LENGTH)
    return kept_key(Path(home) / "secret.key")


def kept_key(file: Path) -> str:
    """Read a key, made first if there is none; readable by its owner only.

    Of several processes that start at once, the first one's key is everybody's.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(_LENGTH), encoding="utf-8")
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text(encoding="utf-8").strip()
