"""Read people: who may do what, who works where, whom to call."""

from __future__ import annotations

from chungtay.apps.people.queries.grants import actor_of, unit_scope

__all__ = ["actor_of", "unit_scope"]
