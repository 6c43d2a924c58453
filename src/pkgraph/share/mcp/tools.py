"""What a language model can ask of the graph: each tool a function from typed arguments to plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field
from pyoxigraph import QueryBoolean
from typing_extensions import TypedDict

from pkgraph.ask.behind import words_behind
from pkgraph.ask.called import called
from pkgraph.ask.catalogue import Catalogue, CatalogueQuery, catalogue
from pkgraph.ask.explain import explain
from pkgraph.ask.question import Asker
from pkgraph.ask.run import run_query
from pkgraph.ask.search import Index, search
from pkgraph.ask.show import show
from pkgraph.ask.sparql import rows_of
from pkgraph.know.store.limited import LimitedStore
from pkgraph.know.store.place import open_store
from pkgraph.share.mcp.fit import MOST_CHARACTERS, MOST_ROWS, fitting, length, pruned
from pkgraph.share.mcp.schema import schema

_ROWS = 50
_QUERIES = 12
"""queries that are told in full at a time"""
_RESOURCES = 100
"""resources of a SPARQL answer whose names and evidence are looked up"""
_VALUES = 20

Row = dict[str, Any]
Limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description="most rows to return")]
Name = Annotated[str, Field(min_length=1, max_length=500)]
ParameterValue = str | int | list[str | int]


class Queries(TypedDict):
    """Queries of the catalogue, those that fit best first."""

    queries: list[Row]
    others: list[str]
    """names of those that are not told in full"""


class Answer(TypedDict):
    """Rows of a catalogue query; each that is evidence ends in document, part, start, end and quote."""

    query: str
    parameters: dict[str, ParameterValue]
    columns: list[str]
    rows: list[Row]
    total: int
    next_offset: int | None
    note: str


class Asked(TypedDict):
    """The answer to a question, or why there is none, with passages that may tell of it."""

    question: str
    declined: bool
    query: str | None
    params: dict[str, str]
    answer: str
    rows: list[Row]
    total: int
    further: list[Row]
    candidates: list[Row]
    hits: list[Row]


class Shown(TypedDict):
    """A resource and all that is known of it, or as much as fits."""

    iri: str
    label: str
    name: str | None
    types: list[str]
    properties: list[Row]
    facts: list[Row]
    facts_of_each_kind: dict[str, int]


class Found(TypedDict):
    """An answer to SPARQL, with the names of resources in it and the words behind its facts and parts."""

    columns: list[str]
    rows: list[Row]
    truncated: bool
    names: dict[str, str]
    evidence: list[Row]


class Passages(TypedDict):
    """Passages that were found, the best first."""

    passages: list[Row]
    total: int
    note: str


@dataclass(frozen=True)
class Tools:
    """The tools, on one graph."""

    store: LimitedStore

    def list_queries(
        self,
        about: Annotated[str, Field(max_length=500, description="words of the question; empty for an overview")] = "",
    ) -> Queries:
        """List the catalogue's ready questions about UN peacekeeping documents.

        With words of a question: the queries that fit it best, with their parameters. Without: all, in brief.
        """
        known = catalogue()
        if not about.strip():
            brief = [{"name": each.name, "question": each.question} for each in known]
            told = fitting(brief, MOST_ROWS)
        else:
            told = fitting(map(_described, _ranked(known, about)), _QUERIES)
        names = {each["name"] for each in told}
        return {"queries": told, "others": [name for name in known.names() if name not in names]}

    def query(
        self,
        name: Annotated[str, Field(max_length=100, description="a query's name, from list_queries")],
        parameters: Annotated[
            dict[str, ParameterValue],
            Field(description='values, such as {"mission": "UNMISS"}; of several values in a list one must hold'),
        ] = {},  # noqa: B006 - the schema shows it as the default; nothing writes to it
        limit: Limit = _ROWS,
        offset: Annotated[int, Field(ge=0, description="rows to leave out at the beginning")] = 0,
    ) -> Answer:
        """Run a query of the catalogue: rows of facts, each with document symbol, part, offsets and exact quote."""
        found = run_query(self.store, name, parameters)
        rows = fitting(found[offset:], limit)
        after = offset + len(rows)
        return {
            "query": name,
            "parameters": parameters,
            "columns": list(found.columns),
            "rows": rows,
            "total": len(found),
            "next_offset": after if after < len(found) else None,
            "note": found.note,
        }

    def ask(self, question: Annotated[Name, Field(description="a question in English about the documents")]) -> Asked:
        """Answer a question from the catalogue: rows, evidence and the query it became, or the reason why it cannot."""
        told = self._asker.ask(question).as_json()
        return {**told, "rows": fitting(told["rows"], _ROWS), "total": len(told["rows"])}  # type: ignore[typeddict-item]

    @cached_property
    def _asker(self) -> Asker:
        return Asker(open_store(self.store.place))

    def search(
        self,
        words: Annotated[Name, Field(description='words in any form, "quoted phrases", begin*, OR, NOT')],
        document: Annotated[str | None, Field(description="only in the document with this symbol")] = None,
        mission: Annotated[str | None, Field(description="only where facts speak of this mission")] = None,
        since: Annotated[
            str | None, Field(description="only documents issued then or later: 2023 or 2023-09-01")
        ] = None,
        until: Annotated[str | None, Field(description="only documents issued then or earlier")] = None,
        limit: Limit = 10,
    ) -> Passages:
        """Find passages by their words, the best first, each with symbol, part, quote and what its facts speak of."""
        filters = {"document": document, "mission": mission, "since": since, "until": until}
        found = search(self._index, words, **filters, limit=limit)
        passages = fitting(found.as_json(), limit)
        return {"passages": passages, "total": found.total, "note": found.note}

    @cached_property
    def _index(self) -> Index:
        return Index.of(open_store(self.store.place))

    def show(
        self,
        entity: Annotated[Name, Field(description="a symbol (S/2023/646), an acronym (UNMISS), a name or an IRI")],
        facts: Annotated[int, Field(ge=0, le=MOST_ROWS, description="most facts of each kind")] = 5,
    ) -> Shown:
        """Show all that is known of a mission, document, part, State, actor or priority, with the words behind it."""
        entity_ = show(self.store, entity)
        kept = tuple((kind, replace(rows, rows=rows[:facts])) for kind, rows in entity_.facts)
        data = replace(entity_, facts=kept).as_json()
        properties = [{**each, "values": each["values"][:_VALUES]} for each in data["properties"]]
        properties = fitting(properties, MOST_ROWS, MOST_CHARACTERS // 2)
        return {
            "iri": data["iri"],
            "label": data["label"],
            "name": data["name"],
            "types": data["types"],
            "properties": properties,
            "facts": fitting(data["facts"], MOST_ROWS, MOST_CHARACTERS - length(properties)),
            "facts_of_each_kind": {kind: len(rows) for kind, rows in entity_.facts},
        }

    def explain(
        self,
        subject: Annotated[Name, Field(description="a symbol, an acronym, a name or an IRI")],
        predicate: Annotated[Name, Field(description="a property's label (cites) or IRI")],
        object: Annotated[Name, Field(description="as the subject, or a literal's value")],  # noqa: A002
    ) -> Row:
        """Tell why a statement is in the graph: the words it was read from, or the rule and premises it follows by."""
        return pruned(explain(self.store, subject, predicate, object).as_json())

    def sparql(
        self,
        query: Annotated[str, Field(max_length=100_000, description="SELECT, ASK, CONSTRUCT or DESCRIBE")],
        limit: Limit = _ROWS,
    ) -> Found:
        """Run a read-only SPARQL 1.1 query; see schema for the terms. No SERVICE, FROM or updates; time is limited.

        For facts and parts among the values the answer adds document, part, offsets and quote.
        """
        limited = self.store.foreign(query, limit)
        found = rows_of(limited.answer)
        rows = fitting(found, limit, MOST_CHARACTERS // 2)
        iris = _iris(rows)[:_RESOURCES]
        names = {iri: name.label for iri, name in called(self.store, iris).items() if name.label}
        evidence = () if isinstance(limited.answer, QueryBoolean) else words_behind(self.store, iris)
        return {
            "columns": list(found.columns),
            "rows": rows,
            "truncated": limited.truncated or len(rows) < len(found),
            "names": names,
            "evidence": fitting(evidence, MOST_ROWS, MOST_CHARACTERS // 2 - length(names)),
        }

    def schema(self) -> str:
        """Give the graph's classes, properties, form of evidence and catalogue in brief. Read it before SPARQL."""
        return schema()


def _described(query: CatalogueQuery) -> Row:
    parameters = [
        {
            "name": each.name,
            "type": str(each.type),
            "description": each.description,
            "example": each.example,
            **({"default": each.default} if each.default else {}),
            **({"choices": list(each.choices)} if each.choices else {}),
        }
        for each in query.parameters
    ]
    return {"name": query.name, "question": query.question, "limits": query.limits, "parameters": parameters}


def _ranked(queries: Catalogue, about: str) -> list[CatalogueQuery]:
    """The queries that share words with ``about``, those with most of them first."""
    wanted = _words(about)
    shared = {query: len(wanted & _words(" ".join((query.name, query.question, *query.also)))) for query in queries}
    return sorted((query for query in queries if shared[query]), key=lambda query: (-shared[query], query.name))


def _words(text: str) -> frozenset[str]:
    """Words as far as they tell, without the endings that number gives them."""
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]+", text.casefold()) if len(word) > 3)


def _iris(rows: Iterable[Row]) -> list[str]:
    values = (value for row in rows for value in row.values() if isinstance(value, str))
    return list(dict.fromkeys(value for value in values if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value)))
