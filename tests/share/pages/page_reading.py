"""How these tests read a page."""

from __future__ import annotations

import html5rdf
from lxml import html
from lxml.html import HtmlElement


def problems(text: str) -> list[str]:
    """What is wrong with a page by the rules of the HTML standard's parser, each with its place."""
    parser = html5rdf.HTMLParser()
    parser.parse(text)
    names = list(html.fromstring(text).xpath("//@id"))
    twice = sorted({name for name in names if names.count(name) > 1})
    return [f"{place}: {code} {values}" for place, code, values in parser.errors] + [
        f"id twice: {name}" for name in twice
    ]


def parsed(text: str) -> HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(text)


def hrefs(page: HtmlElement) -> list[str]:
    """Where a page leads."""
    return [str(each) for each in page.xpath("//a/@href")]
