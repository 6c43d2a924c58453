"""``/openapi.json``: what the server offers to programs, as OpenAPI 3.1, made from the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph import __version__
from pkgraph.ask.binding import check
from pkgraph.ask.catalogue import EVIDENCE, CatalogueQuery, Parameter, catalogue
from pkgraph.ask.parameters import ParameterType
from pkgraph.share.linked.forms import FORMS
from pkgraph.share.serve.api import JSON, LONGEST_QUESTION, MOST_PASSAGES, TABLES, TEXTS
from pkgraph.share.serve.representation import answering, represented, root
from pkgraph.share.serve.site import Site

Data = dict[str, Any]

_TEXT: Data = {"type": "string"}
_NUMBER: Data = {"type": "integer", "minimum": 0}
_EVIDENCE: dict[str, Data] = {"document": _TEXT, "part": _TEXT, "start": _NUMBER, "end": _NUMBER, "quote": _TEXT}
_ERROR = {"$ref": "#/components/responses/Error"}
_RDF = {form.media: {"schema": _TEXT} for form in FORMS.values()}


def routes(site: Site) -> list[BaseRoute]:
    """The one address."""
    return [Route("/openapi.json", answering(site, _answer), methods=["GET"])]


def _answer(request: Request) -> Response:
    content = json.dumps(openapi(catalogue(), root(request) or "/"), ensure_ascii=False, indent=1) + "\n"
    return represented(request, content.encode(), JSON)


def openapi(queries: Iterable[CatalogueQuery], server: str = "/") -> Data:
    """The description of the interface (https://spec.openapis.org/oas/v3.1.0)."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "pkgraph",
            "version": __version__,
            "description": "A knowledge graph of United Nations peacekeeping documents, each fact with the exact words "
            "that it was read from: document, part, characters and quote.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": server}],
        "paths": {
            "/queries": {"get": _get("queries", "The queries of the catalogue", [], _rows({}))},
            **{f"/queries/{query.name}": {"get": _query(query)} for query in queries},
            "/ask": {"get": _get("ask", "A question in English", [_words("the question")], _asked(), 400)},
            "/search": {"get": _search()},
            "/documents": {"get": _get("documents", "The documents that were read", [_form(TABLES)], _rows({}))},
            "/documents/{key}": {"get": _document()},
            "/id/{name}": {"get": _resource()},
            "/data/{name}": {"get": _linked("data", "All that is said of a resource", [_name()])},
            "/ontology": {"get": _linked("ontology", "The ontology", [])},
            "/dataset": {"get": _linked("dataset", "What the graph is as a data set (VoID, DCAT)", [])},
            "/sparql": {"get": _sparql()},
        },
        "components": {
            "responses": {
                "Error": {
                    "description": "why there is no answer",
                    "content": {
                        JSON: {
                            "schema": {
                                "type": "object",
                                "properties": {"error": _TEXT, "status": {"type": "integer"}},
                                "required": ["error", "status"],
                            }
                        }
                    },
                }
            }
        },
    }


def _query(query: CatalogueQuery) -> Data:
    columns = check(query.text, where=query.name)
    evidence = tuple(columns[-len(EVIDENCE) :]) == EVIDENCE
    schemas = {
        column: {"type": "array"}
        if column in query.lists
        else _EVIDENCE[column]
        if evidence and column in EVIDENCE
        else {}
        for column in columns
    }
    given = [_parameter(parameter) for parameter in query.parameters]
    answer = {**_rows(schemas), **{TABLES[form]: {"schema": _TEXT} for form in ("csv", "tsv")}}
    description = " ".join(filter(None, (query.question, query.method, query.limits)))
    return {
        **_get(f"query-{query.name}", query.title, [*given, _form(TABLES)], answer, 400),
        "description": description,
    }


def _parameter(parameter: Parameter) -> Data:
    """A parameter; given several times, one of its values must hold."""
    one: Data = {"type": "integer"} if parameter.type is ParameterType.INTEGER else dict(_TEXT)
    if parameter.choices:
        one["enum"] = list(parameter.choices)
    example = int(parameter.example) if one["type"] == "integer" else parameter.example
    schema: Data = {"type": "array", "items": one}
    if parameter.default is not None:
        schema["default"] = [parameter.default]
    return {**_in_query(parameter.name, schema, parameter.description), "example": [example]}


def _search() -> Data:
    filters = {
        "document": "the key of the one document to look in",
        "mission": "a mission that the facts of the passage speak of",
        "since": "documents issued then or later: a day, a month or a year",
        "until": "documents issued then or earlier",
    }
    hit = {name: _EVIDENCE[name] for name in EVIDENCE}
    found = {
        "type": "object",
        "properties": {"hits": _rows(hit)[JSON]["schema"], "total": _NUMBER, "note": _TEXT},
        "required": ["hits", "total", "note"],
    }
    parameters = [
        _words("words in any form, quoted phrases, begin*, OR, NOT"),
        *(_in_query(name, _TEXT, words) for name, words in filters.items()),
        _in_query("limit", {"type": "integer", "minimum": 1, "maximum": MOST_PASSAGES, "default": 10}, "passages"),
        _form(TABLES),
    ]
    answer = {JSON: {"schema": found}, **{TABLES[form]: {"schema": _TEXT} for form in ("csv", "tsv")}}
    return _get("search", "Passages that hold some words, the best first", parameters, answer, 400)


def _document() -> Data:
    key = {**_in_path("key", "the document's symbol or key, with its slashes"), "example": "S/2023/646"}
    char = {
        **_in_query("char", {"type": "string", "pattern": "^[0-9]+,[0-9]+$"}, "only these characters"),
        "example": "0,80",
    }
    text = {"type": "object", "properties": {"document": _TEXT, "text": _TEXT}, "required": ["document", "text"]}
    answer = {JSON: {"schema": text}, TEXTS["txt"]: {"schema": _TEXT}}
    return _get(
        "document", "The text of a document, in which quotes are places", [key, char, _form(TEXTS)], answer, 400, 404
    )


def _resource() -> Data:
    return {
        "operationId": "resource",
        "summary": "A resource: leads to its page or to the data on it",
        "parameters": [_name()],
        "responses": {"303": {"description": "where it is told of"}, "404": _ERROR, "406": _ERROR},
    }


def _linked(name: str, summary: str, parameters: list[Data]) -> Data:
    return _get(name, summary, parameters, _RDF, 404, 406)


def _sparql() -> Data:
    query = {**_in_query("query", _TEXT, "a SPARQL 1.1 query"), "required": True, "example": "ASK { ?s ?p ?o }"}
    answer = {"application/sparql-results+json": {"schema": {"type": "object"}}, "text/turtle": {"schema": _TEXT}}
    return _get("sparql", "Any query in SPARQL 1.1", [query], answer, 400)


def _get(name: str, summary: str, parameters: list[Data], answer: Data, *refused: int) -> Data:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": "the answer", "content": answer},
            **{str(status): _ERROR for status in (*refused, 503)},
        },
    }


_LISTS = ("rows", "further", "candidates", "hits")
"""what an answer has several of"""


def _asked() -> Data:
    properties: Data = dict.fromkeys(("question", "answer"), _TEXT)
    properties |= {"declined": {"type": "boolean"}, "query": {"type": ["string", "null"]}, "params": {"type": "object"}}
    properties |= {name: {"type": "array", "items": {"type": "object"}} for name in _LISTS}
    return {JSON: {"schema": {"type": "object", "properties": properties, "required": sorted(properties)}}}


def _rows(columns: Data) -> Data:
    row: Data = {"type": "object", "properties": columns, "required": list(columns)}
    return {JSON: {"schema": {"type": "array", "items": row}}}


def _words(description: str) -> Data:
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUESTION}
    return {**_in_query("q", schema, description), "required": True, "example": "Which missions have no SOFA?"}


def _form(forms: Iterable[str]) -> Data:
    return _in_query("format", {"type": "string", "enum": list(forms)}, "the answer's form, rather than by Accept")


def _name() -> Data:
    return {**_in_path("name", "what follows the base in its IRI, with its slashes"), "example": "mission/UNMISS"}


def _in_query(name: str, schema: Data, description: str) -> Data:
    return {"name": name, "in": "query", "schema": schema, "description": description}


def _in_path(name: str, description: str) -> Data:
    return {"name": name, "in": "path", "required": True, "schema": _TEXT, "description": description}
