"""Take a reorganisation of units in: read, check, show every number it moves, write it; undo it."""

from chungtay.flows.reorganise_units.impact import Impact, Moved, impact
from chungtay.flows.reorganise_units.reading import read
from chungtay.flows.reorganise_units.taking import Proposal, propose, take
from chungtay.flows.reorganise_units.undoing import undo

__all__ = ["Impact", "Moved", "Proposal", "impact", "propose", "read", "take", "undo"]
