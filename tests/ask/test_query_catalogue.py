"""The catalogue: what its files must say, and how a wrong name is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pkgraph.ask.binding import bind, fill
from pkgraph.ask.catalogue import Catalogue, catalogue, read
from pkgraph.ask.run import run_query
from pkgraph.errors import QueryError
from pkgraph.know.store.embedded import EmbeddedStore

HEAD = '#+ title = "T"\n#+ question = "Q?"\n#+ method = "M."\n#+ limits = "L."\n'
PARAMETER = '#+ [parameters.x]\n#+ variable = "x_is"\n#+ type = "text"\n#+ example = "e"\n#+ description = "d"\n'
BODY = "SELECT ?s WHERE { VALUES ?x_is { UNDEF } ?s ?p ?x_is }\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD.replace('"T"', "T") + BODY, "queries/faulty.rq: the head comment is not TOML"),
        (HEAD.replace("title", "tittle") + BODY, "queries/faulty.rq: 'title' is missing or not text"),
        (HEAD + '#+ also = "one"\n' + BODY, "'also' is not a list of texts"),
        (HEAD + PARAMETER.replace("text", "txt") + BODY, "parameter x: no type 'txt'; did you mean text?"),
        (HEAD + "#+ parameters = 3\n" + BODY, "'parameters' is not a table"),
        (HEAD + "#+ [parameters]\n#+ x = 3\n" + BODY, "parameter x: is not a table"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "queries" / "faulty.rq"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError) as caught:
        read(path)
    assert message in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match=r"binary\.rq: cannot be read"):
        Catalogue(tmp_path).get("binary")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("SELECT ?s WHERE { ?s ?p ?o }", "declares no 'VALUES \\?x_is { UNDEF }'"),
        (BODY.replace("?s ?p", "?s"), "not a SPARQL 1.1 query"),
        ("ASK { VALUES ?x_is { UNDEF } ?s ?p ?x_is }", "is not a SELECT query"),
    ],
)
def test_a_faulty_query_is_told_when_it_is_run(tmp_path: Path, body: str, message: str, small: EmbeddedStore) -> None:
    (tmp_path / "faulty.rq").write_text(HEAD + PARAMETER + body, encoding="utf-8")
    with pytest.raises(QueryError, match=message):
        run_query(small, "faulty", {"x": "value"}, queries=Catalogue(tmp_path))


def test_near_names_are_told() -> None:
    with pytest.raises(QueryError, match=r"^no query 'citaton'; did you mean citations\?$"):
        catalogue().get("citaton")
    with pytest.raises(QueryError, match=r"no parameter 'misson'; did you mean mission\?"):
        bind(catalogue().get("citations"), {"misson": "UNMISS"})
    with pytest.raises(QueryError, match="it takes: cited, mission, document, type, via"):
        bind(catalogue().get("citations"), {"zzz": "UNMISS"})
    with pytest.raises(QueryError, match="the queries are: actors, adoptions, agreements, "):
        catalogue().get("../../etc/passwd")


def test_a_default_holds_until_a_value_is_given(tmp_path: Path, small: EmbeddedStore) -> None:
    body = "SELECT ?m WHERE { VALUES ?x_is { UNDEF } ?m <https://w3id.org/pkgraph/ontology#acronym> ?x_is }"
    (tmp_path / "q.rq").write_text(HEAD + PARAMETER + '#+ default = "UNAMA"\n' + body, encoding="utf-8")
    queries = Catalogue(tmp_path)
    assert [row["m"][-5:] for row in run_query(small, "q", queries=queries)] == ["UNAMA"]
    assert [row["m"][-6:] for row in run_query(small, "q", {"x": "UNMISS"}, queries=queries)] == ["UNMISS"]


def test_every_block_of_a_variable_is_filled() -> None:
    from pyoxigraph import NamedNode

    text = "SELECT * WHERE { { VALUES ?a { UNDEF } } UNION { VALUES ?a {UNDEF} } VALUES ?ab { UNDEF } }"
    filled = fill(text, {"a": [NamedNode("urn:x"), NamedNode("urn:y")]})
    assert filled.count("{ <urn:x> <urn:y> }") == 2
    assert "?ab { UNDEF }" in filled
    assert fill(text, {}) == text
    assert fill(text, {"a": []}).count("{  }") == 2, "no terms give no solutions"
