"""Dossiers: the right sections in the right order, each row with its words, and a word on what is not there."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement
from page_reading import hrefs, parsed
from pyoxigraph import RdfFormat, parse

from pkgraph.api import Graph
from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.rows import Rows
from pkgraph.errors import QueryError
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, PK, RDFS
from pkgraph.share.pages.charts import CHARTS
from pkgraph.share.pages.dossier import MOST, OPEN, dossier, facts_of, plan_for, plans
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.named import named
from pkgraph.share.pages.resource import resource_page
from pkgraph.share.pages.table import Shape, table

EVIDENCE = ("document", "part", "start", "end", "quote")


def test_every_section_asks_a_query_that_takes_its_values() -> None:
    for plan in plans():
        for topic in plan.topics:
            assert topic.by and set(topic.by.values()) <= set(plan.needs), (plan.kind, topic.title)
            for name in (topic.query, *topic.beside):
                for parameter in topic.by:
                    catalogue().get(name).parameter(parameter)
            assert not topic.chart or topic.chart in CHARTS, (plan.kind, topic.title)
        assert len({topic.title for topic in plan.topics}) == len(plan.topics), plan.kind


def test_a_resource_gets_the_first_dossier_whose_values_it_has() -> None:
    assert plan_for({"type": ["Mission", "Place"], "acronym": ["A"]}).kind == "Mission"  # type: ignore[union-attr]
    assert plan_for({"type": ["Mission"], "label": ["A"]}) is None
    assert plan_for({"type": ["Priority"], "schemeName": ["A4P"], "label": ["B"]}) is None
    assert plan_for({}) is None


def test_a_dossier_has_what_the_queries_give(graph: Graph, links: Links) -> None:
    facts = facts_of(graph.store, f"{BASE}mission/MINUSCA")
    plan = plan_for(facts)
    assert plan is not None
    made = dossier(graph.store, links, facts, plan)
    by_query = {section.query.name: section for section in made.sections}
    for name in ("mandates", "sofa-status", "observations", "priority-activity", "events", "citations"):
        rows = graph.query(name, mission="MINUSCA")
        assert by_query[name].total == len(rows) > 0, name
        assert len(by_query[name].table.lines) == min(MOST, len(rows))
        assert "mission" not in by_query[name].table.heads or name == "citations"
    order = [topic.title for topic in plan.topics]
    assert sorted([*(section.title for section in made.sections), *made.silent]) == sorted(order)
    assert [section.title for section in made.sections] == [t for t in order if t not in made.silent]


def test_a_page_tells_each_fact_with_its_place_and_how_many_more_there_are(graph: Graph, links: Links) -> None:
    page = parsed(resource_page(graph.store, links, f"{BASE}mission/MINUSCA"))
    row = graph.query("priority-activity", mission="MINUSCA")[0]
    total = len(graph.query("priority-activity", mission="MINUSCA"))
    section = _section(page, "activities-under-priorities")
    assert links.reader(row["document"], row["start"], row["end"]) in hrefs(section)
    assert f"{BASE}document/{row['document']}/evidence/{row['start']}-{row['end']}".replace(BASE, "/page/") in hrefs(
        section
    )
    assert links.query("priority-activity", {"mission": "MINUSCA"}) in hrefs(section)
    assert f"All {total}; {MOST} are shown here" in section.text_content()
    assert len(section.xpath("./table/tbody/tr")) == OPEN
    assert catalogue().get("priority-activity").limits in section.text_content()
    assert _section(page, "events").xpath(".//*[local-name() = 'svg']//*[local-name() = 'a']")
    assert page.xpath("//link[@rel='stylesheet' and starts-with(@href, '/assets/charts.css?')]")
    assert "say nothing, or nothing that could be read with certainty, on: Mandate now" in page.text_content()


def test_a_document_that_was_read_leads_to_the_reader_and_one_that_was_not_says_so(graph: Graph, links: Links) -> None:
    read = parsed(resource_page(graph.store, links, f"{BASE}document/S/2023/646"))
    absent = parsed(resource_page(graph.store, links, f"{BASE}document/S/RES/2690(2023)"))
    assert "/documents/S/2023/646" in hrefs(read) and "was not read" not in read.text_content()
    assert "/documents/S/RES/2690(2023)" not in hrefs(absent) and "was not read" in absent.text_content()


def test_a_part_and_a_fact_show_their_words_and_what_speaks_of_them(graph: Graph, links: Links) -> None:
    part = parsed(resource_page(graph.store, links, f"{BASE}document/S/2023/646/para/36"))
    assert "ahead of the withdrawal of MINUSMA" in part.xpath("string(//header/blockquote)")
    assert part.xpath("//header//a[starts-with(@href, '/documents/S/2023/646?char=')]")
    (citation,) = [row for row in graph.query("citations", document="S/2023/646") if row["part"] == "para 36"]
    place = f"document/S/2023/646/evidence/{citation['start']}-{citation['end']}"
    evidence = parsed(resource_page(graph.store, links, BASE + place))
    assert "/page/document/S/RES/2690(2023)" in hrefs(_section(evidence, "citation"))


def test_what_nobody_knows_has_no_page(small: EmbeddedStore, links: Links) -> None:
    with pytest.raises(QueryError, match="nothing is known"):
        resource_page(small, links, f"{BASE}mission/NOSUCH")


def test_a_value_is_a_link_only_where_one_thing_of_its_class_has_the_name(small: EmbeddedStore, links: Links) -> None:
    said = f'a <{PK}State> ; <{RDFS}label> "Atlantis"'
    twins = parse(f"<{BASE}state/X> {said} . <{BASE}state/Y> {said} .", format=RdfFormat.TURTLE)
    store = EmbeddedStore.in_memory([*small.quads(), *twins])
    row = {"mission": "UNMISS", "host": ["South Sudan", "Atlantis"], "cited": "UNMISS", "value": 12345, "year": 2019}
    rows = Rows(tuple(row), (row,))
    made = table(rows, named(store, [rows]), links)
    cells = dict(zip(made.heads, made.lines[0].cells, strict=True))
    assert [(value.text, value.address) for value in cells["host"].values] == [
        ("South Sudan", "/page/state/SSD"),
        ("Atlantis", ""),
    ]
    assert cells["mission"].values[0].address == "/page/mission/UNMISS"
    assert cells["cited"].values[0].address == ""
    assert [cells[name].values[0].text for name in ("value", "year")] == ["12,345", "2019"]


def test_a_table_leaves_out_what_is_empty_or_aside_and_knows_how_wide_its_columns_are(
    small: EmbeddedStore, links: Links
) -> None:
    said = "a sentence that needs more room than others do" + ", and goes on" * 6
    quote = f"It was {said} here; what is quoted is longer by far: " + "and so on, " * 10
    proof = dict(zip(EVIDENCE, ("S/2023/646", "para 2", 3, 9, quote), strict=True))
    given = {"number": 3, "date": "2023-09-01", "words": said, "none": None, "hidden": "x", **proof}
    rows = Rows(tuple(given), (given,), focus=("words",), aside=("hidden",))
    made = table(rows, named(small, [rows]), links)
    assert made.heads == ("number", "date", "words") and made.empty == ("none",)
    assert made.shapes == (Shape.NUMBER, Shape.SHORT, Shape.LONG)
    proved = made.lines[0].proof
    assert proved is not None
    assert proved.reader == "/documents/S/2023/646?char=3,9#char=3,9"
    assert proved.facts == "/page/document/S/2023/646/evidence/3-9"
    assert proved.quote.startswith(f"It was <mark>{said}</mark> here")
    whole = Rows(rows.columns, ({**given, "quote": f"{said}."},))
    again = table(whole, named(small, [whole]), links).lines[0].proof
    assert again is not None and again.quote == ""
    assert table(whole, named(small, [whole]), links).told and not made.told


def _section(page: HtmlElement, name: str) -> HtmlElement:
    (found,) = page.xpath("//section[@aria-labelledby=$name]", name=name)
    assert isinstance(found, HtmlElement)
    return found
