"""What a text holds and the graph does not; periods that end before they start."""

from __future__ import annotations

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from samples import SEEDS, read

from pkgraph.know.graph import quads_of
from pkgraph.know.validation import check_completeness, check_plausibility
from pkgraph.namespaces import BASE, PK
from pkgraph.read.model import PartKind, Reading

TEXT = (
    "United Nations S/2031/7\n\n1. The first paragraph.\n\n2. The second paragraph.\n\n"
    "3. The third paragraph.\n\n4. The fourth paragraph.\n"
)


def quads(reading: Reading, *without: str) -> list[Quad]:
    found = quads_of(reading, BASE)
    return [quad for quad in found if not any(quad.subject.value.endswith(path) for path in without)]


def faults(found: list[Quad], text: str) -> list[str]:
    findings = check_completeness(found, lambda _: text)
    assert all(finding.severity == "Violation" and finding.mend for finding in findings)
    return [finding.message for finding in findings]


def test_a_paragraph_that_was_lost() -> None:
    reading = read(TEXT, "S-2031-7.txt")
    assert [part.number for part in reading.document.parts if part.kind is PartKind.PARAGRAPH] == list("1234")
    assert faults(quads(reading), TEXT) == []
    place = TEXT.index("2. The")
    assert faults(quads(reading, "/para/2"), TEXT) == [
        f"paragraph 2 stands at {place} of the text and is not in the graph"
    ]
    assert len(faults(quads(reading, "/para/2", "/para/3"), TEXT)) == 2
    without = TEXT.replace("2. The", "   The")
    assert faults(quads(reading, "/para/2"), without) == [], "what the source lacks is no fault of the graph"


def test_paragraphs_out_of_order() -> None:
    reading = read(TEXT, "S-2031-7.txt")
    order = {f"{BASE}document/S/2031/7/para/{n}": str(place) for n, place in ((2, 90), (3, 50))}
    swapped = [
        Quad(q.subject, q.predicate, type(q.object)(order[q.subject.value], datatype=q.object.datatype), q.graph_name)
        if q.predicate.value == PK + "order" and q.subject.value in order
        else q
        for q in quads(reading)
    ]
    expected = ["paragraph 2 stands behind paragraph 3", "paragraph 3 stands behind paragraph 4"]
    assert sorted(faults(swapped, TEXT)) == expected


def test_a_footnote_that_was_lost() -> None:
    text = "United Nations S/2031/7\n\n1. The first paragraph.³ It goes on.\n\n2. The second.\n"
    reading = read(text, "S-2031-7.txt")
    assert [notice.kind for notice in reading.document.notices] == ["missing-footnote"]
    assert faults(quads(reading), text) == []
    longer = text + "\n³ See the annex.\n"
    assert faults(quads(reading), longer) == [
        f"footnote ³ stands at {len(text) + 1} of the text and is not in the graph"
    ]
    assert faults(quads(read(longer, "S-2031-7.txt")), longer) == []


def test_a_text_that_was_not_kept_is_for_others_to_tell() -> None:
    def lost(key: str) -> str:
        raise FileNotFoundError(key)

    assert check_completeness(quads(read(TEXT, "S-2031-7.txt"), "/para/2"), lost) == []


def test_the_seeds_are_complete() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = quads(read(text, path.name))
        assert faults(found, text) == []
        assert check_plausibility(found) == []


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "severity"),
    [
        ("observedFrom", "observedUntil", "2029", "2028-05", "Warning"),
        ("eventFrom", "eventUntil", "2029-05-02", "2029-05-01", "Warning"),
        ("effective", "until", "2029-06", "2029-05-31", "Warning"),
        ("startDate", "endDate", "2029", "2028", "Violation"),
        ("observedFrom", "observedUntil", "2029-05", "2029", None),
        ("eventFrom", "eventUntil", "2029-05-01", "2029-05-01", None),
        ("effective", "until", "2029", "2029-01-01", None),
    ],
)
def test_periods_in_order(first: str, last: str, start: str, end: str, severity: str | None) -> None:
    text = (
        f'<urn:x> <{PK}{first}> "{start}" ; <{PK}{last}> "{end}" ; <http://www.w3.org/2000/01/rdf-schema#label> "X" .'
    )
    found = check_plausibility(parse(text.encode(), format=RdfFormat.TURTLE))
    assert [(one.severity, one.value, one.label) for one in found] == ([(severity, end, "X")] if severity else [])
