"""As much grammar as readers of facts need: verbs, clauses, lists, noun phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.read.mentions import grammar

FORMS = [
    ("protect", True, True),
    ("protects", False, True),
    ("carried", False, True),
    ("carrying", False, True),
    ("took", False, True),
    ("patrolled", False, True),
    ("civilian", False, False),
    ("mandate", False, False),
]


@pytest.mark.parametrize(("word", "infinitive", "form"), FORMS, ids=[word for word, _, _ in FORMS])
def test_verbs(word: str, infinitive: bool, form: bool) -> None:
    assert (grammar.is_infinitive(word), grammar.is_verb_form(word)) == (infinitive, form)


TASKS = [
    ("protect civilians and monitor human rights", ["protect civilians", "monitor human rights"]),
    (
        "protect civilians, support talks and help to build trust",
        ["protect civilians", "support talks", "help to build trust"],
    ),
    ("provide protection and support to civilians", ["provide protection and support to civilians"]),
    ("pursue talks and to fully ensure order", ["pursue talks", "to fully ensure order"]),
    ("protect women (and support children) in camps", ["protect women (and support children) in camps"]),
]


@pytest.mark.parametrize(("text", "tasks"), TASKS, ids=[text[:40] for text, _ in TASKS])
def test_tasks(text: str, tasks: list[str]) -> None:
    assert [text[s:e] for s, e in grammar.tasks(text, 0, len(text))] == tasks


THINGS = [
    ("the rule of law and the return of refugees", ["the rule of law", "the return of refugees"]),
    ("justice, police development and human rights", ["justice", "police development", "human rights"]),
    ("peace and security", ["peace and security"]),
    ("the maintenance of peace and security", ["the maintenance of peace and security"]),
    (
        "child protection, human rights and the rule of law, require funds",
        ["child protection", "human rights", "the rule of law"],
    ),
]


@pytest.mark.parametrize(("text", "things"), THINGS, ids=[text[:40] for text, _ in THINGS])
def test_things(text: str, things: list[str]) -> None:
    assert [text[s:e] for s, e in grammar.things(text, 0, len(text))] == things


def test_items_between_commas() -> None:
    text = "clubs (e.g., choirs, chess), counselling, with visits, a library"
    assert [text[s:e] for s, e in grammar.comma_items(text, 0, len(text))] == [
        "clubs (e.g., choirs, chess)",
        "counselling, with visits",
        "a library",
    ]


CLAUSES = [
    ("protect civilians, which is hard", "protect civilians"),
    ("protect civilians while under fire", "protect civilians"),
    ("protect civilians and requests the Secretary-General to report", "protect civilians"),
    ("protect civilians (who, when, where) in camps; and leave", "protect civilians (who, when, where) in camps"),
    ("protect civilians, as well as children", "protect civilians, as well as children"),
    ("meet at 3.5 per cent. Then go", "meet at 3.5 per cent"),
]


@pytest.mark.parametrize(("text", "clause"), CLAUSES, ids=[text for text, _ in CLAUSES])
def test_clause_end(text: str, clause: str) -> None:
    assert text[: grammar.clause_end(text, 0, len(text))] == clause


def test_a_clause_of_its_own_is_told_from_an_item() -> None:
    text = "protect civilians, an effort that is costly"
    assert text[: grammar.before_new_clause(text, 0, len(text))] == "protect civilians"
    text = "protect civilians, the aid workers and all children"
    assert grammar.before_new_clause(text, 0, len(text)) == len(text)


VERBS = [
    ("the protection of civilians requires troops", "the protection of civilians "),
    ("local conflicts need funds", "local conflicts "),
    ("support for those that need it", "support for those that need it"),
    ("mechanisms established in missions", "mechanisms established in missions"),
    ("the plans of both sides", "the plans of both sides"),
]


@pytest.mark.parametrize(("text", "phrase"), VERBS, ids=[text for text, _ in VERBS])
def test_before_main_verb(text: str, phrase: str) -> None:
    assert text[: grammar.before_main_verb(text, 0, len(text))] == phrase


PHRASES = [
    ("MINUSCA has created joint planning units", "units", "joint planning units"),
    ("by an expanded integrated strategic planning unit", "unit", "expanded integrated strategic planning unit"),
    ("500 members of community alert networks", "networks", "community alert networks"),
    (
        "the deployment and liaison and coordination mechanisms",
        "mechanisms",
        "deployment and liaison and coordination mechanisms",
    ),
    ("have put in place formal mechanisms", "mechanisms", "formal mechanisms"),
    ("established, similar mechanisms", "mechanisms", "similar mechanisms"),
    ("set up new forums", "forums", "new forums"),
    ("create appropriate plans Annual perception survey", "survey", "Annual perception survey"),
    ("by the joint Information Integrity Group", "Group", "joint Information Integrity Group"),
]


@pytest.mark.parametrize(("text", "head", "phrase"), PHRASES, ids=[phrase for _, _, phrase in PHRASES])
def test_noun_phrases(text: str, head: str, phrase: str) -> None:
    at = text.index(head)
    assert text[grammar.noun_phrase_start(text, at, 0, commas=False) : at + len(head)] == phrase


def test_modifiers_joined_by_and_can_be_left_out() -> None:
    text = "the aviation assets and access restrictions"
    at = text.index("access")
    assert grammar.noun_phrase_start(text, at, 0, joined=False) == at


@given(st.text(alphabet="ab ,.;()toand", max_size=60))
def test_lists_lose_no_words_and_stay_in_bounds(text: str) -> None:
    for split in (grammar.tasks, grammar.things, grammar.comma_items):
        spans = split(text, 0, len(text))
        assert all(0 <= s < e <= len(text) for s, e in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert 0 <= grammar.clause_end(text, 0, len(text)) <= len(text)
