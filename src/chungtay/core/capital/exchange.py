"""The ledger handed to other systems: what may go wrong with the files."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal


@dataclass(eq=False)
class BrokenExport(Refusal):
    """What was written does not read back as what was meant; the files are not to be sent."""

    code = "capital.broken_export"
    message = "Tệp “{name}” đọc lại không đúng như đã ghi ({what}); đừng gửi tệp này."

    name: str
    what: str
