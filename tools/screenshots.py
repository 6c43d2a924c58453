"""``python -m tools.screenshots``: the pages on a wide screen and on a phone, as pictures in ``docs/screenshots/``."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tools.browser import opened, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
COLOURS = 255
SIZES = {"wide": (1280, 900), "phone": (390, 844)}


def _network(page: Page) -> None:
    page.wait_for_selector(".network-ready")
    page.get_by_label("Find").fill("UNMISS")
    page.keyboard.press("Enter")
    page.locator(".network-canvas").scroll_into_view_if_needed()


def _sparql(page: Page) -> None:
    page.wait_for_selector(".editor-ready")
    page.get_by_role("button", name="Run").click()
    page.locator("#answer tbody tr").first.wait_for()


PAGES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "start": ("/", None),
    "ask": ("/ask?q=Which+missions+have+no+status-of-forces+agreement%3F", None),
    "search": ("/search?q=sexual+exploitation", None),
    "mission": ("/page/mission/UNMISS", None),
    "answer": ("/queries/sofa-status", None),
    "reader": ("/documents/S/2023/646", None),
    "network": ("/graph?view=missions-priorities", _network),
    "sparql": ("/sparql", _sparql),
}
"""name of a picture to the page, and what is done there first"""


def main() -> None:
    """Builds the graph of the seeds, serves it, and takes every picture anew."""
    from pkgraph.pipeline import build

    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        build([ROOT / "seeds"], Path(folder) / "graph")
        with served(Path(folder) / "graph") as address, opened() as browser:
            for size, (width, height) in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height})
                for name, (path, do) in PAGES.items():
                    page.goto(address + path, wait_until="networkidle")
                    if do:
                        do(page)
                        page.wait_for_load_state("networkidle")
                    _keep(page.screenshot(animations="disabled"), FOLDER / f"{name}-{size}.png")


def _keep(picture: bytes, path: Path) -> None:
    """Keeps a picture in few colours, which pages have, and so in few bytes."""
    from PIL import Image

    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main()
