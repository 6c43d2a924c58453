"""Actors: States, bodies, posts, groups, programmes, systems, agreements and places, at their first naming."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.actor_names import ActorReader, Named
from pkgraph.read.model import Fact, Part
from pkgraph.read.structure.view import source_span

_FORMS = 12
"""forms of a name that are kept"""


@dataclass(frozen=True, slots=True)
class ActorMention(Fact):
    """An actor at its first naming in a document."""

    actor: str
    """its key below the base: ``actor/security-council``, ``state/MLI``"""
    name: str
    type: str
    """``UN entity``, ``organisation``, ``post``, ``Member State``, ..."""
    acronym: str | None
    also_known_as: tuple[str, ...]
    """the other forms that the document uses, in order, then the same name with its qualifier otherwise worded"""
    surface: str
    known: bool
    """a vocabulary knows it"""


@dataclass(slots=True)
class _Gathered:
    part: Part
    first: Named
    forms: dict[str, None] = field(default_factory=dict)


def read_actors(context: Context) -> Iterator[Fact]:
    """One fact an actor, at the first place where the document names it, with all forms that it uses.

    A State of which a document has the adjective only is named by that.
    """
    reader = ActorReader.of(context.document, context.vocabulary, context.finder)
    gathered: dict[str, _Gathered] = {}
    by_adjective: dict[str, _Gathered] = {}
    for part in context.texts():
        for named in reader.read(part, context.sentences(part)):
            entry = (by_adjective if named.by_adjective else gathered).setdefault(named.actor, _Gathered(part, named))
            entry.forms |= dict.fromkeys(named.forms)
    for entry in (by_adjective | gathered).values():
        yield _fact(context, entry)


def _fact(context: Context, entry: _Gathered) -> ActorMention:
    first, view = entry.first, entry.part.view
    sentence = context.sentence(entry.part, first.start + 1)
    others = [form for form in entry.forms if form not in (first.name, first.acronym)]
    return ActorMention(
        evidence=context.evidence(entry.part, sentence, (first.start, first.end)),
        mention=source_span(view, first.start, first.end),
        actor=first.actor,
        name=first.name,
        type=first.type,
        acronym=first.acronym,
        also_known_as=tuple(others[:_FORMS]),
        surface=view.text[first.start : first.end],
        known=first.known,
    )
