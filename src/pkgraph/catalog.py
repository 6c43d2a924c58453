"""Bibliographic facts that the texts do not hold, from ``catalog.ttl`` beside the sources.

An entry is a file's relative IRI, described with DCMI Metadata Terms and DCAT 3:

    <S-2023-646.txt> a dcat:Resource ;
        dcterms:identifier "S/2023/646" ;
        dcterms:issued "2023-09-01"^^xsd:date ;
        dcterms:temporal [ dcat:startDate "2023-01-01"^^xsd:date ; dcat:endDate "2023-06-30"^^xsd:date ] .
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

import pyoxigraph as ox

from pkgraph.errors import SourceError
from pkgraph.namespaces import DCAT, DCTERMS, PK, RDF, RDFS, SKOS

FILE = "catalog.ttl"
"""The catalogue's name in a folder of sources."""

IDENTIFIER, TITLE, ISSUED = DCTERMS + "identifier", DCTERMS + "title", DCTERMS + "issued"
CREATOR, PUBLISHER, TYPE = DCTERMS + "creator", DCTERMS + "publisher", DCTERMS + "type"
TEMPORAL, START, END = DCTERMS + "temporal", DCAT + "startDate", DCAT + "endDate"
BODY, SESSION, AGENDA_ITEM = PK + "body", PK + "session", PK + "agendaItem"

RDF_TYPE = RDF + "type"
NAMING = (SKOS + "prefLabel", RDFS + "label", "http://xmlns.com/foaf/0.1/name")
"""What gives the name of a creator, publisher or type that is a resource and not a literal."""

HERE = "catalog:/beside/"
"""Stands for the catalogue's folder while it is parsed, so that no IRI in it depends on where it is."""

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[0-9:.]+)?(?:Z|[+-]\d{2}:\d{2})?")
MONTH_OR_YEAR = re.compile(r"(\d{4}(?:-(?:0[1-9]|1[0-2]))?)(?:Z|[+-]\d{2}:\d{2})?")
SYNTAX = re.compile(r"Parser error at line \d+ (?:column \d+|between columns \d+ and \d+): ")

PERIOD_FORM = "write [ dcat:startDate ... ; dcat:endDate ... ]"

Node = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Node | ox.Literal
Statements = Mapping[Node, Mapping[str, list[Term]]]
"""Subject to predicate to objects."""


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """What the catalogue says of one file; every value may be unknown."""

    symbol: str | None = None
    """as the catalogue writes it"""
    title: str | None = None
    body: str | None = None
    type: str | None = None
    issued: date | None = None
    """None also where the catalogue knows only the month or year: see ``issued_partly``"""
    session: str | None = None
    agenda_item: str | None = None
    publisher: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    creator: str | None = None
    issued_partly: str | None = None
    """the year or month of issue where no day is given: ``2024-09``"""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The entries of one catalogue, and what in it could not be used."""

    entries: Mapping[str, CatalogEntry] = field(default_factory=dict)
    """by the file's path below the catalogue's folder, with ``/``"""
    warnings: tuple[str, ...] = ()
    """a line each, for people"""


@dataclass(frozen=True, slots=True)
class Catalogs:
    """The entries of all catalogues beside a set of sources."""

    entries: Mapping[Path, CatalogEntry]
    """by the source's path, as the source gives it; a source without an entry is not in here"""
    warnings: tuple[str, ...] = ()


class Located(Protocol):
    """A source: a file, and its path below the folder that was named."""

    @property
    def path(self) -> Path:
        """Where the file is."""
        ...

    @property
    def name(self) -> str:
        """Its path below the folder that was named, with ``/``."""
        ...


def load_catalogs(sources: Iterable[Located]) -> Catalogs:
    """The entry of each source that has one.

    Each folder may have its own catalogue, beside its sources or above them up to the folder that was named; the
    nearest that has an entry for a source is used, whole.

    Raises:
        SourceError: as ``load_catalog``.
    """
    loaded: dict[Path, Catalog] = {}
    entries: dict[Path, CatalogEntry] = {}
    for source in sources:
        for folder in _folders_of(source):
            if folder not in loaded:
                loaded[folder] = load_catalog(folder)
            name = source.path.relative_to(folder).as_posix()
            if name in loaded[folder].entries:
                entries[source.path] = loaded[folder].entries[name]
                break
    warnings = [warning for folder in sorted(loaded) for warning in loaded[folder].warnings]
    return Catalogs(entries, tuple(warnings))


def load_catalog(place: Path) -> Catalog:
    """The catalogue in the folder ``place``, or the catalogue file ``place``. A folder without one has no entries.

    Raises:
        SourceError: the file cannot be read, its syntax is wrong, a date is none, a period ends before it begins, or
            a file has two values where one can be. The error says at which line, where that can be told.
    """
    path = place / FILE if place.is_dir() else place
    if place.is_dir() and not path.exists() and not path.is_symlink():
        return Catalog()
    data = _bytes(path)
    statements = _parsed(data, path)
    reading = _Reading(path, data, statements)
    entries: dict[str, CatalogEntry] = {}
    warnings: list[str] = []
    for subject in sorted((node for node in statements if isinstance(node, ox.NamedNode)), key=str):
        name = _file_name(subject.value, path.parent)
        if name is None:
            if _describes_document(statements[subject]):
                warnings.append(f"{path}: <{_relative(subject.value)}> is outside this folder; write its relative IRI")
            continue
        if not _is_file(path.parent / name):
            warnings.append(f"{path}: <{_relative(subject.value)}> is not there; mend its name or remove the entry")
        if name in entries:
            raise SourceError(f"two entries for {name}", where=str(path), mend="make one of them")
        entries[name] = reading.entry(subject)
    return Catalog(entries, tuple(warnings))


def _folders_of(source: Located) -> Iterator[Path]:
    """The folder of a source and those above it, up to the one that was named."""
    folder = source.path.parent
    yield folder
    for _ in range(source.name.count("/")):
        folder = folder.parent
        yield folder


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise SourceError(
            f"the catalogue cannot be read ({error.strerror})",
            where=str(path),
            mend="check that it is there and its permissions",
        ) from error


def _parsed(data: bytes, path: Path) -> Statements:
    statements: dict[Node, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(data, ox.RdfFormat.TURTLE, base_iri=HERE):
            statements[quad.subject][quad.predicate.value].append(quad.object)
    except SyntaxError as error:
        raise SourceError(
            f"not Turtle: {SYNTAX.sub('', error.msg)}",
            where=f"{path}, line {error.lineno}, column {error.offset}",
            mend="mend this place",
        ) from error
    return statements


def _file_name(iri: str, folder: Path) -> str | None:
    """The path of the file that an IRI stands for, below the catalogue's folder; None where it is no such file."""
    if not iri.startswith(HERE) or iri == HERE:
        return None
    written = iri.removeprefix(HERE)
    decoded = unquote(written)
    return written if not _is_file(folder / decoded) and _is_file(folder / written) else decoded


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def _relative(iri: str) -> str:
    return iri.removeprefix(HERE)


def _describes_document(properties: Mapping[str, list[Term]]) -> bool:
    return ox.NamedNode(DCAT + "Resource") in properties.get(RDF_TYPE, ())


@dataclass(frozen=True, slots=True)
class _Reading:
    """A parsed catalogue, with its bytes for telling where in it a fault stands."""

    path: Path
    data: bytes
    statements: Statements

    def entry(self, subject: ox.NamedNode) -> CatalogEntry:
        issued = self._one(subject, ISSUED)
        start, end = self._period(subject)
        return CatalogEntry(
            symbol=self._text(subject, IDENTIFIER),
            title=self._text(subject, TITLE),
            body=self._text(subject, BODY),
            type=self._text(subject, TYPE),
            issued=self._day(issued) if issued and not _month_or_year(issued) else None,
            session=self._text(subject, SESSION),
            agenda_item=self._text(subject, AGENDA_ITEM),
            publisher=self._text(subject, PUBLISHER),
            period_start=start,
            period_end=end,
            creator=self._text(subject, CREATOR),
            issued_partly=_month_or_year(issued) if issued else None,
        )

    def _period(self, subject: ox.NamedNode) -> tuple[date | None, date | None]:
        node = self._one(subject, TEMPORAL)
        if node is None:
            return None, None
        if isinstance(node, ox.Literal):
            raise self._error(
                "dcterms:temporal is a text", node.value, "write [ dcat:startDate ... ; dcat:endDate ... ]"
            )
        first, last = self._one(node, START), self._one(node, END)
        if first is None and last is None:
            raise SourceError(
                f"the period of <{_relative(subject.value)}> has neither dcat:startDate nor dcat:endDate",
                where=str(self.path),
                mend=PERIOD_FORM,
            )
        start, end = self._day(first) if first else None, self._day(last) if last else None
        if first and start and end and end < start:
            raise self._error(
                f"a period from {start} to {end} ends before it begins", _value(first), "mend one of them"
            )
        return start, end

    def _text(self, subject: Node, predicate: str) -> str | None:
        """The one text; where it is given in several languages, the one in English or in none."""
        terms = self._properties(subject).get(predicate, [])
        if len(terms) > 1:
            terms = [
                term for term in terms if not isinstance(term, ox.Literal) or term.language in (None, "en")
            ] or terms
        term = self._only(terms, predicate)
        if term is None:
            return None
        return " ".join(self._named(term).split()) or None

    def _named(self, term: Term) -> str:
        """The words for a creator, publisher or type that may be a resource with a name."""
        if isinstance(term, ox.Literal):
            return term.value
        for predicate in NAMING:
            if name := self._text(term, predicate):
                return name
        return _value(term)

    def _properties(self, subject: Node) -> Mapping[str, list[Term]]:
        return self.statements.get(subject, {})

    def _one(self, subject: Node, predicate: str) -> Term | None:
        return self._only(self._properties(subject).get(predicate, []), predicate)

    def _only(self, terms: list[Term], predicate: str) -> Term | None:
        values = sorted({str(term): term for term in terms}.items())
        if len(values) > 1:
            name = predicate.replace(DCTERMS, "dcterms:").replace(DCAT, "dcat:").replace(PK, "pk:")
            raise self._error(f"{len(values)} values of {name}", _value(values[0][1]), "keep one")
        return values[0][1] if values else None

    def _day(self, term: Term) -> date:
        match = DAY.fullmatch(_value(term))
        try:
            return date.fromisoformat(match[1] if match else "")
        except ValueError as error:
            message = f"not a date: {_value(term)!r}"
            raise self._error(message, _value(term), "write it as YYYY-MM-DD, a day that there is") from error

    def _error(self, what: str, value: str, mend: str) -> SourceError:
        """An error at the first place where the catalogue holds ``value`` as a whole literal or IRI."""
        found = re.search(rb"[\"'<:]" + re.escape(value.encode()) + rb"[\"'>\s.;,]", self.data)
        if not found:
            return SourceError(what, where=str(self.path), mend=mend)
        line = self.data.count(b"\n", 0, found.start()) + 1
        column = len(self.data[self.data.rfind(b"\n", 0, found.start()) + 1 : found.start()].decode()) + 1
        return SourceError(what, where=f"{self.path}, line {line}, column {column}", mend=mend)


def _language(term: Term) -> str | None:
    return term.language if isinstance(term, ox.Literal) else None


def _value(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return _relative(term.value)
    return term.value if isinstance(term, ox.Literal | ox.BlankNode) else str(term)


def _month_or_year(term: Term) -> str | None:
    match = MONTH_OR_YEAR.fullmatch(_value(term))
    return match[1] if match else None
