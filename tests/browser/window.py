"""A window of the browser, and what happens in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 15_000
"""milliseconds until something that does not come is a fault"""
WIDE, PHONE = (1280, 900), (390, 844)


@dataclass
class Visit:
    """A page in the browser, and what happened on it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    """what the console told as an error, and errors of scripts"""
    outside: list[str] = field(default_factory=list)
    """requests that left the server"""
    weights: dict[str, int] = field(default_factory=dict)
    """bytes of what was loaded, by kind"""

    def to(self, path: str) -> Response:
        """Goes to a page of the site, and tells what it weighs and when it was ready."""
        self.weights.clear()
        response = self.page.goto(self.address + path, wait_until="load")
        assert response
        ready = self.page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        kilobytes = {kind: round(size / 1000) for kind, size in sorted(self.weights.items())}
        print(f"{path}: {kilobytes} kB, ready after {ready:.0f} ms")  # noqa: T201 - told, not judged: machines differ
        return response

    def weight(self) -> int:
        """Bytes of the page with its styles and pictures, scripts and what they fetched apart."""
        return sum(size for kind, size in self.weights.items() if kind not in ("script", "fetch"))

    def serious(self) -> list[str]:
        """What axe-core finds, in light and in dark, that keeps people from using the page."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = self.page.evaluate("async () => (await axe.run(document)).violations")
        self.page.emulate_media(color_scheme="dark")
        found += self.page.evaluate("async () => (await axe.run(document, { runOnly: 'color-contrast' })).violations")
        return [
            f"{each['id']} ({each['help']}): {node['html'][:200]} {node['failureSummary']}"
            for each in found
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]


@contextmanager
def visiting(chromium: Browser, address: str, size: tuple[int, int] = WIDE, **settings: Any) -> Iterator[Visit]:
    """A fresh window, with settings of a Playwright context."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    fresh = Visit(page, address)
    page.on("console", lambda told: fresh.faults.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: fresh.faults.append(str(error)))
    page.on("request", lambda asked: None if _is_own(asked.url, address) else fresh.outside.append(asked.url))
    page.on("requestfinished", lambda asked: _weigh(fresh, asked))
    try:
        yield fresh
    finally:
        context.close()
    assert (fresh.faults, fresh.outside) == ([], [])


def _is_own(url: str, address: str) -> bool:
    return url.startswith((address + "/", "data:", f"blob:{address}/"))


def _weigh(visit: Visit, asked: Any) -> None:
    kind = asked.resource_type
    visit.weights[kind] = visit.weights.get(kind, 0) + asked.sizes()["responseBodySize"]
