"""The cube of observations keeps the integrity constraints of the RDF Data Cube Vocabulary (section 11.1)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import QueryBoolean, RdfFormat, Store

from pkgraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from pkgraph.api import Graph

HERE = Path(__file__).parent
CONSTRAINTS = sorted((HERE / "constraints").glob("*.rq"))
BROKEN = sorted((HERE / "broken").glob("*.ru"))
PREFIXED = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def built(seed_graph: Path) -> Store:
    """The graph of the seeds."""
    store = Store()
    store.load(path=seed_graph / "pkgraph.nq", format=RdfFormat.N_QUADS)
    return store


def breaks(store: Store, constraint: Path) -> bool:
    answer = store.query(constraint.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def sound() -> Store:
    store = Store()
    store.load(path=HERE / "sound.ttl", format=RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda file: file.stem)
def test_the_seeds_keep_it(built: Store, constraint: Path) -> None:
    assert not breaks(built, constraint)


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda file: file.stem)
def test_a_sound_cube_keeps_it(constraint: Path) -> None:
    assert not breaks(sound(), constraint)


@pytest.mark.parametrize("case", BROKEN, ids=lambda file: file.stem)
def test_a_broken_cube_breaks_it_alone(case: Path) -> None:
    store = sound()
    store.update(case.read_text(encoding="utf-8"))
    assert [each.stem for each in CONSTRAINTS if breaks(store, each)] == [case.stem[:5]]


def test_each_constraint_has_a_broken_cube() -> None:
    assert {case.stem[:5] for case in BROKEN} == {constraint.stem for constraint in CONSTRAINTS}


@pytest.mark.parametrize(
    "term", ["slice", "sliceKey", "observationGroup", "measureType", "codeList", "parentChildProperty"]
)
def test_what_the_other_constraints_are_about_is_not_used(built: Store, term: str) -> None:
    """Slices (7 to 10, 18), measures as a dimension (15 to 17), lists of codes (19) and their hierarchies (20, 21)."""
    query = f"{PREFIXED} ASK {{ {{ ?s qb:{term} ?o }} UNION {{ ?c qb:dimension qb:{term} }} }}"
    assert not built.query(query, use_default_graph_as_union=True)


def test_every_observation_is_in_the_data_set_whose_dimensions_it_has(graph: Graph) -> None:
    rows = graph.sparql(
        PREFIXED + "SELECT ?o ?set ?number ?from ?until ?subject { ?o a pk:Observation ; qb:dataSet ?set "
        "OPTIONAL { ?o pk:numericValue ?number } OPTIONAL { ?o pk:observedFrom ?from } "
        "OPTIONAL { ?o pk:observedUntil ?until } OPTIONAL { ?o pk:subjectName ?subject } }"
    )
    found: Counter[str] = Counter()
    for row in rows:
        if row["number"] is None:
            expected = "cells"
        else:
            expected = "dated" if row["from"] and row["until"] and row["subject"] else "undated"
        assert str(row["set"]).endswith(f"/cube/{expected}"), row
        found[expected] += 1
    assert set(found) == {"dated", "undated", "cells"}
    assert found["dated"] > found["undated"]


def test_the_first_character_is_the_number_s(graph: Graph, seed_graph: Path) -> None:
    rows = graph.sparql(
        PREFIXED + "SELECT ?key ?start ?number { ?o a pk:Observation ; pk:inDocument/pk:key ?key ; "
        "pk:firstCharacter ?start ; pk:numericValue ?number ; prov:wasDerivedFrom/a pk:Paragraph "
        "FILTER (?number > 12) }"
    )
    texts = {row["key"]: graph_text(seed_graph, str(row["key"])) for row in rows}
    with_digits = [row for row in rows if texts[row["key"]][int(str(row["start"]))].isdigit()]
    assert len(rows) > 100
    assert len(with_digits) > 0.9 * len(rows)


def graph_text(folder: Path, key: str) -> str:
    return (folder / "texts" / f"{key.replace('/', '-')}.txt").read_text(encoding="utf-8")
