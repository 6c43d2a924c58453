"""What people write for a parameter, and the term it becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.ask.parameters import ParameterType, document, meeting, symbol, term
from pkgraph.errors import QueryError

SYMBOLS = {
    "S/RES/2690(2023)": "S/RES/2690(2023)",
    "S/RES/2690 (2023)": "S/RES/2690(2023)",
    "2690": "S/RES/2690",
    "2690 (2023)": "S/RES/2690(2023)",
    "resolution 2690": "S/RES/2690",
    "Security Council resolution 1325 (2000)": "S/RES/1325(2000)",
    "S/RES/2690": "S/RES/2690",
    "resolution 73/293": "A/RES/73/293",
    "General Assembly resolution 72/262 C": "A/RES/72/262C",
    "General Assembly resolution 2200 A (XXI)": "A/RES/2200A(XXI)",
    "General Assembly resolution 2690": "General Assembly resolution 2690",
    "72/262": "72/262",
    "26900": "26900",
    "A New Agenda for Peace": "A New Agenda for Peace",
}


@pytest.mark.parametrize(("text", "expected"), SYMBOLS.items())
def test_symbols_are_normalised_as_far_as_is_certain(text: str, expected: str) -> None:
    assert symbol(text) == expected


@pytest.mark.parametrize("text", SYMBOLS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert symbol(symbol(text)) == symbol(text)


def test_documents_and_meetings() -> None:
    assert document("S_2023_646-EN") == "S/2023/646"
    assert document("A4Pplus-5") == "A4Pplus-5"
    assert meeting("9389") == meeting("9389th meeting") == meeting("S/PV.9389") == "S/PV.9389"


def test_dates_are_as_precise_as_they_are_written() -> None:
    types = [str(term(text, ParameterType.DATE, "date")) for text in ("2023", "2023-09", "2023-09-01")]
    assert [each.rpartition("#")[2] for each in types] == ["gYear>", "gYearMonth>", "date>"]


@given(st.text())
def test_any_text_is_a_term_or_a_clear_error(text: str) -> None:
    for kind in ParameterType:
        try:
            made = term(text, kind, "value")
        except QueryError as error:
            assert str(error).startswith("value: ") and "\n" not in str(error)
        else:
            assert made.value


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        ("three", ParameterType.INTEGER, "'three' is not a whole number"),
        ("１２", ParameterType.INTEGER, "is not a whole number"),
        ("July 2023", ParameterType.DATE, "is not a date; write a date such as 2023, 2023-09 or 2023-09-01"),
        ("2023-13", ParameterType.DATE, "is not a date"),
        ("  ", ParameterType.TEXT, "the value is empty"),
        ("\ud800", ParameterType.TEXT, "not valid text"),
    ],
)
def test_unfit_values_are_told(value: str, kind: ParameterType, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        term(value, kind, "number")


def test_choices_are_told() -> None:
    with pytest.raises(QueryError, match="no value 'margin'; use one of: text, footnote"):
        term("margin", ParameterType.TEXT, "via", ("text", "footnote"))
