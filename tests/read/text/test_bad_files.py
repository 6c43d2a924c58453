"""Files that are not what they should be: one clear line for each, and the others are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read.text.makers import MAKERS, SAMPLE, as_docx, as_pdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pkgraph.errors import SourceError
from pkgraph.pipeline import build
from pkgraph.read.text import package, pdf
from pkgraph.read.text.reader import READERS, read_text
from pkgraph.read.text.sources import Source

LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {x} "{f"&{y};" * 10}">' for x, y in zip("bcdefghij", "abcdefghi", strict=True))
    + "]>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(document: str, **others: str) -> bytes:
    """A package that holds just these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", document)
        for name, text in others.items():
            file.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def paragraph(words: str, before: str = "") -> str:
    return (
        f'{before}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'
    )


def printed(draw: Callable[[Canvas], object], **settings: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, **settings)  # type: ignore[arg-type]
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked() -> bytes:
    return printed(lambda c: c.drawString(9, 9, "secret"), encrypt=StandardEncryption("word", canPrint=0))


def damaged_lzma() -> bytes:
    whole = bytearray(zipped("word/document.xml", b"words " * 99, zipfile.ZIP_LZMA))
    at = whole.index(b"word/document.xml") + len("word/document.xml") + 4
    whole[at] = 0xFF
    return bytes(whole)


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a picture of a page": (".pdf", lambda: printed(lambda c: c.line(0, 0, 9, 9)), "no text in this PDF file"),
    "a locked pdf": (".pdf", locked, "asks for a password"),
    "half a pdf": (".pdf", lambda: b"%PDF-1.7\n" + as_pdf(SAMPLE)[2000:2600], "damaged"),
    "text called pdf": (".pdf", lambda: b"1. Text.\n", "not a PDF file"),
    "word called pdf": (".pdf", lambda: as_docx(SAMPLE), "not a PDF file"),
    "an empty pdf": (".pdf", lambda: b"", "this file is empty"),
    "text called docx": (".docx", lambda: b"1. Text.\n", "not a Word document"),
    "half a docx": (".docx", lambda: as_docx(SAMPLE)[:3000], "not a Word document, or a damaged one"),
    "an old or locked docx": (".docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "or is of an old"),
    "another zip": (".docx", lambda: zipped("a.txt", b"text"), "no Word document"),
    "broken xml": (".docx", lambda: word("<w:document"), "word/document.xml of this file is damaged"),
    "laughs in word": (".docx", lambda: word(paragraph("&j;", LAUGHS)), "is damaged"),
    "a file from elsewhere in word": (
        ".docx",
        lambda: word(paragraph("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>')),
        "declares a document type",
    ),
    "parts packed otherwise, and damaged": (".docx", damaged_lzma, "word/document.xml of this file is damaged"),
    "a bomb in word": (".docx", lambda: word(paragraph(" " * (package.MOST_BYTES + 1))), "unpacks to more"),
    "a deep word": (".docx", lambda: word("<a>" * 9000 + "</a>" * 9000), "is damaged"),
    "no words": (".docx", lambda: word(paragraph(" ")), "nothing but white space"),
    "a pdf called html": (".html", lambda: as_pdf(SAMPLE), "a PDF file"),
    "a deep page": (".html", lambda: b"<div>" * 9000 + b"text", "nested too deep"),
    "a page that is not as it says": (".html", b"<meta charset=utf-8><p>L'\xe9t\xe9</p>".__bytes__, "not text in"),
    "a page of pictures": (".html", b"<p><img src='a.png'></p>".__bytes__, "nothing but white space"),
    "a menu": (".html", b"<nav>Home</nav><script>x = 1</script>".__bytes__, "nothing but white space"),
}  # fmt: skip


def zipped(name: str, data: bytes, method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_said_to_be_what_it_is(tmp_path: Path, name: str) -> None:
    suffix, make, words = BAD[name]
    path = tmp_path / f"bad{suffix}"
    path.write_bytes(make())
    with pytest.raises(SourceError) as caught:
        read_text(Source(path, path.name))
    assert str(path) in caught.value.where
    assert words in caught.value.what
    assert caught.value.mend
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("limit", "words"), [("MOST_PAGES", "more than 2 pages"), ("MOST_CHARACTERS", "on page 1")])
def test_a_file_without_measure_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, words: str) -> None:
    monkeypatch.setattr(pdf, limit, 2)
    with pytest.raises(SourceError) as caught:
        READERS[".pdf"](as_pdf(SAMPLE), Source(Path("a.pdf"), "a.pdf"))
    assert words in caught.value.what


def test_entities_of_a_page_are_not_fetched_or_multiplied(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f'{LAUGHS}<!DOCTYPE h [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>Text &j; &x; &amp; more &eacute;</p>'
    )
    text = read_text(Source(path, path.name)).text
    assert "more é" in text
    assert len(text) < 2000
    assert "root:" not in text


@pytest.mark.parametrize("kind", [".pdf", ".docx", ".html"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_damaged_file_gives_text_or_a_clear_error(kind: str, data: st.DataObject) -> None:
    whole = MAKERS[kind](SAMPLE)
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 400))
    damaged = whole[:start] + data.draw(st.binary(max_size=60)) + whole[start + length :]
    try:
        text = READERS[kind](damaged, Source(Path(f"a{kind}"), f"a{kind}"))
    except SourceError as error:
        assert error.mend
        assert f"a{kind}" in error.where
    else:
        assert isinstance(text, str)


def test_a_build_goes_on_without_the_bad_ones_and_names_them(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(as_pdf(SAMPLE))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0" * 99)
    summary = build([folder], tmp_path / "graph")
    assert [document.key for document in summary.documents] == ["S/2031/112"]
    assert [line.split(":")[0].rpartition("/")[2] for line in summary.failed] == ["broken.pdf", "locked.docx"]
    assert summary.report.conforms
    kept = (tmp_path / "graph" / "texts" / "S-2031-112.txt").read_text(encoding="utf-8")
    assert "1. The present report is submitted" in kept
    assert "ontology#page>" in (tmp_path / "graph" / "pkgraph.nq").read_text(encoding="utf-8")
