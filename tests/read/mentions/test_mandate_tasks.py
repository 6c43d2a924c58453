"""Tasks of the vocabulary in the words of mandates: its own examples both ways, and how trigger words are met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from pkgraph.namespaces import BASE, PK, SKOS
from pkgraph.read.mentions.mandate_tasks import TaskFinder
from pkgraph.resources import resource
from pkgraph.vocabulary import MandateTaskRecord, load_vocabulary

FILE = resource("ontology") / "vocabulary" / "mandate-tasks.ttl"
FOLDER = BASE + "mandate-task/"


@cache
def finder() -> TaskFinder:
    return TaskFinder(load_vocabulary().mandate_tasks.values())


def stated(predicate: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for triple in parse(path=FILE, format=RdfFormat.TURTLE, base_iri=BASE):
        if triple.predicate.value == predicate:
            assert isinstance(triple.subject, NamedNode) and isinstance(triple.object, (Literal, NamedNode))
            found[triple.subject.value.removeprefix(FOLDER)].append(triple.object.value.removeprefix(FOLDER))
    return found


def pairs(predicate: str) -> list[tuple[str, str]]:
    return [(key, words) for key, every in sorted(stated(predicate).items()) for words in sorted(every)]


def finds(text: str, *triggers: str) -> bool:
    return bool(TaskFinder([MandateTaskRecord("task", "task", triggers)]).types_in(text))


def test_every_task_has_what_it_needs() -> None:
    keys = set(load_vocabulary().mandate_tasks)
    assert len(keys) > 40
    for predicate in (SKOS + "definition", SKOS + "example", PK + "counterExample", PK + "trigger"):
        assert set(stated(predicate)) == keys, predicate


@pytest.mark.parametrize(("key", "words"), pairs(SKOS + "example"), ids=str)
def test_examples(key: str, words: str) -> None:
    assert key in finder().types_in(words)


@pytest.mark.parametrize(("key", "words"), pairs(PK + "counterExample"), ids=str)
def test_counter_examples(key: str, words: str) -> None:
    assert key not in finder().types_in(words)


def test_no_two_tasks_share_a_name() -> None:
    owner: dict[str, str] = {}
    for predicate in (SKOS + "prefLabel", SKOS + "altLabel"):
        for key, name in pairs(predicate):
            assert owner.setdefault(name.casefold(), key) == key, name


def test_broader_tasks_are_tasks_and_lead_to_no_circle() -> None:
    broader = stated(SKOS + "broader")
    assert broader and all(len(values) == 1 for values in broader.values())
    for key in broader:
        seen = {key}
        while key in broader:
            key = broader[key][0]
            assert key in load_vocabulary().mandate_tasks and key not in seen
            seen.add(key)


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        ("monitor the fragile ceasefire", "ceasefire monitor*", True),
        ("monitoring of the cease-fire", "ceasefire|cease_fire monitor*", True),
        ("monitor the border", "ceasefire monitor*", False),
        ("an unmonitored ceasefire", "ceasefire monitor*", False),
        ("security sector reforms", "security_sector reform*", True),
        ("the sector of security, reformed", "security_sector reform*", False),
        ("roads, wells, mills, ports, mines, farms, schools, banks, taxes and reform", "roads reform", False),
        ("the justice", "=justice", False),
        ("Justice", "=justice", True),
        ("", "=justice", False),
    ],
)
def test_how_trigger_words_are_met(text: str, trigger: str, found: bool) -> None:
    assert finds(text, trigger) is found


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("train the coast guard, in coordination with the electoral commission", ["maritime-operations"]),
        ("ensure that child protection is taken into account, inter alia, in DDR processes", ["child-protection"]),
        ("protect, without prejudice to the duties of the State, civilians in danger", ["protection-of-civilians"]),
        ("help people to understand its mandate, the vote and the electoral process", []),
        ("take all necessary means to carry out its mandate", []),
    ],
)
def test_what_is_said_by_the_way_is_no_task(text: str, keys: list[str]) -> None:
    assert list(finder().types_in(text)) == keys


def words_of(triggers: Iterable[str]) -> list[str]:
    return sorted({w.rstrip("*") for t in triggers for w in t.replace("_", " ").replace("|", " ").split()})


@given(
    st.lists(
        st.sampled_from(words_of(t for r in load_vocabulary().mandate_tasks.values() for t in r.triggers)),
        max_size=30,
    ).map(" ".join)
)
def test_types_are_known_and_come_in_order_of_keys(text: str) -> None:
    types = finder().types_in(text)
    assert list(types) == sorted(set(types))
    assert set(types) <= set(load_vocabulary().mandate_tasks)
    assert types == finder().types_in(text.upper())
