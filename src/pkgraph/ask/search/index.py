"""The index: a small SQLite database with a full-text table (FTS5), made from what a graph says of its parts.

It is a function of the graph alone, so that it can be made of any store: on disk beside the graph when that is
built, in memory where there is none.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask.binding import fill
from pkgraph.ask.rows import Row, plain
from pkgraph.ask.search.tokens import tokens
from pkgraph.errors import GraphError
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PK, RDFS, SKOS
from pkgraph.progress import Progress, Silent

_HERE = Path(__file__).parent
_AT_ONCE = 1_000
"""resources in one query"""
_DOCUMENTS_AT_ONCE = 20
_LABELS = (RDFS + "label", PK + "acronym", PK + "key", SKOS + "prefLabel")
"""properties whose values a thing is shown by, the best first"""


class Index:
    """The full-text index of a graph, open for reading."""

    def __init__(self, connection: sqlite3.Connection, place: str) -> None:
        self.connection = connection
        self.place = place
        """where the graph is, for people"""
        self._counts: dict[str, int] = {}

    @classmethod
    def of(cls, store: Store, progress: Progress | None = None) -> Index:
        """The index of a graph: the one that was built with it, else one that is made in memory now.

        Raises:
            GraphError: the graph cannot be reached or read, it does not hold the words of its parts, or this
                Python's SQLite has no full-text search.
        """
        file = store.folder.index if isinstance(store, EmbeddedStore) and store.folder else None
        connection = _opened(file) if file else None
        if connection is None:
            connection = _connect(":memory:")
            _fill(connection, store, {}, progress or Silent())
            if not connection.execute("SELECT 1 FROM part").fetchone() and _holds_documents(connection):
                mend = "build it again with this pkgraph"
                raise GraphError("this graph does not hold the words of its parts", where=store.place, mend=mend)
        return cls(connection, store.place)

    def ask(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of an SQL query."""
        return self.connection.execute(query, values).fetchall()

    def count(self, match: str = "") -> int:
        """How many parts match an FTS5 expression; without one, how many there are."""
        if match not in self._counts:
            query = "SELECT count(*) FROM text" + (" WHERE text MATCH ?" if match else "")
            self._counts[match] = self.ask(query, [match] if match else [])[0][0]
        return self._counts[match]

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()


def make_index(store: Store, file: Path, states: Mapping[str, str], old: Path | None = None) -> None:
    """Writes the index of a graph into a new file.

    Args:
        store: the graph.
        file: the file.
        states: key of each document to a checksum of all that is stated of its parts.
        old: an index of an earlier graph, if any: what it holds of documents in the same state is kept.

    Raises:
        GraphError: this Python's SQLite has no full-text search.
    """
    known = _opened(old) if old else None
    if known is not None and old is not None:
        known.close()
        shutil.copyfile(old, file)
    connection = _connect(str(file))
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a graph that is not whole takes no old one's place
        connection.execute("PRAGMA journal_mode = OFF")
        _fill(connection, store, states, Silent())
    finally:
        connection.close()


def marker(thing: str) -> str:
    """The number that stands for a thing in the index: digits, which no stemmer touches."""
    return str(int(hashlib.sha256(thing.encode()).hexdigest()[:15], 16)).zfill(19)


def _connect(place: str) -> sqlite3.Connection:
    """A connection to a database that has the index's tables, for use by any thread."""
    connection = sqlite3.connect(place, check_same_thread=False)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'text'").fetchone():
        try:
            connection.executescript((_HERE / "schema.sql").read_text(encoding="utf-8"))
        except sqlite3.OperationalError as error:
            connection.close()
            raise GraphError(
                f"the SQLite {sqlite3.sqlite_version} of this Python has no full-text search ({error})",
                mend="use a Python whose SQLite has FTS5",
            ) from error
        connection.execute("INSERT INTO about VALUES (?)", [_form()])
        connection.commit()
    return connection


def _opened(file: Path) -> sqlite3.Connection | None:
    """An index on disk, for reading; None where there is none of this form."""
    if not file.is_file():
        return None
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        if connection.execute("SELECT form FROM about").fetchall() == [(_form(),)]:
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


@cache
def _form() -> str:
    """A checksum of what makes an index of a graph."""
    files = [Path(__file__), _HERE / "tokens.py", *sorted(_HERE.glob("*.rq")), _HERE / "schema.sql"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _fill(connection: sqlite3.Connection, store: Store, states: Mapping[str, str], watch: Progress) -> None:
    """Brings an index up to its graph; documents in the state that they had are taken as they are."""
    documents = [(row["document"], row["key"], row["issued"]) for row in _rows(store, "documents")]
    documents = list({iri: (iri, key, issued and str(issued)) for iri, key, issued in reversed(documents)}.values())
    had = dict(connection.execute("SELECT iri, state FROM document").fetchall())
    now = {iri: states.get(key, "") for iri, key, _ in documents}
    same = {iri for iri, state in now.items() if state and had.get(iri) == state}
    _forget(connection, [iri for iri in had if iri not in same])
    connection.execute("DELETE FROM document")
    connection.executemany("INSERT INTO document VALUES (?, ?, ?, ?)", [(*each, now[each[0]]) for each in documents])
    new = iter(sorted(iri for iri in now if iri not in same))
    watch.step("Indexing", len(now) - len(same))
    while some := list(islice(new, _DOCUMENTS_AT_ONCE)):
        _add(connection, store, some)
        for _ in some:
            watch.advance()
    _name(connection, store)
    connection.commit()


def _forget(connection: sqlite3.Connection, documents: Iterable[str]) -> None:
    for document in documents:
        parts = connection.execute("SELECT id FROM part WHERE document = ?", [document]).fetchall()
        for query in ("piece WHERE part", "mention WHERE part", "text WHERE rowid", "part WHERE id"):
            connection.executemany(f"DELETE FROM {query} = ?", parts)


def _add(connection: sqlite3.Connection, store: Store, documents: Sequence[str]) -> None:
    terms = {"document_is": [NamedNode(iri) for iri in documents]}
    parts = {row["part"]: row for row in _rows(store, "parts", terms)}
    pieces: dict[str, list[tuple[int, str]]] = {}
    for row in _rows(store, "pieces", terms):
        pieces.setdefault(row["part"], []).append((row["start"], row["words"]))
    mentions: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(store, "mentions", terms):
        mentions.setdefault(row["part"], []).append((row["thing"], row["surface"] or ""))
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM part").fetchone()
    for at, (iri, where) in enumerate(sorted(pieces.items()), last + 1):
        part, spoken_of = parts[iri], mentions.get(iri, [])
        start = min(start for start, _ in where)
        connection.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?)", [at, part["document"], iri, part["label"], start])
        connection.executemany("INSERT INTO piece VALUES (?, ?, ?)", [(at, *piece) for piece in where])
        connection.executemany("INSERT INTO mention VALUES (?, ?, ?)", [(at, *each) for each in spoken_of])
        markers = sorted({marker(thing) for thing, surface in spoken_of if surface})
        connection.execute(
            "INSERT INTO text (rowid, words, headings, things) VALUES (?, ?, ?, ?)",
            [at, part["text"], "\n".join(_headings(part, parts)), " ".join(markers)],
        )


def _headings(part: Row, parts: Mapping[str, Row]) -> Iterator[str]:
    """The headings that a part stands under, the nearest first."""
    here: Row | None = part
    while here is not None:
        if here["heading"]:
            yield here["heading"]
        here = parts.get(here["parent"])


def _name(connection: sqlite3.Connection, store: Store) -> None:
    """Writes what all things that are spoken of are called."""
    mentioned = dict(connection.execute("SELECT thing, max(surface) > '' FROM mention GROUP BY thing").fetchall())
    names: dict[str, dict[str, list[str]]] = {}
    things = iter([NamedNode(thing) for thing in sorted(mentioned)])
    while some := list(islice(things, _AT_ONCE)):
        for row in _rows(store, "names", {"thing_is": some}):
            names.setdefault(row["thing"], {}).setdefault(row["property"], []).append(row["name"])
    connection.execute("DELETE FROM thing")
    connection.execute("DELETE FROM called")
    for thing, known in sorted(names.items()):
        label = next((known[each][0] for each in _LABELS if each in known), None)
        if label:
            connection.execute("INSERT INTO thing VALUES (?, ?)", [thing, label])
        several = sorted({name for each in known.values() for name in each})
        connection.executemany(
            "INSERT INTO called (name, thing, length, mentioned) VALUES (?, ?, ?, ?)",
            [(name, thing, len(tokens(name)), mentioned[thing]) for name in several if tokens(name)],
        )


def _holds_documents(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM document").fetchone() is not None


def _rows(store: Store, query: str, terms: Mapping[str, Sequence[NamedNode]] | None = None) -> list[Row]:
    """The different solutions of a query, sorted: here, which takes less time than in the store."""
    text = (_HERE / f"{query}.rq").read_text(encoding="utf-8")
    answer = store.query(fill(text, terms or {}, where=query))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    _, rows = plain(answer)
    different = {tuple(row.values()): row for row in rows}
    return [different[key] for key in sorted(different, key=lambda key: [(each is not None, each) for each in key])]
