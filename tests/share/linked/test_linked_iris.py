"""IRIs and the paths at which what they name is found."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.api import Graph
from pkgraph.know.graph.iris import actor_iri, document_iri
from pkgraph.namespaces import BASE, ONTOLOGY, PK, SHAPES
from pkgraph.share.linked.iris import Places

OTHER = "http://example.org/data/"
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("iri", "path", "page", "data"),
    [
        (
            f"{BASE}document/S/RES/2690(2023)",
            "/id/document/S/RES/2690(2023)",
            "/page/document/S/RES/2690(2023)",
            "/data/document/S/RES/2690(2023).ttl",
        ),
        (
            f"{BASE}mission/UNOSOM%20II",
            "/id/mission/UNOSOM%20II",
            "/page/mission/UNOSOM%20II",
            "/data/mission/UNOSOM%20II.ttl",
        ),
        (f"{BASE}actor/türkiye", "/id/actor/t%C3%BCrkiye", "/page/actor/t%C3%BCrkiye", "/data/actor/t%C3%BCrkiye.ttl"),
        (f"{BASE}actor/a+b", "/id/actor/a+b", "/page/actor/a+b", "/data/actor/a+b.ttl"),
        (ONTOLOGY, "/ontology", None, "/ontology.ttl"),
        (f"{PK}Mission", "/ontology#Mission", None, "/ontology.ttl"),
        (f"{ONTOLOGY}/cube/dated", "/ontology/cube/dated", None, "/ontology/cube/dated.ttl"),
        (f"{SHAPES}Mission", "/shapes#Mission", None, "/shapes.ttl"),
        (f"{ONTOLOGY}s", None, None, None),
        (BASE, None, None, None),
        ("https://www.wikidata.org/entity/Q1065", None, None, None),
    ],
)
def test_where_an_iri_is_found(iri: str, path: str | None, page: str | None, data: str | None) -> None:
    assert (Places().path(iri), Places().page(iri), Places().data(iri, ".ttl")) == (path, page, data)


@given(NAMES)
def test_every_name_has_a_path_that_leads_back_however_it_was_encoded(name: str) -> None:
    for places in (Places(), Places(OTHER)):
        for iri in (document_iri(places.base, name).value, actor_iri(places.base, name).value):
            path = places.path(iri)
            assert path is not None
            assert path.isascii()
            sent = path.removeprefix("/id/")
            kind, _, own = iri.removeprefix(places.base).partition("/")
            assert places.iris(sent)[0] == iri
            assert unquote(path).startswith(unquote(f"/id/{kind}/")) or not own
    again = f"document/{quote(name, safe='')}"
    assert Places().iris(again)[0] == document_iri(BASE, name).value


@pytest.mark.parametrize("name", ["", "actor/%ff", "actor/%C3"])
def test_a_path_that_names_nothing(name: str) -> None:
    assert Places().iris(name) == ()


def test_an_iri_that_others_have_encoded_is_found_as_it_is() -> None:
    assert Places().iris("actor/a%28b%29") == (f"{BASE}actor/a(b)", f"{BASE}actor/a%28b%29")
    assert Places().iris("a b<c>") == (f"{BASE}a%20b%3Cc%3E",)
    assert Places().terms("cube/dated") == (f"{ONTOLOGY}/cube/dated",)


def test_another_base() -> None:
    places = Places(OTHER, "http://127.0.0.1:8000/")
    assert places.path(f"{OTHER}mission/UNMISS") == "/id/mission/UNMISS"
    assert places.iris("mission/UNMISS") == (f"{OTHER}mission/UNMISS",)
    assert places.path(f"{BASE}mission/UNMISS") is None
    assert places.document("/data/mission/UNMISS").value == "http://127.0.0.1:8000/data/mission/UNMISS"
    assert (places.home, Places().home) == (OTHER, "https://w3id.org/pkgraph/")
    assert Places().dataset == "https://w3id.org/pkgraph/dataset"


def test_every_iri_of_the_seeds_leads_to_a_path_and_back(graph: Graph) -> None:
    from pyoxigraph import NamedNode

    places, seen = Places(), set()
    for quad in graph.store.quads():
        seen.update(node.value for node in (*quad.triple, quad.graph_name) if isinstance(node, NamedNode))
    data = [iri for iri in seen if iri.startswith(BASE)]
    assert len(data) > 5_000
    for iri in data:
        path = places.path(iri)
        assert path is not None
        assert places.iris(path.removeprefix("/id/"))[0] == iri
    terms = [iri for iri in seen if iri.startswith(ONTOLOGY)]
    assert [iri for iri in terms if places.path(iri) is None] == []
