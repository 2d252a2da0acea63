"""The generated pages of docs/reference: what the code says about itself.

`python -m chungtay.site.reference` writes them; a test compares what is committed with what is
generated, so a command, a refusal, a column or a measure cannot change in silence. Importing the
command line sets Django up, which every page needs.
"""

from __future__ import annotations

import chungtay.cli  # noqa: F401 - for what its import does
