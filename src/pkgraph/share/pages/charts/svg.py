"""SVG as text: every value escaped, nothing inline that a strict content policy refuses."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

_LETTER, _CAPITAL = 7.8, 9.6
"""widths of letters of a label, more or less"""


def element(name: str, *content: Markup | str, **attributes: str | float) -> Markup:
    """An element; ``_`` in names of attributes is written ``-``, and one at their end is left out.

    >>> element("text", "a < b", class_="label", x=1.50)
    Markup('<text class="label" x="1.5">a &lt; b</text>')
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _short(value)) for key, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, Markup("").join(content))


def linked(address: str, title: str, *content: Markup | str) -> Markup:
    """A shape that leads somewhere and says what it is."""
    inner = (element("title", title), *content)
    return element("a", *inner, href=address) if address else element("g", *inner)


def picture(width: float, height: float, label: str, content: Iterable[Markup]) -> Markup:
    """A whole picture. It is a group, not an image: what is in it leads on."""
    box = f"0 0 {_short(width)} {_short(height)}"
    return element("svg", *content, class_="chart", viewBox=box, role="group", aria_label=label)


def width_of(text: str) -> float:
    """How wide a label is, more or less."""
    return sum(_CAPITAL if letter.isupper() else _LETTER for letter in text)


def _short(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".rstrip("0").rstrip(".")
