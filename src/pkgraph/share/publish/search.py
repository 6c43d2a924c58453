"""A search that needs no server: an index that a page's script reads, and the texts it shows pieces of.

A word is found by its stem (Porter), a name by all names that the graph knows of what it names, as ``ask.search``
finds them. Everything is written as scripts that hand over data, since a page that was opened as a file may load
scripts and nothing else.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import snowballstemmer

from pkgraph.ask.search.index import Index
from pkgraph.ask.search.tokens import tokens

FOLDER = "search"


@dataclass(frozen=True, slots=True)
class _Part:
    document: str
    label: str
    start: int
    words: str


def search_files(index: Index) -> Iterator[tuple[str, str]]:
    """The files of the search, by name; the same index gives the same bytes."""
    keys = dict(index.ask("SELECT iri, key FROM document"))
    query = (
        "SELECT part.id, part.document, part.label, part.start, text.words FROM part JOIN text ON text.rowid = part.id"
    )
    rows = sorted(index.ask(query), key=lambda row: (keys[row[1]], row[3], row[2]))
    numbers = {row[0]: number for number, row in enumerate(rows)}
    parts = [_Part(keys[document], label, start, words) for _, document, label, start, words in rows]
    documents = sorted({part.document for part in parts})
    stems, postings, lengths = _words(parts)
    yield (
        f"{FOLDER}/index.js",
        _script(
            "index",
            {
                "documents": documents,
                "parts": [[documents.index(part.document), part.label, part.start] for part in parts],
                "lengths": lengths,
                "stems": stems,
                "postings": [_gaps(each) for each in postings],
                "names": _names(index, numbers),
            },
        ),
    )
    for number, key in enumerate(documents):
        texts = {at: part.words for at, part in enumerate(parts) if part.document == key}
        yield f"{FOLDER}/text-{number}.js", _script("text", texts)


def plain_words(text: str) -> list[str]:
    """The words of a text as they are compared: small letters without accents.

    >>> plain_words("Côte d'Ivoire")
    ['cote', 'd', 'ivoire']
    """
    bare = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return [token.casefold() for token in tokens(bare)]


def _words(parts: list[_Part]) -> tuple[dict[str, int], list[list[int]], list[int]]:
    """Each word's stem as a number; the parts with each stem, again for each time it stands there; parts' lengths."""
    stemmer = snowballstemmer.stemmer("porter")
    found: dict[str, list[int]] = {}
    known: dict[str, str] = {}
    lengths = []
    for number, part in enumerate(parts):
        words = plain_words(part.words)
        lengths.append(len(words))
        for word in words:
            if word not in known:
                known[word] = stemmer.stemWord(word)
            found.setdefault(known[word], []).append(number)
    order = {stem: number for number, stem in enumerate(sorted(found))}
    return {word: order[known[word]] for word in sorted(known)}, [found[stem] for stem in order], lengths


def _names(index: Index, numbers: dict[int, int]) -> list[list[Any]]:
    """The names of each thing that the words of parts name, and those parts."""
    called: dict[str, set[str]] = {}
    for name, thing in index.ask("SELECT name, thing FROM called WHERE mentioned"):
        words = " ".join(plain_words(name))
        if words:
            called.setdefault(thing, set()).add(words)
    where: dict[str, set[int]] = {}
    for part, thing in index.ask("SELECT part, thing FROM mention WHERE surface > ''"):
        if len(called.get(thing, ())) > 1:
            where.setdefault(thing, set()).add(numbers[part])
    return [[sorted(called[thing]), _gaps(sorted(where[thing]))] for thing in sorted(where)]


def _gaps(numbers: list[int]) -> list[int]:
    """Rising numbers as what each adds to the one before."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def _script(name: str, value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # No sign of the data may end a script or a line of it.
    for sign in ("<", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"pkgraphSearch.{name}({text});\n"
