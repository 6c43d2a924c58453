"""What notebooks show: tables, entities and explanations as HTML that holds the words and no foreign markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from pkgraph.api import Graph
from pkgraph.ask.rows import Rows
from pkgraph.know.store.embedded import EmbeddedStore


class Balanced(HTMLParser):
    """Fails on an element that is not closed where it should be; keeps the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "script"
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_rows_show_their_evidence_with_the_words_marked(small: EmbeddedStore) -> None:
    written = Graph(small).query("citations")._repr_html_()
    shown = Balanced(written).text
    assert "S/2023/646, para 2 [100-166]" in shown
    assert "<mark>2690</mark>" in written or "<mark>resolution 2690 (2023)</mark>" in written
    assert "rows from" in shown


def test_long_answers_are_cut_and_say_so(graph: Graph) -> None:
    rows = graph.query("observations")
    assert f"{len(rows) - 50} more are not shown" in Balanced(rows._repr_html_()).text


def test_an_entity_and_an_explanation_are_shown_whole(graph: Graph) -> None:
    entity = Balanced(graph.show("UNMISS")._repr_html_()).text
    assert "United Nations Mission in South Sudan" in entity and "para 2" in entity
    why = Balanced(graph.explain("MINUSMA", "cited in connection with", "S/RES/2690(2023)")._repr_html_()).text
    assert "follows by prp-spo2-2" in why and "stated by document " in why and "resolution 2690 (2023)" in why.lower()


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "a & b", '"><img src=x>'])
def test_what_a_source_says_is_never_markup(hostile: str) -> None:
    columns = ("name", "document", "part", "start", "end", "quote")
    row = {"name": hostile, "document": hostile, "part": hostile, "start": 0, "end": 1, "quote": f"see {hostile}"}
    written = Rows(columns, (row,), focus=("name",), note=hostile)._repr_html_()
    Balanced(written)
    assert "<img" not in written and "<script" not in written
    assert "<td" not in hostile and written.count("<td") == 2
