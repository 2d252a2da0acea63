"""Template tags of the pages about capital."""

from __future__ import annotations

from typing import Any

from django import template

from chungtay.web.capital.tabs import Tab, tabs

register = template.Library()


@register.simple_tag(takes_context=True)
def capital_tabs(context: Any) -> list[Tab]:
    """Give the tabs of the pages about capital, for the page being written."""
    return tabs(context["request"], context.get("view"))
