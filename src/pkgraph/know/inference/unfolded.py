"""Rules that lead through anonymous classes, each as one rule.

That something belongs to an anonymous class is inferred on the way and kept in no graph. So the steps into such a class
and out of it are taken together: what makes a member of it stands in place of the membership.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from pkgraph.know.inference.rule import Rule
from pkgraph.namespaces import OWL, RDF, RDFS

Term = NamedNode | BlankNode | Literal

_TYPE = f"<{RDF}type>"
_SUBCLASS, _EQUIVALENT = RDFS + "subClassOf", OWL + "equivalentClass"
_FIRST, _REST = RDF + "first", RDF + "rest"
_ON, _VALUE, _SOME, _ALL = (OWL + name for name in ("onProperty", "hasValue", "someValuesFrom", "allValuesFrom"))
_AND, _OR = OWL + "intersectionOf", OWL + "unionOf"

PREDICATES = (_SUBCLASS, _EQUIVALENT, _FIRST, _REST, _ON, _VALUE, _SOME, _ALL, _AND, _OR)
"""what anonymous classes are described by, as far as they are unfolded"""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to be a member of a class: patterns of axioms and data, and the rules that are applied."""

    patterns: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def and_then(self, rule: str, *patterns: str) -> _Way:
        return _Way(tuple(dict.fromkeys((*patterns, *self.patterns))), tuple(dict.fromkeys((*self.rules, rule))))


def unfolded(axioms: Iterable[Triple], rules: Sequence[Rule]) -> list[Rule]:
    """A rule for each way through anonymous classes to a class or a value of a thing.

    Unfolded are restrictions to some, all or one value, intersections and unions, in axioms of subclasses and
    equivalent classes; not what they say of other classes.

    Args:
        axioms: statements by ``PREDICATES`` of which a term is anonymous.
        rules: those that the graph was inferred by; a way that needs others is left out.
    """
    known = {rule.name: rule for rule in rules}
    made = (_composed(head, way, known) for head, way in _Unfolding(axioms).heads())
    return list({rule.query: rule for rule in made if rule}.values())


def _composed(head: str, way: _Way, known: dict[str, Rule]) -> Rule | None:
    if not known.keys() >= set(way.rules):
        return None
    source = "; ".join(dict.fromkeys(known[name].source for name in way.rules))
    body = " .\n".join(f"  {pattern}" for pattern in way.patterns)
    return Rule(", ".join(way.rules), source, f"CONSTRUCT {{ {head} }}\nWHERE {{\n{body}\n}}", ())


class _Unfolding:
    """Anonymous classes, and what makes a member of each."""

    def __init__(self, axioms: Iterable[Triple]) -> None:
        self._values: dict[tuple[Term, str], list[Term]] = defaultdict(list)
        self._below: dict[Term, list[tuple[Term, str, str]]] = defaultdict(list)
        self._restrictions: list[tuple[Term, Term]] = []
        self._names: dict[BlankNode, str] = {}
        self._fresh = count(1)
        for axiom in dict.fromkeys(axioms):
            subject, predicate, value = axiom.subject, axiom.predicate.value, axiom.object
            assert not isinstance(subject, Triple) and not isinstance(value, Triple)
            self._values[subject, predicate].append(value)
            if predicate in (_SUBCLASS, _EQUIVALENT):
                pattern = self._said(subject, predicate, value)
                self._below[value].append((subject, pattern, "cax-sco" if predicate == _SUBCLASS else "cax-eqc1"))
            if predicate == _EQUIVALENT:
                self._below[subject].append((value, pattern, "cax-eqc2"))
            if predicate == _ON:
                self._restrictions.append((subject, value))

    def heads(self) -> Iterator[tuple[str, _Way]]:
        """Conclusions that rest on members of anonymous classes, with the ways to them."""
        for node in list(self._below):
            if isinstance(node, NamedNode):
                for way in self._from_below(node, "?x", ()):
                    yield f"?x {_TYPE} {node}", way
        for node, on in self._restrictions:
            named = f"{self._name(node)} <{_ON}> {on}"
            for way in self._from_below(node, "?x", ()):
                for value in self._values[node, _ALL]:
                    if isinstance(value, NamedNode):
                        said = self._said(node, _ALL, value)
                        yield f"?y {_TYPE} {value}", way.and_then("cls-avf", said, named, f"?x {on} ?y")
                for value in self._values[node, _VALUE]:
                    yield f"?x {on} {value}", way.and_then("cls-hv1", self._said(node, _VALUE, value), named)

    def _members(self, node: Term, who: str, above: tuple[Term, ...]) -> Iterator[_Way]:
        """The ways to be a member of a class."""
        if isinstance(node, NamedNode):
            yield _Way((f"{who} {_TYPE} {node}",))
        elif node not in above:
            yield from self._from_expression(node, who, above)
            yield from self._from_below(node, who, above)

    def _from_below(self, node: Term, who: str, above: tuple[Term, ...]) -> Iterator[_Way]:
        for lower, pattern, rule in self._below[node]:
            if isinstance(node, BlankNode) or isinstance(lower, BlankNode):
                for way in self._members(lower, who, (*above, node)):
                    yield way.and_then(rule, pattern)

    def _from_expression(self, node: Term, who: str, above: tuple[Term, ...]) -> Iterator[_Way]:
        above = (*above, node)
        for on in self._values[node, _ON]:
            named = f"{self._name(node)} <{_ON}> {on}"
            for value in self._values[node, _VALUE]:
                yield _Way().and_then("cls-hv2", self._said(node, _VALUE, value), named, f"{who} {on} {value}")
            for value in self._values[node, _SOME]:
                said, other = self._said(node, _SOME, value), f"?y{next(self._fresh)}"
                if value == NamedNode(OWL + "Thing"):
                    yield _Way().and_then("cls-svf2", said, named, f"{who} {on} {other}")
                    continue
                for way in self._members(value, other, above):
                    yield way.and_then("cls-svf1", said, named, f"{who} {on} {other}")
        for head in self._values[node, _AND]:
            cells, members = self._list(head)
            ways = [_Way()]
            for member in members:
                more = list(self._members(member, who, above))
                ways = [_Way(one.patterns + two.patterns, one.rules + two.rules) for one in ways for two in more]
            for way in ways:
                yield way.and_then(f"cls-int1-{len(members)}", self._said(node, _AND, head), *cells)
        for head in self._values[node, _OR]:
            cells, members = self._list(head)
            for member in members:
                for way in self._members(member, who, above):
                    yield way.and_then("cls-uni", self._said(node, _OR, head), *cells)

    def _list(self, head: Term) -> tuple[list[str], list[Term]]:
        """The patterns that describe a list, and its members."""
        patterns: list[str] = []
        members: list[Term] = []
        while isinstance(head, BlankNode):
            (first,), (rest,) = self._values[head, _FIRST], self._values[head, _REST]
            patterns += [self._said(head, _FIRST, first), self._said(head, _REST, rest)]
            members.append(first)
            head = rest
        return patterns, members

    def _said(self, subject: Term, predicate: str, value: Term) -> str:
        return f"{self._name(subject)} <{predicate}> {self._name(value)}"

    def _name(self, term: Term) -> str:
        """A term as it stands in a query: a variable for what is anonymous."""
        return self._names.setdefault(term, f"?c{len(self._names)}") if isinstance(term, BlankNode) else str(term)
