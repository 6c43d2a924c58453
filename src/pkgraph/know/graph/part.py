"""Parts of a document: their place, their reading text and where their characters stand."""

from __future__ import annotations

from pkgraph.know.graph import terms
from pkgraph.know.graph.evidence import position, quotation
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Part, PartKind

_CLASS_OF_PART = {
    PartKind.FRONT: "Front",
    PartKind.SECTION: "Section",
    PartKind.PARAGRAPH: "Paragraph",
    PartKind.FOOTNOTE: "Footnote",
    PartKind.TABLE: "Table",
    PartKind.ROW: "TableRow",
    PartKind.FIGURE: "Figure",
    PartKind.NOTE: "Note",
}
_WITH_TEXT = {PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.ROW, PartKind.NOTE, PartKind.FIGURE}


def state_part(scope: Scope, part: Part) -> None:
    """A part: its place, its number, its reading text, and its characters with where they stand."""
    out, node = scope.out, scope.part_iri(part.path)
    scope.name(node, _CLASS_OF_PART[part.kind], f"{scope.key}, {part.label}")
    out.say(node, terms.pk("partLabel"), terms.words(part.label))
    out.say(node, terms.pk("inDocument"), scope.iri)
    out.say(node, terms.pk("partOf"), scope.iri if part.parent is None else scope.part_iri(part.parent))
    out.say(node, terms.pk("number"), terms.words(part.number))
    out.say(node, terms.pk("order"), terms.integer(part.order))
    out.say(node, terms.TITLE, terms.words(part.title))
    out.say(node, terms.pk("page"), terms.integer(part.page))
    if part.kind is PartKind.SECTION:
        out.say(node, terms.pk("level"), terms.integer(part.level))
    if part.kind in _WITH_TEXT:
        out.say(node, terms.pk("text"), terms.words(part.view.text))
    for piece in part.pieces:
        place = position(scope, piece)
        out.say(node, terms.HAS_SELECTOR, place)
        out.say(place, terms.REFINED_BY, quotation(scope, piece, scope.document.text[piece.start : piece.end]))


def state_marks(scope: Scope) -> None:
    """Which footnotes' marks stand in which parts."""
    for link in scope.document.links:
        scope.out.say(scope.part_iri(link.part), terms.pk("hasMark"), scope.part_iri(link.footnote))
