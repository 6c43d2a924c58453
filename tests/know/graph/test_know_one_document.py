"""A document that one source cites and another source is: one node, whichever was read."""

from __future__ import annotations

from pyoxigraph import NamedNode
from samples import read

from pkgraph.know.graph import iris, quads_of
from pkgraph.namespaces import BASE, PK
from pkgraph.read.facts.mandate import Mandate

RESOLUTION = """Resolution 2799 (2028)

Adopted by the Security Council at its 9999th meeting, on 29 June 2028

The Security Council,

1. Decides to extend the mandate of UNDOF until 31 December 2028.
"""
REPORT = """Report of the Secretary-General

1. By its resolution 2799 (2028), the Security Council extended the mandate of UNDOF until 31 December 2028.
"""


def objects(text: str, source: str, term: str) -> set[object]:
    return {q.object for q in quads_of(read(text, source), BASE) if q.predicate == NamedNode(PK + term)}


def test_what_is_cited_and_what_is_read_are_one_node() -> None:
    node = iris.document_iri(BASE, "S/RES/2799(2028)")
    own = quads_of(read(RESOLUTION, "S-RES-2799-2028.txt"), BASE)
    assert any(q.subject == node and q.predicate == NamedNode(PK + "wasRead") for q in own)
    assert objects(REPORT, "S-2028-1.txt", "citedDocument") == {node}
    assert objects(REPORT, "S-2028-1.txt", "instrument") == {node}
    assert objects(RESOLUTION, "S-RES-2799-2028.txt", "instrument") == {node}


def test_the_report_tells_the_same_end_as_the_resolution() -> None:
    ends = [
        [f.until for f in read(text, source).facts if isinstance(f, Mandate)]
        for text, source in ((RESOLUTION, "S-RES-2799-2028.txt"), (REPORT, "S-2028-1.txt"))
    ]
    assert ends == [["2028-12-31"], ["2028-12-31"]]
