"""``ontology/vocabulary/*.ttl`` as plain records: missions, States, priorities and their schemes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from pkgraph.errors import SourceError
from pkgraph.namespaces import BASE, PK, RDF, RDFS, SKOS
from pkgraph.resources import resource


@dataclass(frozen=True, slots=True)
class MissionRecord:
    """A mission that the vocabulary knows."""

    key: str
    """its acronym, which names it everywhere"""
    name: str
    """the official name in full"""
    type_label: str | None
    """the kind of mission, for people; None where it is not known"""
    type_iri: str
    """IRI of its class in the ontology"""
    names: tuple[str, ...]
    """the official name, then the others in alphabetical order; the acronym is not among them"""
    hidden: tuple[str, ...]
    """spellings that name it too: British ones, abbreviations, lost characters"""
    start: str | None
    """``2013-04-25``, ``2013-04`` or ``2013``"""
    end: str | None


@dataclass(frozen=True, slots=True)
class StateRecord:
    """A Member State or observer State."""

    code: str
    """ISO 3166-1 alpha-3"""
    name: str
    """the short name in United Nations documents"""
    names: tuple[str, ...]
    """that name, then the others in alphabetical order"""


@dataclass(frozen=True, slots=True)
class PriorityRecord:
    """A priority or theme of a scheme."""

    key: str
    """below ``priority/``: ``A4P-plus/3``"""
    scheme: str
    """the scheme's short name: ``A4P+``"""
    number: int | None
    label: str
    names: tuple[str, ...]
    """the label, then other wordings in alphabetical order"""
    short: tuple[str, ...]
    """names that count only in lists of priorities"""


@dataclass(frozen=True, slots=True)
class SchemeRecord:
    """A scheme of priorities."""

    key: str
    """below ``priority/``: ``A4P-plus``"""
    name: str
    """the short name: ``A4P+``"""
    names: tuple[str, ...]
    """the name in full, then the others in alphabetical order"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that is known beforehand, each record under its key and in the order of keys."""

    missions: dict[str, MissionRecord]
    states: dict[str, StateRecord]
    priorities: dict[str, PriorityRecord]
    schemes: dict[str, SchemeRecord]


Properties = dict[str, list[str]]


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """The vocabularies in ``folder``, by default those that this pkgraph came with.

    Kinds of missions are named by the labels of their classes in ``mission.ttl`` of the ontology that this pkgraph
    came with.

    Raises:
        SourceError: a file is missing, is not Turtle, or lacks a value; names the file and the line.
    """
    ontology = resource("ontology")
    folder = folder or ontology / "vocabulary"
    kinds = _mission_kinds(ontology / "mission.ttl")
    priorities = folder / "priorities.ttl"
    return Vocabulary(
        missions={r.key: r for r in _missions(folder / "missions.ttl", kinds)},
        states={r.code: r for r in _states(folder / "states.ttl")},
        priorities={r.key: r for r in _priorities(priorities)},
        schemes={r.key: r for r in _schemes(priorities)},
    )


def _missions(path: Path, kinds: dict[str, str]) -> Iterator[MissionRecord]:
    for subject, values in _described(path, set(kinds) | {PK + "Mission"}):
        kind = next(t for t in values[RDF + "type"] if t in kinds or t == PK + "Mission")
        names = _names(path, subject, values)
        yield MissionRecord(
            key=_one(path, subject, values, PK + "acronym"),
            name=names[0],
            type_label=kinds.get(kind),
            type_iri=kind,
            names=names,
            hidden=tuple(sorted(values[SKOS + "hiddenLabel"])),
            start=_first(values, PK + "startDate"),
            end=_first(values, PK + "endDate"),
        )


def _states(path: Path) -> Iterator[StateRecord]:
    for subject, values in _described(path, {PK + "State"}):
        names = _names(path, subject, values)
        yield StateRecord(_one(path, subject, values, PK + "iso3"), names[0], names)


def _priorities(path: Path) -> Iterator[PriorityRecord]:
    for subject, values in _described(path, {PK + "Priority"}):
        names = _names(path, subject, values)
        number = _first(values, PK + "number")
        if number is not None and not number.isdecimal():
            raise _fault(path, subject, f"pk:number is {number!r}, not a whole number")
        yield PriorityRecord(
            key=_key(subject, "priority/"),
            scheme=_one(path, subject, values, PK + "schemeName"),
            number=None if number is None else int(number),
            label=names[0],
            names=names,
            short=tuple(sorted(values[PK + "shortLabel"])),
        )


def _schemes(path: Path) -> Iterator[SchemeRecord]:
    for subject, values in _described(path, {SKOS + "ConceptScheme"}):
        names = _names(path, subject, values)
        yield SchemeRecord(_key(subject, "priority/"), _one(path, subject, values, RDFS + "label"), names)


def _mission_kinds(path: Path) -> dict[str, str]:
    """IRI and label of each subclass of ``pk:Mission``."""
    described = _read(path)
    return {
        subject: _one(path, subject, values, RDFS + "label")
        for subject, values in described.items()
        if PK + "Mission" in values[RDFS + "subClassOf"]
    }


def _described(path: Path, types: set[str]) -> list[tuple[str, Properties]]:
    """The subjects of ``path`` that have one of ``types``, in the order of their IRIs."""
    found = _read(path).items()
    return sorted((subject, values) for subject, values in found if types.intersection(values[RDF + "type"]))


def _read(path: Path) -> dict[str, Properties]:
    """For each named subject its properties and their values, IRIs and lexical forms alike."""
    described: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in parse(path=path, format=RdfFormat.TURTLE, base_iri=BASE):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, (NamedNode, Literal)):
                described[triple.subject.value][triple.predicate.value].append(triple.object.value)
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise SourceError(f"not Turtle: {error.msg}", where=where, mend="mend the file or restore it") from error
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror or error}", where=str(path), mend="install pkgraph again"
        ) from error
    return described


def _names(path: Path, subject: str, values: Properties) -> tuple[str, ...]:
    first = _one(path, subject, values, SKOS + "prefLabel")
    return (first, *sorted(set(values[SKOS + "altLabel"]) - {first}))


def _one(path: Path, subject: str, values: Properties, predicate: str) -> str:
    found = values[predicate]
    if len(found) != 1:
        name = predicate.replace(PK, "pk:").replace(SKOS, "skos:").replace(RDFS, "rdfs:")
        raise _fault(path, subject, f"{len(found) or 'no'} {name} where one is needed")
    return found[0]


def _first(values: Properties, predicate: str) -> str | None:
    return min(values[predicate], default=None)


def _fault(path: Path, subject: str, what: str) -> SourceError:
    """An error that names the line on which the subject's block begins."""
    local = f"<{subject.removeprefix(BASE)}>"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.startswith(local)), None)
    return SourceError(f"{local} has {what}", where=f"{path}:{line}" if line else str(path), mend="mend its block")


def _key(subject: str, folder: str) -> str:
    return unquote(subject.removeprefix(BASE + folder))
