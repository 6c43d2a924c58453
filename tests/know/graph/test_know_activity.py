"""Activities, positions and works in RDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from know_sample import KEY, pk, sample_reading
from pyoxigraph import Literal, Quad

from pkgraph.know.graph import iris, quads_of
from pkgraph.namespaces import BASE
from pkgraph.read.model import Citation


@pytest.fixture(scope="module")
def said() -> set[tuple[str, str, str]]:
    return triples(quads_of(sample_reading(), BASE))


def triples(quads: list[Quad]) -> set[tuple[str, str, str]]:
    return {(q.subject.value, q.predicate.value, q.object.value) for q in quads}


def test_an_activity_is_a_missions_or_that_of_all(said: set[tuple[str, str, str]]) -> None:
    activities = {s for s, p, o in said if o == pk("PriorityActivity").value}
    missions = {o for s, p, o in said if s in activities and p == pk("reportedMission").value}
    alike = {s for s, p, o in said if s in activities and p == pk("saidOf").value and o == "UN peacekeeping"}
    assert len(activities) == 2
    assert missions == {iris.mission_iri(BASE, "UNXYZ").value}
    assert len(alike) == 1
    assert {s.rpartition("/")[2] for s in activities} == {"UNXYZ", "UN%20peacekeeping"}
    priorities = {o for s, p, o in said if s in activities and p == pk("underPriority").value}
    assert priorities == {iris.priority_iri(BASE, "A4P/protection").value}


def test_a_position_leads_to_the_state_and_the_meeting(said: set[tuple[str, str, str]]) -> None:
    positions = {s for s, p, o in said if o == pk("Position").value}
    assert len(positions) == 2
    assert {o for s, p, o in said if s in positions and p == pk("heldBy").value} == {f"{BASE}state/GHA"}
    meeting = iris.meeting_iri(BASE, "S/PV.9389").value
    assert [o for s, p, o in said if s in positions and p == pk("expressedAt").value] == [meeting]
    assert (meeting, pk("record").value, iris.document_iri(BASE, "S/PV.9389").value) in said


def test_a_known_work_is_a_resource() -> None:
    reading = sample_reading()
    facts = tuple(
        replace(fact, work="a-dove") if isinstance(fact, Citation) and fact.cited_type == "title" else fact
        for fact in reading.facts
    )
    quads = quads_of(replace(reading, facts=facts), BASE)
    (cited,) = [q for q in quads if q.predicate == pk("citedWork")]
    assert cited.object == iris.work_iri(BASE, "a-dove")
    assert any(q.subject == cited.subject and q.object == Literal("a \U0001f54a dove") for q in quads)
    assert cited.subject.value.startswith(iris.document_iri(BASE, KEY).value)
