"""The API's document as it is committed: read in a moment, where making it takes a second.

That it is what the code says today, `tests/docs/test_reference.py` sees.
"""

from __future__ import annotations

import json
from typing import Any, Final

from chungtay.site.reference.endpoints import DOCUMENT as NAME
from chungtay.site.reference.pages import FOLDER

DOCUMENT: Final[dict[str, Any]] = json.loads((FOLDER / NAME).read_text(encoding="utf-8"))
