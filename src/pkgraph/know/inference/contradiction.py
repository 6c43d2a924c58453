"""Statements that contradict each other, and what they come down to.

The rules of OWL 2 RL whose conclusion is false stand in ``contradictions/``, one SPARQL SELECT a file: its third line
is the message, the patterns in ``GRAPH ?g1``, ``GRAPH ?g2`` ... are the statements that cannot all be true. Keys are
checked here, for no query does that in a time that grows with the graph alone, and so are literals, on the statements
as they were written, for a store rewrites some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from pkgraph.know.inference.datatypes import is_datatype, is_ill_formed, is_outside
from pkgraph.know.inference.engine import Closure, named
from pkgraph.know.inference.trace import INFERRED, trace
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import OA, OWL, PK, PREFIXES, RDF, RDFS, XSD

FOLDER = Path(__file__).resolve().parent / "contradictions"
MOST = 50
"""contradictions of one rule that are told"""

_DATA = re.compile(r"GRAPH \?g\d \{ (\S+) (\S+) (\S+) \}")
_PREFIX = re.compile(r"^PREFIX (\w*): <(.*)>$", re.MULTILINE)
_RANGES = f"SELECT DISTINCT ?property ?range WHERE {{ ?property <{RDFS}range> ?range }}"
_KEYS = f"SELECT DISTINCT ?class ?list WHERE {{ ?class <{OWL}hasKey> ?list }}"
_CELLS = f"SELECT ?list ?first ?rest WHERE {{ ?list <{RDF}first> ?first ; <{RDF}rest> ?rest }}"
_SAME = f"""SELECT DISTINCT ?one ?other WHERE {{
  GRAPH ?stated {{ ?one <{OWL}sameAs> ?other }} FILTER(!STRSTARTS(STR(?stated), "urn:x-pkgraph:round:")) }}"""
_BLANK = "urn:x-pkgraph:blank:"
_AXIOMS = (RDFS, OWL)


@dataclass(frozen=True, slots=True)
class Impossibility:
    """A rule whose conclusion is false."""

    name: str
    """in the standard, or what it is about"""
    source: str
    """where the standard gives it"""
    message: str
    """what is wrong, with variables of the query in braces"""
    query: str
    premises: tuple[tuple[str, str, str], ...]
    """patterns of the statements that cannot all be true, as the query writes them, with whole IRIs"""


@dataclass(frozen=True, slots=True)
class Ground:
    """An asserted statement, where it stands, and the words that it was read from."""

    statement: Triple
    graphs: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot all be true."""

    rule: str
    message: str
    statements: tuple[Triple, ...]
    """asserted and inferred ones"""
    grounds: tuple[Ground, ...] = ()
    """the asserted statements about data that they come down to"""


def load_impossibilities(folder: Path = FOLDER) -> tuple[Impossibility, ...]:
    """All rules in a folder, by name."""
    return tuple(_load(file) for file in sorted(folder.glob("*.rq")))


def contradictions(quads: Iterable[Quad], closure: Closure | None = None) -> list[Contradiction]:
    """What contradicts itself in ``quads`` and in what follows from them, by rule; at most ``MOST`` of each.

    Args:
        quads: all that is asserted, axioms included, as it was written: from the builder or a parser, not from a
            store. What stands in the graph of inferred statements is passed over.
        closure: what follows from them, where that is known already.
    """
    asserted = [quad for quad in quads if not _is_inferred(quad)]
    closure = closure or Closure.of(asserted)
    clashes = {*_impossible(closure), *_broken_keys(closure), *_wrong_literals(asserted, closure)}
    found = sorted(clashes, key=_order)
    told = [each for _, some in groupby(found, key=lambda each: each.rule) for each in islice(some, MOST)]
    return _grounded(told, asserted) if told else []


def _load(file: Path) -> Impossibility:
    query = file.read_text(encoding="utf-8")
    name, source, message = (line.removeprefix("# ") for line in query.splitlines()[:3])
    prefixes = dict(_PREFIX.findall(query))
    premises = [tuple(_whole(token, prefixes) for token in found.groups()) for found in _DATA.finditer(query)]
    return Impossibility(name, source, message, query, tuple((s, p, o) for s, p, o in premises))


def _whole(token: str, prefixes: Mapping[str, str]) -> str:
    """A variable as it is, a name without its prefix."""
    if token.startswith("?"):
        return token
    prefix, _, local = token.partition(":")
    return RDF + "type" if token == "a" else prefixes[prefix] + local


def _is_inferred(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith(INFERRED)


def _impossible(closure: Closure) -> Iterator[Contradiction]:
    for rule in load_impossibilities():
        found: dict[frozenset[Triple], Contradiction] = {}
        solutions = closure.select(rule.query)
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            bound = {name: solution[name] for name in names}
            statements = tuple(_bound(premise, bound) for premise in rule.premises)
            message = rule.message.format(**{name: said(term) for name, term in bound.items()})
            clash = Contradiction(rule.name, message, statements)
            same = frozenset(statements)  # the other way round
            found[same] = min(found.get(same, clash), clash, key=_order)
        yield from found.values()


def _bound(premise: tuple[str, str, str], bound: Mapping[str, Any]) -> Triple:
    subject, predicate, value = (bound[t[1:]] if t.startswith("?") else NamedNode(t) for t in premise)
    return Triple(subject, predicate, value)


def _broken_keys(closure: Closure) -> Iterator[Contradiction]:
    """Things of two names with one key: names are made of what identifies a thing, so two are two things, unless
    ``owl:sameAs`` is stated of them."""
    cells = {each["list"]: (each["first"], each["rest"]) for each in closure.select(_CELLS)}
    same = {frozenset((each["one"], each["other"])) for each in closure.select(_SAME)}
    for key in closure.select(_KEYS):
        kind, properties = key["class"], list(_listed(key["list"], cells))
        asked = " . ".join(f"?x {term} ?y{place}" for place, term in enumerate(properties))
        if not properties or not all(isinstance(term, NamedNode) for term in (kind, *properties)):
            continue
        holders: dict[tuple[Any, ...], set[NamedNode]] = {}
        for each in closure.select(f"SELECT * WHERE {{ ?x a {kind} . {asked} FILTER(isIRI(?x)) }}"):
            holders.setdefault(tuple(each[f"y{place}"] for place in range(len(properties))), set()).add(each["x"])
        for values, things in holders.items():
            first, *others = sorted(things, key=str)
            for other in others:
                if frozenset((first, other)) not in same:
                    yield _broken_key(kind, (first, other), list(zip(properties, values, strict=True)))


def _listed(node: Any, cells: Mapping[Any, tuple[Any, Any]]) -> Iterator[Any]:
    """The members of a list; the end of one that runs in a circle is where it began."""
    seen = set()
    while node in cells and node not in seen:
        seen.add(node)
        member, node = cells[node]
        yield member


def _broken_key(
    kind: NamedNode, things: tuple[NamedNode, NamedNode], key: list[tuple[NamedNode, Any]]
) -> Contradiction:
    first, other = things
    written = ", ".join(f"{said(name)} {said(value)}" for name, value in key)
    statements = [Triple(thing, NamedNode(RDF + "type"), kind) for thing in things]
    statements += [Triple(thing, name, value) for thing in things for name, value in key]
    message = f"{said(first)} and {said(other)} are both of {said(kind)} with {written}, which one thing alone has"
    return Contradiction("prp-key", message, tuple(statements))


def _wrong_literals(quads: Iterable[Quad], closure: Closure) -> Iterator[Contradiction]:
    """Literals that stand for no value of their datatype, or for none of the property's range."""
    ranges: dict[str, list[str]] = {}
    for solution in closure.select(_RANGES):
        if is_datatype(solution["range"].value):
            ranges.setdefault(solution["property"].value, []).append(solution["range"].value)
    for quad in quads:
        literal = quad.object
        if not isinstance(literal, Literal):
            continue
        datatype, text = literal.datatype.value, literal.value
        if is_ill_formed(text, datatype):
            message = f"{said(literal)} is not how a value of {said(literal.datatype)} is written"
            yield Contradiction("dt-not-type", message, (quad.triple,))
            continue
        for range_ in ranges.get(quad.predicate.value, ()):
            if datatype != range_ and is_outside(text, datatype, range_):
                message = (
                    f"{said(quad.predicate)} takes values of {said(NamedNode(range_))}, and {said(literal)} is none"
                )
                yield Contradiction("prp-rng", message, (quad.triple,))


def _grounded(found: Sequence[Contradiction], asserted: Sequence[Quad]) -> list[Contradiction]:
    """The same with what they come down to, found by running the rules backwards; blank nodes bear names for that."""
    quads = [_with_names(quad) for quad in named(asserted)]
    inferred = NamedNode("urn:x-pkgraph:" + INFERRED)
    follows = (Quad(each.subject, each.predicate, each.object, inferred) for each in Closure.of(quads).found)
    wanted = {each: tuple(_named_triple(statement) for statement in each.statements) for each in found}
    traced = trace(EmbeddedStore.in_memory([*quads, *follows]), [each for some in wanted.values() for each in some])
    places: dict[Triple, set[str]] = {}
    for quad in quads:
        places.setdefault(quad.triple, set()).add(str(getattr(quad.graph_name, "value", "")))
    quotes = _quotes(quads)
    complete = []
    for each, statements in wanted.items():
        leaves, waiting = dict[Triple, None](), list(reversed(statements))
        while waiting:
            statement = waiting.pop()
            step = traced.steps.get(statement)
            if step:
                waiting.extend(reversed(step.premises))
            else:
                leaves[statement] = None
        grounds = tuple(
            Ground(leaf, tuple(sorted(places.get(leaf, ()))), tuple(quotes.get(leaf.subject, ())))
            for leaf in leaves
            if _is_data(leaf)
        )
        complete.append(Contradiction(each.rule, each.message, each.statements, grounds))
    return complete


def _is_data(statement: Triple) -> bool:
    """False for axioms, and for what is said of a blank node."""
    terms = (statement.subject, statement.object)
    if any(isinstance(term, NamedNode) and term.value.startswith(_BLANK) for term in terms):
        return False
    if statement.predicate.value == OWL + "sameAs":
        return True
    of_terms = isinstance(statement.object, NamedNode) and statement.object.value.startswith(_AXIOMS)
    return not statement.predicate.value.startswith(_AXIOMS) and not of_terms


def _quotes(quads: Iterable[Quad]) -> dict[object, list[str]]:
    """The words of each fact's evidence, by fact."""
    values: dict[str, dict[object, list[Any]]] = {PK + "evidence": {}, OA + "hasSelector": {}, OA + "exact": {}}
    for quad in quads:
        of = values.get(quad.predicate.value)
        if of is not None:
            of.setdefault(quad.subject, []).append(quad.object)
    evidence, selectors, words = values.values()
    return {
        fact: [exact.value for node in nodes for each in selectors.get(node, ()) for exact in words.get(each, ())]
        for fact, nodes in evidence.items()
    }


def _with_names(quad: Quad) -> Quad:
    triple = _named_triple(quad.triple)
    return Quad(triple.subject, triple.predicate, triple.object, quad.graph_name)


def _named_triple(triple: Triple) -> Triple:
    subject, value = (
        NamedNode(_BLANK + term.value) if isinstance(term, BlankNode) else term
        for term in (triple.subject, triple.object)
    )
    assert not isinstance(subject, Literal)
    return Triple(subject, triple.predicate, value)


def said(term: object) -> str:
    """A term for people: a known prefix in place of its namespace, quotation marks around words."""
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and re.fullmatch(r"[\w-]+", local):
                return f"{prefix}:{local}"
        return f"<{term.value}>"
    if isinstance(term, Literal):
        mark = f"@{term.language}" if term.language else f" ({said(term.datatype)})"
        return f"“{term.value}”" + ("" if term.datatype.value == XSD + "string" else mark)
    return "something unnamed"


def _order(each: Contradiction) -> tuple[str, str, str]:
    return each.rule, each.message, str(each.statements)
