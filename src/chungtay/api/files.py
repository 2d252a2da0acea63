"""Answers that are a file: how one is given, and how the OpenAPI document tells of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse


def attachment(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Answer a file that is always saved, never opened in place."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def told_as(description: str, *, media_type: str) -> dict[str, Any]:
    """Say in an operation's document that it answers a file."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {"responses": {200: {"description": description, "content": content}}}
