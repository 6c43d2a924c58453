"""Runs a query of the catalogue on a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask.binding import Values, bind, check, several
from pkgraph.ask.catalogue import Catalogue, CatalogueQuery, Parameter, catalogue
from pkgraph.ask.kept import Wanted, kept
from pkgraph.ask.lookup import below, holding
from pkgraph.ask.parameters import LOOKED_UP, ParameterType, Value, term
from pkgraph.ask.rows import Row, Rows, fold, plain
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store


def run_query(store: Store, name: str, values: Values | None = None, *, queries: Catalogue | None = None) -> Rows:
    """The rows that a catalogue query gives.

    Args:
        store: the graph.
        name: the query's name.
        values: parameter to value, or to several values of which one must hold.
        queries: the catalogue; that of this pkgraph if none is given.

    Raises:
        QueryError: the name, a parameter or a value is wrong.
        GraphError: the graph cannot be reached or read.
    """
    query = (queries or catalogue()).get(name)
    given = {name: several(value) for name, value in sorted((values or {}).items())}
    ask = partial(answer, store, query, given)
    answers = kept(store)
    if answers is None:
        rows = ask()
    else:
        wanted = _in_columns(query, given)
        every = answers.table(query.text, partial(answer, store, query, {})) if wanted else None
        rows = every.where(wanted) if every else answers.rows(f"{given}\n{query.text}", ask)
    return Rows(check(query.text), rows, focus=query.focus, aside=query.aside, note=query.limits)


def _in_columns(query: CatalogueQuery, given: Mapping[str, list[Value]]) -> list[Wanted]:
    """What the values mean for the columns of the rows; nothing if one of them is looked for elsewhere."""
    found = []
    for name, values in given.items():
        parameter = query.parameter(name)
        columns = parameter.columns or parameter.within
        if values and (not columns or parameter.default is not None):
            return []
        if values:
            terms = (term(each, parameter.type, name, parameter.choices) for each in values)
            found.append(Wanted(columns, tuple(each.value for each in terms), whole=bool(parameter.columns)))
    return found


def answer(store: Store, query: CatalogueQuery, values: Values) -> tuple[Row, ...]:
    """The rows that a catalogue query gives, asked of the graph itself; see ``run_query``."""
    columns, solutions = plain(solve(store, query, values))
    return fold(columns, solutions, query.lists)


def solve(store: Store, query: CatalogueQuery, values: Values | None = None) -> QuerySolutions:
    """The solutions of a catalogue query, as the store gives them."""
    answer = store.query(bind(query, values or {}, looked_up(store, query, values or {})))
    if not isinstance(answer, QuerySolutions):
        raise QueryError("is not a SELECT query", where=f"{query.path.parent.name}/{query.path.name}")
    return answer


def looked_up(store: Store, query: CatalogueQuery, values: Values) -> dict[str, list[NamedNode]]:
    """The resources that the values of a query's words and parts stand for, by parameter.

    Raises:
        QueryError: a value holds no word.
        GraphError: the graph cannot be reached or read.
    """
    found: dict[str, list[NamedNode]] = {}
    for parameter in query.parameters:
        if parameter.type in LOOKED_UP and (given := _given(parameter, values)):
            nodes = {node for text in given for node in _nodes(store, query, parameter, text, values)}
            found[parameter.name] = sorted(nodes, key=str)
    return found


def _nodes(store: Store, query: CatalogueQuery, parameter: Parameter, text: str, values: Values) -> Iterable[NamedNode]:
    if parameter.type is ParameterType.PART:
        return below(store, text)
    return (node for kind in _classes(query, parameter, values) for node in holding(store, text, kind))


def _classes(query: CatalogueQuery, parameter: Parameter, values: Values) -> list[str]:
    """The classes in which words are looked for: its own, or those of the choices made by another parameter."""
    chosen = next((each for each in query.parameters if each.name == parameter.of), None)
    if chosen is None:
        return parameter.of.split()
    by_choice = dict(zip(chosen.choices, chosen.classes, strict=True))
    return sorted({by_choice[choice] for choice in _given(chosen, values) or chosen.choices})


def _given(parameter: Parameter, values: Values) -> list[str]:
    given = several(values.get(parameter.name, parameter.default))
    return [term(each, ParameterType.TEXT, parameter.name, parameter.choices).value for each in given]
