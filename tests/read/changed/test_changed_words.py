"""Other numbers, years, months, States and names in the places of those that the seeds give: the facts follow.

Where a change is exact, so is the comparison. An indicator's words are left out where the change is of other length:
they are cut at a number of characters. Floors of what is kept only rise; what falls short of 1 is

- a name's type that only a vocabulary tells (whether a committee is of the United Nations), and acronyms that no text
  declares;
- documents cited by a title that only a vocabulary knows;
- the State inside the name of a mission or agreement, which stays where others change;
- reporting periods that other months make longer.
"""

from __future__ import annotations

from collections import Counter

import pytest
from read.changed.changes import (
    STEMS,
    Change,
    Meaning,
    difference,
    kept,
    meanings,
    read,
    seed,
    seed_reading,
    without_inconsistencies,
)
from read.changed.other_words import (
    NAMES,
    other_months,
    other_names,
    other_numbers,
    other_states,
    other_years,
    with_other_numbers,
)

COUNCIL = {
    "GHA": "PAN", "PAN": "GHA", "CHE": "NOR", "JPN": "IND", "FRA": "DEU", "USA": "CAN", "BRA": "CHL", "CHN": "FRA",
    "GAB": "KEN", "MLT": "ALB", "ALB": "MLT", "ECU": "PER", "MOZ": "ZMB", "ARE": "KWT", "RUS": "ITA", "GBR": "ESP",
}  # fmt: skip
HOSTS = {"SSD": "COL", "MLI": "NPL", "LBN": "KHM", "CAF": "DOM", "CYP": "GEO", "COD": "SYR"}
WORDS = ("indicator",)

CHANGES: dict[str, Change] = {
    **{kind: other_names(names) for kind, names in NAMES.items()},
    "years before": other_years(-4),
    "years behind": other_years(3),
    "months": other_months,
    "States of the Council": other_states(COUNCIL),
    "host States": other_states(HOSTS),
}
FLOORS: dict[str, dict[str, float]] = {
    "organisations": {"ActorMention": 0.92, "Mechanism": 0.99},
    "posts": {"ActorMention": 0.97},
    "armed groups": {"ActorMention": 0.98},
    "places": {"ActorMention": 0.98, "Event": 0.99},
    "programmes": {"ActorMention": 0.95, "Citation": 0.89, "Observation": 0.99},
    "years before": {"ActorMention": 0.99, "Citation": 0.95},
    "years behind": {"ActorMention": 0.99, "Citation": 0.95},
    "months": {"Event": 0.99, "Observation": 0.97},
    "States of the Council": {},
    "host States": {"ActorMention": 0.99, "Event": 0.95, "Observation": 0.99},
}
"""shares of the facts of a kind that are kept, and of those read that were there before; 1 where none is named"""


@pytest.mark.parametrize("stem", STEMS)
def test_other_numbers(stem: str) -> None:
    text = seed(stem)
    before = meanings(with_other_numbers(seed_reading(stem)), other_numbers, besides=WORDS)
    after = meanings(read(other_numbers(text)), besides=WORDS)
    assert text != other_numbers(text)
    assert difference(without_inconsistencies(before), without_inconsistencies(after)) == []


@pytest.mark.parametrize("name", CHANGES)
def test_other_words(name: str) -> None:
    change = CHANGES[name]
    before: Counter[Meaning] = Counter()
    after: Counter[Meaning] = Counter()
    for stem in STEMS:
        text = change(seed(stem))
        if text != seed(stem):
            before += _of(stem, meanings(seed_reading(stem), change, besides=WORDS))
            after += _of(stem, meanings(read(text), besides=WORDS))
    shares, floors = kept(before, after), FLOORS[name]
    assert before
    assert {kind: both for kind, both in shares.items() if min(both) < floors.get(kind, 1)} == {}


def _of(stem: str, facts: Counter[Meaning]) -> Counter[Meaning]:
    return Counter({(*meaning, stem): count for meaning, count in facts.items()})
