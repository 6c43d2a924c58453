"""Why a statement was inferred: the rules run backwards, from the conclusion to its premises.

A rule's template is bound to the conclusion and its WHERE is run over the whole graph, for many conclusions at
once. What is inferred among the premises is asked after in the same way, one layer a time, until each
conclusion rests on asserted statements alone. So each step is the top of a lowest possible tree: its premises
rest on lower ones, and nothing rests on itself. Steps through anonymous classes are taken as one (``unfolded``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple, Variable

from pkgraph.know.graph.convert import oxigraph_term
from pkgraph.know.inference.rule import Rule, load_rules
from pkgraph.know.inference.unfolded import PREDICATES, unfolded
from pkgraph.know.store.protocol import Store

INFERRED = "/graph/inferred"
"""how the name of the graph of inferred statements ends"""

_AT_ONCE = 1_000
"""statements in one query"""
_KNOWN = re.compile(r"\s*FILTER NOT EXISTS \{[^}]*\}")
_BODY = re.compile(r"\bWHERE \{\n(.*)\n\}\s*$", re.DOTALL)
_PREFIX = re.compile(r"^PREFIX .*\n", re.MULTILINE)

Term = NamedNode | BlankNode | Literal
Pattern = tuple[Variable | Term, Variable | Term, Variable | Term]
Bindings = dict[str, Term]
"""variable to term"""


@dataclass(frozen=True, slots=True)
class Step:
    """How one statement follows from others."""

    rule: Rule
    premises: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Where statements stand, and how those that were inferred follow."""

    graphs: Mapping[Triple, tuple[str, ...]]
    """the graphs in which each statement stands, sorted"""
    steps: Mapping[Triple, Step]
    """for each inferred statement that was asked for, and each below it, the step that leads to it"""


def trace(store: Store, statements: Iterable[Triple], rules: Sequence[Rule] | None = None) -> Trace:
    """How statements of a graph came about, down to asserted ones.

    Of several ways to a conclusion the lowest tree is taken; among equals the first by rule and premises.

    Args:
        store: the graph, with what was inferred in a graph of its own.
        statements: what is asked for; those that do not stand in the graph are in no part of the answer.
        rules: those that the graph was inferred by; all of them, by default.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    return _Search(store, load_rules() if rules is None else rules).run(list(dict.fromkeys(statements)))


class _Search:
    """The layers of premises below some statements, and the heights of those that are proved."""

    def __init__(self, store: Store, rules: Sequence[Rule]) -> None:
        self._store = store
        self._rules = rules
        self._backward: list[_Backward] = []
        self._graphs: dict[Triple, tuple[str, ...]] = {}
        self._ways: dict[Triple, list[Step]] = {}
        self._heights: dict[Triple, int] = {}

    def run(self, wanted: list[Triple]) -> Trace:
        layer, depth = wanted, 0
        while layer:
            found = self._locate(layer)
            self._graphs |= found
            goals = [triple for triple in layer if _is_inferred(found.get(triple, ()))]
            self._find_ways(goals)
            depth += 1
            self._measure()
            # Proofs up to this depth are all in sight, so that heights within it are final.
            if all(self._heights.get(triple, depth + 1) <= depth for triple in wanted if triple in self._graphs):
                break
            premises = (premise for goal in goals for step in self._ways[goal] for premise in step.premises)
            layer = [triple for triple in dict.fromkeys(premises) if triple not in self._graphs]
        steps = dict(self._proof(wanted))
        kept = {*wanted, *(premise for step in steps.values() for premise in step.premises)}
        return Trace({triple: graphs for triple, graphs in self._graphs.items() if triple in kept}, steps)

    def _locate(self, triples: list[Triple]) -> dict[Triple, tuple[str, ...]]:
        """The graphs of each statement that stands in one; statements about blank nodes are always asserted.

        Blank nodes cannot be asked for: such a statement has the graphs of any with its subject and predicate.
        """
        found: dict[Triple, set[str]] = {triple: set() for triple in triples if _nameless(triple)}
        for row in self._rows([triple for triple in triples if triple not in found], "?s ?p ?o"):
            found.setdefault(Triple(row["s"], row["p"], row["o"]), set()).add(row["g"].value)
        nameless = [triple for triple in found if isinstance(triple.subject, NamedNode) and _nameless(triple)]
        for row in self._rows(nameless, "?s ?p"):
            for triple in nameless:
                if (triple.subject, triple.predicate) == (row["s"], row["p"]):
                    found[triple].add(row["g"].value)
        return {triple: tuple(sorted(graphs)) for triple, graphs in found.items()}

    def _rows(self, triples: list[Triple], given: str) -> Iterator[dict[str, Any]]:
        """The statements that agree with some in the terms given, each with its graph."""
        names = given.replace("?", "").split()
        for some in _portions(triples):
            terms = [(triple.subject, triple.predicate, triple.object)[: len(names)] for triple in some]
            query = f"SELECT DISTINCT {given} ?g WHERE {{ {_values(names, terms)} GRAPH ?g {{ ?s ?p ?o }} }}"
            yield from _solutions(self._store, query, [*names, "g"])

    def _find_ways(self, goals: list[Triple]) -> None:
        if goals and not self._backward:
            self._backward = _fit_rules(self._store, self._rules)
        self._ways.update((goal, []) for goal in goals)
        for some in _portions(goals):
            for rule in self._backward:
                for goal, step in rule.ways(self._store, some):
                    if goal in self._ways:
                        self._ways[goal].append(step)

    def _measure(self) -> None:
        """Finds the height of the lowest proof in sight for every statement that has one; 0 for asserted ones."""
        self._heights = {triple: 0 for triple in self._graphs if triple not in self._ways}
        height, unproved = 0, list(self._ways)
        while proved := [goal for goal in unproved if self._lowest(goal, height)]:
            height += 1
            self._heights.update((goal, height) for goal in proved)
            unproved = [goal for goal in unproved if goal not in self._heights]

    def _lowest(self, goal: Triple, below: int) -> Step | None:
        """The first way whose premises are all proved within a height."""
        heights, too_high = self._heights, below + 1
        ways = self._ways[goal]
        fit = [step for step in ways if all(heights.get(premise, too_high) <= below for premise in step.premises)]
        return min(fit, key=_order) if fit else None

    def _proof(self, wanted: list[Triple]) -> Iterator[tuple[Triple, Step]]:
        waiting, seen = list(wanted), set[Triple]()
        while waiting:
            goal = waiting.pop()
            if goal in seen or not self._heights.get(goal):
                continue
            seen.add(goal)
            step = self._lowest(goal, self._heights[goal] - 1)
            assert step
            yield goal, step
            waiting.extend(step.premises)


class _Backward:
    """A rule as a query from conclusions to premises."""

    def __init__(self, rule: Rule) -> None:
        from rdflib.plugins.sparql import prepareQuery

        algebra = prepareQuery(rule.query).algebra
        self._rule = rule
        (self._head,) = (_pattern(triple) for triple in algebra.template)
        self._forms = [tuple(form) for form in _forms(algebra.p)]
        body = _BODY.search(_KNOWN.sub("", rule.query))
        assert body, f"{rule.name} has no WHERE"
        self._prefixes, self._body = "".join(_PREFIX.findall(rule.query)), body[1]
        self._given = _variables([self._head])
        self._names = _variables([self._head, *(pattern for form in self._forms for pattern in form)])

    @property
    def predicates(self) -> frozenset[NamedNode]:
        """Those without which the rule gives nothing."""
        forms = ({term for _, term, _ in form if isinstance(term, NamedNode)} for form in self._forms)
        return frozenset(set.intersection(*forms))

    def ways(self, store: Store, goals: Iterable[Triple]) -> Iterator[tuple[Triple, Step]]:
        """Each goal with the steps that lead to it by this rule."""
        bound = [bindings for goal in goals if (bindings := _unify(self._head, goal)) is not None]
        if not bound:
            return
        values = _values(self._given, ([bindings[name] for name in self._given] for bindings in bound))
        query = f"{self._prefixes}SELECT DISTINCT {_listed(self._names)} WHERE {{\n{values}\n{self._body}\n}}"
        for solution in _solutions(store, query, self._names):
            goal = _triple(self._head, solution)
            for form in self._forms:
                premises = tuple(dict.fromkeys(_triple(pattern, solution) for pattern in form))
                if goal not in premises:
                    yield goal, Step(self._rule, premises)


def _fit_rules(store: Store, rules: Sequence[Rule]) -> list[_Backward]:
    """The rules of whose premises the graph has any."""
    backward = [_backward(rule) for rule in rules]
    wanted = sorted({str(predicate) for rule in backward for predicate in rule.predicates})
    query = f"SELECT ?p WHERE {{ VALUES ?p {{ {' '.join(wanted)} }} FILTER EXISTS {{ ?s ?p ?o }} }}"
    there = {row["p"] for row in _solutions(store, query, ("p",))}
    return [rule for rule in backward if rule.predicates <= there] + _through_anonymous_classes(store, rules)


def _through_anonymous_classes(store: Store, rules: Sequence[Rule]) -> list[_Backward]:
    values = _values(["p"], ([NamedNode(predicate)] for predicate in PREDICATES))
    query = f"SELECT DISTINCT ?s ?p ?o WHERE {{ {values} ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }}"
    axioms = [Triple(row["s"], row["p"], row["o"]) for row in _solutions(store, query, ("s", "p", "o"))]
    return [_backward(rule) for rule in unfolded(axioms, rules)]


@cache
def _backward(rule: Rule) -> _Backward:
    return _Backward(rule)


def _forms(algebra: Any) -> list[list[Pattern]]:
    """The premises of a rule, once for each way through its alternatives."""
    if algebra.name == "BGP":
        return [[_pattern(triple) for triple in algebra.triples if not _is_path(triple[1])]]
    if algebra.name == "Union":
        return _forms(algebra.p1) + _forms(algebra.p2)
    if algebra.name == "Join":
        return [first + second for first in _forms(algebra.p1) for second in _forms(algebra.p2)]
    return _forms(algebra.p)


def _is_path(predicate: Any) -> bool:
    """True for a path: it only leads along a list."""
    from rdflib.paths import Path

    return isinstance(predicate, Path)


def _pattern(triple: Sequence[Any]) -> Pattern:
    from rdflib.term import Variable as Name

    subject, predicate, value = (Variable(str(t)) if isinstance(t, Name) else oxigraph_term(t) for t in triple)
    return subject, predicate, value


def _variables(patterns: Iterable[Pattern]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.value for pattern in patterns for term in pattern if isinstance(term, Variable)))


def _unify(head: Pattern, goal: Triple) -> Bindings | None:
    """What the head's variables stand for if it is the goal; None if it cannot be."""
    bindings: Bindings = {}
    for term, given in zip(head, (goal.subject, goal.predicate, goal.object), strict=True):
        assert not isinstance(given, Triple)
        if isinstance(term, Variable):
            if bindings.setdefault(term.value, given) != given:
                return None
        elif term != given:
            return None
    return bindings


def _triple(pattern: Pattern, bindings: Mapping[str, Any]) -> Triple:
    subject, predicate, value = (bindings[t.value] if isinstance(t, Variable) else t for t in pattern)
    assert isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode)
    return Triple(subject, predicate, value)


def _is_inferred(graphs: tuple[str, ...]) -> bool:
    return bool(graphs) and all(graph.endswith(INFERRED) for graph in graphs)


def _nameless(triple: Triple) -> bool:
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)


def _order(step: Step) -> tuple[str, tuple[str, ...]]:
    return step.rule.name, tuple(map(str, step.premises))


def _values(names: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A data block of serialised terms."""
    return f"VALUES ({_listed(names)}) {{ {' '.join(f'({_spaced(row)})' for row in rows)} }}"


def _spaced(terms: Iterable[object]) -> str:
    return " ".join(map(str, terms))


def _listed(names: Iterable[str]) -> str:
    return " ".join(f"?{name}" for name in names)


def _solutions(store: Store, query: str, names: Sequence[str]) -> list[dict[str, Any]]:
    answer = store.query(query)
    assert isinstance(answer, QuerySolutions)
    return [{name: solution[name] for name in names} for solution in answer]


def _portions(triples: list[Triple]) -> Iterator[list[Triple]]:
    waiting = iter(triples)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some
