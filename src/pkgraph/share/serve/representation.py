"""What is given in several forms: which one a client gets, and how it may keep it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Scope

from pkgraph.errors import PkgraphError
from pkgraph.share.linked.forms import FORMS, MEDIA, Form
from pkgraph.share.linked.iris import Places
from pkgraph.share.serve.browser import fault
from pkgraph.share.serve.negotiation import RESULTS, best
from pkgraph.share.serve.refusal import Refusal, error_response, refusal_response
from pkgraph.share.serve.site import Site
from pkgraph.share.serve.tagged import tagged

HTML = "text/html"
FRESH = "public, max-age=300"
"""an answer may be kept so long before it is asked for again, by its tag"""

_SUFFIXES = (*FORMS, ".json", ".csv", ".tsv", ".txt")
_PAGE = {HTML: HTML, "application/xhtml+xml": HTML}
_ASCII = "".join(map(chr, range(0x21, 0x7F)))


class PageRoute(Route):
    """A route to a page for people: it is passed over where a client would rather have data.

    It stands before the route of the same path that gives the data.
    """

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As every route, for those that want a page."""
        if scope["type"] != "http" or not wants_page(HTTPConnection(scope)):
            return Match.NONE, {}
        return super().matches(scope)


def wants_page(request: HTTPConnection) -> bool:
    """True of a client that would rather have HTML, as browsers would, where the address names no other form."""
    if "format" in request.query_params or request.scope["path"].endswith(_SUFFIXES):
        return False
    return best(_accept(request), dict.fromkeys((*MEDIA, *RESULTS, *_PAGE))) in _PAGE


def chosen(request: Request, named: Form | None) -> Form:
    """The form that a path's suffix names, else the one that the client would rather have; a browser gets the first.

    Raises:
        Refusal: it takes none of those that there are.
    """
    if named is not None:
        return named
    media = next(iter(MEDIA)) if wants_page(request) else best(_accept(request), MEDIA)
    if media is None:
        offered = ", ".join(form.media for form in FORMS.values())
        raise Refusal(406, f"no data as {_accept(request)}; ask for one of: {offered}")
    return MEDIA[media]


def represented(request: Request, content: bytes, media: str, headers: Mapping[str, str] | None = None) -> Response:
    """The response with some content that may be kept a while, or none where the client has it already."""
    kept = {
        "Cache-Control": FRESH,
        "Vary": "Accept",
        "Access-Control-Expose-Headers": "Content-Location, ETag, Link",
        **(headers or {}),
    }
    return tagged(request, content, media, kept)


def redirected(request: Request, path: str, headers: Mapping[str, str] | None = None) -> Response:
    """See Other: a resource that is no document is told of by one."""
    location = {"Location": root(request) + path, "Vary": "Accept", "Cache-Control": FRESH}
    return Response(status_code=303, headers={**location, **(headers or {})})


def link(*links: tuple[str, str, str]) -> dict[str, str]:
    """The header that names other documents (RFC 8288): address, relation and media type of each."""
    said = (
        f'<{address}>; rel="{relation}"' + (f'; type="{media}"' if media else "") for address, relation, media in links
    )
    return {"Link": ", ".join(said)}


def answering(site: Site, make: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A handler that says why it does not answer. It runs in a thread, as all that ask the graph do."""

    def handler(request: Request) -> Response:
        try:
            return make(request)
        except Refusal as refusal:
            if wants_page(request):
                return fault(site, request, refusal.status, str(refusal))
            return refusal_response(refusal)
        except PkgraphError as error:
            return error_response(error)

    return handler


def sent(request: Request, prefix: str) -> str:
    """What follows a prefix in the path, as it was sent: percent-encoded."""
    raw: Any = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    found, name = quote(raw.partition(b"?")[0], safe=_ASCII).partition(prefix)[1:]
    return name if found else quote(request.path_params["name"])


def root(request: Request) -> str:
    """The path below which the server stands, without a slash at its end."""
    return str(request.scope.get("root_path", "")).rstrip("/")


def places(site: Site, request: Request) -> Places:
    """Where this server's documents are: at the address by which the client reached it."""
    return Places(site.base, str(request.base_url))


def _accept(request: HTTPConnection) -> str:
    return ", ".join(request.headers.getlist("accept"))
