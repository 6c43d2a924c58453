"""What people write for a parameter, turned into the RDF term that the query compares.

A value is normalised only as far as is certain; what is left is compared as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from pyoxigraph import Literal, NamedNode

from pkgraph.errors import QueryError
from pkgraph.namespaces import XSD
from pkgraph.symbols import canonical, from_file_name

Term = Literal | NamedNode
Value = str | int

_COUNCIL = re.compile(
    r"(?:(?:United Nations |UN )?Security Council |Council )?(?:resolution |res\. ?)?"
    r"(\d{1,4})(?: ?\(((?:19|20)\d\d)\))?",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(
    r"(?:General Assembly |Assembly )?resolution (\d{1,3}/\d{1,3}|\d{1,4}) ?([A-Z](?![A-Z]))?( ?\([IVXLC]+\))?",
    re.IGNORECASE,
)
_MEETING = re.compile(r"(?:meeting )?(\d{3,5})(?:st|nd|rd|th)?(?: meeting)?", re.IGNORECASE)
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])"
_DATE = re.compile(rf"(?P<gYear>[0-9]{{4}})|(?P<gYearMonth>{_MONTH})|(?P<date>{_MONTH}-(?:0[1-9]|[12][0-9]|3[01]))")


class ParameterType(StrEnum):
    """What kind of value a parameter takes."""

    TEXT = "text"
    MISSION = "mission"
    SYMBOL = "symbol"
    DOCUMENT = "document"
    MEETING = "meeting"
    INTEGER = "integer"
    DATE = "date"
    """a day, a month or a year"""
    WORDS = "words"
    """free words; what holds all of them is looked up first, see ``lookup``"""
    PART = "part"
    """the beginning of a part's label or heading; looked up first as well"""


LOOKED_UP = frozenset({ParameterType.WORDS, ParameterType.PART})
"""Types whose values stand for resources that only the graph knows."""


def symbol(text: str) -> str:
    """The symbol that the words stand for as far as is certain, else the words themselves.

    A bare number is a Security Council resolution: those of the General Assembly carry their session. Without
    its year the symbol ends before the bracket, which the catalogue's queries take as a beginning.

    >>> symbol("S/RES/2690 (2023)")
    'S/RES/2690(2023)'
    >>> symbol("resolution 2690")
    'S/RES/2690'
    >>> symbol("General Assembly resolution 72/262 C")
    'A/RES/72/262C'
    >>> symbol("A New Agenda for Peace")
    'A New Agenda for Peace'
    """
    known = canonical(text)
    if known:
        return known
    council = _COUNCIL.fullmatch(text)
    if council:
        return f"S/RES/{int(council[1])}" + (f"({council[2]})" if council[2] else "")
    assembly = _ASSEMBLY.fullmatch(text)
    if assembly and ("/" in assembly[1] or assembly[3]):
        return f"A/RES/{assembly[1]}{(assembly[2] or '').upper()}{(assembly[3] or '').strip().upper()}"
    return text


def document(text: str) -> str:
    """The key of a document: its symbol, also from a file name in the form of UN downloads, else the words.

    >>> document("S-2023-646")
    'S/2023/646'
    >>> document("Repertoire-2023-24")
    'Repertoire-2023-24'
    """
    return canonical(text) or from_file_name(text) or text


def meeting(text: str) -> str:
    """The symbol of a meeting's record; a bare number is a meeting of the Security Council.

    >>> meeting("9389th meeting")
    'S/PV.9389'
    """
    number = _MEETING.fullmatch(text)
    return f"S/PV.{int(number[1])}" if number else symbol(text)


def _plain(text: str) -> str:
    return text


_STRINGS: dict[ParameterType, Callable[[str], str]] = {
    ParameterType.SYMBOL: symbol,
    ParameterType.DOCUMENT: document,
    ParameterType.MEETING: meeting,
}


def term(value: Value, kind: ParameterType, name: str, choices: tuple[str, ...] = ()) -> Term:
    """The RDF term that a value of a parameter stands for.

    Args:
        value: as a person or a program gave it.
        kind: the parameter's type.
        name: the parameter's name, for messages.
        choices: the only values there are; none for any.

    Raises:
        QueryError: the value is not of that type, not one of the choices, or not text.
    """
    text = " ".join(str(value).split())
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise QueryError("the value is not valid text", where=name, mend="write it in UTF-8") from None
    if not text:
        raise QueryError("the value is empty", where=name, mend=f"write {name}=VALUE or leave the parameter out")
    if choices:
        text = _choice(text, choices, name)
    if kind is ParameterType.INTEGER:
        return _typed(text, _INTEGER, "integer", name, "a whole number such as 3")
    if kind is ParameterType.DATE:
        found = _DATE.fullmatch(text)
        return _typed(text, _DATE, str(found and found.lastgroup), name, "a date such as 2023, 2023-09 or 2023-09-01")
    return Literal(_STRINGS.get(kind, _plain)(text))


def _choice(text: str, choices: tuple[str, ...], name: str) -> str:
    """The choice that the words are, in its own letters."""
    for choice in choices:
        if choice.casefold() == text.casefold():
            return choice
    raise QueryError(f"no value '{text}'", where=name, mend="use one of: " + ", ".join(choices))


def _typed(text: str, form: re.Pattern[str], datatype: str, name: str, wanted: str) -> Literal:
    if not form.fullmatch(text):
        raise QueryError(f"'{text}' is not {wanted.partition(' such as ')[0]}", where=name, mend=f"write {wanted}")
    return Literal(text, datatype=NamedNode(XSD + datatype))
