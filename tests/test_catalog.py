"""The catalogue beside the sources: what it says, and what it says when it is wrong."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.catalog import Catalog, CatalogEntry, load_catalog, load_catalogs
from pkgraph.errors import SourceError
from pkgraph.read.model import Bibliography
from pkgraph.read.text.sources import find_sources
from pkgraph.resources import resource

PREFIXES = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix pk: <https://w3id.org/pkgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def write(folder: Path, turtle: str, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text", encoding="utf-8")
    (folder / "catalog.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    return folder


def test_an_entry_has_every_field_of_a_bibliography() -> None:
    names = [field.name for field in fields(CatalogEntry)]
    assert names[: len(fields(Bibliography))] == [field.name for field in fields(Bibliography)]


def test_everything_an_entry_can_say_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
        <S-2023-646.txt> a dcat:Resource ;
            dcterms:identifier "S/2023/646" ; dcterms:title "Overall\\n  performance"@en, "Résultats"@fr ;
            dcterms:issued "2023-09-01"^^xsd:date ; dcterms:creator "Secretary-General" ;
            dcterms:publisher [ rdfs:label "United Nations" ] ; dcterms:type "report" ;
            dcterms:temporal [ dcat:startDate "2023-01-01"^^xsd:date ; dcat:endDate "2023-06-30Z"^^xsd:date ] ;
            pk:body "Security Council" ; pk:session "Seventy-eighth" ; pk:agendaItem 52 ;
            rdfs:seeAlso <http://example.org/more> .
        """,
        "S-2023-646.txt",
    )
    entry = CatalogEntry(
        symbol="S/2023/646",
        title="Overall performance",
        body="Security Council",
        type="report",
        issued=date(2023, 9, 1),
        session="Seventy-eighth",
        agenda_item="52",
        publisher="United Nations",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 6, 30),
        creator="Secretary-General",
    )
    assert load_catalog(tmp_path) == Catalog({"S-2023-646.txt": entry})
    assert load_catalog(tmp_path / "catalog.ttl") == load_catalog(tmp_path)


def test_the_catalogue_is_optional(tmp_path: Path) -> None:
    assert load_catalog(tmp_path) == Catalog({})


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "catalog.ttl").write_text(PREFIXES + '<a.txt> dcterms:title "A" .', encoding="utf-8-sig")
    assert load_catalog(tmp_path).entries["a.txt"].title == "A"


@pytest.mark.parametrize(
    ("issued", "day", "partly"),
    [
        ('"2024-09-05"', date(2024, 9, 5), None),
        ('"2024-09-05T10:00:00Z"^^xsd:dateTime', date(2024, 9, 5), None),
        ('"2024-09"^^xsd:gYearMonth', None, "2024-09"),
        ('"2024"^^xsd:gYear', None, "2024"),
        ("2024", None, "2024"),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(tmp_path: Path, issued: str, day: date | None, partly: str | None) -> None:
    write(tmp_path, f"<a.txt> dcterms:issued {issued} .", "a.txt")
    entry = load_catalog(tmp_path).entries["a.txt"]
    assert (entry.issued, entry.issued_partly) == (day, partly)


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("sub/b%20c.txt", "sub/b c.txt"),
        ("caf%C3%A9.txt", "café.txt"),
        ("café.txt", "café.txt"),
        ("./a:b.txt", "a:b.txt"),
        ("S(1).txt", "S(1).txt"),
        ("10%2520.txt", "10%20.txt"),
        ("10%20.txt", "10%20.txt"),
        ("a#b.txt", "a#b.txt"),
        ("sub/../d.txt", "d.txt"),
    ],
)
def test_names_are_found_through_percent_encoding(tmp_path: Path, iri: str, name: str) -> None:
    write(tmp_path, f'<{iri}> dcterms:title "T" .', name)
    assert load_catalog(tmp_path) == Catalog({name: CatalogEntry(title="T")})


def test_entries_that_lead_to_no_file_here_are_told(tmp_path: Path) -> None:
    write(
        tmp_path / "in",
        """
        <gone.txt> a dcat:Resource ; dcterms:title "T" .
        <../up.txt> a dcat:Resource ; dcterms:title "T" .
        <S:1.txt> a dcat:Resource ; dcterms:title "T" .
        <%s.txt> a dcat:Resource .
        <> a dcat:Catalog ; dcterms:title "The catalogue itself" .
        <http://example.org/un> rdfs:label "somebody" .
        """
        % ("x" * 300),
    )
    (tmp_path / "up.txt").write_text("text", encoding="utf-8")
    catalog = load_catalog(tmp_path / "in")
    assert sorted(catalog.entries) == ["gone.txt", "x" * 300 + ".txt"]
    assert len(catalog.warnings) == 4
    for part in ("<gone.txt> is not there", "up.txt> is outside this folder", "<S:1.txt> is outside"):
        assert sum(part in warning for warning in catalog.warnings) == 1


BAD = [
    ("syntax", '<a.txt> dcterms:title "T"\n<b.txt> dcterms:title "T" .', ", line 7, column ", "not Turtle: "),
    ("prefix", '\n<a.txt> dct:title "T" .', ", line 7, column 9", "prefix dct: has not been declared"),
    ("end", '<a.txt> dcterms:title "T"', ", line 6, column ", "should be followed by a dot"),
    ("date", '<a.txt>\n dcterms:issued "2023-02-30"^^xsd:date .', ", line 7, column 17", "not a date: '2023-02-30'"),
    ("date form", '<a.txt> dcterms:issued "1 September 2023" .', ", line 6, column 24", "not a date: '1 Sept"),
    ("date kind", "<a.txt> dcterms:issued <soon> .", ", line 6, column 24", "not a date: 'soon'"),
    ("month", '<a.txt> dcterms:issued "2023-13"^^xsd:gYearMonth .', ", line 6, column 24", "not a date: '2023-13'"),
    (
        "period",
        '<a.txt> dcterms:temporal [ dcat:startDate "2024-05-01"^^xsd:date ;\n dcat:endDate "2024-04-30"^^xsd:date ] .',
        ", line 6, column 43",
        "from 2024-05-01 to 2024-04-30 ends before it begins",
    ),
    ("period text", '<a.txt> dcterms:temporal "2023" .', ", line 6, column 26", "dcterms:temporal is a text"),
    (
        "period empty",
        '<a.txt> dcterms:temporal [ dcat:startdate "2023-01-01" ] .',
        "catalog.ttl",
        "neither dcat:startDate",
    ),
    ("two", '<a.txt> dcterms:identifier "S/1", "S/2" .', ", line 6, column 28", "2 values of dcterms:identifier"),
    (
        "two names",
        '<b%20c.txt> dcterms:title "1" . <b%20%63.txt> dcterms:title "2" .',
        "catalog.ttl",
        "two entries for b c",
    ),
]


@pytest.mark.parametrize(("turtle", "where", "what"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_is_wrong_is_said_with_place_and_mend(tmp_path: Path, turtle: str, where: str, what: str) -> None:
    write(tmp_path, turtle, "a.txt")
    with pytest.raises(SourceError) as caught:
        load_catalog(tmp_path)
    assert caught.value.where.startswith(str(tmp_path / "catalog.ttl"))
    assert where in caught.value.where
    assert what in caught.value.what
    assert caught.value.mend


def test_a_catalogue_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "catalog.ttl").mkdir()
    with pytest.raises(SourceError, match=r"catalog\.ttl: the catalogue cannot be read"):
        load_catalog(tmp_path)
    with pytest.raises(SourceError, match=r"missing\.ttl: the catalogue cannot be read"):
        load_catalog(tmp_path / "missing.ttl")
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "catalog.ttl").symlink_to("nowhere")
    with pytest.raises(SourceError, match="cannot be read"):
        load_catalog(tmp_path / "linked")


@given(st.text(max_size=80) | st.text('<>a."; @[]()^:/%20#\n', max_size=60).map(lambda text: PREFIXES + text))
def test_any_file_gives_a_catalogue_or_a_source_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.ttl"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load_catalog(path)
    except SourceError as error:
        assert error.where.startswith(str(path))


def test_each_folder_has_its_own_catalogue_and_the_nearest_counts(tmp_path: Path) -> None:
    title = '<{}> dcterms:title "{}" .\n'
    top = title.format("a.txt", "top a") + title.format("sub/b.txt", "top b") + title.format("sub/c.txt", "top c")
    write(tmp_path / "top", top, "a.txt", "sub/b.txt", "sub/c.txt", "sub/none.txt")
    write(tmp_path / "top" / "sub", title.format("b.txt", "sub b") + title.format("gone.txt", "gone"))
    write(tmp_path, title.format("top/sub/none.txt", "above the folder that was named"))

    sources = find_sources([tmp_path / "top"])
    catalogs = load_catalogs(sources)
    titles = {source.name: entry.title for source in sources if (entry := catalogs.entries.get(source.path))}
    assert titles == {"a.txt": "top a", "sub/b.txt": "sub b", "sub/c.txt": "top c"}
    assert len(catalogs.warnings) == 1
    assert "gone.txt" in catalogs.warnings[0]

    alone = find_sources([tmp_path / "top" / "sub" / "b.txt"])
    assert [entry.title for entry in load_catalogs(alone).entries.values()] == ["sub b"]


def test_the_seeds_catalogue_has_an_entry_for_each_text() -> None:
    catalog = load_catalog(resource("seeds"))
    assert catalog.warnings == ()
    known = {
        name: (entry.symbol, entry.issued, entry.period_start, entry.period_end)
        for name, entry in catalog.entries.items()
    }
    assert known == {
        "A-74-532.txt": ("A/74/532", date(2019, 11, 5), None, None),
        "A4Pplus-5.txt": (None, None, date(2023, 11, 1), date(2024, 4, 30)),
        "Repertoire-2023-24.txt": (None, None, date(2023, 1, 1), date(2023, 12, 31)),
        "S-2023-646.txt": ("S/2023/646", date(2023, 9, 1), None, None),
    }
    assert all(entry.title for entry in catalog.entries.values())
    assert catalog.entries["A4Pplus-5.txt"].issued_partly == "2024-09"
