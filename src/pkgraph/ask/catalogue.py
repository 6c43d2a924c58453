"""The catalogue: ``queries/*.rq``, each a SPARQL 1.1 query with metadata in its head comment.

The metadata are TOML in the lines that begin with ``#+``; the query below them is valid as it stands. A parameter
names a variable that the query declares with the data block ``VALUES ?variable { UNDEF }``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pkgraph.ask.parameters import ParameterType
from pkgraph.errors import QueryError
from pkgraph.resources import resource

HEAD = "#+"
EVIDENCE = ("document", "part", "start", "end", "quote")
"""The last five columns of every query whose rows carry evidence."""

_TEXTS = ("title", "question", "method", "limits")
_LISTS = ("also", "lists", "focus", "aside")
_PARAMETER_TEXTS = ("variable", "type", "example", "description")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes."""

    name: str
    variable: str
    """the query's variable, without ``?``"""
    type: ParameterType
    description: str
    example: str
    default: str | None = None
    choices: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    """the class that each choice stands for, a local name of the ontology, where words are looked for by it"""
    columns: tuple[str, ...] = ()
    """columns of which one holds the value, whole and in capitals or not, in just the rows that the parameter leaves"""
    within: tuple[str, ...] = ()
    """the same of columns in which the value stands, whole or as a piece"""
    of: str = ""
    """of words: the classes whose members hold them, parted by spaces, or the parameter whose choice tells the class"""


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """A query of the catalogue and what people should know of it."""

    name: str
    path: Path
    text: str
    title: str
    question: str
    also: tuple[str, ...]
    """other wordings of the question"""
    method: str
    limits: str
    """what the answer does not show"""
    parameters: tuple[Parameter, ...]
    lists: tuple[str, ...]
    """columns that hold several values a row"""
    focus: tuple[str, ...]
    """columns whose words are looked for in the quote when it is shown to people"""
    aside: tuple[str, ...]
    """columns that a table for people leaves out, since its quote shows them"""

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name.

        Raises:
            QueryError: the query has none; near names are told.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = [parameter.name for parameter in self.parameters]
        raise QueryError(f"no parameter '{name}'", where=f"query {self.name}", mend=suggestion(name, names, "it takes"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The queries of a folder, read when asked for."""

    folder: Path

    def names(self) -> tuple[str, ...]:
        """The names of all queries, in alphabetical order."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.rq")))

    def get(self, name: str) -> CatalogueQuery:
        """The query of that name.

        Raises:
            QueryError: there is none (near names are told), or its file is faulty (the file is named).
        """
        path = self.folder / f"{name}.rq"
        if path not in self.folder.iterdir():
            raise QueryError(f"no query '{name}'", mend=suggestion(name, self.names(), "the queries are"))
        return read(path)

    def __iter__(self) -> Iterator[CatalogueQuery]:
        return (self.get(name) for name in self.names())


def catalogue() -> Catalogue:
    """The catalogue that this pkgraph came with."""
    return Catalogue(resource("queries"))


def suggestion(name: str, names: Iterable[str], intro: str) -> str:
    """The names nearest to ``name``, or all of them after ``intro`` where none is near."""
    known = list(names)
    by_folded = {each.casefold(): each for each in known}
    wanted = name.casefold()
    best = get_close_matches(wanted, by_folded, n=1, cutoff=0.6)
    least = 0.9 * SequenceMatcher(None, best[0], wanted).ratio() if best else 1.0
    near = [by_folded[each] for each in get_close_matches(wanted, by_folded, n=3, cutoff=max(0.6, least))]
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"{intro}: {', '.join(known)}" if known else "it takes none"


def read(path: Path) -> CatalogueQuery:
    """A query file, its metadata checked.

    Raises:
        QueryError: the file cannot be read, or its metadata are missing, wrong or not TOML.
    """
    where = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read: {error}", where=where) from error
    return _query(path, text, where)


@lru_cache(maxsize=256)
def _query(path: Path, text: str, where: str) -> CatalogueQuery:
    """The query that a file's text is."""
    head = "\n".join(line.removeprefix(HEAD) for line in text.splitlines() if line.startswith(HEAD))
    try:
        data = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"the head comment is not TOML: {error}", where=where) from error
    texts = {name: _text(data, name, where) for name in _TEXTS}
    lists = {name: _texts(data, name, where) for name in _LISTS}
    parameters = data.get("parameters", {})
    if not isinstance(parameters, dict):
        raise QueryError("'parameters' is not a table", where=where)
    return CatalogueQuery(
        name=path.stem,
        path=path,
        text=text,
        title=texts["title"],
        question=texts["question"],
        method=texts["method"],
        limits=texts["limits"],
        also=lists["also"],
        lists=lists["lists"],
        focus=lists["focus"],
        aside=lists["aside"],
        parameters=tuple(_parameter(name, entry, where) for name, entry in parameters.items()),
    )


def _parameter(name: str, entry: object, where: str) -> Parameter:
    place = f"{where}, parameter {name}"
    if not isinstance(entry, dict):
        raise QueryError("is not a table", where=place)
    texts = {key: _text(entry, key, place) for key in _PARAMETER_TEXTS}
    if texts["type"] not in list(ParameterType):
        raise QueryError(
            f"no type '{texts['type']}'", where=place, mend=suggestion(texts["type"], ParameterType, "types are")
        )
    kind = ParameterType(texts["type"])
    return Parameter(
        name=name,
        variable=texts["variable"],
        type=kind,
        description=texts["description"],
        example=texts["example"],
        default=_text(entry, "default", place) if "default" in entry else None,
        choices=_texts(entry, "choices", place),
        classes=_texts(entry, "classes", place),
        columns=_texts(entry, "columns", place),
        within=_texts(entry, "within", place),
        of=_text(entry, "of", place) if kind is ParameterType.WORDS else "",
    )


def _text(data: dict[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise QueryError(f"'{key}' is missing or not text", where=where)
    return value


def _texts(data: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise QueryError(f"'{key}' is not a list of texts", where=where)
    return tuple(value)
