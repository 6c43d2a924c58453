"""One made-up document written as a file of each kind: what differs is how the file says it, not what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True)
class Block:
    """A piece of a document. In words, ``{1}`` is the mark of footnote 1."""

    kind: str
    """``head``, ``subhead``, ``plain``, ``para``, ``item``, ``subitem``, ``table`` or ``annex``"""
    words: str = ""
    number: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sample:
    """A document: masthead, blocks and footnotes by number."""

    masthead: tuple[str, ...]
    title: str
    blocks: tuple[Block, ...]
    notes: dict[int, str] = field(default_factory=dict)


_LONG = (
    "During the reporting period the Mission recorded 24 incidents in the north, compared with 31 incidents in the "
    "previous quarter, and its patrols reached all ten states. The Security Council, in its resolution 2625 (2022), "
    "called upon all parties to cease hostilities, and the Mission, working with the African Union, supported local "
    "peace agreements in the areas that were most affected by the high water and by cattle-raiding. "
)

SAMPLE = Sample(
    masthead=(
        "United Nations",
        "S/2031/112",
        "Security Council",
        "Distr.: General",
        "3 March 2031",
        "Original: English",
    ),
    title="Report of the Secretary-General on the United Nations Mission in South Sudan",
    blocks=(
        Block("head", "Introduction", "I."),
        Block(
            "para",
            "The present report is submitted pursuant to Security Council resolution 2625 (2022), by which the Council "
            "extended the mandate of the United Nations Mission in South Sudan (UNMISS) until 15 March 2031.{1} It "
            "covers the period from 16 November 2030 to 28 February 2031.",
            "1.",
        ),
        Block("para", "The parties agreed on the following steps:", "2."),
        Block(
            "item",
            "The unification of the command structure, in line with resolution 2567 (2021), which comprises:",
            "(a)",
        ),
        Block("subitem", "The national police, with support from UNMISS;", "(i)"),
        Block("subitem", "The army;", "(ii)"),
        Block("item", "The reconstitution of the parliament.{2}", "(b)"),
        Block("head", "Security situation", "II."),
        Block("subhead", "Violence against civilians", "A."),
        *(
            Block("para", _LONG + f"UNMISS trained {n * 7} police officers in that month.", f"{n}.")
            for n in range(3, 12)
        ),
        Block("subhead", "Movement of peacekeepers", "B."),
        Block("para", "The table shows incidents by quarter for UNMISS and UNISFA.", "12."),
        Block(
            "table",
            rows=(
                ("Mission", "First quarter incidents", "Second quarter incidents"),
                ("UNMISS", "12", "14"),
                ("UNISFA", "3", "5"),
                ("MINUSCA", "7", "1,204"),
            ),
        ),
        Block("para", "The Mission regrets the restrictions described in my report of 9 December (S/2030/950).", "13."),
        Block("annex", "Annex I"),
        Block("plain", "Incidents in the first quarter of 2031"),
        Block("para", "In the first quarter, UNMISS recorded 24 incidents.", "1."),
        Block("para", "The annex is issued in accordance with resolution 1325 (2000).", "2."),
    ),
    notes={1: "See S/PRST/2030/4.", 2: "See also General Assembly resolution 74/277, para. 12, on the same matter."},
)


def raised(number: int | str) -> str:
    """A footnote's number as its mark."""
    return "".join(SUPERSCRIPTS[int(digit)] for digit in str(number))


def _marked(words: str) -> str:
    return _MARK.sub(lambda match: raised(match[1]), words)


def _lines(block: Block) -> Iterator[str]:
    if block.kind == "table":
        head, *rows = block.rows
        yield "\n".join([_row(head), _row(["---"] * len(head)), *map(_row, rows)])
    else:
        yield f"{block.number} {_marked(block.words)}".strip()


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _notes_of(sample: Sample, words: str) -> list[tuple[int, str]]:
    return [(int(n), sample.notes[int(n)]) for n in _MARK.findall(words)]


def as_text(sample: Sample) -> bytes:
    """Plain text."""
    blocks = ["\n".join(sample.masthead), sample.title]
    for block in sample.blocks:
        blocks += _lines(block)
        blocks += [f"{raised(n)} {note}" for n, note in _notes_of(sample, block.words)]
    return "\n\n".join(blocks).encode() + b"\n"


def as_html(sample: Sample) -> bytes:
    """A page with a menu and scripts around it, footnotes in a list at its end."""
    body = [f"<p>{escape(line)}</p>" for line in sample.masthead] + [f"<h1>{escape(sample.title)}</h1>"]
    for block in sample.blocks:
        words = _MARK.sub(r'<sup id="ref\1"><a href="#fn\1">[\1]</a></sup>', escape(block.words))
        text = f"{block.number}&nbsp;&nbsp;{words}" if block.number else words
        if block.kind in ("head", "subhead", "annex"):
            body.append(f"<h{2 if block.kind == 'head' else 3}>{text}</h2>")
        elif block.kind == "table":
            head, *rows = block.rows
            body.append(
                "<table><thead><tr>" + "".join(f"<th>{escape(c)}</th>" for c in head) + "</tr></thead><tbody>"
                + "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows)
                + "</tbody></table>"
            )  # fmt: skip
        else:
            body.append(f"<p class='{block.kind}'>\n  {text.replace(' ', chr(10), 1)}\n</p>")
    notes = "".join(
        f"<li id='fn{n}'>{escape(note)} <a href='#ref{n}'>↩</a></li>" for n, note in sorted(sample.notes.items())
    )
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>A report</title><style>p { color: red }</style></head>"
        "<body><nav><ul><li><a href='/'>Home</a></li></ul></nav><script>document.write('Home')</script>"
        f"{''.join(body)}<ol>{notes}</ol><footer>Copyright</footer></body></html>"
    ).encode()


_NUMBERING = (
    """<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"""
)
_LEVEL = """<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>"""
PARAGRAPHS, HEADINGS = 41, 42
_LISTS = {
    PARAGRAPHS: (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")),
    HEADINGS: (("upperRoman", "%1."), ("upperLetter", "%2.")),
}
_PLACES = {
    "para": (PARAGRAPHS, 0),
    "item": (PARAGRAPHS, 1),
    "subitem": (PARAGRAPHS, 2),
    "head": (HEADINGS, 0),
    "subhead": (HEADINGS, 1),
}
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def as_docx(sample: Sample) -> bytes:
    """A Word document whose numbers are automatic, with a masthead in a table, and a header and a footer."""
    document = docx.Document()
    add_lists(document)
    head = document.add_table(rows=3, cols=2)
    for n, line in enumerate(sample.masthead):
        head.cell(n // 2, n % 2).text = line
    document.add_paragraph(sample.title)
    uses, use = {PARAGRAPHS: PARAGRAPHS, HEADINGS: HEADINGS}, PARAGRAPHS
    for block in sample.blocks:
        if block.kind == "table":
            table = document.add_table(rows=0, cols=len(block.rows[0]))
            for row in block.rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            continue
        paragraph = document.add_paragraph()
        if block.kind == "annex":
            use += 100
            uses[PARAGRAPHS] = start_anew(document, PARAGRAPHS, use)
        if block.number:
            listed, level = _PLACES[block.kind]
            number(paragraph, uses[listed], level)
        for n, piece in enumerate(_MARK.split(block.words)):
            if n % 2:
                paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{piece}"/>'))
            else:
                paragraph.add_run(piece)
    add_footnotes(document, sample.notes)
    document.sections[0].header.paragraphs[0].text = sample.masthead[1]
    document.sections[0].footer.paragraphs[0].text = "31-00112"
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_lists(document: WordDocument, lists: dict[int, tuple[tuple[str, str], ...]] = _LISTS) -> None:
    """Gives the document lists, each by its number and the forms and texts of its levels."""
    part = document.part.numbering_part.element
    for listed, levels in lists.items():
        inner = "".join(_LEVEL.format(at=at, form=form, text=text) for at, (form, text) in enumerate(levels))
        part.insert(0, parse_xml(_NUMBERING.format(ns=nsdecls("w"), id=listed, levels=inner)))
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{listed}"><w:abstractNumId w:val="{listed}"/></w:num>'))


def start_anew(document: WordDocument, listed: int, use: int) -> int:
    """A further use of a list, which starts it from 1."""
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{use}"><w:abstractNumId w:val="{listed}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return use


def number(paragraph: docx.text.paragraph.Paragraph, listed: int, level: int) -> None:
    """Makes the paragraph an entry of a list."""
    place = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", listed)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        place.append(element)
    paragraph._p.get_or_add_pPr().append(place)


def add_footnotes(document: WordDocument, notes: dict[int, str]) -> None:
    """Gives the document footnotes."""
    inner = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for n, note in notes.items()
    )
    blob = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


_LEFT, _RIGHT, _TOP, _FOOT = 123.0, 490.0, 700.0, 70.0
_SIZE, _LEADING = 10.0, 12.0


class Printer:
    """Prints a sample as the UN does: running heads and feet, raised marks, footnotes under a short rule."""

    def __init__(self, symbol: str, job: str) -> None:
        """Opens a file.

        Args:
            symbol: the running head.
            job: the number at the foot of pages.
        """
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=(612, 792), invariant=1)
        self._symbol, self._job = symbol, job
        self._page, self._y = 1, _TOP
        self._notes: list[tuple[int, str]] = []

    def masthead(self, lines: Sequence[str]) -> None:
        """The masthead, a rule under each of its two rows."""
        organs, symbol, organ, *facts = lines
        put = self._canvas.drawString
        self._canvas.setFont("Times-Roman", 14)
        put(_LEFT, 734, organs)
        put(480, 734, symbol)
        self._canvas.line(60, 727, 552, 727)
        self._canvas.setFont("Times-Bold", 20)
        put(_LEFT, 705, organ)
        self._canvas.setFont("Times-Roman", _SIZE)
        for n, fact in enumerate(facts):
            put(397, 707 - 12 * n, fact)
        self._canvas.line(60, 640, 552, 640)
        self._y = 620

    def heading(self, text: str, size: float = 12) -> None:
        """A heading in bold letters."""
        self._y -= 12
        for line in _wrapped(text, size, _RIGHT - _LEFT, "Times-Bold"):
            self._line([(line, False)], _LEFT, size=size, font="Times-Bold")
        self._y -= 8

    def paragraph(self, number: str, words: str, notes: Sequence[tuple[int, str]] = (), indent: float = 0) -> None:
        """A paragraph, its number apart; its footnotes go to the foot of the page that has their mark."""
        room = _RIGHT - _LEFT - indent
        first = True
        for line in _wrapped(words, _SIZE, room, lead=24 if number else 0):
            if self._y < _FOOT + 14 * (len(self._notes) + len(notes)) + 10:
                self.end_page()
            marks = [n for n, _ in notes if f"{{{n}}}" in line]
            self._notes += [(n, note) for n, note in notes if n in marks]
            pieces = [(piece, bool(n % 2)) for n, piece in enumerate(_MARK.split(line))]
            if first and number:
                self._canvas.setFont("Times-Roman", _SIZE)
                self._canvas.drawString(_LEFT + indent, self._y, number)
            self._line(pieces, _LEFT + indent + (24 if first and number else 0))
            first = False
        self._y -= 6

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A table with rules above and below its heads, and at its end."""
        left = [_LEFT + sum(widths[:n]) for n in range(len(widths))]
        right = _LEFT + sum(widths)
        self._canvas.line(_LEFT, self._y, right, self._y)
        for n, row in enumerate(rows):
            cells = [_wrapped(words, 8.5, width - 8) for words, width in zip(row, widths, strict=True)]
            self._y -= 13
            self._canvas.setFont("Times-Roman", 8.5)
            for x, lines in zip(left, cells, strict=True):
                for at, line in enumerate(lines):
                    self._canvas.drawString(x + 2, self._y - 10.5 * at, line)
            self._y -= 10.5 * (max(map(len, cells)) - 1) + 4
            if n == 0:
                self._canvas.line(_LEFT, self._y, right, self._y)
        self._canvas.line(_LEFT, self._y, right, self._y)
        self._y -= 18

    def end_page(self) -> None:
        """Prints the footnotes and the running head and foot, and opens the next page."""
        if self._notes:
            self._y = _FOOT + 14 * len(self._notes)
            self._canvas.line(_LEFT, self._y + 10, _LEFT + 60, self._y + 10)
        for n, note in self._notes:
            self._line([(str(n), True), (f"  {note}", False)], _LEFT, size=8.5)
        self._canvas.setFont("Times-Roman", 8.5)
        put = self._canvas.drawString
        if self._page == 1:
            put(60, 36, f"{self._job} (E)    030331")
            put(60, 24, f"*{self._job.replace('-', '')}*")
        else:
            put(60, 733, self._symbol)
            put(60, 36, f"{self._page}/9")
            put(520, 36, self._job)
        self._canvas.showPage()
        self._page, self._y, self._notes = self._page + 1, _TOP, []

    def bytes(self) -> bytes:
        """The file."""
        self.end_page()
        self._canvas.save()
        return self._out.getvalue()

    def _line(
        self, pieces: Sequence[tuple[str, bool]], x: float, size: float = _SIZE, font: str = "Times-Roman"
    ) -> None:
        text = self._canvas.beginText(x, self._y)
        for piece, lifted in pieces:
            text.setFont(font, 0.65 * size if lifted else size)
            text.setRise(0.35 * size if lifted else 0)
            text.textOut(piece)
        self._canvas.drawText(text)
        self._y -= _LEADING


def _wrapped(words: str, size: float, room: float, font: str = "Times-Roman", lead: float = 0) -> list[str]:
    """Lines no wider than ``room``, the first with ``lead`` less; words are broken at their hyphens."""
    lines, line = [], ""
    for word in re.findall(r"\s*(?:[^\s-]+-?|-)", words):
        wider = line + word
        if line and stringWidth(_MARK.sub(".", wider), font, size) > room - (lead if not lines else 0):
            lines.append(line)
            line = word.lstrip()
        else:
            line = wider
    return [*lines, line]


def as_pdf(sample: Sample) -> bytes:
    """A PDF file as the UN publishes it."""
    printer = Printer(sample.masthead[1], "31-00112")
    printer.masthead(sample.masthead)
    printer.heading(sample.title, 13)
    for block in sample.blocks:
        notes = _notes_of(sample, block.words)
        if block.kind == "table":
            printer.table(block.rows, [120] * len(block.rows[0]))
        elif block.kind in ("head", "subhead", "plain", "annex"):
            if block.kind == "annex":
                printer.end_page()
            printer.heading(f"{block.number} {block.words}".strip())
        else:
            indent = {"item": 24.0, "subitem": 48.0}.get(block.kind, 0.0)
            printer.paragraph(block.number, block.words, notes, indent)
    return printer.bytes()


MAKERS = {".txt": as_text, ".md": as_text, ".html": as_html, ".docx": as_docx, ".pdf": as_pdf}
