"""Where lists of senders wait until they are taken."""

from __future__ import annotations

from chungtay.apps.capital.treasury_models import TreasuryList
from chungtay.apps.kernel.handing_in import Tray
from chungtay.core.capital.reconcile.settling import UnknownList

TRAY = Tray(TreasuryList, lambda token: UnknownList(token=token), outcome="taken")
