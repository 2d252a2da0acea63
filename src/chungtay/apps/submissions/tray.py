"""Where workbooks of forms wait until they are written."""

from __future__ import annotations

from chungtay.apps.kernel.handing_in import Tray
from chungtay.apps.submissions.models import Upload
from chungtay.core.submissions.book import UnknownUpload

TRAY = Tray(
    Upload,
    lambda token: UnknownUpload(upload=token),
    outcome="written",
    heavy=("content", "compared"),
)
