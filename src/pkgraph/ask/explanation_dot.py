"""An explanation in the language of Graphviz: each statement a box, with arrows from premises to conclusions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from pkgraph.ask.excerpt import excerpt, printable, readable
from pkgraph.ask.explain import Explanation, Node

_QUOTE = 160


def write_dot(explanation: Explanation, out: TextIO) -> None:
    """Writes the picture's source; a statement that serves twice is drawn once."""
    drawn = _statements(explanation)
    boxes = {key: f"n{number}" for number, key in enumerate(drawn)}
    out.write('digraph explanation {\n  rankdir=BT;\n  node [shape=box, fontname="sans-serif"];\n')
    for key, each in drawn.items():
        out.write(f"  {boxes[key]} [label={_string(*_lines(each))}];\n")
    for key, each in drawn.items():
        for premise in each.premises:
            out.write(f"  {boxes[_key(premise)]} -> {boxes[key]} [label={_string(each.rule or '')}];\n")
    out.write("}\n")


def _statements(explanation: Explanation) -> dict[tuple[Node, ...], Explanation]:
    """Every statement, conclusions before their premises."""
    found = {_key(explanation): explanation}
    for premise in explanation.premises:
        for key, each in _statements(premise).items():
            found.setdefault(key, each)
    return found


def _key(explanation: Explanation) -> tuple[Node, ...]:
    return explanation.subject, explanation.predicate, explanation.object


def _lines(explanation: Explanation) -> Iterator[str]:
    yield explanation.text
    for source in explanation.sources:
        yield f"stated by {source.text}"
        for words in source.words:
            quote = f" “{excerpt(readable(words.quote), [], _QUOTE)}”" if words.quote else ""
            yield f"{words.document}, {words.part} [{words.start}-{words.end}]{quote}"


def _string(*lines: str) -> str:
    escaped = (printable(line).replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
