"""The graph in other forms: whole, the same each time, and readable by those they are for."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from pkgraph.api import Graph
from pkgraph.errors import GraphError
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.protocol import Store
from pkgraph.share.export import FORMATS, Format, export
from pkgraph.share.export.views import Construct

BASE = "https://w3id.org/pkgraph/id/"


def content(place: Path) -> dict[str, bytes]:
    """The bytes of a file, or of each file of a folder."""
    if place.is_file():
        return {"": place.read_bytes()}
    return {path.name: path.read_bytes() for path in place.iterdir()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(form: str, tmp_path: Path, odd: EmbeddedStore, written: Path) -> None:
    turned = EmbeddedStore.in_memory(list(odd.quads())[::-1])
    export(turned, form, tmp_path / "turned")
    assert content(tmp_path / "turned") == content(written / form) != {}
    assert [path.name for path in tmp_path.iterdir()] == ["turned"], "nothing else is left"


@pytest.mark.parametrize("form", [form for form in FORMATS if FORMATS[form].folder])
def test_several_files_may_be_one_archive(form: str, tmp_path: Path, odd: EmbeddedStore, written: Path) -> None:
    for name in ("one.zip", "other.zip"):
        export(odd, form, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert sum(each.compress_size for each in archive.infolist()) < sum(
            each.file_size for each in archive.infolist()
        )
        assert {name: archive.read(name) for name in archive.namelist()} == content(written / form)


@pytest.mark.parametrize("error", [GraphError("cannot be read", where="graph"), OSError(28, "No space left on device")])
def test_a_failed_export_leaves_what_was_there(
    error: Exception, tmp_path: Path, small: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(store: Store, view: Construct | None, path: Path) -> None:
        (path / "half" if path.is_dir() else path).write_text("half", encoding="utf-8")
        raise error

    (tmp_path / "old").mkdir()
    for place in ("old.ttl", "old/half", "old.zip"):
        (tmp_path / place).write_text("old", encoding="utf-8")
    for folder, names in ((False, ("old.ttl", "new.ttl")), (True, ("old", "new", "old.zip", "new.zip"))):
        monkeypatch.setitem(FORMATS, "half", Format("half", write_half, folder=folder))
        for name in names:
            with pytest.raises(GraphError):
                export(small, "half", tmp_path / name)
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
    assert left == {"old", "old.ttl", "old/half", "old.zip"}
    assert {(tmp_path / name).read_text("utf-8") for name in ("old.ttl", "old/half", "old.zip")} == {"old"}


def test_a_folder_takes_the_place_of_one_with_the_same_files_only(tmp_path: Path, small: EmbeddedStore) -> None:
    (tmp_path / "made").mkdir()
    for _ in range(2):
        export(small, "neo4j-csv", tmp_path / "made")
    made = content(tmp_path / "made")
    (tmp_path / "made" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match=r"made: holds other files: mine\.txt; choose an empty or a new folder"):
        export(small, "neo4j-csv", tmp_path / "made")
    assert content(tmp_path / "made") == {**made, "mine.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, small: EmbeddedStore) -> None:
    with pytest.raises(GraphError, match=r"missing/graph\.ttl: cannot be written: .*; choose another file"):
        export(small, "turtle", tmp_path / "missing" / "graph.ttl")


def test_rdflib_gets_every_statement_in_its_graph(small: EmbeddedStore) -> None:
    dataset = Graph(small).to_rdflib()
    found = {(str(s), str(p), str(o), str(g)) for s, p, o, g in dataset.quads()}
    assert found == {
        (quad.subject.value, quad.predicate.value, quad.object.value, quad.graph_name.value) for quad in small.quads()
    }
    mission = rdflib.URIRef(BASE + "mission/UNMISS")
    assert dataset.value(mission, rdflib.SKOS.prefLabel) == rdflib.Literal(
        "United Nations Mission in South Sudan", lang="en"
    )
    assert len(dataset.graph(rdflib.URIRef(BASE + "graph/inferred"))) == 12


@pytest.mark.parametrize("lexical", ["01", "1", "+1"])
def test_rdflib_keeps_a_literals_characters(lexical: str) -> None:
    integer = NamedNode(str(rdflib.XSD.integer))
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(lexical, datatype=integer))
    dataset = Graph(EmbeddedStore.in_memory([quad])).to_rdflib()
    assert [str(triple[2]) for triple in dataset.triples((None, None, None))] == [lexical]
