"""Linked data: every IRI of the data, the ontology and the shapes is found at its path.

``/id/NAME`` is a resource and leads on (303) to its page or to the data on it, ``/data/NAME``, in the form that the
client would rather have or that a suffix names. Terms of the ontology and the shapes stand in one document each.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable

from pyoxigraph import Triple
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.namespaces import ONTOLOGY
from pkgraph.resources import resource
from pkgraph.share.linked.context import context
from pkgraph.share.linked.description import LICENCE, describe, known
from pkgraph.share.linked.forms import FORMS, Form, form_of
from pkgraph.share.linked.iris import Places
from pkgraph.share.linked.terms import ontology_triples, ontology_versions, shapes_triples
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.representation import (
    HTML,
    answering,
    chosen,
    link,
    places,
    redirected,
    represented,
    root,
    sent,
    wants_page,
)
from pkgraph.share.serve.site import Site

Links = list[tuple[str, str, str]]

_REFERENCE = "docs/ontology"
_START = {"/ontology": "/ontology/index.html", "/shapes": "/ontology/shapes.html"}
"""page of the reference that tells of the terms"""


def routes(site: Site) -> list[BaseRoute]:
    """Resources, the data on them, and the documents that define the terms."""

    def route(path: str, make: Callable[[Site, Request], Response]) -> Route:
        return Route(path, answering(site, lambda request: make(site, request)), methods=["GET"])

    return [
        route("/id/{name:path}", _resource),
        route("/data/{name:path}", _data),
        route("/ontology{name:path}", _ontology),
        route("/shapes{name:path}", _shapes),
        route("/context.jsonld", _context),
    ]


def _resource(site: Site, request: Request) -> Response:
    where, name = places(site, request), sent(request, "/id/")
    if where.dataset in where.iris(name):
        return redirected(request, "/dataset")
    iri = _known(site, where, name)
    page, data = where.page(iri), where.data(iri)
    assert page is not None and data is not None
    target = page if wants_page(request) else data + chosen(request, None).suffix
    return redirected(request, target, link(*_others(request, data, ""), (root(request) + page, "alternate", HTML)))


def _data(site: Site, request: Request) -> Response:
    where = places(site, request)
    name = sent(request, "/data/")
    stem, form = form_of(name)
    iri = known(site.store, where.iris(stem)) if form else None
    if iri is None:
        iri, form = _known(site, where, name), None
    page = where.page(iri)
    assert page is not None
    if form is None and wants_page(request):
        return redirected(request, page)
    found = describe(site.store, iri, where)
    path = where.data(iri)
    assert found is not None and path is not None
    about = (root(request) + str(where.path(iri)), "describes", "")
    return _document(request, found.triples, path, form, [about, (root(request) + page, "alternate", HTML)])


def _ontology(site: Site, request: Request) -> Response:
    path, form = form_of("/ontology" + sent(request, "/ontology"))
    name = path.removeprefix("/ontology")
    if name.startswith("/") and (page := _reference(request, name.removeprefix("/"))):
        return page
    if ONTOLOGY + name in ontology_versions():
        return _terms(request, ontology_triples(), "/ontology", name, form)
    where = places(site, request)
    if name.startswith("/") and (iri := known(site.store, where.terms(name.removeprefix("/")))):
        found = describe(site.store, iri, where)
        assert found is not None
        return _document(request, found.triples, f"/ontology{name}", form, [])
    raise Refusal(404, f"no term of the ontology at /ontology{name}; the ontology is at /ontology")


def _shapes(_: Site, request: Request) -> Response:
    path, form = form_of("/shapes" + sent(request, "/shapes"))
    if path != "/shapes":
        raise Refusal(404, f"no shape at {path}; the shapes are at /shapes")
    return _terms(request, shapes_triples(), "/shapes", "", form)


def _terms(request: Request, triples: tuple[Triple, ...], path: str, name: str, form: Form | None) -> Response:
    if form is None and wants_page(request):
        return redirected(request, _START[path])
    return _document(request, triples, path + name, form, [(root(request) + _START[path], "alternate", HTML)])


def _context(_: Site, request: Request) -> Response:
    content = json.dumps({"@context": context()}, indent=1, ensure_ascii=False) + "\n"
    return represented(request, content.encode(), FORMS[".jsonld"].media)


def _reference(request: Request, name: str) -> Response | None:
    """A file of the ontology's reference pages; None if it is none of them."""
    files = {path.name: path for path in resource(_REFERENCE).iterdir() if path.is_file()}
    if name not in files:
        return None
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return represented(request, files[name].read_bytes(), media)


def _document(request: Request, triples: tuple[Triple, ...], path: str, named: Form | None, also: Links) -> Response:
    form = chosen(request, named)
    links = [*also, (LICENCE, "license", ""), *_others(request, path, form.suffix)]
    return represented(
        request,
        form.write(triples),
        form.media,
        {**link(*links), "Content-Location": root(request) + path + form.suffix},
    )


def _others(request: Request, path: str, suffix: str) -> Links:
    """The other forms in which the data at a path are given."""
    return [
        (f"{root(request)}{path}{form.suffix}", "alternate", form.media)
        for form in FORMS.values()
        if form.suffix != suffix
    ]


def _known(site: Site, where: Places, name: str) -> str:
    """The IRI of the resource that a name in a path stands for.

    Raises:
        Refusal: there is none.
    """
    iris = where.iris(name)
    iri = known(site.store, iris)
    if iri is None:
        raise Refusal(404, f"nothing in this graph is called <{iris[0]}>" if iris else f"no name of a resource: {name}")
    return iri
