"""Take a list of works in: read, compare with the register, then write all of it or nothing."""

from chungtay.flows.import_works.proposing import Asked, Proposal, propose
from chungtay.flows.import_works.taking import Taken, take
from chungtay.flows.import_works.template import write_template

__all__ = ["Asked", "Proposal", "Taken", "propose", "take", "write_template"]
