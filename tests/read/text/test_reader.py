"""The text of a source is the file's own characters, or a clear error."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pkgraph.errors import SourceError
from pkgraph.read.text.encoding import guess_encoding
from pkgraph.read.text.reader import LIMIT, READERS, SourceText, can_read, plain_text, read_text
from pkgraph.read.text.sources import SUFFIXES, Source, find_sources
from pkgraph.resources import resource

Give = Callable[..., Source]


@pytest.fixture
def give(tmp_path: Path) -> Give:
    def file(data: bytes, name: str = "a.txt") -> Source:
        (tmp_path / name).write_bytes(data)
        return Source(tmp_path / name, name)

    return file


def failure(source: Source) -> str:
    with pytest.raises(SourceError) as caught:
        read_text(source)
    assert str(source.path) in caught.value.where
    assert caught.value.mend
    return str(caught.value)


def test_text_and_checksum_are_the_files_own(give: Give) -> None:
    data = "\N{ZERO WIDTH NO-BREAK SPACE}One\r\ntwo\rthree\x0c\u2028¹\x85\n".encode()
    source = give(data)
    assert read_text(source) == SourceText(source, data.decode(), hashlib.sha256(data).hexdigest())
    assert read_text(source).text.encode() == data


def test_the_seeds_are_read_character_for_character() -> None:
    sources = find_sources([resource("seeds")])
    assert len(sources) == 4
    for source in sources:
        assert read_text(source).text.encode() == source.path.read_bytes()


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@example(b"\xef\xbb\xbf")
@example(b"\xed\xa0\x80")
@example(b"a\r\n\r\nb")
def test_any_bytes_give_their_own_characters_or_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    source = Source(path, path.name)
    try:
        text = read_text(source).text
    except SourceError as error:
        assert str(path) in error.where
        assert error.mend
    else:
        assert text == data.decode("utf-8")


@given(st.binary(max_size=300))
def test_a_guess_can_be_made_of_any_bytes(data: bytes) -> None:
    assert guess_encoding(data).name


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", "\u00a0\u2003\n".encode(), b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(give: Give, data: bytes) -> None:
    message = failure(give(data))
    assert ("white space" if data else "empty") in message


FRENCH = "Le Conseil de sécurité, réuni à l’été 2023\n"

BAD = [
    ("latin-1", "First line\nL'été\n".encode("latin-1"), 13, 2, "Latin-1", "iconv -f WINDOWS-1252 -t UTF-8"),
    ("cp1252", FRENCH.encode("cp1252"), 15, 1, "Windows-1252", "iconv -f WINDOWS-1252"),
    ("latin-1 proper", b"caf\xe9 \x81\n", 3, 1, "Latin-1", "iconv -f ISO-8859-1"),
    ("utf-16", FRENCH.encode("utf-16"), 0, 1, "UTF-16", "iconv -f UTF-16 "),
    ("utf-16 bare", b"a\0b\0\n\0c\0", 1, 1, "UTF-16", "iconv -f UTF-16LE"),
    ("utf-16 bare, other way", b"\0a\0b\0\n\0c", 0, 1, "UTF-16", "iconv -f UTF-16BE"),
    ("utf-32", FRENCH.encode("utf-32"), 0, 1, "UTF-32", "iconv -f UTF-32 "),
    ("damaged", (FRENCH * 2).encode() + b"a \xff b", 104, 3, "damaged", "iconv -c -f UTF-8"),
    ("zero", b"one\ntwo\nth\0ree", 10, 3, "binary", "plain text"),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 10, 2, "a PDF file", "plain text"),
    ("zip", b"PK\x03\x04\x14\0\x06\0\xff", 8, 1, "office document", "plain text"),
    ("binary", bytes(range(256)) * 4, 128, 2, "binary", "plain text"),
]


@pytest.mark.parametrize(("data", "byte", "line", "looks", "mend"), [row[1:] for row in BAD], ids=[r[0] for r in BAD])
def test_what_is_not_utf8_is_said_with_place_and_mend(
    give: Give, data: bytes, byte: int, line: int, looks: str, mend: str
) -> None:
    message = failure(give(data, "a file.txt"))
    assert f", byte {byte}, line {line}: " in message
    assert looks in message
    assert mend in message
    if "iconv" in mend:
        assert "a file.txt' > converted.txt" in message


def test_the_largest_file_is_read_and_a_larger_one_is_not(give: Give) -> None:
    assert len(read_text(give(b"a" * LIMIT)).text) == LIMIT
    message = failure(give(b"a" * (LIMIT + 1)))
    assert "larger than 32 MiB" in message
    assert "split" in message


def test_fifty_megabytes_of_one_line_are_refused(give: Give) -> None:
    assert "larger than 32 MiB" in failure(give(b"word " * 10_000_000))


def test_kinds_that_are_not_read_say_so(give: Give) -> None:
    source = give(b"text", "a.odt")
    assert not can_read(source)
    assert ".odt files are not read" in failure(source)


def test_every_kind_that_is_found_has_a_reader() -> None:
    assert set(READERS) == set(SUFFIXES)
    assert READERS[".txt"] is READERS[".md"] is plain_text
    assert can_read(Source(Path("A.MD"), "A.MD"))


def test_a_file_that_went_away_is_named(tmp_path: Path) -> None:
    assert "cannot be read (No such file" in failure(Source(tmp_path / "gone.txt", "gone.txt"))


def test_a_file_that_fails_while_it_is_read_is_named(tmp_path: Path) -> None:
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("no file here fails while it is read")
    path = tmp_path / "a.txt"
    path.symlink_to(memory)
    assert "cannot be read" in failure(Source(path, "a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="every file can be read by root")
def test_a_file_that_may_not_be_read_is_named(give: Give) -> None:
    source = give(b"text")
    source.path.chmod(0)
    assert "cannot be read (Permission denied)" in failure(source)
