"""Take a treasury's or a department's list in: read, set against the ledger, let a person decide.

Nothing is written before everything was read, and then the whole list is, or nothing.
"""

from chungtay.flows.import_treasury.proposing import Asked, Proposal, propose, summary
from chungtay.flows.import_treasury.taking import take

__all__ = ["Asked", "Proposal", "propose", "summary", "take"]
