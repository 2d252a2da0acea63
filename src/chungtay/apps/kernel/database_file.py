"""Where the database is, if it is a file."""

from __future__ import annotations

from pathlib import Path

from django.db import connection


def database_file() -> Path | None:
    """Give the file that holds the registers; None on a server, or in memory."""
    if connection.vendor != "sqlite":
        return None
    path = Path(connection.settings_dict["NAME"])
    return path if path.is_file() else None
