"""``ontology/vocabulary/*.ttl`` as plain records: missions, States, other actors, priorities, indicators, tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
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
    hosts: tuple[str, ...] = ()
    """codes of the States on whose territory it works"""


@dataclass(frozen=True, slots=True)
class StateRecord:
    """A Member State or observer State."""

    code: str
    """ISO 3166-1 alpha-3"""
    name: str
    """the short name in United Nations documents"""
    names: tuple[str, ...]
    """that name, then the others in alphabetical order"""
    adjectives: tuple[str, ...] = ()
    """what belongs to it: ``Malian``"""


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """A well-known organ, organisation, post, group, programme, system, agreement or place."""

    key: str
    """below ``actor/``: ``security-council``"""
    name: str
    type_label: str
    """the kind of actor, for people"""
    acronym: str | None
    names: tuple[str, ...]
    """the name, then the others in alphabetical order; the acronym is not among them"""
    hidden: tuple[str, ...]
    """names in small letters, that stand for it in any case"""
    qualified_by: str | None
    """what tells a generic post or body apart: ``mission``, ``State``, or ``State always`` where it is none without"""


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
class IndicatorRecord:
    """Something that reports measure again and again."""

    key: str
    """below ``indicator/``: ``women-in-formed-police-units``"""
    label: str
    triggers: tuple[str, ...]
    """each a list of words that must all be met: ``fatalit* malicious``; ``*`` ends a stem, ``|`` parts words of which
    one is enough, ``_`` stands for a space or hyphen inside one"""
    unit: str | None
    """the only unit that it is measured in"""


@dataclass(frozen=True, slots=True)
class MandateTaskRecord:
    """A task that mandates give again and again."""

    key: str
    """below ``mandate-task/``: ``protection-of-civilians``"""
    label: str
    triggers: tuple[str, ...]
    """each a list of words as an indicator's; ``=`` begins one that must be all that is said"""


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """A treaty, declaration, report or policy that texts name by its title."""

    key: str
    """below ``work/``: ``charter-of-the-united-nations``"""
    title: str
    names: tuple[str, ...]
    """the title, then others in alphabetical order; one in small letters is found in any"""
    hidden: tuple[str, ...]
    """short names that count only behind a place in the work"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that is known beforehand, each record under its key and in the order of keys."""

    missions: dict[str, MissionRecord]
    states: dict[str, StateRecord]
    actors: dict[str, ActorRecord]
    priorities: dict[str, PriorityRecord]
    schemes: dict[str, SchemeRecord]
    indicators: dict[str, IndicatorRecord] = field(default_factory=dict)
    works: dict[str, WorkRecord] = field(default_factory=dict)
    mandate_tasks: dict[str, MandateTaskRecord] = field(default_factory=dict)

    def __hash__(self) -> int:
        """The same for equal ones; cheap, so that what is made of a vocabulary is kept under it."""
        return hash((*self.missions, *self.states, len(self.actors)))


Properties = dict[str, list[str]]


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """The vocabularies in ``folder``, by default those that this pkgraph came with.

    Kinds of missions and of actors are named by the labels of their classes in ``mission.ttl`` and ``actor.ttl`` of
    the ontology that this pkgraph came with.

    Raises:
        SourceError: a file is missing, is not Turtle, or lacks a value; names the file and the line.
    """
    ontology = resource("ontology")
    folder = folder or ontology / "vocabulary"
    kinds = _kinds(ontology / "mission.ttl", PK + "Mission")
    actor_kinds = _kinds(ontology / "actor.ttl", PK + "Actor")
    priorities = folder / "priorities.ttl"
    return Vocabulary(
        missions={r.key: r for r in _missions(folder / "missions.ttl", kinds)},
        states={r.code: r for r in _states(folder / "states.ttl")},
        actors={r.key: r for r in _actors(folder / "actors.ttl", actor_kinds)},
        priorities={r.key: r for r in _priorities(priorities)},
        schemes={r.key: r for r in _schemes(priorities)},
        indicators={r.key: r for r in _indicators(folder / "indicators.ttl")},
        works={r.key: r for r in _works(folder / "works.ttl")},
        mandate_tasks={r.key: r for r in _mandate_tasks(folder / "mandate-tasks.ttl")},
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
            hosts=tuple(sorted(_key(host, "state/") for host in values[PK + "host"])),
        )


def _states(path: Path) -> Iterator[StateRecord]:
    for subject, values in _described(path, {PK + "State"}):
        names = _names(path, subject, values)
        adjectives = tuple(sorted(values[PK + "adjective"]))
        yield StateRecord(_one(path, subject, values, PK + "iso3"), names[0], names, adjectives)


def _actors(path: Path, kinds: dict[str, str]) -> Iterator[ActorRecord]:
    for subject, values in _described(path, set(kinds)):
        names = _names(path, subject, values)
        yield ActorRecord(
            key=_key(subject, "actor/"),
            name=names[0],
            type_label=kinds[next(t for t in values[RDF + "type"] if t in kinds)],
            acronym=_first(values, PK + "acronym"),
            names=names,
            hidden=tuple(sorted(values[SKOS + "hiddenLabel"])),
            qualified_by=_first(values, PK + "qualifiedBy"),
        )


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


def _works(path: Path) -> Iterator[WorkRecord]:
    for subject, values in _described(path, {PK + "Work"}):
        names = _names(path, subject, values)
        yield WorkRecord(_key(subject, "work/"), names[0], names, tuple(sorted(values[SKOS + "hiddenLabel"])))


def _schemes(path: Path) -> Iterator[SchemeRecord]:
    for subject, values in _described(path, {SKOS + "ConceptScheme"}):
        names = _names(path, subject, values)
        yield SchemeRecord(_key(subject, "priority/"), _one(path, subject, values, RDFS + "label"), names)


def _indicators(path: Path) -> Iterator[IndicatorRecord]:
    for subject, values in _described(path, {PK + "Indicator"}):
        label, triggers = _one(path, subject, values, SKOS + "prefLabel"), _triggers(path, subject, values)
        yield IndicatorRecord(_key(subject, "indicator/"), label, triggers, _first(values, PK + "unit"))


def _mandate_tasks(path: Path) -> Iterator[MandateTaskRecord]:
    for subject, values in _described(path, {PK + "MandateTask"}):
        label, triggers = _one(path, subject, values, SKOS + "prefLabel"), _triggers(path, subject, values)
        yield MandateTaskRecord(_key(subject, "mandate-task/"), label, triggers)


def _triggers(path: Path, subject: str, values: Properties) -> tuple[str, ...]:
    triggers = tuple(sorted(values[PK + "trigger"]))
    if not all(trigger.removeprefix("=").split() for trigger in triggers):
        raise _fault(path, subject, "a pk:trigger without a word")
    return triggers


def _kinds(path: Path, parent: str) -> dict[str, str]:
    """IRI and label of each class that ``path`` says is a subclass of ``parent``."""
    described = _read(path)
    return {
        subject: _one(path, subject, values, RDFS + "label")
        for subject, values in described.items()
        if parent in values[RDFS + "subClassOf"]
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
