"""A small document made by hand, with a part and a fact of every kind."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode, Quad

from pkgraph.know.graph import build_quads, ontology_quads, quads_of
from pkgraph.namespaces import BASE, PK
from pkgraph.read.facts.activity import PriorityActivity
from pkgraph.read.facts.actor import ActorMention
from pkgraph.read.facts.adoption import Adoption
from pkgraph.read.facts.event import Event
from pkgraph.read.facts.inconsistency import Inconsistency
from pkgraph.read.facts.mandate import Mandate
from pkgraph.read.facts.mechanism import Mechanism
from pkgraph.read.facts.observation import Observation
from pkgraph.read.facts.outcome import Outcome
from pkgraph.read.facts.position import Position
from pkgraph.read.facts.provision import Provision
from pkgraph.read.facts.recommendation import Recommendation
from pkgraph.read.facts.speakers import NamedState
from pkgraph.read.facts.speech import Speech
from pkgraph.read.facts.vote import Vote
from pkgraph.read.model import (
    Agreement,
    AgreementStatus,
    Bibliography,
    Citation,
    DeclaredMission,
    Document,
    Evidence,
    Meeting,
    MissionMention,
    NoteLink,
    Notice,
    Part,
    PartKind,
    PriorityMention,
    Reading,
    Span,
    Unresolved,
    View,
)

KEY = "S/2099/1"
TEXT = (
    "United Nations S/2099/1\n"
    "I. Status of “agreements”\r\n"
    "1. The Council recalled resolutions 2690 (2023) and 2747 (2024) on UNMISS and UNMIK.1\n"
    "Protection of civilians is a priority. UNXYZ (United Nations Example Mission) has no SOMA, nor has UNMIK.\n"
    "1 See S/PV.9389 and the report \\ of “a \U0001f54a dove”; the letter is lost.\n"
    "Mission | New | Total\n"
    "UNMISS | 3 | 14\n"
    "Figure 1. Incidents\n"
    "Note: one reading.\n"
)


def span(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def evidence(part: str, words: str, after: str = "") -> Evidence:
    return Evidence(part, span(words, after), words)


def part(path: str, kind: PartKind, label: str, pieces: tuple[Span, ...], order: int, **more: object) -> Part:
    text = " ".join(TEXT[piece.start : piece.end] for piece in pieces)
    offsets = [offset for piece in pieces for offset in (*range(piece.start, piece.end), -1)][:-1]
    return Part(path, kind, label, pieces, View(text, tuple(offsets)), order, **more)  # type: ignore[arg-type]


def sample_document(key: str = KEY) -> Document:
    paragraph = (
        span("The Council recalled resolutions 2690 (2023) and 2747 (2024) on UNMISS and UNMIK."),
        span(
            "Protection of civilians is a priority. UNXYZ (United Nations Example Mission) has no SOMA, nor has UNMIK."
        ),
    )
    footnote = (span("See S/PV.9389 and the report \\ of “a \U0001f54a dove”; the letter is lost."),)
    parts = (
        part("front", PartKind.FRONT, "front", (span("United Nations S/2099/1"),), 0),
        part(
            "section/1", PartKind.SECTION, "I. Status", (span("I. Status of “agreements”"),), 1, title="Status", level=1
        ),
        part("para/1", PartKind.PARAGRAPH, "para 1", paragraph, 2, parent="section/1", number="1"),
        part("fn/1", PartKind.FOOTNOTE, "fn 1", footnote, 3, number="1"),
        part("table/1", PartKind.TABLE, "table 1", (span("Mission | New | Total\nUNMISS | 3 | 14"),), 4),
        part("table/1/row/1", PartKind.ROW, "table 1 > UNMISS", (span("UNMISS | 3 | 14"),), 5, parent="table/1"),
        part("figure/1", PartKind.FIGURE, "figure 1", (span("Figure 1. Incidents"),), 6, title="Incidents", number="1"),
        part("figure/1/note/1", PartKind.NOTE, "figure 1 note", (span("Note: one reading."),), 7, parent="figure/1"),
    )
    return Document(
        key=key,
        source="S-2099-1.txt",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        family="report",
        front=Bibliography(symbol=key, title="Title of the front", body="Security Council", type="report"),
        catalogued=Bibliography(title="Title of the catalogue", issued="2099-01-02"),
        parts=parts,
        links=(NoteLink("para/1", 81, "fn/1"),),
        notices=(
            Notice("unplaced-text", "A line belongs nowhere", span("Mission | New | Total")),
            Notice("missing-footnote", "Footnote 2 is not in the source"),
            Notice("missing-footnote", "Footnote 3 is not in the source"),
        ),
    )


def sample_reading(key: str = KEY) -> Reading:
    declared = "UNXYZ (United Nations Example Mission)"
    recalled = "The Council recalled resolutions 2690 (2023) and 2747 (2024) on UNMISS and UNMIK."
    lacking = "UNXYZ (United Nations Example Mission) has no SOMA, nor has UNMIK."
    first = evidence("para/1", recalled)
    second = evidence("para/1", lacking)
    note = evidence("fn/1", "See S/PV.9389 and the report \\ of “a \U0001f54a dove”; the letter is lost.")
    row = evidence("table/1/row/1", "UNMISS | 3 | 14")
    both = ("UNMISS", "UNMIK")
    facts = (
        Citation(first, span("2690 (2023)"), "S/RES/2690(2023)", "resolution", "2690 (2023)", "text", None, both),
        Citation(first, span("2747 (2024)"), "S/RES/2747(2024)", "resolution", "2747 (2024)", "text", "para. 3", both),
        Citation(note, span("S/PV.9389"), "S/PV.9389", "meeting record", "S/PV.9389", "footnote"),
        Citation(note, span("“a \U0001f54a dove”"), "a \U0001f54a dove", "title", "“a \U0001f54a dove”", "footnote"),
        MissionMention(first, span("UNMISS"), "UNMISS", "UNMISS"),
        MissionMention(first, span("UNMIK"), "UNMIK", "UNMIK"),
        DeclaredMission(second, span(declared), "UNXYZ", "United Nations Example Mission"),
        MissionMention(second, span("UNXYZ"), "UNXYZ", "UNXYZ"),
        PriorityMention(
            evidence("para/1", "Protection of civilians is a priority."),
            span("Protection of civilians"),
            "A4P/protection",
            "A4P",
            None,
            "Protection of civilians",
        ),
        PriorityActivity(second, span("UNXYZ"), "UNXYZ", "A4P/protection", "Protection", "has no SOMA"),
        PriorityActivity(second, span("has no SOMA"), None, "A4P/protection", "Protection", "has no SOMA"),
        Event(second, span("UNXYZ"), "has no SOMA", "decision", "2099-01", "foreseen", ("UNXYZ", "UNMIK"), "Utopia"),
        Event(second, second.span, "has no SOMA", None, "2098/..", None),
        Recommendation(second, second.span, "Member States", "nor has UNMIK"),
        Position(first, span("The Council"), "Ghana", "GHA", "recalled resolutions", "S/PV.9389"),
        Position(note, span("the letter"), "Ghana", "GHA", "the letter is lost", None),
        Observation(
            row, span("14"), "incidents", "airspace-violations", Decimal("14.50"), "count", "UNMISS", "mission",
            "UNMISS", "2098", "2099-01", "filled from the heading", "about", ("UNMISS",),
        ),
        Observation(
            row, span("3 |"), "incidents", None, "blank", "flag", None, None, None, None, None, None, None,
        ),
        Outcome(second, second.span, "UNXYZ", True, "has no SOMA", "no agreement", "2099-01", "from the issue"),
        Outcome(second, second.span, "UN peacekeeping", False, "has no SOMA", "no agreement", None, None),
        Mandate(
            second, span("has no SOMA"), "UNXYZ", True, "protect civilians", "S/RES/1(1946)", "has",
            types=("child-protection", "human-rights"),
        ),
        Mandate(second, span("has no SOMA"), "Panel of Experts", False, "enforcement", None, "lacks"),
        Mandate(
            second, second.span, "UNXYZ", True, "12,000 troops", "S/RES/1(1946)", "has", "decides", "ceiling",
            "2099-06", "6 months from 2099-01-01", "2099-01-01", "90 days", 12000, "troops", "part of 15,000 personnel",
        ),
        Provision(second, second.span, "2 (a)", "requests", "Experts", "has no SOMA", ("UNXYZ", "UNMIK")),
        Provision(first, first.span, None, "acts under Chapter VII", None, "The Council", ()),
        Mechanism(second, second.span, "UNMIK", True, "working group", "set up", "brings peace", "lost"),
        Mechanism(second, second.span, "UN peacekeeping", False, "forum", None, None),
        ActorMention(
            second, span("UNXYZ"), "actor/experts", "Experts", "UN entity", "PoE", ("the Panel",), "UNXYZ", False,
        ),
        ActorMention(first, span("The Council"), "actor/security-council", "Council", "UN entity", None, (), "x", True),
        Agreement(second, second.span, "UNXYZ", "none"),
        Agreement(second, second.span, "UNMIK", "none"),
        AgreementStatus(
            row, row.span, "UNMISS", None, 3, 14, "counted", ("3", "14"), "low", None, "high", "a glyph is lost",
            date(2099, 1, 1), date(2099, 6, 30),
        ),
        Meeting(note, span("S/PV.9389"), "S/PV.9389", date(2023, 7, 31), "Peace “operations”", ("B, A", "A")),
        Speech(first, span("The Council"), "S/PV.9389", "Mr. Doe", "Ghana", "GHA", None, "member", "French", "Peace"),
        Speech(note, span("the letter"), "S/PV.9389", "The President", None, None, "Chair", "President", None, None),
        Vote(
            first, span("recalled"), "S/PV.9389", "S/2099/2", "adopted", "S/RES/1(1946)", 2, 1, 0,
            (NamedState("Ghana", "GHA"), NamedState("Mali", "MLI")), (NamedState("Chad", "TCD"),), (), "Peace",
        ),
        Vote(note, span("is lost"), "S/PV.9389", None, None, None, None, None, None, (), (), (), None),
        Adoption(note, span("S/PV.9389"), "Security Council", "S/PV.9389", date(2023, 7, 31)),
        Adoption(second, second.span, "General Assembly", None, date(2023, 7, 31)),
        Inconsistency(row, span("14"), "total", "Total", "Incidents", Decimal(3), Decimal(14), "3 = 3", first),
        Inconsistency(first, span("2747"), "share", None, None, Decimal("61.5"), Decimal(50), "8 of 13", note),
        Inconsistency(second, span("SOMA"), "part", "sites", None, Decimal(8), Decimal(9), "9 > 8", second),
        Unresolved(note, span("the letter"), "citation", "the letter", "no symbol"),
    )  # fmt: skip
    return Reading(sample_document(key), facts)


def whole_graph(*readings: Reading, base: str = BASE) -> list[Quad]:
    quads = ontology_quads(base)
    for reading in readings:
        quads += quads_of(reading, base)
    return quads + build_quads(base, [reading.document.key for reading in readings])


def pk(name: str) -> NamedNode:
    return NamedNode(PK + name)
