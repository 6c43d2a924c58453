"""What a language model needs to know of the graph before it asks, in few words: made of ontology and catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from pkgraph.ask.catalogue import CatalogueQuery, catalogue
from pkgraph.namespaces import BASE, OWL, PK, PREFIXES, RDF, RDFS
from pkgraph.resources import resource

MOST = 12_000
"""characters: under 4,000 tokens even where a token is three characters"""

_KINDS = {OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty")}
_USED = ("pk", "rdfs", "skos", "dcterms", "prov", "oa", "xsd")
_ANY = "any"

_HEAD = """\
pkgraph: what United Nations peacekeeping documents say, each fact with the words it was read from.
Cite a row by its document's symbol and part, and quote its words; start and end count characters of the text.
Prefer the catalogue's queries (list_queries, query); use sparql for what they do not answer.
"""
_EVIDENCE = """\
Evidence of a fact:
?fact pk:inDocument ?document ; prov:wasDerivedFrom ?part ; pk:evidence/oa:hasSelector ?words , ?span .
?words oa:exact ?quote . ?span oa:start ?start ; oa:end ?end . ?part pk:partLabel ?label . ?document pk:key ?symbol .
All graphs are seen as one. Everything has rdfs:label; missions have pk:acronym and skos:prefLabel.
"""


@lru_cache(maxsize=1)
def schema(most: int = MOST) -> str:
    """Prefixes, classes, properties, the form of evidence, and the catalogue as fully as ``most`` characters allow."""
    quads = _ontology()
    known = "\n".join(
        (
            _HEAD,
            *(f"PREFIX {name}: <{PREFIXES[name]}>" for name in _USED),
            f"IRIs: <{BASE}document/SYMBOL> <{BASE}mission/ACRONYM> <{BASE}state/ISO3>",
            "",
            "Classes (: those below):",
            *_classes(quads),
            "",
            "Properties by class (> range):",
            *_properties(quads),
            "",
            _EVIDENCE,
            "Catalogue, name(parameters):",
        )
    )
    forms = (_with_titles, _with_parameters, _names)
    written = (f"{known}\n{form(list(catalogue()))}\n" for form in forms)
    return next((text for text in written if len(text) <= most), known[:most])


def _with_titles(queries: Iterable[CatalogueQuery]) -> str:
    return "\n".join(f"{_call(query)}: {query.title}" for query in queries)


def _with_parameters(queries: Iterable[CatalogueQuery]) -> str:
    return "\n".join(map(_call, queries))


def _names(queries: Iterable[CatalogueQuery]) -> str:
    return ", ".join(query.name for query in queries)


def _call(query: CatalogueQuery) -> str:
    return f"{query.name}({', '.join(parameter.name for parameter in query.parameters)})"


def _ontology() -> list[Quad]:
    """The statements of the ontology's topics; not its vocabularies."""
    files = sorted(resource("ontology").glob("*.ttl"))
    return [quad for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE)]


def _own(quads: Iterable[Quad], predicate: str) -> Iterator[tuple[str, str]]:
    """The local name of each of the ontology's terms with the value of a property."""
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            continue
        if subject.value.startswith(PK) and quad.predicate.value == predicate:
            yield subject.value.removeprefix(PK), value.value


def _classes(quads: list[Quad]) -> Iterator[str]:
    """A line for each class that stands at the top, with those below it."""
    classes = {name for name, kind in _own(quads, RDF + "type") if kind == OWL + "Class"}
    below: dict[str, set[str]] = {}
    for name, above in _own(quads, RDFS + "subClassOf"):
        if above.startswith(PK):
            below.setdefault(above.removeprefix(PK), set()).add(name)
    lower = {name for names in below.values() for name in names}
    for name in sorted(classes - lower):
        yield f"{name}: {', '.join(sorted(_all_below(name, below)))}" if name in below else name


def _all_below(name: str, below: dict[str, set[str]]) -> set[str]:
    names = below.get(name, set())
    return names.union(*(_all_below(each, below) for each in names))


def _properties(quads: list[Quad]) -> Iterator[str]:
    """A line for each class with the properties that it is the domain of."""
    domains, ranges = (dict(_own(quads, RDFS + name)) for name in ("domain", "range"))
    by_class: dict[str, list[str]] = {}
    for name in sorted({name for name, kind in _own(quads, RDF + "type") if kind in _KINDS - {OWL + "Class"}}):
        kind = domains.get(name, _ANY).removeprefix(PK)
        target = ranges.get(name, "")
        by_class.setdefault(kind, []).append(name + (f">{target.removeprefix(PK)}" if target.startswith(PK) else ""))
    for kind in sorted(by_class):
        yield f"{kind}: {' '.join(by_class[kind])}"
