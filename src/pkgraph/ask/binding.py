"""Values into a query: as data, never as text.

A query declares what it takes by data blocks that bind nothing, ``VALUES ?mission_is { UNDEF }``. Binding puts
serialised RDF terms in the place of ``UNDEF`` (SPARQL 1.1 Query Language, section 10.2) and parses the result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

from pyoxigraph import Store as Memory

from pkgraph.ask.catalogue import CatalogueQuery
from pkgraph.ask.parameters import LOOKED_UP, Term, Value, term
from pkgraph.errors import QueryError

Values = Mapping[str, Value | Sequence[Value]]


def bind(query: CatalogueQuery, values: Values, found: Mapping[str, Sequence[Term]] | None = None) -> str:
    """The text of a catalogue query with its parameters bound; one without a value keeps its default, or binds nothing.

    Args:
        query: the query.
        values: parameter to value, or to several values of which one must hold.
        found: parameter to the resources that its values stand for, of parameters that are looked up; none are no rows.

    Raises:
        QueryError: a parameter is unknown, a value unfit, or the query's file faulty.
    """
    for name in values:
        query.parameter(name)
    terms: dict[str, Sequence[Term]] = {}
    for parameter in query.parameters:
        given = several(values.get(parameter.name, parameter.default))
        if given and parameter.type in LOOKED_UP:
            terms[parameter.variable] = (found or {})[parameter.name]
        elif given:
            terms[parameter.variable] = [
                term(each, parameter.type, parameter.name, parameter.choices) for each in given
            ]
    where = f"{query.path.parent.name}/{query.path.name}"
    check(query.text, where=where)
    return filled(query.text, terms, where=where)


def several(value: Value | Sequence[Value] | None) -> list[Value]:
    """One value or several as a list."""
    return [] if value is None else [value] if isinstance(value, (str, int)) else list(value)


def fill(text: str, terms: Mapping[str, Sequence[Term]], *, where: str = "query") -> str:
    """A query with the data blocks of some variables filled; no terms give no solutions.

    Raises:
        QueryError: the query does not declare a variable, or cannot be parsed.
    """
    text = filled(text, terms, where=where)
    check(text, where=where)
    return text


def filled(text: str, terms: Mapping[str, Sequence[Term]], *, where: str = "query") -> str:
    """The same for a query of this program's own, which the store that is asked parses.

    Raises:
        QueryError: the query does not declare a variable.
    """
    for variable, values in terms.items():
        data = " ".join(str(value) for value in values)
        text, found = _block(variable).subn(partial(_constant, f"VALUES ?{variable} {{ {data} }}"), text)
        if not found:
            raise QueryError(f"declares no 'VALUES ?{variable} {{ UNDEF }}'", where=where)
    return text


@lru_cache(maxsize=256)
def _block(variable: str) -> re.Pattern[str]:
    """The data block that declares a variable."""
    return re.compile(rf"VALUES\s+\?{re.escape(variable)}\s*\{{\s*UNDEF\s*\}}")


def _constant(filled: str, _: re.Match[str]) -> str:
    return filled


@lru_cache(maxsize=256)
def check(text: str, *, where: str = "query") -> tuple[str, ...]:
    """The columns of a query after parsing it; none for ASK, CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: it cannot be parsed as SPARQL 1.1.
    """
    try:
        answer = Memory().query(text)
    except SyntaxError as error:
        raise QueryError(f"not a SPARQL 1.1 query: {error}", where=where) from error
    return tuple(variable.value for variable in getattr(answer, "variables", ()))
