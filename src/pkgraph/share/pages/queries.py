"""The questions with forms: the list of the catalogue, and each query with its form, its answer and its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pkgraph.ask.catalogue import CatalogueQuery, Parameter, catalogue
from pkgraph.ask.parameters import ParameterType
from pkgraph.ask.rows import Rows
from pkgraph.ask.run import run_query
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.named import named
from pkgraph.share.pages.render import rendered
from pkgraph.share.pages.table import Table, table

AT_ONCE = 50
"""rows on a page"""
_FIELDS = 4
"""fields of a form that are seen at once; those with values come first"""
PAGE = "page"
"""the value of a request that says which page of the rows is wanted; no query has a parameter of that name"""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a query's form."""

    parameter: Parameter
    value: str
    kind: str
    """of the input: ``number``, ``text``, or ``choice``"""


def questions_page(links: Links) -> str:
    """All queries of the catalogue."""
    return rendered("questions.html", links, queries=tuple(catalogue()))


def query_page(
    store: Store, links: Links, name: str, values: Mapping[str, str], page: int = 1, refused: QueryError | None = None
) -> str:
    """A query of the catalogue: its form, one page of its rows, what it leaves out, its text.

    Args:
        store: the graph.
        links: the addresses of the site.
        name: the query's name.
        values: parameter to value; one that is empty counts as not given.
        page: which page of the rows, from 1; the last one if there are fewer.
        refused: why the values are wrong; then nothing is asked.

    Raises:
        QueryError: there is no such query, or a parameter or a value is wrong.
        GraphError: the graph cannot be reached or read.
    """
    query = catalogue().get(name)
    given = {key: value for key, value in values.items() if value.strip()}
    rows = None if refused else run_query(store, name, given)
    pages = max(1, -(-len(rows) // AT_ONCE)) if rows is not None else 1
    fields = [_field(parameter, values.get(parameter.name, "")) for parameter in query.parameters]
    fields.sort(key=lambda field: not field.value)
    at = min(max(page, 1), pages)
    return rendered(
        "query.html",
        links,
        query=query,
        fields=fields[:_FIELDS],
        more=fields[_FIELDS:],
        values=given,
        rows=rows,
        table=None if rows is None else _table(store, links, rows, (at - 1) * AT_ONCE),
        first=(at - 1) * AT_ONCE + 1,
        at=at,
        pages=pages,
        before=_page_of(links, query, given, at - 1) if at > 1 else "",
        after=_page_of(links, query, given, at + 1) if at < pages else "",
        refused=refused,
    )


def _table(store: Store, links: Links, rows: Rows, start: int) -> Table:
    """One page of the rows, whose names lead to what they name."""
    known = named(store, [Rows(rows.columns, rows[start : start + AT_ONCE])])
    return table(rows, known, links, start=start, most=AT_ONCE)


def _page_of(links: Links, query: CatalogueQuery, values: Mapping[str, str], page: int) -> str:
    return links.query(query.name, {**values, PAGE: str(page)} if page > 1 else values)


def _field(parameter: Parameter, value: str) -> Field:
    if parameter.choices:
        return Field(parameter, value, "choice")
    return Field(parameter, value, "number" if parameter.type is ParameterType.INTEGER else "text")
