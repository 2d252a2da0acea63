"""The page of refusals: every way in which the system says no."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import fields
from itertools import groupby

import chungtay
from chungtay.cli.root import EXIT
from chungtay.core.kernel.refusal import CATALOGUE, Refusal
from chungtay.site.reference.markdown import code, codes, table

OUTSIDE = ("migrations", "__main__")
"""Modules that are not there to be imported."""


def page() -> str:
    """Write the page."""
    for module in pkgutil.walk_packages(chungtay.__path__, "chungtay."):
        if not set(module.name.split(".")) & set(OUTSIDE):
            importlib.import_module(module.name)
    known = sorted(
        (one for one in CATALOGUE.values() if one.__module__.startswith("chungtay.")),
        key=lambda one: one.code,
    )
    parts = [
        "# Refusals\n",
        "A refusal declines one action and says why. Its code is stable; its message is what a "
        "person reads; its fields are the facts that it rests on. The command line ends with: "
        + ", ".join(f"{number} for {kind.value}" for kind, number in EXIT.items())
        + ".\n",
    ]
    for domain, refusals in groupby(known, key=lambda one: one.code.partition(".")[0]):
        parts += [
            f"## {domain}\n",
            table(("code", "kind", "message", "fields"), map(_row, refusals)),
        ]
    return "\n".join(parts)


def _row(refusal: type[Refusal]) -> tuple[str, ...]:
    return (
        code(refusal.code),
        refusal.kind.value,
        refusal.message,
        codes(field.name for field in fields(refusal)),
    )
