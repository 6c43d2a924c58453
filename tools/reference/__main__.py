"""``python -m tools.reference [FOLDER]``: the same files give the same pages, byte for byte."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.reference.diagram import diagram
from tools.reference.model import load
from tools.reference.ontology_page import ontology_page
from tools.reference.shapes_page import shapes_page

ROOT = Path(__file__).parents[2]


def main(folder: Path) -> None:
    """Writes every page into ``folder``, which is made where it is missing."""
    ontology = load(ROOT / "ontology")
    drawing = diagram(ontology)
    pages = {
        "classes.svg": drawing,
        "index.html": ontology_page(ontology, drawing),
        "shapes.html": shapes_page(ROOT / "shapes"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "ontology")
