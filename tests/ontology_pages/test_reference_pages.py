"""The reference pages say what the ontology and the shapes say now, and the same files give the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph

from pkgraph.namespaces import BASE, PK
from pkgraph.resources import resource

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs" / "ontology"
PAGES = ("classes.svg", "index.html", "shapes.html")


def written(folder: Path, seed: str) -> dict[str, bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-m", "tools.reference", str(folder)], cwd=ROOT, env=environment, check=True)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return written(tmp_path_factory.mktemp("pages"), "1")


def test_the_kept_pages_are_those_that_would_be_written(pages: dict[str, bytes]) -> None:
    assert sorted(pages) == sorted(PAGES)
    stale = [name for name in PAGES if (KEPT / name).read_bytes() != pages[name]]
    assert stale == [], "make docs"


def test_chance_does_not_change_them(pages: dict[str, bytes], tmp_path: Path) -> None:
    assert written(tmp_path, "2") == pages


def merged(folder: Path) -> Graph:
    graph = Graph()
    for file in folder.glob("*.ttl"):
        graph.parse(file, publicID=BASE)
    return graph


def test_every_term_has_its_place_and_its_definition(pages: dict[str, bytes]) -> None:
    page = pages["index.html"].decode()
    ontology = merged(resource("ontology"))
    text = unescape(page)
    terms = [str(term).removeprefix(PK) for term in set(ontology.subjects(RDFS.isDefinedBy)) if term.startswith(PK)]
    assert len(terms) > 150
    assert [name for name in terms if page.count(f'<h3 id="{name}">') != 1] == []
    plain = text.replace("</a>", "")
    assert [str(d) for d in ontology.objects(None, SKOS.definition) if "pk:" not in d and str(d) not in plain] == []


def test_links_lead_somewhere(pages: dict[str, bytes]) -> None:
    page = pages["index.html"].decode()
    places = {piece.partition('"')[0] for piece in page.split(' id="')[1:]}
    links = {piece.partition('"')[0] for piece in page.split('href="#')[1:]}
    assert links - places == set()


def test_every_class_is_drawn(pages: dict[str, bytes]) -> None:
    drawn = {"".join(text.itertext()) for text in ElementTree.fromstring(pages["classes.svg"]).iter() if text.text}
    classes = {
        str(term).removeprefix(PK)
        for term in merged(resource("ontology")).subjects(RDF.type, OWL.Class)
        if str(term).startswith(PK)
    }
    assert classes - drawn == set()


def test_every_message_of_the_shapes_is_there(pages: dict[str, bytes]) -> None:
    page = unescape(pages["shapes.html"].decode())
    shapes = merged(resource("shapes"))
    messages = {str(message) for message in shapes.objects(None, SH.message)}
    assert len(messages) > 150
    assert [message for message in sorted(messages) if message not in page] == []
    for severity in (SH.Violation, SH.Warning):
        assert f"<td>{severity.rpartition('#')[2]}</td>" in page


def test_nothing_is_fetched(pages: dict[str, bytes]) -> None:
    for name, page in pages.items():
        assert b"<script" not in page and b"<link" not in page and b" src=" not in page, name
