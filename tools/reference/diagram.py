"""The drawing of the classes: a card for each class that stands below no other, with those below it, and between the
columns the properties that lead from one to another.

Where a card stands is laid down here by hand; a class that is not named gets a card at the foot of the last column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from rdflib import OWL, RDF, RDFS, URIRef

from tools.reference.model import PK, Ontology

COLUMNS = (
    ("Document", "Part", "Notice"),
    ("Fact",),
    ("Mission", "Actor", "Meeting", "Priority", "Indicator", "MandateTask", "Work"),
)
MIDDLE = 1
"""the column of the one card that the others are told from"""
WIDTH, GAP, LINE, MARGIN, SPACE = 256, 164, 18, 24, 22


@dataclass
class Card:
    """A class with all below it; ``top`` and ``height`` are known once it is laid out."""

    name: str
    below: list[str]
    own: list[str]
    """properties that lead elsewhere than to a neighbouring column, as ``cites > Document``"""
    column: int
    top: int = 0
    least: int = 0
    """height that its arrows need"""

    @property
    def left(self) -> int:
        return MARGIN + self.column * (WIDTH + GAP)

    @property
    def height(self) -> int:
        lines = len(self.below) + len(self.own)
        return max(34 + LINE * lines + (8 if lines else 0), self.least)


def diagram(ontology: Ontology) -> str:
    """The drawing as SVG."""
    roots = _roots(ontology)
    columns = _columns(set(roots.values()))
    cards = {
        name: Card(name, sorted(c for c, root in roots.items() if root == name and c != name), [], number)
        for number, column in enumerate(columns)
        for name in column
    }
    arrows: dict[tuple[str, str], list[str]] = {}
    several: list[str] = []
    for name, domain, value in _properties(ontology):
        start, end = cards.get(roots.get(domain, "")), cards.get(roots.get(value, ""))
        if start and end and abs(start.column - end.column) == 1:
            arrows.setdefault((start.name, end.name), []).append(name)
        elif start and value:
            start.own.append(f"{name} › {value}")
        elif end:
            several.append(f"{name} › {value}")
    for column in columns:
        _lay_out([cards[name] for name in column], arrows)
    foot = max(card.top + card.height for card in cards.values())
    for name in columns[MIDDLE]:
        cards[name].least = foot - cards[name].top
    notes = [f"Of several classes: {', '.join(several[at : at + 6])}" for at in range(0, len(several), 6)]
    height = foot + MARGIN + LINE * len(notes)
    width = 2 * MARGIN + len(columns) * WIDTH + (len(columns) - 1) * GAP
    parts = [_card(card) for card in cards.values()]
    parts += _arrows(cards, arrows)
    parts += [
        f'<text x="{MARGIN}" y="{foot + LINE * (n + 1)}" fill="#52677a" font-style="italic">{escape(note)}</text>'
        for n, note in enumerate(notes)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="13" role="img" '
        'aria-label="Classes and what leads from one to another">'
        '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#52677a"/></marker></defs>'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>' + "\n".join(parts) + "</svg>\n"
    )


def _roots(ontology: Ontology) -> dict[str, str]:
    """Each class of pkgraph with the one that it stands below and that stands below none."""
    above = {
        name: sorted(_name(c) for c in ontology.graph.objects(URIRef(PK + name), RDFS.subClassOf) if _is_own(c))
        for name in sorted(_name(c) for c in ontology.graph.subjects(RDF.type, OWL.Class) if _is_own(c))
    }

    def root(name: str) -> str:
        return root(above[name][0]) if above.get(name) else name

    return {name: root(name) for name in above}


def _columns(names: set[str]) -> list[list[str]]:
    placed = [[name for name in column if name in names] for column in COLUMNS]
    placed[-1] += sorted(names - {name for column in placed for name in column})
    return placed


def _properties(ontology: Ontology) -> Iterable[tuple[str, str, str]]:
    """Name, domain and range of each object property of pkgraph; of inverses the one that is told first."""
    turned = set(ontology.graph.subjects(OWL.inverseOf))
    properties = {str(prop): prop for prop in ontology.graph.subjects(RDF.type, OWL.ObjectProperty) if _is_own(prop)}
    for _, prop in sorted(properties.items()):
        if prop not in turned:
            domains, ranges = ontology.values(prop, RDFS.domain), ontology.values(prop, RDFS.range)
            yield _name(prop), "".join(domains).removeprefix("pk:"), "".join(ranges).removeprefix("pk:")


def _lay_out(cards: list[Card], arrows: dict[tuple[str, str], list[str]]) -> None:
    top = MARGIN
    for card in cards:
        card.top = top
        if card.column != MIDDLE:
            beside = [names for ends, names in arrows.items() if card.name in ends]
            card.least = sum(LINE * len(names) + 10 for names in beside) + 4
        top += card.height + SPACE


def _card(card: Card) -> str:
    x, y = card.left, card.top
    lines = [
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{card.height}" rx="6" fill="#f3f7fa" stroke="#2f6f9f"/>',
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="28" rx="6" fill="#2f6f9f"/>',
        f'<text x="{x + 12}" y="{y + 19}" font-weight="bold" fill="#ffffff">{escape(card.name)}</text>',
    ]
    row = y + 28
    for name in card.below:
        row += LINE
        lines.append(f'<text x="{x + 12}" y="{row}" fill="#1c2733">{escape(name)}</text>')
    for name in card.own:
        row += LINE
        lines.append(f'<text x="{x + 12}" y="{row}" fill="#52677a" font-style="italic">{escape(name)}</text>')
    return "\n".join(lines)


def _arrows(cards: dict[str, Card], arrows: dict[tuple[str, str], list[str]]) -> list[str]:
    """A level arrow for each pair, beside the card that is not in the middle, its names above it."""
    used: dict[tuple[int, str], int] = {}
    lines = []
    for (start, end), names in sorted(arrows.items()):
        one, other = cards[start], cards[end]
        side = other if one.column == MIDDLE else one
        gap = (min(one.column, other.column), side.name)
        y = side.top + used.get(gap, 0) + LINE * len(names) + 4
        used[gap] = used.get(gap, 0) + LINE * len(names) + 10
        left, right = sorted((one, other), key=lambda card: card.column)
        x1, x2 = left.left + WIDTH, right.left
        x1, x2 = (x1, x2) if one is left else (x2, x1)
        lines.append(f'<path d="M{x1} {y} H{x2}" stroke="#52677a" fill="none" marker-end="url(#head)"/>')
        middle = (x1 + x2) // 2
        first = y - 6 - LINE * (len(names) - 1)
        lines += [
            f'<text x="{middle}" y="{first + LINE * n}" text-anchor="middle" fill="#1c2733">{escape(name)}</text>'
            for n, name in enumerate(sorted(names))
        ]
    return lines


def _name(node: object) -> str:
    return str(node).removeprefix(PK)


def _is_own(node: object) -> bool:
    return str(node).startswith(PK)
