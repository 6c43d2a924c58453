"""Makes docs/pictures/ from exports of the graph: ``python -m tools.pictures [-g GRAPH]``."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Store
from pkgraph.share.export import export
from pkgraph.share.export.views import DEFAULT, View, view

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
_SIZE = {"width": 1150, "height": 760}
_COLOURS = 64
CHOOSE = """
() => {
  const { cy, choose } = document.querySelector("[data-network]").network;
  choose(cy.edges().max((edge) => edge.data("quote").length).ele.id());
}
"""
"""chooses the edge with the most words"""


def main() -> int:
    """Writes every picture; tells what is missing on this machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-g", "--graph", default="graph", help="folder of the graph of seeds/")
    store = open_store(parser.parse_args().graph)
    chromium, graphviz = shutil.which("chromium"), shutil.which("dot")
    if not chromium or not graphviz:
        print("pictures need Chromium and Graphviz: install chromium and graphviz", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    photograph(store, chromium)
    draw(store, graphviz)
    for path in sorted(PICTURES.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
    return 0


def photograph(store: Store, chromium: str) -> None:
    """The page of each view as a browser shows it, an edge chosen in that of the default view."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name in View:
            place = Path(folder) / f"{name}.html"
            export(store, "html", place, view(name))
            page = browser.new_page(viewport={"width": _SIZE["width"], "height": _SIZE["height"]})
            page.goto(place.as_uri())
            page.wait_for_selector(".network-ready")
            if name == DEFAULT:
                page.evaluate(CHOOSE)
            keep(page, PICTURES / f"{name}.png")
        browser.close()


def keep(page: Page, path: Path) -> None:
    """The picture of a page in few colours, so that it is small."""
    from PIL import Image

    page.wait_for_timeout(500)
    page.locator(".network-body").screenshot(path=path)
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(_COLOURS)
    few.save(path, optimize=True)


def draw(store: Store, graphviz: str) -> None:
    """The default view as Graphviz draws it."""
    with TemporaryDirectory() as folder:
        export(store, "dot", Path(folder) / "network.dot", view(DEFAULT))
        drawn = [graphviz, "-Tsvg", "-o", str(PICTURES / "graphviz.svg"), str(Path(folder) / "network.dot")]
        subprocess.run(drawn, check=True)


if __name__ == "__main__":
    sys.exit(main())
