"""Actors read from sentences: known names, declared ones, names by their head, qualified ones, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import read, sentence

from pkgraph.read.facts.actor import ActorMention
from pkgraph.read.mentions.actor_names import slug
from pkgraph.read.mentions.actors import declared_in, name_start
from pkgraph.read.mentions.words import singular, words_of
from pkgraph.vocabulary import load_vocabulary


def actors(text: str) -> list[ActorMention]:
    return [fact for fact in read(text).facts if isinstance(fact, ActorMention)]


def told(text: str) -> dict[str, str]:
    return {fact.name: fact.type for fact in actors(f"1. {text}\n\n2. Nothing is named here.\n")}


FOUND = [
    (
        "The Security Council met.",
        ["Security Council = UN entity"],
    ),
    (
        "It was raised with the Council of Ministers Commission.",
        ["Council of Ministers Commission = organisation"],
    ),
    (
        "The UN Secretariat replied to ECOWAS.",
        ["United Nations Secretariat = UN entity", "Economic Community of West African States = organisation"],
    ),
    (
        "It was held in Nairobi.",
        ["Nairobi = place"],
    ),
    (
        "It was held in Mwanza, United Republic of Tanzania.",
        ["Mwanza = place", "United Republic of Tanzania = Member State"],
    ),
    (
        "Patrols reached Lisala territory.",
        ["Lisala territory = place"],
    ),
    (
        "Clashes continued in northern Mozambique.",
        ["northern Mozambique = place", "Mozambique = Member State"],
    ),
    (
        "The force commanders and heads of mission met.",
        ["Force Commander = post", "Head of Mission = post"],
    ),
    (
        "Two Under-Secretaries-General attended.",
        ["Under-Secretary-General = post"],
    ),
    (
        "The Force Commanders of UNIFIL and UNDOF spoke.",
        ["Force Commander (UNIFIL) = post", "Force Commander (UNDOF) = post"],
    ),
    (
        "The UNFICYP Force Commander spoke.",
        ["Force Commander (UNFICYP) = post"],
    ),
    (
        "The Governments of Ghana and Togo agreed.",
        [
            "Government of Ghana = organisation",
            "Government of Togo = organisation",
            "Ghana = Member State",
            "Togo = Member State",
        ],
    ),
    (
        "The Liberian government agreed.",
        ["Government of Liberia = organisation", "Liberia = Member State"],
    ),
    (
        "The Inspection Unit of the Ministry of Finance met the Inspection Unit of the Department of Peace Operations.",
        [
            "Department of Peace Operations = UN entity",
            "Inspection Unit of the Department of Peace Operations = UN entity",
            "Inspection Unit of the Ministry of Finance = organisation",
        ],
    ),
    (
        "The Departments of Peace Operations and Operational Support agreed.",
        ["Department of Peace Operations = UN entity", "Department of Operational Support = UN entity"],
    ),
    (
        "The Office of the Under-Secretary-General for Peace Operations replied.",
        ["Under-Secretary-General for Peace Operations = post"],
    ),
    (
        "Members of the M23 and of other rebel groups left.",
        ["Mouvement du 23 mars = armed group"],
    ),
    (
        "The missions updated their youth engagement strategy.",
        ["youth engagement strategy = programme"],
    ),
    (
        "A policy on river patrols was issued.",
        ["policy on river patrols = programme"],
    ),
    (
        "A task force to reduce flight hours was set up.",
        ["task force to reduce flight hours = UN entity"],
    ),
    (
        "The Secretariat launched an aviation safety reporting system.",
        ["aviation safety reporting system = system", "United Nations Secretariat = UN entity"],
    ),
    (
        "They signed the Treaty on Lake Navigation and Fisheries.",
        ["Treaty on Lake Navigation and Fisheries = agreement"],
    ),
    (
        "The Water, Land and Forestry Commission met.",
        ["Water, Land and Forestry Commission = organisation"],
    ),
    (
        "In Mali, the land dispute committee and a water rights commission met.",
        ["Mali = Member State", "water rights commission (Mali) = organisation"],
    ),
    (
        "Status of forces agreements were signed.",
        ["status-of-forces agreement = agreement"],
    ),
    (
        "Troop- and police-contributing countries agreed.",
        ["troop- and police-contributing country = group of Member States"],
    ),
    (
        "The Unified Mapping Platform (UMP) works.",
        ["Unified Mapping Platform = system"],
    ),
    (
        "The African Union Department of Political Affairs replied.",
        ["African Union = organisation"],
    ),
    (
        "The Under-Secretary-General for Lake Affairs and Tides spoke.",
        ["Under-Secretary-General for Lake Affairs and Tides = post"],
    ),
    (
        "The Secretary-General thanked the Special Envoy of the Secretary-General for Ghana.",
        ["Secretary-General = post", "Special Envoy of the Secretary-General for Ghana = post"],
    ),
    (
        "The Gendarmerie Commissioners of UNIFIL and UNDOF and the UNMISS Gendarmerie Commissioner spoke.",
        [f"Gendarmerie Commissioner ({mission}) = post" for mission in ("UNIFIL", "UNDOF", "UNMISS")],
    ),
    (
        "The Harbour Commander of the United Nations Mission in South Sudan (UNMISS) spoke.",
        ["Harbour Commander (UNMISS) = post"],
    ),
    (
        "The Deputy Special Envoy of the Secretary-General and the deputy police commissioner of UNIFIL spoke.",
        ["Deputy Special Envoy of the Secretary-General = post", "Deputy Police Commissioner (UNIFIL) = post"],
    ),
    (
        "Reports go to the Head of Mission and Harbour Commanders.",
        ["Head of Mission = post", "Harbour Commanders = post"],
    ),
    (
        "In Mali, the United Nations and Austral League agreed.",
        ["Austral League = organisation"],
    ),
    (
        "Two patrols met in Torvala and near Bel Tarenda, outside the camp.",
        ["Torvala = place", "Bel Tarenda = place"],
    ),
    (
        "In Torvala, calm returned.",
        ["Torvala = place"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_what_is_named(text: str, expected: list[str]) -> None:
    found = [f"{name} = {kind}" for name, kind in told(text).items()]
    assert set(expected) <= set(found)


NOTHING = [
    "The united nations of the world agree.",
    "Progress was made in many areas and more is needed.",
    "The United Nations Mission in South Sudan (UNMISS) began.",
    "UNIFIL continued its patrols.",
    "The agreement was signed and the policy remains.",
    "Various new mechanisms are needed.",
    "The police arrived, and the army left.",
    "The President spoke.",
    "THE WHO AND THE SYSTEM OF PATROLS",
    "The security situation was calm, in English and French.",
    "The Government agreed.",
    "Effective policies and strong partnerships matter.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_none(text: str) -> None:
    assert told(text) == {}


MISREAD = [
    ("The African Union Department of Political Affairs replied.", "Department of Political Affairs"),
    ("The Turkish Cypriot police arrived.", "police of Cyprus"),
    ("The United Nations Interim Force in Lebanon began.", "Lebanon"),
    ("Force Headquarters replied.", "United Nations Headquarters"),
    ("In English and French, it was read.", "France"),
    ("The Permanent Observer Mission replied.", "Permanent Observer"),
    ("The Prime Minister met Turkish citizens.", "Prime Minister of Türkiye"),
    ("The South Sudan National Police Service trained.", "South Sudan"),
    ("The United Nations and Austral League agreed.", "United Nations and Austral League"),
    ("He met the Secretary-General for Lake Week.", "Secretary-General for Lake Week"),
    ("The Protocol on Trade in Arms was signed.", "Arms"),
    ("In Torvala we met.", "Torvala"),
    ("It was held in Torvala de Mar.", "Torvala"),
    ("It was signed in March and read in Dutch or in Member meetings in Umoja.", "March"),
    ("A record of horses in Horses and houses was kept.", "Horses"),
]


@pytest.mark.parametrize(("text", "name"), MISREAD)
def test_what_is_not_meant(text: str, name: str) -> None:
    assert name not in told(text)


def test_one_row_at_the_first_naming_with_all_forms() -> None:
    text = "1. The African Union met.\n\n2. The AU and the African Union agreed.\n"
    (fact,) = actors(text)
    assert (fact.name, fact.acronym, fact.also_known_as) == ("African Union", "AU", ())
    assert fact.evidence.quote == "The African Union met."


def test_an_acronym_that_the_text_declares_leads_to_its_name() -> None:
    text = "1. The Joint Lake Commission (JLC) met.\n\n2. JLC agreed.\n"
    (fact,) = actors(text)
    assert (fact.actor, fact.acronym, fact.type) == ("actor/joint-lake-commission", "JLC", "organisation")


def test_an_acronym_before_its_declaration_is_the_same_actor() -> None:
    (fact,) = actors("1. JLC met.\n\n2. The Joint Lake Commission (JLC) agreed.\n")
    assert (fact.surface, fact.name) == ("JLC", "Joint Lake Commission")


def test_the_documents_own_declaration_wins() -> None:
    (fact,) = actors("1. The Automated Unloading System (AU) works.\n\n2. AU was tested.\n")
    assert fact.name == "Automated Unloading System"


def test_a_missions_acronym_may_be_declared_for_something_else() -> None:
    text = "1. The Asset Movement Information System (AMIS) works.\n\n2. AMIS was tested.\n"
    assert [(f.name, f.acronym) for f in actors(text)] == [("Asset Movement Information System", "AMIS")]


def test_a_wrong_name_with_a_missions_acronym_stays_the_mission() -> None:
    assert "UNIFIL" not in {
        f.acronym for f in actors("1. The United Nations Interim Security Force in Lebanon (UNIFIL) spoke.\n")
    }


def test_a_row_belongs_to_its_mission() -> None:
    text = (
        "1. The table follows.\n\n| Mission | Mechanism |\n|---|---|\n"
        "| MONUSCO | Prime Minister and Legal Aid Section |\n"
        "| | Police Commissioner |\n| UNMIK | none |\n\n2. It ends.\n"
    )
    names = {fact.name for fact in actors(text)}
    assert {"Prime Minister of the Democratic Republic of the Congo", "Legal Aid Section (MONUSCO)"} <= names
    assert "Police Commissioner (MONUSCO)" in names


def test_known_and_own_keys() -> None:
    facts = {f.name: f for f in actors("1. In Ghana, the Security Council and the Volta Basin Commission met.\n")}
    assert facts["Ghana"].actor == "state/GHA" and facts["Ghana"].known
    assert facts["Security Council"].actor == "actor/security-council" and facts["Security Council"].known
    own = facts["Volta Basin Commission (Ghana)"]
    assert (own.actor, own.known) == ("actor/volta-basin-commission-ghana", False)
    assert own.also_known_as[0] == "Volta Basin Commission"


@pytest.mark.parametrize(
    ("before", "acronym", "name"),
    [
        ("through the Uniformed Gender Parity Strategy ", "UGPS", "Uniformed Gender Parity Strategy"),
        ("by formed police units ", "FPUs", "formed police units"),
        ("the Division of Healthcare Management ", "DHM", "Division of Healthcare Management"),
        ("regional actors ", "ECCAS", None),
        ("see the report. Joint ", "JMAC", None),
    ],
)
def test_what_an_acronym_stands_for(before: str, acronym: str, name: str | None) -> None:
    start = name_start(before, acronym)
    assert (before[start:].strip() if start is not None else None) == name


def test_declarations_are_found_with_their_places() -> None:
    text = "The Economic Community of Lake States (ECLS) and others (see below)"
    assert [(text[s:e], a) for s, e, a in declared_in(text)] == [("Economic Community of Lake States", "ECLS")]


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("policies", "policy"),
        ("boxes", "box"),
        ("analyses", "analysis"),
        ("organisations", "organization"),
        ("status", "status"),
        ("programs", "programme"),
        ("centers", "centre"),
        ("gas", "gas"),
        ("committees", "committee"),
    ],
)
def test_words_in_plain_form(word: str, plain: str) -> None:
    assert singular(word) == plain


def test_words_have_their_places() -> None:
    text = "The Mission’s A4P+ work (2023)."
    assert [(text[w.start : w.end], w.plain) for w in words_of(text)][1:4] == [
        ("Mission", "mission"),
        ("A4P", "a4p"),
        ("+", "+"),
    ]


def test_slugs_are_those_of_the_vocabulary() -> None:
    records = load_vocabulary().actors.values()
    assert len(records) > 600
    assert [r.key for r in records if slug(r.name) != r.key] == []


def test_no_name_or_acronym_of_an_actor_is_anothers() -> None:
    owner: dict[str, str] = {}
    for record in load_vocabulary().actors.values():
        for name in {*record.names, *record.hidden, *filter(None, [record.acronym])}:
            assert owner.setdefault(name, record.key) == record.key, name
    states = {name for record in load_vocabulary().states.values() for name in (record.code, *record.names)}
    missions = {name for record in load_vocabulary().missions.values() for name in (record.key, *record.names)}
    assert set(owner) & states == set()
    assert set(owner) & missions == set()


@given(st.lists(sentence, min_size=1, max_size=6))
def test_every_mention_stands_at_its_place(sentences: list[str]) -> None:
    text = "\n\n".join(f"{n}. {s}" for n, s in enumerate(sentences, 1)) + "\n"
    found = actors(text)
    assert len({fact.actor for fact in found}) == len(found)
    for fact in found:
        assert text[fact.evidence.span.start : fact.evidence.span.end] == fact.evidence.quote
        assert text[fact.mention.start : fact.mention.end] == fact.surface


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for fact in actors(f"1. {text}\n"):
        assert fact.name and fact.type and fact.actor
