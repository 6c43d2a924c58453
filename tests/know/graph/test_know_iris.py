"""IRIs: minted from names and leading back to them, valid whatever the name."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from pkgraph.errors import GraphError
from pkgraph.know.graph import iris
from pkgraph.namespaces import BASE
from pkgraph.read.model import Span

NAMES = st.text(min_size=1)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (iris.document_iri(BASE, "S/RES/2690(2023)"), "document/S/RES/2690(2023)"),
        (iris.part_iri(BASE, "S/2023/646", "para/36"), "document/S/2023/646/para/36"),
        (iris.evidence_iri(BASE, "S/2023/646", Span(1, 9)), "document/S/2023/646/evidence/1-9"),
        (iris.quote_iri(BASE, "S/2023/646", Span(1, 9)), "document/S/2023/646/quote/1-9"),
        (iris.span_iri(BASE, "S/2023/646", Span(1, 9)), "document/S/2023/646/span/1-9"),
        (
            iris.fact_iri(BASE, "S/2023/646", "para/36", "citation", Span(120, 145)),
            "document/S/2023/646/para/36/citation/120-145",
        ),
        (
            iris.fact_iri(BASE, "S/2023/646", "para/36", "agreement", Span(10, 60), "UNMIK"),
            "document/S/2023/646/para/36/agreement/10-60/UNMIK",
        ),
        (iris.mission_iri(BASE, "UNOSOM II"), "mission/UNOSOM%20II"),
        (iris.priority_iri(BASE, "A4P-plus/3"), "priority/A4P-plus/3"),
        (iris.meeting_iri(BASE, "S/PV.9389"), "meeting/S/PV.9389"),
        (iris.document_graph_iri(BASE, "S/2023/646"), "graph/document/S/2023/646"),
        (iris.graph_iri(BASE, "build"), "graph/build"),
        (iris.mission_iri(BASE, "Opération Épervier"), "mission/Opération%20Épervier"),
    ],
)
def test_iris_are_those_of_the_graph_model(made: NamedNode, expected: str) -> None:
    assert made.value == BASE + expected


@given(NAMES)
@example('a b%20c#?[]<>"{}|\\^`\n\x00\udcff\ue000\U0001ffff\U000e0001')
def test_names_come_back_from_their_iris(name: str) -> None:
    assert iris.decode(iris.encode(name)) == name


@given(NAMES)
@example('a b%20c#?[]<>"{}|\\^`\n\x00\udcff\ue000\U0001ffff\U000e0001')
def test_every_name_gives_an_iri_that_parsers_accept(name: str) -> None:
    node = iris.part_iri(BASE, name, name)  # NamedNode refuses what is no IRI
    (quad,) = parse(f"{node} {node} {node} .".encode(), format=RdfFormat.N_TRIPLES)
    assert quad.subject == node


@given(st.characters())
def test_a_character_stands_as_it_is_where_rfc_3987_allows_it(character: str) -> None:
    unreserved = character.isascii() and (character.isalnum() or character in "-._~!$&'()*+,;=:@/")
    private = 0xE000 <= ord(character) <= 0xF8FF or ord(character) >= 0xF0000
    if character.isascii():
        assert (iris.encode(character) == character) == unreserved
    elif private:
        assert iris.encode(character) != character


@pytest.mark.parametrize("base", ["", "id/", "https://example.org/id", "https://example.org/i d/", "mailto:a@b/"])
def test_a_base_that_makes_no_iris_is_an_error(base: str) -> None:
    with pytest.raises(GraphError, match="not a base for IRIs"):
        iris.check_base(base)


def test_a_good_base_is_given_back() -> None:
    assert iris.check_base(BASE) == BASE
