"""Words in the reader: whatever lies over them, every character keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pkgraph.api import Graph
from pkgraph.namespaces import PK
from pkgraph.share.pages.reader import groups as group_files
from pkgraph.share.pages.reader.groups import group_of, groups
from pkgraph.share.pages.reader.markup import cells, tokens
from pkgraph.share.pages.reader.runs import HERE, Over, Run
from pkgraph.share.pages.reader.segments import Span, segments

LETTERS = "ab é💡&<>'\"|\\[]()#*_^¹²\t\n\r12/pi-"
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["mission", "figure", "event", HERE]))
)


def spans_of(drawn: list[tuple[int, int, str]]) -> list[Span[Over]]:
    return [Span(*sorted([a, b]), Over(group, f"f{at}")) for at, (a, b, group) in enumerate(drawn)]


@given(st.integers(0, 20), st.integers(0, 20), SPANS)
def test_segments_join_to_the_text_and_those_of_a_span_cover_it(
    start: int, length: int, drawn: list[tuple[int, int, str]]
) -> None:
    spans, end = spans_of(drawn), start + length
    cut = list(segments(start, end, spans))
    assert "".join(chr(at) for each in cut for at in range(each.start, each.end)) == "".join(
        map(chr, range(start, end))
    )
    assert all(each.start < each.end for each in cut)
    for span in spans:
        covered = [at for each in cut if span in each.over for at in range(each.start, each.end)]
        assert covered == list(range(max(start, span.start), min(end, span.end)))
    for each in cut:
        assert [span.end - span.start for span in each.over] == sorted(
            (span.end - span.start for span in each.over), reverse=True
        )


@given(st.text(LETTERS, max_size=40), st.integers(0, 20), SPANS)
def test_the_text_of_a_run_s_elements_is_its_words_and_each_span_s_are_its_own(
    words: str, start: int, drawn: list[tuple[int, int, str]]
) -> None:
    spans = spans_of(drawn)
    run = Run(start, words, tuple(spans), {"1": "fn/1", "12": "fn/12"})
    element = html.fragment_fromstring(str(run.html()))
    assert element.text_content() == words
    for group in ("mission", "figure", "event"):
        covered = {at for span in spans if span.name.group == group for at in range(span.start, span.end)}
        at, shown, hidden = start, set[int](), set[int]()
        for text in element.xpath(".//text()"):
            above = text.getparent() if not text.is_tail else text.getparent().getparent()
            within = above.xpath("ancestor-or-self::*")
            where = set(range(at, at + len(text)))
            hidden |= where if any("hidden" in each.attrib for each in within) else set()
            shown |= where if any(each.get("class") == f"g-{group}" for each in within) else set()
            at += len(text)
        assert shown == covered & set(range(start, start + len(words)))
    assert not element.xpath(".//a//a")
    for link in element.xpath(".//a"):
        assert "".join(link.xpath(".//text()[not(ancestor::*[@hidden])]")).strip(" \t\r\n")


@given(st.text(LETTERS, max_size=60))
def test_mark_up_is_told_in_order_and_cells_lie_between_bars(words: str) -> None:
    last = 0
    for each in tokens(words):
        assert last <= each.start < each.end <= len(words)
        last = each.end
    last = 0
    for start, end in cells(words):
        assert last <= start <= end <= len(words)
        last = end + 1


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("resolution [2690 \\(2023\\)](#).", "resolution 2690 (2023)."),
        ("see <https://example.org/a>, a > b", "see https://example.org/a, a > b"),
        ("**Bold** and <i>slanted</i>, 3 < 4", "Bold and slanted, 3 < 4"),
        ("as a note,[^7] and m²", "as a note,7 and m²"),
        ("[sic] (#) and [a] (b)", "[sic] (#) and [a] (b)"),
        ("[open, a](#), ](#) [shut] b](#)", "open, a, ](#) [shut] b](#)"),
    ],
)
def test_mark_up_is_hidden_and_words_are_not(words: str, read: str) -> None:
    element = html.fragment_fromstring(str(Run(0, words).html()))
    assert "".join(element.xpath(".//text()[not(ancestor::*[@hidden])]")) == read
    assert element.text_content() == words


def test_a_mark_leads_to_its_footnote_and_one_that_has_none_nowhere() -> None:
    element = html.fragment_fromstring(str(Run(0, "one¹ two² m³", (), {"1": "fn/1"}).html()))
    assert [(each.text, each.get("href")) for each in element.xpath(".//a")] == [("¹", "#fn/1")]


def test_a_highlight_goes_to_the_innermost_fact_and_stops_the_keyboard_once() -> None:
    over = (Span(0, 20, Over("event", "outer")), Span(4, 7, Over("mission", "inner")))
    element = html.fragment_fromstring(str(Run(0, "the UNX met yesterday", over).html()))
    links = [(each.text, each.get("href"), each.get("tabindex")) for each in element.xpath(".//a")]
    assert links == [("the ", "#outer", None), ("UNX", "#inner", None), (" met yesterda", "#outer", "-1")]


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("| Y | UNX | |", [" Y ", " UNX ", " "]),
        ("a\tb | c\t", ["a", "b | c", ""]),
        ("a \\| b | c", ["a \\| b ", " c"]),
        ("a", ["a"]),
    ],
)
def test_the_cells_of_a_row(row: str, read: list[str]) -> None:
    assert [row[start:end] for start, end in cells(row)] == read


def test_every_kind_of_fact_has_a_group_and_every_group_a_colour(graph: Graph) -> None:
    rows = graph.sparql(
        f"SELECT DISTINCT ?kind {{ ?kind <http://www.w3.org/2000/01/rdf-schema#subClassOf>+ <{PK}Fact> }}"
    )
    kinds = {row["kind"].removeprefix(PK) for row in rows}  # type: ignore[union-attr]
    assert len(kinds) > 15
    assert {kind for kind in kinds if group_of(kind).name == "other"} == set()
    assert {kind for group in groups() for kind in group.kinds} <= kinds
    style = (Path(group_files.__file__).parents[1] / "style" / "reader.css").read_text(encoding="utf-8")
    for group in groups():
        ground = {"fill": "background: var", "line": "border-bottom: 2px solid var"}[group.mark]
        assert f".g-{group.name} {{ {ground}(--{group.name}" in style
        assert f"#show-{group.name}:not(:checked)" in style
        assert style.count(f"--{group.name}-line: #") == 2
