"""Full text of the seeds: which passages are found, in what order, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pkgraph.api import Graph
from pkgraph.ask.search import Index, passages, search
from pkgraph.errors import QueryError
from pkgraph.know.store import EmbeddedStore, GraphFolder

ALL = 1000
QUERIES = (
    "withdrawal of MINUSMA",
    "UNMISS fatalities",
    '"freedom of movement" OR restrict*',
    "SOFA",
    "S/RES/2690(2023)",
    "women in peacekeeping NOT uniformed",
    "Blue Line Lebanon",
    "zebra crossing",
)


@pytest.fixture(scope="module")
def index(graph: Graph) -> Iterator[Index]:
    opened = Index.of(graph.store)
    yield opened
    opened.close()


def found(index: Index, words: str, **chosen: str) -> set[tuple[str, str]]:
    """Document and part of each passage that holds all the words."""
    hits = search(index, words, limit=ALL, **chosen)  # type: ignore[arg-type]
    return set() if hits.note else {(hit.document, hit.part) for hit in hits}


def test_words_are_found_in_all_their_forms(index: Index) -> None:
    forms = [found(index, words) for words in ("withdraw MINUSMA", "WITHDRAWALS minusma", "MINUSMA withdrawing")]
    assert ("S/2023/646", "para 36") in forms[0]
    assert forms[0] == forms[1] == forms[2]


def test_quoted_words_stand_one_after_another(index: Index) -> None:
    phrase, words = found(index, '"freedom of movement"'), found(index, "movement freedom of")
    assert ("S/2023/646", "para 57") in phrase
    assert phrase <= words
    assert not found(index, '"movement freedom of"')
    assert found(index, "“freedom of movement”") == phrase


@pytest.mark.parametrize(
    "names",
    [
        ("UNMISS", "United Nations Mission in South Sudan", "unmiss", "united nations mission in south sudan"),
        ("MINUSMA", "United Nations Multidimensional Integrated Stabilization Mission in Mali"),
        ("SOFA", "status-of-forces agreement", "Status of Forces Agreements"),
        ("UNMO", "United Nations military observers"),
        (
            "S/RES/2690(2023)",
            "S/RES/2690 (2023)",
            "2690 (2023)",
            "resolution 2690",
            "Security Council resolution 2690 (2023)",
        ),
        ("United Arab Emirates", "UAE"),
    ],
)
def test_names_and_acronyms_find_the_same(names: tuple[str, ...], index: Index) -> None:
    parts = [found(index, name) for name in names]
    assert parts[0]
    assert all(each == parts[0] for each in parts)


def test_a_quoted_name_is_only_itself(index: Index) -> None:
    every, literal = search(index, "SOFA", limit=ALL), search(index, '"SOFA"', limit=ALL)
    assert 0 < len(literal) < len(every)
    assert any("SOFA" not in hit.quote and "forces" in hit.quote for hit in every)


def test_a_name_is_one_among_other_words(index: Index) -> None:
    assert found(index, "violations of the status-of-forces agreement") == found(index, "SOFA violations")
    assert ("A/74/532", "para 65") in found(index, "SOFA violations")


@pytest.mark.parametrize(
    ("symbol", "place"),
    [
        ("2690 (2023)", ("S/2023/646", "para 36")),
        ("S/2023/646", ("Repertoire-2023-24", "fn 839")),
        ("General Assembly resolution 73/307", ("A/74/532", "para 18")),
        ("174", ("A4Pplus-5", "Priority 7 > Impact of SOFA/SOMA incidents on missions > MINUSCA")),
    ],
)
def test_symbols_and_numbers(symbol: str, place: tuple[str, str], index: Index) -> None:
    parts = found(index, symbol)
    assert parts
    assert any(document == place[0] and part.endswith(place[1]) for document, part in parts)


def test_either_none_and_beginnings(index: Index) -> None:
    unmiss, unifil = found(index, "UNMISS"), found(index, "UNIFIL")
    assert found(index, "UNMISS OR UNIFIL") == unmiss | unifil
    assert found(index, "UNMISS UNIFIL") == found(index, "UNMISS AND UNIFIL") == unmiss & unifil
    assert found(index, "UNMISS NOT UNIFIL") == found(index, "UNMISS -UNIFIL") == unmiss - unifil != unmiss
    assert found(index, "NOT UNIFIL UNMISS") == unmiss - unifil
    assert found(index, "restrict*") >= found(index, "restrictions") | found(index, "restrictive")


def test_filters(index: Index) -> None:
    every = found(index, "peacekeeping")
    assert {document for document, _ in every} == {"A/74/532", "A4Pplus-5", "Repertoire-2023-24", "S/2023/646"}
    one = {place for place in every if place[0] == "S/2023/646"}
    for symbol in ("S/2023/646", "S-2023-646"):
        assert found(index, "peacekeeping", document=symbol) == one
    missions = found(index, "movement", mission="United Nations Interim Force in Lebanon")
    assert missions == found(index, "movement", mission="unifil")
    assert ("A/74/532", "para 65") not in missions < found(index, "movement")


def test_dates(index: Index) -> None:
    by_date = [
        {document for document, _ in found(index, "peacekeeping", **chosen)}
        for chosen in ({"until": "2019-11-05"}, {"until": "2019-11-04"}, {"since": "2023-09"}, {"since": "2023-10"})
    ]
    assert by_date[0] == {"A/74/532"}
    assert by_date[1] == set()
    assert "S/2023/646" in by_date[2] and "A/74/532" not in by_date[2]
    assert "S/2023/646" not in by_date[3]
    same_day = {"since": "2023-09-01", "until": "2023-09-01"}
    assert {document for document, _ in found(index, "peacekeeping", **same_day)} == {"S/2023/646"}


@pytest.mark.parametrize("words", QUERIES)
def test_every_quote_stands_at_its_place(words: str, index: Index, seed_graph: Path) -> None:
    folder = GraphFolder.open(seed_graph)
    hits = search(index, words, limit=ALL)
    assert hits
    for hit in hits:
        assert folder.read_text(hit.document)[hit.start : hit.end] == hit.quote
        assert 0 < len(hit.quote) <= 2000
        assert all(0 <= start < end <= len(hit.quote) for start, end in hit.highlights)


def test_the_words_that_were_found_are_shown(index: Index) -> None:
    best = search(index, "withdrawal of MINUSMA")[0]
    shown = {best.quote[start:end] for start, end in best.highlights}
    assert {"MINUSMA"} < shown
    assert any(words.casefold().startswith("withdr") for words in shown)
    symbol = search(index, "S/RES/2690(2023)", document="S/2023/646")[0]
    assert [symbol.quote[start:end] for start, end in symbol.highlights] == ["2690 \\(2023\\)"]


def test_entities_of_the_part_are_told(index: Index) -> None:
    (hit,) = (hit for hit in search(index, "2690 (2023)") if hit.part == "para 36")
    entities = {entity.label: entity.iri for entity in hit.entities}
    assert entities["MINUSMA"] == "https://w3id.org/pkgraph/id/mission/MINUSMA"
    assert entities["S/RES/2690(2023)"] == "https://w3id.org/pkgraph/id/document/S/RES/2690(2023)"
    assert hit.iri == "https://w3id.org/pkgraph/id/document/S/2023/646/para/36"


def test_the_best_come_first_and_the_rest_is_counted(index: Index) -> None:
    every = search(index, "training", limit=ALL)
    scores = [hit.score for hit in every]
    assert scores == sorted(scores, reverse=True)
    assert [hit.rank for hit in every] == list(range(1, len(every) + 1))
    few = search(index, "training", limit=3)
    assert (few.hits, few.total) == (every[:3], len(every))
    assert "best 3 of" in few.for_people().note


def test_words_count_more_than_headings(index: Index) -> None:
    hits = search(index, "partnership", limit=ALL)
    told = [any("artner" in hit.quote[start:end] for start, end in hit.highlights) for hit in hits]
    assert told[0]
    assert not all(told), "parts under such headings are found too"
    assert sum(told[: len(told) // 2]) > sum(told[len(told) // 2 :])


def test_where_no_passage_holds_all_the_words_it_says_so(index: Index) -> None:
    hits = search(index, "zebra crossing")
    assert hits.total and "no passage holds all the words" in hits.note
    none = search(index, "zebra")
    assert (len(none), none.total, none.note) == (0, 0, "")


@pytest.mark.parametrize(
    "words", ["", "  ", '""', "OR", "NOT", "-", "*", "( )", "NOT UNMISS", "-UNMISS", "\0", "\ud800"]
)
def test_nothing_to_look_for_is_an_error(words: str, index: Index) -> None:
    with pytest.raises(QueryError, match="nothing to search for"):
        search(index, words)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"document": "S/2023/647"}, "no document 'S/2023/647' was read into this graph; did you mean S/2023/646"),
        ({"mission": "UNIFILX"}, "nothing in this graph is called 'UNIFILX'; did you mean UNIFIL"),
        ({"mission": ""}, "nothing in this graph is called ''"),
        ({"since": "yesterday"}, "since: 'yesterday' is not a date; write one such as 2023-09-01"),
        ({"until": "2023-13"}, "until: '2023-13' is not a date"),
        ({"until": "２０２３"}, "is not a date"),
        ({"limit": 0}, "the limit 0 is no number of passages"),
    ],
)
def test_unfit_filters_are_errors(chosen: dict[str, str], message: str, index: Index) -> None:
    with pytest.raises(QueryError, match=message):
        search(index, "UNMISS", **chosen)  # type: ignore[arg-type]


def test_candidates_for_a_bag_of_words(index: Index) -> None:
    stems = ("malici", "act", "fatal", "improvis")
    parts = passages(index, stems, limit=5)
    assert len(parts) == 5
    assert [part.score for part in parts] == sorted((part.score for part in parts), reverse=True)
    assert all("fatal" in part.text.casefold() or "improvis" in part.text.casefold() for part in parts)
    assert {part.document for part in passages(index, stems, document="S/2023/646")} == {"S/2023/646"}
    assert passages(index, ()) == passages(index, ("", "?")) == ()


def test_an_index_made_in_memory_gives_the_same_answers(index: Index, graph: Graph) -> None:
    other = Index.of(EmbeddedStore.in_memory(graph.store.quads()))
    for words in QUERIES:
        assert search(other, words) == search(index, words)
    assert passages(other, ["civilian", "protect"]) == passages(index, ["civilian", "protect"])


def test_a_graph_is_searched(graph: Graph) -> None:
    assert graph.search("SOFA", limit=2) == search(graph.store, "SOFA", limit=2)
