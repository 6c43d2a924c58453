"""Runs the rules to a fixpoint over pyoxigraph, semi-naively.

Axioms are closed first. Then each round runs the rules about data only where at least one premise is a
statement that the round before found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from pkgraph.know.inference.rule import Rule, load_rules
from pkgraph.know.inference.trivial import is_trivial
from pkgraph.namespaces import OWL, RDFS

# Names of graphs in the working store, which nobody sees.
_UNNAMED = NamedNode("urn:x-pkgraph:unnamed")
_ROUND = "urn:x-pkgraph:round:"
_AXIOMS = (RDFS, OWL)


class Closure:
    """A working copy of the graph that grows until nothing new follows."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._store = Store()
        self._store.bulk_extend(named(quads))
        self._rounds = 0
        self.found: dict[Triple, None] = {}
        """what follows and is not asserted, trivial statements too"""

    @classmethod
    def of(cls, quads: Iterable[Quad], rules: tuple[Rule, ...] | None = None) -> Closure:
        """All that follows from ``quads`` by the rules, by default all of OWL 2 RL that ``rules/`` holds."""
        closure = cls(quads)
        closure.close(load_rules() if rules is None else rules)
        return closure

    @property
    def conclusions(self) -> list[Triple]:
        """What was found and is not trivial."""
        return [triple for triple in self.found if not is_trivial(triple)]

    def select(self, query: str) -> QuerySolutions:
        """The solutions of a SELECT over all that is asserted and found; what is found stands in graphs whose names
        begin with ``urn:x-pkgraph:round:``."""
        found = self._store.query(query, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return found

    def close(self, rules: tuple[Rule, ...]) -> None:
        """Adds all that follows by ``rules``."""
        about_axioms = tuple(rule for rule in rules if not rule.graphs)
        about_data = tuple(rule for rule in rules if rule.graphs)
        while True:
            while self._add(self._all(about_axioms)):
                pass
            news = self._add(self._all(about_data))
            axioms = False
            while news:
                axioms = axioms or self._holds_axioms(news)
                news = self._add(self._from(about_data, news))
            if not axioms:
                return

    def _all(self, rules: tuple[Rule, ...]) -> Iterator[Triple]:
        for rule in rules:
            yield from self._run(rule)

    def _from(self, rules: tuple[Rule, ...], news: NamedNode) -> Iterator[Triple]:
        for rule in rules:
            for graph in rule.graphs:
                yield from self._run(rule, graph, news)

    def _run(self, rule: Rule, graph: str | None = None, news: NamedNode | None = None) -> Iterator[Triple]:
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {}
        if graph and news:
            bound[Variable(graph)] = news
        found = self._store.query(rule.query, use_default_graph_as_union=True, substitutions=bound)
        assert isinstance(found, QueryTriples), f"{rule.name} is no CONSTRUCT"
        return found

    def _add(self, triples: Iterator[Triple]) -> NamedNode | None:
        """The graph of the statements that are new, None if there are none."""
        new = dict.fromkeys(triple for triple in triples if triple not in self.found)
        if not new:
            return None
        self._rounds += 1
        graph = NamedNode(f"{_ROUND}{self._rounds}")
        self.found |= new
        self._store.extend(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in new)
        return graph

    def _holds_axioms(self, graph: NamedNode) -> bool:
        quads = self._store.quads_for_pattern(None, None, None, graph)
        predicates = {quad.predicate.value for quad in quads} - {OWL + "sameAs"}
        return any(predicate.startswith(_AXIOMS) for predicate in predicates)


def conclusions(quads: Iterable[Quad], rules: tuple[Rule, ...] | None = None) -> list[Triple]:
    """What follows from ``quads`` by the rules, is not among them and not trivial.

    Args:
        quads: asserted statements, axioms included; a store may be given, and stays as it is.
        rules: all of OWL 2 RL that ``rules/`` holds, by default.
    """
    return Closure.of(quads, rules).conclusions


def named(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads with a named graph each, for ``GRAPH`` sees no others."""
    for quad in quads:
        if isinstance(quad.graph_name, DefaultGraph):
            yield Quad(quad.subject, quad.predicate, quad.object, _UNNAMED)
        else:
            yield quad
