"""Every file of the catalogue: its metadata, its columns, its rows, its parameters, on more than one engine."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions

from pkgraph.api import Graph
from pkgraph.ask.binding import bind, check
from pkgraph.ask.catalogue import EVIDENCE, CatalogueQuery, catalogue
from pkgraph.ask.parameters import LOOKED_UP, ParameterType
from pkgraph.ask.rows import fold, value
from pkgraph.ask.run import run_query
from pkgraph.know.store.embedded import EmbeddedStore

EXPECTED = Path(__file__).parent / "data"
EXPECTED_OF_JOINED = Path(__file__).parent / "joined"

COLUMNS = {
    "documents": "document source title type body issued session agenda_item parts characters",
    "citations": "cited cited_type missions via pinpoint E",
    "mission-mentions": "mission mission_name mission_type surface E",
    "missions-citing-resolutions": "mission cited E",
    "sofa-status": "mission agreement new_incidents total_incidents status as_printed impact_civilian_movement "
    "impact_uniformed_movement impact_mandated_tasks impact_note period_start period_end E",
    "priorities": "scheme number label E",
    "meetings": "record date topic briefers E",
    "adoptions": "title body meeting date E",
    "positions": "state topic meeting E",
    "observations": "subject indicator value unit period_start period_end qualifier missions period_note E",
    "indicator-series": "indicator subject value unit period_start period_end E",
    "actors": "actor type acronym also_known_as E",
    "events": "event type date mission place date_note E",
    "recommendations": "addressee recommendation E",
    "sofa-outcomes": "mission outcome type date date_note E",
    "mandates": "mission task instrument polarity verb action until ceiling ceiling_of task_type effective interval "
    "until_note ceiling_note E",
    "mandate-renewals": "mission instrument action adopted effective until E",
    "present-mandate": "mission instrument action adopted effective until ceilings E",
    "provisions": "paragraph verb addressee provision missions E",
    "mechanisms": "mission mechanism status contribution E",
    "priority-activity": "priority number scheme mission activity E",
    "mission-profile": "mission kind fact date E",
    "document-inconsistencies": "kind subject indicator expected found difference working other_document other_part "
    "other_start other_end other_quote E",
    "speeches": "meeting speaker state post role language topic E",
    "passages": "missions cited text document part",
    "missions-by-facts": "mission kind fact also also_in E",
    "compare-documents": "kind name also_in E",
    "states-by-meetings": "state meetings positions records",
    "mission-briefers": "mission meetings record date E",
    "mission-dates": "mission name type hosts began ended state E",
    "mission-successions": "mission ended successor began host",
    "mission-counts": "mission kind facts parts documents",
    "observation-changes": "indicator subject unit from from_value to to_value direction difference E",
    "observation-sums": "unit period_start period_end values sum left_over E",
    "extremes": "extreme subject indicator value unit period_start period_end E",
    "citation-chains": "from depth through cited missions E",
    "citation-counts": "cited cited_type places documents missions",
    "document-counts": "document counted number",
    "agreements": "agreement signed missions E",
    "votes": "meeting draft result resolution in_favour against abstentions states_in_favour states_against "
    "states_abstaining topic E",
}
"""The contract's columns; E stands for those of evidence."""

LISTS = {
    "actors": ("also_known_as",),
    "citations": ("missions",),
    "observations": ("missions",),
    "mandates": ("task_type",),
    "sofa-status": ("as_printed",),
    "meetings": ("briefers",),
    "present-mandate": ("ceilings",),
    "provisions": ("missions",),
    "passages": ("missions", "cited"),
    "compare-documents": ("also_in",),
    "states-by-meetings": ("records",),
    "observation-sums": ("values",),
    "mission-dates": ("hosts",),
    "citation-chains": ("missions",),
    "citation-counts": ("missions",),
    "agreements": ("missions",),
    "votes": ("states_in_favour", "states_against", "states_abstaining"),
}

JOINING = (
    "passages", "missions-by-facts", "compare-documents", "states-by-meetings", "mission-briefers", "mission-dates",
    "mission-successions", "mission-counts", "observation-changes", "observation-sums", "extremes", "citation-chains",
    "citation-counts", "document-counts", "agreements",
)  # fmt: skip
"""what joins, compares and counts facts: tried on a graph that has more of them"""

QUERIES = list(catalogue())
HOSTILE = (
    'x" } #',
    "x' }",
    "\\",
    '"@en',
    "UNDEF } ?s ?p ?o . VALUES ?y { UNDEF",
    "\n} UNION { ?s ?p ?o",
    r"a\u0022b",
    "<http://x/>",
)


MISSING = {ParameterType.INTEGER: "987654", ParameterType.DATE: "0999", "since": "2999", "at_most": "-1"}
"""values that nothing has, by the parameter's name or type"""


def named(query: CatalogueQuery) -> str:
    return query.name


every_query = pytest.mark.parametrize("query", QUERIES, ids=named)


def test_the_contracts_queries_are_all_there() -> None:
    assert set(COLUMNS) <= {query.name for query in QUERIES}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_contract(name: str) -> None:
    expected = tuple(COLUMNS[name].replace("E", " ".join(EVIDENCE)).split())
    assert check(catalogue().get(name).text) == expected
    assert catalogue().get(name).lists == LISTS.get(name, ())


@every_query
def test_metadata_are_complete(query: CatalogueQuery) -> None:
    columns = check(query.text)
    assert len(set(query.also)) >= 3
    assert query.question.endswith("?")
    assert query.method.endswith(".")
    assert query.limits.endswith(".")
    assert {*query.lists, *query.focus, *query.aside} <= set(columns)
    for parameter in query.parameters:
        found = {parameter.name: [NamedNode("urn:x")]} if parameter.type in LOOKED_UP else {}
        assert bind(query, {parameter.name: parameter.example}, found) != query.text


@every_query
def test_rdflib_parses_it_as_it_stands(query: CatalogueQuery) -> None:
    from rdflib.plugins.sparql import prepareQuery

    prepared = prepareQuery(query.text)
    assert [str(name) for name in prepared.algebra.PV] == list(check(query.text))


@pytest.mark.parametrize("name", COLUMNS)
def test_rows_on_the_small_graph(name: str, small: EmbeddedStore, joined: EmbeddedStore) -> None:
    folder, store = (EXPECTED_OF_JOINED, joined) if name in JOINING else (EXPECTED, small)
    expected = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    assert list(run_query(store, name)) == expected


@pytest.mark.parametrize("name", COLUMNS)
def test_rdflib_gives_the_same_rows(name: str, joined: EmbeddedStore) -> None:
    query = catalogue().get(name)
    result = Graph(joined).to_rdflib().query(bind(query, {}))
    columns = [str(variable) for variable in result.vars or ()]
    solutions = [{name: _plain(row[name]) for name in columns} for row in result]
    assert fold(columns, solutions, query.lists) == run_query(joined, name).rows


def _plain(node: object) -> object:
    from pyoxigraph import NamedNode
    from rdflib import Literal as RdflibLiteral

    if not isinstance(node, RdflibLiteral):
        return None if node is None else str(node)
    datatype = NamedNode(str(node.datatype)) if node.datatype else None
    return value(Literal(str(node), datatype=datatype))


@every_query
def test_a_value_that_nothing_has_gives_no_rows(query: CatalogueQuery, small: EmbeddedStore) -> None:
    for parameter in query.parameters:
        missing = MISSING.get(parameter.name, MISSING.get(parameter.type, "naught"))
        if not parameter.choices:
            assert not run_query(small, query.name, {parameter.name: missing}), parameter.name


@every_query
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_stays_a_value(query: CatalogueQuery, hostile: str, small: EmbeddedStore) -> None:
    for parameter in query.parameters:
        if parameter.type in (ParameterType.INTEGER, ParameterType.DATE, ParameterType.WORDS) or parameter.choices:
            continue
        assert not run_query(small, query.name, {parameter.name: hostile}), parameter.name


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_text_is_bound_as_it_stands(text: str) -> None:
    query = catalogue().get("documents")
    bound = bind(query, {"type": text})
    answer = EmbeddedStore.in_memory([]).query(f"SELECT ?type_is WHERE {{ {_block(bound)} }}")
    assert isinstance(answer, QuerySolutions)
    assert [solution["type_is"] for solution in answer] == [Literal(" ".join(text.split()))]


def _block(bound: str) -> str:
    start = bound.index("VALUES ?type_is {")
    return bound[start : bound.index("\n", start)]


SELECTIONS = [
    ("citations", {"cited": "2690"}, ["S/RES/2690(2023)"]),
    ("citations", {"cited": "resolution 2690 (2023)"}, ["S/RES/2690(2023)"]),
    ("citations", {"cited": "S/RES/2690 (2023)"}, ["S/RES/2690(2023)"]),
    ("citations", {"cited": "s/res/2690(2023)"}, ["S/RES/2690(2023)"]),
    ("citations", {"cited": "269"}, []),
    ("citations", {"cited": "a new agenda for peace"}, ["A New Agenda for Peace"]),
    ("citations", {"via": "Footnote"}, ["A/75/19"]),
    ("citations", {"mission": "minusma"}, ["S/RES/2690(2023)", "A/75/19"]),
    ("citations", {"mission": ["UNMISS", "MINUSMA"], "type": "resolution"}, ["S/RES/2690(2023)"]),
    ("citations", {"document": "A4P-test"}, ["A New Agenda for Peace"]),
    ("missions-citing-resolutions", {"mission": "UNMISS"}, ["UNMISS", "UNMISS"]),
    ("missions-citing-resolutions", {"cited": "A/75/19"}, ["MINUSMA", "UNMISS"]),
    ("mission-mentions", {"type": "Peacekeeping Operation"}, ["MINUSMA", "UNMISS"]),
    ("sofa-status", {"status": "none"}, ["UNAMA"]),
    ("priorities", {"number": 3}, ["A4P+"]),
    ("priorities", {"scheme": "a4p"}, ["A4P"]),
    ("meetings", {"record": "9389th meeting"}, ["S/PV.9389"]),
    ("adoptions", {"meeting": "9389", "body": "security council"}, ["Progress report"]),
    ("adoptions", {"document": "S/2023/646"}, []),
    ("positions", {"state": "ssd"}, ["South Sudan"]),
    ("positions", {"topic": "Accountability", "meeting": "9389"}, ["South Sudan"]),
    ("positions", {"state": "Sudan"}, []),
    ("observations", {"indicator": "Killed"}, [None, "South Sudan"]),
    ("observations", {"mission": "ecoxyz"}, ["South Sudan", "ECOXYZ"]),
    ("observations", {"unit": "flag", "subject": "ecoxyz"}, ["ECOXYZ"]),
    ("indicator-series", {"indicator": "civilians"}, ["civilians killed", "civilians killed"]),
    ("indicator-series", {"subject": "south sudan"}, ["civilians killed"]),
    ("indicator-series", {"indicator": "mission plan"}, []),
    ("events", {"type": "Publication"}, ["ECOXYZ reports performance"]),
    ("events", {"date": "2023"}, ["ECOXYZ reports performance"]),
    ("events", {"date": "2020"}, ["Since 2020, accountability"]),
    ("events", {"since": "2023-09"}, ["ECOXYZ reports performance"]),
    ("events", {"until": "2021"}, ["Since 2020, accountability"]),
    ("events", {"words": "accountability, since", "document": "A4P-test"}, ["Since 2020, accountability"]),
    ("events", {"part": "priority 3", "since": "2023"}, ["ECOXYZ reports performance"]),
    ("events", {"part": "priority"}, ["Since 2020, accountability", "ECOXYZ reports performance"]),
    ("events", {"part": "prior"}, []),
    ("citations", {"part": "paragraph 2"}, ["S/RES/2690(2023)"]),
    ("citations", {"part": ["footnote 1", "para. 2"]}, ["S/RES/2690(2023)", "A/75/19"]),
    ("citations", {"words": "drawdowns"}, ["S/RES/2690(2023)"]),
    ("citations", {"words": ["drawdown", "agenda peace"]}, ["A New Agenda for Peace", "S/RES/2690(2023)"]),
    ("recommendations", {"addressee": "states"}, ["Member States"]),
    ("recommendations", {"words": "patience"}, []),
    ("priority-activity", {"number": 3}, ["Capabilities and mindsets"]),
    ("priority-activity", {"mission": "UN peacekeeping"}, ["performance and accountability"]),
    ("mission-profile", {"mission": "ecoxyz", "kind": "Mention of a mission"}, ["ECOXYZ"]),
    ("mission-profile", {"mission": "UNAMA"}, ["UNAMA", "UNAMA"]),
    ("actors", {"actor": "lc"}, ["Lake Commission"]),
    ("actors", {"actor": "commission of the lake"}, ["Lake Commission"]),
    ("actors", {"actor": "the lake"}, []),
    ("actors", {"type": "Place"}, ["Malakal"]),
    ("sofa-outcomes", {"mission": "un peacekeeping"}, ["UN peacekeeping"]),
    ("sofa-outcomes", {"type": "lifting"}, ["ECOXYZ"]),
    ("mandates", {"polarity": "lacks"}, ["UN peacekeeping"]),
    ("mandates", {"instrument": "2690", "action": "task"}, ["ECOXYZ"]),
    ("mandates", {"action": "Ceiling"}, ["ECOXYZ"]),
    ("mandates", {"action": "reporting"}, []),
    ("mandate-renewals", {"mission": "ecoxyz", "instrument": "2690"}, ["ECOXYZ"]),
    ("mandate-renewals", {"mission": "UNMISS"}, []),
    ("present-mandate", {"as_of": "2023-12-31"}, ["ECOXYZ"]),
    ("present-mandate", {"as_of": "2022-12-31"}, []),
    ("mandates", {"task_type": "Child protection"}, ["ECOXYZ"]),
    ("mandates", {"task_type": "POC"}, ["ECOXYZ"]),
    ("mandates", {"task_type": "mine action"}, []),
    ("provisions", {"verb": "Requests", "addressee": "secretary"}, ["3"]),
    ("provisions", {"mission": "UNMISS"}, []),
    ("provisions", {"words": "reporting", "paragraph": "3", "document": "A4P-test"}, ["3"]),
    ("mechanisms", {"status": "Created"}, ["ECOXYZ"]),
    ("mechanisms", {"mission": "UNMISS"}, []),
    ("speeches", {"meeting": "9389", "role": "Briefer"}, ["S/PV.9389"]),
    ("speeches", {"state": "ssd"}, ["S/PV.9389"]),
    ("speeches", {"speaker": "deng", "topic": "peacekeeping"}, ["S/PV.9389"]),
    ("speeches", {"state": "Ghana"}, []),
    ("document-inconsistencies", {"kind": "Total"}, ["total"]),
    ("document-inconsistencies", {"document": "S/2023/646"}, ["date"]),
    ("document-inconsistencies", {"kind": "share"}, []),
    ("votes", {"state": "South Sudan"}, ["S/PV.9389"]),
    ("votes", {"resolution": "2690", "result": "adopted"}, ["S/PV.9389"]),
    ("votes", {"draft": "A/75/19", "meeting": "S/PV.9389"}, ["S/PV.9389"]),
    ("votes", {"state": "China"}, []),
    ("sofa-status", {"agreement": "sofa", "new_at_least": 12}, ["UNMISS"]),
    ("sofa-status", {"total_at_least": 346}, []),
    ("observations", {"value": "y"}, ["ECOXYZ"]),
    ("citations", {"body": "general assembly"}, ["A/75/19"]),
    ("citations", {"body": "Secretariat"}, []),
    ("citations", {"pinpoint": "para. 92"}, ["A/75/19"]),
    ("documents", {"document": "S-2023-646"}, ["S/2023/646"]),
    ("documents", {"type": "report"}, ["S/2023/646"]),
]


@pytest.mark.parametrize(("name", "values", "first"), SELECTIONS)
def test_parameters_select(name: str, values: dict[str, object], first: list[str], small: EmbeddedStore) -> None:
    rows = run_query(small, name, values)  # type: ignore[arg-type]
    assert [row[rows.columns[0]] for row in rows] == first


JOINS = [
    ("passages", {"words": "lakes patrolled"}, "part", ["para 1"]),
    ("passages", {"mission": "minusma"}, "part", ["para 2"]),
    ("missions-by-facts", {"second_words": "patrolling"}, "mission", ["UNMISS"]),
    ("missions-by-facts", {"second_words": "boats"}, "mission", []),
    ("missions-by-facts", {"second_words": "boats", "polarity": "without"}, "mission", ["UNMISS"]),
    ("missions-by-facts", {"first": "mention", "first_document": "B-test", "second": "event"}, "mission", ["LAKEMIS"]),
    ("missions-by-facts", {"first": "briefing", "second": "mention"}, "mission", ["LAKEMIS"]),
    ("missions-by-facts", {"first": "mention", "second": "Ticked cell"}, "mission", ["ECOXYZ"]),
    ("missions-by-facts", {"first": "no incidents", "second": "mention", "polarity": "without"}, "mission", ["UNAMA"]),
    ("compare-documents", {"kind": "mission", "first": "B-test", "second": "S/2023/646"}, "name", ["UNMISS"]),
    ("compare-documents", {"kind": "mission", "first": "B-test", "polarity": "first only"}, "name", ["LAKEMIS"]),
    (
        "compare-documents",
        {"first": "S/2023/646", "polarity": "first only", "type": "resolution"},
        "name",
        ["S/RES/2690(2023)"],
    ),
    ("states-by-meetings", {"at_least": 2}, "state", []),
    ("mission-briefers", {"date": "2023-08"}, "record", ["S/PV.9400"]),
    ("mission-dates", {"state": "closed"}, "mission", ["LAKEMIS"]),
    ("mission-dates", {"host": "ssd", "began_by": "2001"}, "mission", ["LAKEMIS"]),
    ("mission-successions", {"successor": "LAKEOFF"}, "mission", ["LAKEMIS"]),
    ("mission-counts", {"kind": "mention", "at_least": 2}, "mission", ["UNMISS"]),
    ("observation-changes", {"direction": "before"}, "difference", [30]),
    ("observation-changes", {"from": "2021", "to": "2022"}, "difference", [5]),
    ("observation-sums", {"words": "losses"}, "left_over", [10]),
    ("extremes", {"words": "boat", "extreme": "highest"}, "value", [50]),
    ("extremes", {"indicator": "new incidents", "extreme": "highest"}, "subject", ["UNMISS"]),
    ("citation-chains", {"from": "B-test", "depth": 2}, "cited", ["S/RES/2690(2023)", "A/75/19"]),
    ("citation-counts", {"at_least": 2}, "cited", ["A/75/19"]),
    ("document-counts", {"counted": "resolutions"}, "number", [1]),
    ("agreements", {"date": "2003", "words": "accords"}, "agreement", ["Lake Accord"]),
    ("agreements", {"date": "2004"}, "agreement", []),
]


@pytest.mark.parametrize(("name", "values", "column", "expected"), JOINS)
def test_parameters_select_what_is_joined(
    name: str, values: dict[str, Any], column: str, expected: list[object], joined: EmbeddedStore
) -> None:
    assert [row[column] for row in run_query(joined, name, values)] == expected


def test_with_and_without_part_the_missions(graph: Graph) -> None:
    """The missions that have one thing are those that have another as well and those that do not."""
    for second in ("mechanism", "ticked cell", "mandate", "briefing"):
        sides = [
            {
                row["mission"]
                for row in graph.query("missions-by-facts", first="new incidents", second=second, polarity=each)
            }
            for each in ("with", "without")
        ]
        assert not sides[0] & sides[1]
        assert sides[0] | sides[1] == {row["mission"] for row in graph.query("sofa-status", new_at_least=1)}


def test_what_is_in_common_is_so_both_ways(graph: Graph) -> None:
    documents = [row["document"] for row in graph.query("documents")]
    for kind in ("mission", "document"):
        for first, second in combinations(documents, 2):
            names = [
                {row["name"] for row in graph.query("compare-documents", kind=kind, first=one, second=other)}
                for one, other in ((first, second), (second, first))
            ]
            assert names[0] == names[1]


def test_words_select_among_the_rows(graph: Graph) -> None:
    """More words never give more rows, and each row is one of those without words."""
    for name, several in (
        ("events", ["signed", "signed agreement"]),
        ("recommendations", ["women", "women peacekeepers"]),
    ):
        rows = list(graph.query(name))
        for words in several:
            fewer = list(graph.query(name, words=words))
            assert fewer and all(row in rows for row in fewer)
            rows = fewer


def test_a_citation_names_all_its_missions_whichever_is_asked_for(small: EmbeddedStore) -> None:
    (first, _) = run_query(small, "citations", {"mission": "MINUSMA"})
    assert first["missions"] == ["UNMISS", "MINUSMA"], "in the order of naming"


def test_a_mission_and_a_document_are_joined_by_what_was_inferred(small: EmbeddedStore) -> None:
    asserted = [quad for quad in small.quads() if not str(quad.graph_name).endswith("/graph/inferred>")]
    store = EmbeddedStore.in_memory(asserted)
    assert run_query(store, "citations", {"mission": "UNMISS"})
    assert not run_query(store, "missions-citing-resolutions")
