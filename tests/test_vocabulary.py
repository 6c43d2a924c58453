"""The vocabularies: tidy files, names that lead to one thing each, and the records made of them."""

from __future__ import annotations

import csv
import pickle
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from samples import SHARED

from pkgraph.errors import SourceError
from pkgraph.namespaces import BASE, PK, SKOS, XSD
from pkgraph.resources import resource
from pkgraph.vocabulary import Vocabulary, load_vocabulary

FOLDER = resource("ontology") / "vocabulary"
FILES = sorted(FOLDER.glob("*.ttl"))
ORDER = [
    "a",
    "rdfs:label",
    "pk:iso3",
    "pk:adjective",
    "pk:acronym",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:broader",
    "skos:notation",
    "pk:schemeName",
    "pk:number",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:hiddenLabel",
    "pk:shortLabel",
    "skos:definition",
    "pk:unit",
    "pk:trigger",
    "skos:example",
    "pk:counterExample",
    "pk:qualifiedBy",
    "pk:startDate",
    "pk:endDate",
    "pk:host",
    "skos:scopeNote",
    "rdfs:seeAlso",
    "skos:exactMatch",
    "dcterms:title",
    "dcterms:description",
    "dcterms:license",
    "pk:valuesOf",
]


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def blocks(file: Path) -> list[str]:
    body = "".join(line for line in file.open(encoding="utf-8") if not line.startswith(("#", "@")))
    return [block for block in body.strip("\n").split("\n\n") if block]


# --- the files


def test_the_files_are_all_there() -> None:
    assert {"actors.ttl", "missions.ttl", "priorities.ttl", "states.ttl"} <= {file.name for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_one_sorted_block_a_subject(file: Path) -> None:
    subjects = [block.split("\n")[0] for block in blocks(file)]
    assert all(re.fullmatch(r"<[a-z-]+/[^\s<>]+>", subject) for subject in subjects)
    assert len({subject.split("/")[0] for subject in subjects}) == 1
    assert subjects == sorted(set(subjects))
    named = {t.subject.value for t in parse(path=file, format=RdfFormat.TURTLE, base_iri=BASE)}
    assert len(named) == len(subjects)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_properties_and_values_in_order(file: Path) -> None:
    for block in blocks(file):
        predicates = re.findall(r"^    (\S+) ", block, flags=re.MULTILINE)
        assert predicates == sorted(predicates, key=ORDER.index), block
        for values in re.findall(r"^    \S+ (.*(?:\n        .*)*)", block, flags=re.MULTILINE):
            texts = [re.sub(r'^"(.*)"@\w+$', r"\1", v.rstrip(" ,;.")) for v in values.split("\n        ")]
            assert texts == sorted(texts), block
            assert len(texts) == len(set(texts)), block


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_base_is_left_to_the_reader(file: Path) -> None:
    assert "@base" not in file.read_text(encoding="utf-8")
    assert BASE not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_labels_are_clean(file: Path) -> None:
    for triple in parse(path=file, format=RdfFormat.TURTLE, base_iri=BASE):
        if isinstance(triple.object, Literal):
            text = triple.object.value
            assert text == " ".join(text.split()) and text, triple


# --- names


def mission_names() -> list[tuple[str, str]]:
    records = vocabulary().missions.values()
    return [(name, r.key) for r in records for name in {r.key, *r.names, *r.hidden}]


def test_no_name_of_a_mission_is_a_name_of_another() -> None:
    owner: dict[str, str] = {}
    for name, key in mission_names():
        folded = re.sub(r"[‐‑–—-]", "-", name.replace("’", "'"))
        folded = folded if folded.isupper() else folded.casefold()
        assert owner.setdefault(folded, key) == key, name
    assert len(owner) > 500


def test_no_name_of_a_mission_is_a_name_of_a_state_or_priority() -> None:
    others = {name.casefold() for r in vocabulary().states.values() for name in (r.code, *r.names)}
    others |= {name.casefold() for p in vocabulary().priorities.values() for name in (*p.names, *p.short)}
    assert not [name for name, _ in mission_names() if name.casefold() in others]


def test_no_name_of_a_mission_is_a_bare_word() -> None:
    """A single word names a mission only if it is written like an acronym or is a name that nothing else has."""
    words = [name for name, _ in mission_names() if " " not in name]
    assert len(words) > 100
    assert [word for word in words if not re.fullmatch(r"[A-Z][A-Zl0-9/]+(-\w+)*", word)] == ["Takuba"]
    bare = {"mission", "force", "operation", "office", "the mission", "the force", "stabilization force", "un", "eu"}
    assert not [name for name, _ in mission_names() if name.casefold() in bare]


def test_no_two_states_share_a_name() -> None:
    owner: dict[str, str] = {}
    for record in vocabulary().states.values():
        for name in record.names:
            assert owner.setdefault(name.casefold(), record.code) == record.code, name


def test_priorities_of_one_scheme_share_no_name() -> None:
    owner: dict[tuple[str, str], str] = {}
    for record in vocabulary().priorities.values():
        for name in {*record.names, *record.short}:
            assert owner.setdefault((record.scheme, name.casefold()), record.key) == record.key, name


def test_schemes_share_no_name() -> None:
    names = [name.casefold() for scheme in vocabulary().schemes.values() for name in {scheme.name, *scheme.names}]
    assert len(names) == len(set(names))


def test_classes_of_actors_are_whole() -> None:
    """What is one of a fixed number has all the others beside it."""
    names = {name for actor in vocabulary().actors.values() for name in actor.names}
    for ordinal in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth"):
        assert f"{ordinal} Committee" in names
    assert len([n for n in names if re.match(r"Economic (?:and Social )?Commission for ", n)]) >= 5
    assert {f"{side} Darfur" for side in ("North", "South", "East", "West", "Central")} <= names
    assert {f"{side} Equatoria" for side in ("Eastern", "Central", "Western")} <= names
    kinds = [actor.type_label for actor in vocabulary().actors.values()]
    assert kinds.count("armed group") > 100 and kinds.count("place") > 500 and kinds.count("UN entity") > 200


# --- the records


def test_how_many_there_are() -> None:
    found = vocabulary()
    assert len(found.missions) > 200
    assert len(found.states) == 195  # 193 Member States, the Holy See and the State of Palestine
    assert sorted(found.schemes) == ["A4P", "A4P-plus"]
    assert [p.number for p in found.priorities.values() if p.scheme == "A4P+"] == [1, 2, 3, 4, 5, 6, 7, None, None]
    assert [p.number for p in found.priorities.values() if p.scheme == "A4P"] == [None] * 8


def test_a_mission() -> None:
    mission = vocabulary().missions["UNMISS"]
    assert mission.name == mission.names[0] == "United Nations Mission in South Sudan"
    assert "United Nations Mission in the Republic of South Sudan" in mission.names
    assert (mission.type_label, mission.type_iri) == ("peacekeeping operation", PK + "PeacekeepingOperation")
    assert (mission.start, mission.end) == ("2011-07-08", None)


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("MINUSMA", "peacekeeping operation"),
        ("UNAMA", "special political mission"),
        ("AMISOM", "operation of another organisation"),
        ("UNOAU", "United Nations office"),
        ("UNGCI", None),
    ],
)
def test_kinds_of_missions(key: str, label: str | None) -> None:
    assert vocabulary().missions[key].type_label == label


@pytest.mark.parametrize(("key", "hidden"), [("UNIFIL", "UNFIL"), ("MINUSTAH", "MIUSTAH")])
def test_lost_characters(key: str, hidden: str) -> None:
    assert hidden in vocabulary().missions[key].hidden


def test_missions_end_after_they_start() -> None:
    for mission in vocabulary().missions.values():
        if mission.start and mission.end:
            shorter = min(len(mission.start), len(mission.end))
            assert mission.start[:shorter] <= mission.end[:shorter], mission.key
    assert vocabulary().missions["MINUSMA"].end == "2023-12-31"


def test_dates_are_as_precise_as_their_datatype() -> None:
    lengths = {XSD + "date": 10, XSD + "gYearMonth": 7, XSD + "gYear": 4}
    found = 0
    for triple in parse(path=FOLDER / "missions.ttl", format=RdfFormat.TURTLE, base_iri=BASE):
        if triple.predicate.value in (PK + "startDate", PK + "endDate"):
            assert isinstance(triple.object, Literal)
            assert len(triple.object.value) == lengths[triple.object.datatype.value], triple
            found += 1
    assert found > 300


def test_hosts_are_known_states() -> None:
    hosts = {
        t.object.value.removeprefix(BASE + "state/")
        for t in parse(path=FOLDER / "missions.ttl", format=RdfFormat.TURTLE, base_iri=BASE)
        if t.predicate == NamedNode(PK + "host") and isinstance(t.object, NamedNode)
    }
    assert len(hosts) > 50
    assert hosts <= set(vocabulary().states)


def test_iris_are_made_of_the_keys() -> None:
    from pkgraph.know.graph.iris import mission_iri, priority_iri

    for file, predicate, iri in (
        ("missions.ttl", PK + "acronym", mission_iri),
        ("priorities.ttl", PK + "schemeName", priority_iri),
    ):
        triples = list(parse(path=FOLDER / file, format=RdfFormat.TURTLE, base_iri=BASE))
        subjects = {t.subject for t in triples if t.predicate.value == predicate}
        keys = vocabulary().missions if file == "missions.ttl" else vocabulary().priorities
        assert subjects == {iri(BASE, key) for key in keys}


def test_states_match_no_item_twice() -> None:
    items = [
        t.object
        for t in parse(path=FOLDER / "states.ttl", format=RdfFormat.TURTLE, base_iri=BASE)
        if t.predicate.value == SKOS + "exactMatch"
    ]
    assert len(items) == len(vocabulary().states)
    assert len(items) == len(set(items))


def test_records_are_in_the_order_of_keys() -> None:
    for records in (vocabulary().missions, vocabulary().states, vocabulary().schemes):
        assert all(a < b for a, b in pairwise(map(_iri_order, records)))
    for names in (r.names[1:] for r in vocabulary().missions.values()):
        assert list(names) == sorted(names)


def _iri_order(key: str) -> str:
    return key.replace(" ", "%20")


def test_records_go_through_pickle() -> None:
    assert pickle.loads(pickle.dumps(vocabulary())) == vocabulary()


def test_loading_twice_gives_the_same() -> None:
    assert load_vocabulary(FOLDER) == vocabulary()


# --- against lists of others

FACTS = SHARED / "corpus" / "facts"
other_lists = pytest.mark.skipif(not FACTS.is_dir(), reason="the lists of ../shared/corpus/facts are not there")
MONTHS_OF_OTHERS = {"MINUGUA", "UNAVEM", "UNOCI", "UNPSG", "UNSCOB", "UNSMA"}
"""missions whose first or last month the list gives otherwise: for one phase, or for when it was decided"""


@other_lists
def test_every_operation_of_the_list_is_known_with_its_months() -> None:
    by_name = {name.casefold(): key for name, key in mission_names()}
    with (FACTS / "DPPADPOSS-PKO.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 70
    otherwise = set()
    for row in rows:
        key = by_name.get(row["mission_acronym"].casefold()) or by_name.get(row["mission_name"].casefold())
        assert key, row
        mission = vocabulary().missions[key]
        for theirs, ours in ((row["start_date"], mission.start), (row["end_date"], mission.end)):
            if theirs and (ours or "")[:7] != theirs[:7]:
                otherwise.add(key)
    assert otherwise == MONTHS_OF_OTHERS


@other_lists
def test_states_have_the_items_of_the_list() -> None:
    codes = {name.casefold(): state.code for state in vocabulary().states.values() for name in state.names}
    items = {
        triple.subject.value[-3:]: triple.object.value.rpartition("/")[2]
        for triple in parse(path=FOLDER / "states.ttl", format=RdfFormat.TURTLE, base_iri=BASE)
        if triple.predicate.value == SKOS + "exactMatch"
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
    }
    lines = [line.split(";") for line in (FACTS / "country_to_wd.csv").read_text(encoding="utf-8-sig").splitlines()[1:]]
    told = {
        codes[name.casefold()]: uri.rpartition("/")[2].rstrip(")") for name, uri, _ in lines if name.casefold() in codes
    }
    assert len(told) > 150
    # The list means the country in Europe for the Kingdom of the Netherlands, and the other Congo for the Congo.
    assert {code for code, item in told.items() if items[code] != item} <= {"COG", "NLD"}


# --- bad input

HEAD = f"@prefix pk: <{PK}> .\n@prefix skos: <{SKOS}> .\n"


def folder_with(tmp_path: Path, **changed: str) -> Path:
    for file in FILES:
        text = changed.get(file.stem, file.read_text(encoding="utf-8"))
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("stem", "body", "line", "words"),
    [
        ("missions", '<mission/A>\n    a pk:Mission ;;\n    pk:acronym "A" "B" .', 5, "not Turtle"),
        ("missions", '\n<mission/A>\n    a pk:Mission ;\n    skos:prefLabel "Name"@en .', 4, "no pk:acronym"),
        ("missions", '<mission/A>\n    a pk:Mission ;\n    pk:acronym "A" .', 3, "no skos:prefLabel"),
        ("states", '<state/A>\n    a pk:State ;\n    skos:prefLabel "A"@en ;\n    pk:iso3 "A" , "B" .', 3, "2 pk:iso3"),
        (
            "priorities",
            '<priority/A/1>\n    a pk:Priority ; pk:schemeName "A" ;\n    pk:number "I" ;\n    skos:prefLabel "A" .',
            3,
            "pk:number is 'I'",
        ),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, stem: str, body: str, line: int, words: str) -> None:
    folder = folder_with(tmp_path, **{stem: HEAD + body})
    with pytest.raises(SourceError) as raised:
        load_vocabulary(folder)
    assert raised.value.where == f"{folder / stem}.ttl:{line}"
    assert words in raised.value.what
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "states.ttl").unlink()
    with pytest.raises(SourceError, match=r"states\.ttl: cannot be read"):
        load_vocabulary(folder)


def test_a_file_of_another_encoding_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "states.ttl").write_bytes("<state/A> a <x:é> .".encode("latin-1"))
    with pytest.raises(SourceError, match=r"states\.ttl"):
        load_vocabulary(folder)
