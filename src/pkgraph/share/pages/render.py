"""From a template and values to a page. Every value is escaped; a value that is missing is an error."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pkgraph import __version__
from pkgraph.ask.excerpt import excerpt, places, readable
from pkgraph.share.pages.links import Links

_TEMPLATES = Path(__file__).parent / "templates"
QUOTE = 320
"""characters of a quote that are shown"""
_TELLING = 0.6
"""of a quote; marks on more than that tell nothing"""


def rendered(template: str, links: Links, **values: Any) -> str:
    """A page.

    Args:
        template: name of a file in ``templates/``.
        links: the addresses of the site that the page stands in.
        values: what the template names.
    """
    return _environment().get_template(template).render(links=links, **values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        count=_count,
        plural=_plural,
        words=_words,
        slug=_slug,
        capitalised=_capitalised,
    )
    made.globals["version"] = __version__
    return made


def marked(quote: str, wanted: tuple[str, ...] = (), room: int = QUOTE) -> Markup:
    """A quote for people, cut to what fits, with the wanted words marked: as a whole, or the numbers in them.

    >>> marked("See <b> resolution 2690.", ("2690",))
    Markup('See  resolution <mark>2690</mark>.')
    """
    text = excerpt(readable(quote), wanted, room)
    spans = [
        (start, end)
        for words in wanted
        for start, end in places(text, [words])
        if end - start == len(words) or any(character.isdigit() for character in text[start:end])
    ]
    most = _TELLING * len(text)
    return spans_marked(text, [] if sum(end - start for start, end in spans) > most else spans)


def spans_marked(text: str, spans: list[tuple[int, int]]) -> Markup:
    """A text with some stretches marked; of those that overlap the first."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        if start >= last:
            pieces += [Markup.escape(text[last:start]), Markup("<mark>{}</mark>").format(text[start:end])]
            last = end
    return Markup("").join([*pieces, Markup.escape(text[last:])])


def _count(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}"


def _plural(number: int, one: str, many: str = "") -> str:
    """A number with what it counts: ``1 row``, ``2 rows``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _words(name: str) -> str:
    """The name of a column or query as words."""
    return name.replace("_", " ").replace("-", " ")


def _slug(text: str) -> str:
    """A text as the name of a place on a page."""
    return "-".join(re.findall(r"\w+", text.lower()))


def _capitalised(text: str) -> str:
    """A text with its first letter a capital, the others as they are."""
    return text[:1].upper() + text[1:]
