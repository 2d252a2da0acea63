"""Put the rows of a statement in the order of one of its columns."""

from __future__ import annotations

from dataclasses import replace

from chungtay.core.kernel.quantity import Missing, Number
from chungtay.flows.statement.build import Node, Slot, Statement


def sorted_by(statement: Statement, key: str, *, down: bool) -> Statement:
    """Put siblings in the order of a column; rows without a number come last either way."""
    place = next((n for n, slot in enumerate(statement.slots) if slot_key(slot) == key), None)
    if place is None:
        return statement
    return replace(statement, total=_sorted(statement.total, place, down=down))


def slot_key(slot: Slot) -> str:
    """Name a printed column, for the order of rows."""
    return f"{slot.column.key}.{slot.member}" if slot.spread else slot.column.key


def _sorted(node: Node, place: int, *, down: bool) -> Node:
    told: list[tuple[Number, Node]] = []
    silent: list[Node] = []
    for under in (_sorted(child, place, down=down) for child in node.under):
        value = under.cells[place]
        if isinstance(value, Missing):
            silent.append(under)
        else:
            told.append((value, under))
    told.sort(key=_value, reverse=down)
    return replace(node, under=(*(one for _, one in told), *silent))


def _value(pair: tuple[Number, Node]) -> Number:
    return pair[0]
