"""The style: each colour is named once, and what is read stands out from what is behind it (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re

import pytest

from pkgraph.share.pages.assets import assets

CSS = assets()["pkgraph.css"].content.decode()
LEAST = 4.5
READ_ON = [
    *((text, paper) for text in ("ink", "quiet", "link") for paper in ("paper", "raised")),
    ("on-strong", "strong"),
    ("mark-ink", "mark"),
    ("warn", "warn-paper"),
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


LIGHT = colours(CSS[: CSS.index("@media")])
DARK = LIGHT | colours(CSS[CSS.index("@media (prefers-color-scheme: dark)") : CSS.index("*, *::before")])


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "paper"), READ_ON)
def test_text_stands_out_in_light_and_in_dark(text: str, paper: str) -> None:
    for colour in (LIGHT, DARK):
        high, low = sorted((luminance(colour[text]), luminance(colour[paper])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= LEAST, (colour[text], colour[paper])


def test_what_is_named_is_defined_and_what_is_defined_is_used() -> None:
    defined = set(re.findall(r"(--[\w-]+):", CSS))
    used = {
        name for asset in assets().values() if asset.name.endswith(".css") for name in named(asset.content.decode())
    }
    assert used >= defined
    assert set(named(CSS)) <= defined


def named(css: str) -> list[str]:
    return re.findall(r"var\((--[\w-]+)", css)
