"""Pages that say what went wrong and what to do."""

from __future__ import annotations

from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered

_TITLES = {
    400: "This cannot be answered",
    404: "There is nothing here",
    405: "This is not offered here",
    406: "Not in that form",
    429: "Too many at once",
    503: "The graph cannot be reached",
}


def fault_page(links: Links, status: int, message: str) -> str:
    """The page of a request that was not answered.

    Args:
        links: the addresses of the site.
        status: of HTTP.
        message: what is wrong, and what to do, in a line.
    """
    return rendered(
        "fault.html", links, title=_TITLES.get(status, "Something went wrong"), status=status, message=message
    )
