"""Foreign queries: what only reads this graph passes, whatever reaches further is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.errors import QueryError
from pkgraph.know.store import check_read_only

CASES = Path(__file__).parent / "queries"


def queries(folder: str) -> list[object]:
    files = sorted((CASES / folder).glob("*.rq"))
    assert files
    return [pytest.param(file.read_bytes().decode("utf-8"), id=file.stem) for file in files]


@pytest.mark.parametrize("query", queries("allowed"))
def test_queries_that_only_read_pass(query: str) -> None:
    check_read_only(query)


@pytest.mark.parametrize("query", queries("service"))
def test_service_is_refused_wherever_it_stands(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        check_read_only(query)


@pytest.mark.parametrize("query", queries("from"))
def test_datasets_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="FROM and FROM NAMED are refused"):
        check_read_only(query)


@pytest.mark.parametrize("query", queries("update"))
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="updates are refused"):
        check_read_only(query)


@pytest.mark.parametrize("query", queries("invalid"))
def test_what_is_no_query_is_refused_with_its_place(query: str) -> None:
    with pytest.raises(QueryError, match=r"query, line \d+, column \d+: not a SPARQL"):
        check_read_only(query)


@pytest.mark.parametrize("brackets", ["()", "{}"])
def test_a_query_nested_without_end_is_refused(brackets: str) -> None:
    deep = brackets[0] * 5000 + brackets[1] * 5000
    with pytest.raises(QueryError, match="nested more than 40 deep"):
        check_read_only(f"SELECT * {{ {deep} }}")


@pytest.mark.parametrize("escape", ["\\uD800", "\\U00110000"])
def test_an_escape_that_is_no_character_is_refused(escape: str) -> None:
    with pytest.raises(QueryError, match="is no character"):
        check_read_only(f'SELECT * {{ ?s ?p "{escape}" }}')


HARMLESS = st.text(st.sampled_from(list("SERVICE FROM <http://x> {}?a#'.,;() \t")), max_size=40)


@given(HARMLESS)
def test_words_in_strings_and_comments_are_allowed(words: str) -> None:
    quoted = words.replace("'", "")
    check_read_only(f"SELECT * {{ ?s ?p '{quoted}' , '''SERVICE {quoted}''' }} # SERVICE {words}\n# FROM {words}")


@given(HARMLESS, st.sampled_from(["\n", "\r", "\r\n"]))
def test_a_comment_ends_with_its_line(words: str, end: str) -> None:
    with pytest.raises(QueryError):
        check_read_only(f"SELECT * {{ ?s ?p ?o # {words}{end} SERVICE <http://127.0.0.1:9/> {{ ?a ?b ?c }} }}")
