"""A graph served as it is served to people, and a real browser to look at it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
"""the browser of this machine; None where there is none"""

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
# Root, as in a container, has no sandbox; nothing but the server's own pages is opened.
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@contextmanager
def served(graph: Path) -> Iterator[str]:
    """The address of a graph's folder that is served by ``pkgraph serve``, on a free port of this machine.

    Raises:
        RuntimeError: the server does not start.
    """
    command = [sys.executable, "-m", "pkgraph", "serve", "-g", str(graph), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            yield _told_address(server)
        finally:
            server.terminate()
            server.communicate()


def _told_address(server: subprocess.Popen[str]) -> str:
    assert server.stderr
    told = []
    for line in server.stderr:
        told.append(line)
        if found := _ADDRESS.search(line):
            return found[0]
    raise RuntimeError("pkgraph serve does not start: " + "".join(told))


@contextmanager
def opened() -> Iterator[Browser]:
    """The browser of this machine, without a window.

    Raises:
        RuntimeError: there is none.
    """
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        raise RuntimeError("no Chromium here: install it (on Debian: apt-get install chromium)")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
