"""What the endpoint says of itself: the SPARQL 1.1 Service Description."""

from __future__ import annotations

from functools import cache

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from pkgraph.know.store.cut import GRAPHS as FORMS
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PREFIXES, RDF
from pkgraph.share.serve.negotiation import GRAPHS, best
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.site import Site

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_OFFERED = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_TYPE = NamedNode(RDF + "type")
_GRAPHS = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"


class Description:
    """The description of the endpoint on a graph, which does not change while it is served."""

    def __init__(self, site: Site) -> None:
        self._graphs = cache(lambda: _named_graphs(site.store))

    def response(self, request: Request, accept: str) -> Response:
        """The description in the form that a client wants.

        Raises:
            Refusal: it takes no RDF, or asked a host whose name is none.
            GraphError: the graph cannot be reached or read.
        """
        media = best(accept, GRAPHS)
        if media is None:
            raise Refusal(406, f"no description as {accept}; ask for one of: {', '.join(GRAPHS)}")
        try:
            address = NamedNode(str(request.url.replace(query="", fragment="")))
        except ValueError:
            raise Refusal(400, "the host that was asked has no name that an IRI can hold") from None
        triples = _triples(address, self._graphs())
        content = serialize(triples, format=FORMS[GRAPHS[media]], prefixes={**PREFIXES, "sd": SD})
        return Response(content, media_type=media, headers={"Vary": "Accept"})


def _named_graphs(store: Store) -> tuple[NamedNode, ...]:
    answer = store.query(_GRAPHS)
    assert isinstance(answer, QuerySolutions)
    return tuple(graph for solution in answer if isinstance(graph := solution["graph"], NamedNode))


def _triples(endpoint: NamedNode, graphs: tuple[NamedNode, ...]) -> list[Triple]:
    service, dataset, union = BlankNode("service"), BlankNode("dataset"), BlankNode("union")
    described = [
        Triple(service, _TYPE, _sd("Service")),
        Triple(service, _sd("endpoint"), endpoint),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        *(Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _OFFERED),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, _TYPE, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), union),
        Triple(union, _TYPE, _sd("Graph")),
    ]
    for number, graph in enumerate(graphs):
        named = BlankNode(f"graph{number}")
        described += [
            Triple(dataset, _sd("namedGraph"), named),
            Triple(named, _TYPE, _sd("NamedGraph")),
            Triple(named, _sd("name"), graph),
        ]
    return described


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
