"""The page of the ontology: every term, by module, with what is said of it."""

from __future__ import annotations

from html import escape

from rdflib import DCTERMS, OWL, QB, RDF, RDFS, SKOS, URIRef

from tools.reference.html import definitions, linked, page, table
from tools.reference.model import NOTES, ONTOLOGY, PK, Module, Ontology, header, match_lines, short

_CLASS = (
    ("below", RDFS.subClassOf),
    ("the same as", OWL.equivalentClass),
    ("disjoint with", OWL.disjointWith),
    ("key", OWL.hasKey),
)
_PROPERTY = (
    ("below", RDFS.subPropertyOf),
    ("domain", RDFS.domain),
    ("range", RDFS.range),
    ("inverse of", OWL.inverseOf),
    ("follows from", OWL.propertyChainAxiom),
)


def ontology_page(ontology: Ontology, drawing: str) -> str:
    """The page, with the drawing of the classes in it."""
    names = {str(term).removeprefix(PK) for module in ontology.modules for term in module.terms}
    title = ontology.text(ONTOLOGY, DCTERMS.title)
    modules = [module for module in ontology.modules if module.terms]
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(ontology.text(ONTOLOGY, DCTERMS.description))}</p>",
        definitions((name, escape(value)) for name, value in header(ontology)),
        "<p>Written from <code>ontology/</code> by <code>make docs</code>. See also the "
        '<a href="shapes.html">shapes</a>.</p>',
        "<nav><ul>",
        *[f'<li><a href="#module-{module.name}">{module.name}</a>: {len(module.terms)}</li>' for module in modules],
        "</ul></nav>",
        '<h2 id="classes">Classes at a glance</h2>',
        f'<div class="drawing">{drawing}</div>',
        '<h2 id="disjoint">Disjoint classes</h2>',
        *[f"<p>{linked(line, names)}</p>" for line in _disjoint(ontology)],
        *[line for module in modules for line in _module(ontology, module, names)],
        '<h2 id="vocabularies">Vocabularies</h2>',
        table(
            ("file", "what it holds", "instances"),
            [
                (
                    f"<code>vocabulary/{each.name}.ttl</code>",
                    escape(each.about),
                    linked(", ".join(f"{count} {kind}" for kind, count in each.kinds), names),
                )
                for each in ontology.vocabularies
            ],
        ),
    ]
    return page(title, body)


def _disjoint(ontology: Ontology) -> list[str]:
    return sorted(
        ", ".join(sorted(ontology.words(members).split(" o ")))
        for node in ontology.graph.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in ontology.graph.objects(node, OWL.members)
    )


def _module(ontology: Ontology, module: Module, names: set[str]) -> list[str]:
    lines = [f'<h2 id="module-{module.name}">{module.name}</h2>', f"<p>{escape(module.about)}</p>"]
    for term in sorted(module.terms, key=lambda term: (not _is_class(ontology, term), str(term))):
        lines += _term(ontology, term, names)
    return lines


def _term(ontology: Ontology, term: URIRef, names: set[str]) -> list[str]:
    if (term, RDF.type, QB.DataStructureDefinition) in ontology.graph:
        return _structure(ontology, term, names)
    name = str(term).removeprefix(PK)
    rows = [(label, value) for label, predicate in NOTES for value in ontology.values(term, predicate)]
    rows = [(label, value.strip('"')) for label, value in rows]
    rows += [(label, "; ".join(ontology.values(term, predicate))) for label, predicate in (*_CLASS, *_PROPERTY)]
    rows += _turned(ontology, term)
    kinds = sorted(
        short(ontology.graph, kind)
        for kind in ontology.graph.objects(term, RDF.type)
        if kind not in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    )
    rows += [("also a", ", ".join(kinds)), ("of others", "; ".join(match_lines(ontology, term)))]
    return [
        f'<h3 id="{name}"><span class="name">pk:{name}</span> <span class="kind">{ontology.kind(term)}, '
        f"“{escape(ontology.text(term, RDFS.label))}”</span></h3>",
        f"<p>{linked(ontology.text(term, SKOS.definition), names)}</p>",
        definitions((label, linked(value, names)) for label, value in rows),
    ]


def _turned(ontology: Ontology, term: URIRef) -> list[tuple[str, str]]:
    """What others say of a term."""
    if not _is_class(ontology, term):
        return [("its inverse", "; ".join(ontology.subjects(OWL.inverseOf, term)))]
    return [
        ("above", "; ".join(ontology.subjects(RDFS.subClassOf, term))),
        ("follows from", "; ".join(ontology.members(term))),
        ("has", "; ".join(ontology.subjects(RDFS.domain, term))),
        ("is value of", "; ".join(ontology.subjects(RDFS.range, term))),
    ]


def _structure(ontology: Ontology, node: URIRef, names: set[str]) -> list[str]:
    rows = []
    for component in ontology.graph.objects(node, QB.component):
        order = ontology.text(component, QB.order)
        needed = ontology.text(component, QB.componentRequired)
        for place, (kind, predicate) in enumerate(
            (("dimension", QB.dimension), ("measure", QB.measure), ("attribute", QB.attribute))
        ):
            for prop in ontology.graph.objects(component, predicate):
                note = {"true": "required", "false": "optional"}.get(needed, "")
                rows.append((place, order, ontology.words(prop), f"{kind} {note}".strip()))
    title = escape(ontology.text(node, RDFS.label))
    return [
        f'<h3><span class="name">{escape(str(node).rpartition("/")[2])}</span> <span class="kind">{title}</span></h3>',
        table(("component", "kind"), [(linked(prop, names), kind) for _, _, prop, kind in sorted(rows)]),
    ]


def _is_class(ontology: Ontology, term: URIRef) -> bool:
    return ontology.kind(term) == "class"
