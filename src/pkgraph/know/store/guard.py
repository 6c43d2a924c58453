"""Foreign queries are read before they are run: they may ask this graph, and nothing else.

Refused anywhere in a query are SERVICE (which reaches other machines and this one's own ports), FROM
and FROM NAMED (which choose or, in some engines, fetch graphs), and every update.

The query is parsed, so that comments and strings may hold these words. Parsers differ in small
things, and a query could show each a different face: escapes such as ``\\u0022`` are therefore read
both as the characters they stand for (SPARQL 1.1, section 19.2) and as part of the string or IRI
they stand in (pyoxigraph), and a plain reading of the words has to agree with the parser.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from pyoxigraph import Store as Engine

from pkgraph.errors import QueryError
from pkgraph.know.store.syntax import syntax_error

_REFUSED_PARTS = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}
_REFUSED_WORDS = frozenset(_REFUSED_PARTS.values())
_REASONS = {
    "SERVICE": "SERVICE is refused: a query may not reach other endpoints",
    "FROM": "FROM and FROM NAMED are refused: a query sees all graphs; use GRAPH to choose one",
    "FROM OTHERS": "FROM and FROM NAMED are refused for graphs that are not there: nothing is fetched",
    "UPDATE": "updates are refused: the graph is read-only",
}
_OWN = {"FROM": "FROM OTHERS"}
"""reasons where graphs of the store may be named"""
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_DEEPEST = 40
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LONE_CARRIAGE_RETURN = re.compile(r"\r(?!\n)")
# What a word is not: strings, IRIs, comments, variables, names with a prefix, language tags (SPARQL 1.1, section 19.8).
_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\''''
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*\'"""
    r"""|<[^<>"{}|^`\\\x00-\x20]*>"""
    r"|\#[^\n\r]*"
    r"|[?$@]\w+"
    r"|[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<open>[({\[])|(?P<close>[)}\]])",
    re.DOTALL,
)


def check_read_only(query: str) -> None:
    """Lets a query pass that only reads this graph.

    Raises:
        QueryError: it is no query, or it reaches beyond the graph.
    """
    if not check_reach(query):
        try:
            Engine().query(query)
        except SyntaxError as error:
            raise no_query(query, syntax_error(str(error))) from error


def check_reach(query: str, own: Container[str] | None = None) -> bool:
    """Lets a text pass that cannot reach beyond the graph, as a query or otherwise.

    Where the letters of a refused word stand nowhere in it, no parser can find that word, and it is not parsed here.

    Args:
        query: the text.
        own: the graphs that FROM and FROM NAMED may name, for an engine that fetches none; without it they are refused.

    Returns:
        True if it was parsed; otherwise the engine, which reads nothing but queries, has yet to say whether it is one.

    Raises:
        QueryError: it reaches beyond the graph, would write, is no query, or is nested too deep.
    """
    readings = _readings(query)
    words = set().union(*(_words(reading) for reading in readings))
    if not any(_mentions_refused(reading) for reading in readings):
        return False
    allowed = {"FROM"} if own is not None and _chooses_among(own, readings) else set[str]()
    for reading in readings:
        found = _refused_part(reading, query, allowed)
        if found:
            raise QueryError(_REASONS[found if own is None else _OWN.get(found, found)], mend="leave it out")
    for word in sorted((words & _REFUSED_WORDS) - allowed):
        raise QueryError(_REASONS[word], mend="leave it out")
    return True


def chosen_graphs(query: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The graphs that a query names after FROM and after FROM NAMED; None if it names none, or is no SPARQL 1.1."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import Query

    if "FROM" not in query.upper():
        return None
    try:
        prologue, *rest = Query.parse_string(_LONE_CARRIAGE_RETURN.sub("\n", query), parse_all=True)
    except (ParseBaseException, RecursionError):
        return None
    prefixes = {part.prefix or "": part.iri for part in prologue if part.name == "PrefixDecl"}
    clauses = [part for part in _parts(rest) if part.name == "DatasetClause"]
    default = tuple(_absolute(part.default, prefixes) for part in clauses if part.default)
    named = tuple(_absolute(part.named, prefixes) for part in clauses if part.named)
    return (default, named) if clauses else None


def no_query(text: str, error: QueryError) -> QueryError:
    """What to say of a text that the engine takes for no query: updates are told as such."""
    from rdflib.plugins.sparql.parser import UpdateUnit

    is_update = any(_parses(UpdateUnit, reading) for reading in _readings(text))
    return QueryError(_REASONS["UPDATE"], mend="leave it out") if is_update else error


def query_form(query: str) -> str:
    """The form of a query, told by its first word that names one and stands in no comment, string or name.

    >>> query_form("# ASK\\nPREFIX ask: <http://select/> DESCRIBE <http://example.org/>")
    'DESCRIBE'
    """
    words = (token["word"].upper() for token in _TOKEN.finditer(query) if token["word"])
    return next((word for word in words if word in _FORMS), _FORMS[0])


def _readings(query: str) -> list[str]:
    """The query as parsers may read it; a lone carriage return ends a line, as SPARQL has it."""
    lines = _LONE_CARRIAGE_RETURN.sub("\n", query)
    return list(dict.fromkeys((_ESCAPE.sub("x", lines), _ESCAPE.sub(_character, lines))))


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise QueryError(f"{escape[0]} is no character", where="query", mend="write the character itself")
    return chr(code)


def _words(reading: str) -> set[str]:
    """Bare words in upper case.

    Raises:
        QueryError: brackets are nested so deep that parsing would take for ever.
    """
    words, depth = set(), 0
    for token in _TOKEN.finditer(reading):
        if token["word"]:
            words.add(token["word"].upper())
        depth += bool(token["open"]) - bool(token["close"])
        if depth > _DEEPEST:
            raise QueryError(f"brackets are nested more than {_DEEPEST} deep", where="query", mend="simplify the query")
    return words


def _chooses_among(own: Container[str], readings: list[str]) -> bool:
    chosen = [chosen_graphs(reading) for reading in readings]
    return all(graphs is not None and all(iri in own for iri in (*graphs[0], *graphs[1])) for graphs in chosen)


def _absolute(name: Any, prefixes: dict[str, str]) -> str:
    """An IRI as a parse tree has it, in full; one that cannot be told stays as it is."""
    if isinstance(name, str):
        return str(name)
    return str(prefixes.get(name.prefix or "", "")) + str(name.localname or "")


def _refused_part(reading: str, query: str, allowed: set[str]) -> str | None:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import Query, UpdateUnit

    try:
        tree = Query.parse_string(reading, parse_all=True)
    except RecursionError as error:
        raise QueryError("the query is nested too deep", mend="simplify it") from error
    except ParseBaseException as error:
        if _parses(UpdateUnit, reading):
            return "UPDATE"
        _let_engine_judge(query)
        for word in sorted(_words(reading) & _REFUSED_WORDS):
            return word
        if _mentions_refused(query):
            where = f"query, line {error.lineno}, column {error.column}"
            raise QueryError("not a SPARQL 1.1 query", where=where, mend="correct the query") from error
        return None
    found = (_REFUSED_PARTS.get(part.name) for part in _parts(tree))
    return next((word for word in found if word and word not in allowed), None)


def _parses(grammar: Any, reading: str) -> bool:
    from pyparsing import ParseBaseException

    try:
        return bool(grammar.parse_string(reading, parse_all=True)[0].request)
    except (ParseBaseException, RecursionError):
        return False


def _mentions_refused(query: str) -> bool:
    return any(word in query.upper() for word in _REFUSED_WORDS)


def _let_engine_judge(query: str) -> None:
    """Lets the engine say what is wrong with a query that cannot reach anything, whatever it is."""
    if not _mentions_refused(query):
        try:
            Engine().query(query)
        except SyntaxError as error:
            raise syntax_error(str(error)) from error


def _parts(tree: Any) -> Iterator[Any]:
    """All parts of a parse tree that have a name, at any depth."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    open_parts = [tree]
    while open_parts:
        part = open_parts.pop()
        if isinstance(part, CompValue):
            yield part
            open_parts.extend(part.values())
        elif isinstance(part, ParseResults | list | tuple | set):
            open_parts.extend(part)
