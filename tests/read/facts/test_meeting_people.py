"""People at meetings: the cells of a table parted before each title of office, whatever the office."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.model import Meeting

TABLE = """Meetings: Peace and security in Ruritania, 2031

| Meeting and date | Sub-item | Rule 39 and other invitations | Speakers |
| --- | --- | --- | --- |
| S/PV.9701 3 March 2031 | | {} | All Council members, all invitees |
"""


@pytest.mark.parametrize(
    "people",
    [
        ["Under-Secretary-General for Peace Operations"],
        ["Under-Secretary-General for Harvests", "Sector Commander of the United Nations Mission in South Sudan"],
        [
            "Head of Mission and Sector Commander",
            "Gendarmerie Commissioner of UNMISS",
            "Programme Director, Harbour Trust",
        ],
        ["United Nations Gendarmerie Adviser, Department of Peace Operations", "Deputy Special Envoy for Lakes"],
        ["President of the Lake Court", "Permanent Observer of the Lake Union", "Founder, Women for Lakes, Ltd"],
    ],
)
def test_people_are_parted_before_their_offices(people: list[str]) -> None:
    (meeting,) = [fact for fact in read(TABLE.format(", ".join(people))).facts if isinstance(fact, Meeting)]
    assert list(meeting.briefers) == people


@pytest.mark.parametrize("cell", ["Department of Peace Operations", "All invitees", "S/2031/7", "15-0-0"])
def test_a_cell_without_an_office_names_nobody(cell: str) -> None:
    (meeting,) = [fact for fact in read(TABLE.format(cell)).facts if isinstance(fact, Meeting)]
    assert meeting.briefers == ()
