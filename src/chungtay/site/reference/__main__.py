"""Write the generated pages: `python -m chungtay.site.reference [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from chungtay.site.reference.pages import DOCUMENTS, FOLDER, PAGES, written

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
folder.mkdir(parents=True, exist_ok=True)
pages = {f"{name}.md": written(name) for name in PAGES}
documents = {name: write() for name, write in DOCUMENTS.items()}
for name, text in (pages | documents).items():
    (folder / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{folder / name}\n")
