"""Write the generated pages: `python -m chungtay.site.reference [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from chungtay.site.reference.pages import FOLDER, documents, pages

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
folder.mkdir(parents=True, exist_ok=True)
written = {f"{name}.md": text for name, text in pages().items()} | documents()
for name, text in written.items():
    (folder / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{folder / name}\n")
