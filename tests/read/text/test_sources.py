"""Which files are sources, in which order and under which names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pkgraph.errors import SourceError
from pkgraph.read.text.sources import Source, find_sources


def plant(top: Path, *names: str) -> Path:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", encoding="utf-8")
    return top


def names(*paths: Path) -> list[str]:
    return [source.name for source in find_sources(paths)]


def test_a_folder_is_searched_with_all_below_it_in_a_stable_order(tmp_path: Path) -> None:
    plant(tmp_path, "b.txt", "a/z.md", "a/deep/er/y.PDF", "c.html", "B.docx", "a.txt")
    assert names(tmp_path) == ["B.docx", "a.txt", "a/deep/er/y.PDF", "a/z.md", "b.txt", "c.html"]


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    passed = ["README.md", "README", "CHANGELOG.txt", "LICENSE.txt", ".hidden.txt", ".git/x.txt", "catalog.ttl"]
    plant(tmp_path, *passed, "data.csv", "no-suffix", "S-2023-646.txt", "sub/READMEs.txt", "sub/readable.txt")
    assert names(tmp_path) == ["S-2023-646.txt", "sub/readable.txt"]


def test_a_file_is_named_by_itself_and_read_whatever_its_name_begins_with(tmp_path: Path) -> None:
    plant(tmp_path, "deep/README.md")
    path = tmp_path / "deep" / "README.md"
    assert find_sources([path]) == (Source(path, "README.md"),)


def test_the_order_of_arguments_changes_nothing_and_a_file_is_found_once(tmp_path: Path) -> None:
    plant(tmp_path, "a/x.txt", "a/b/y.txt", "c/z.txt")
    paths = [tmp_path / "a/b/y.txt", tmp_path / "c", tmp_path / "a", tmp_path / "a/b"]
    assert find_sources(paths) == find_sources(paths[::-1])
    assert names(*paths) == ["b/y.txt", "x.txt", "z.txt"]


def test_suffixes_count_in_capitals_too(tmp_path: Path) -> None:
    plant(tmp_path, "A.TXT")
    assert [source.suffix for source in find_sources([tmp_path])] == [".txt"]


def test_nothing_named_is_nothing_found() -> None:
    assert find_sources([]) == ()


def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    plant(tmp_path, "real/a.txt", "real/sub/b.txt", "outside/c.txt")
    top = tmp_path / "real"
    (top / "loop").symlink_to(top)
    (top / "sub" / "up").symlink_to("..")
    (top / "0-again").symlink_to(top / "sub")
    (top / "far").symlink_to(tmp_path / "outside")
    (tmp_path / "outside" / "back").symlink_to(top)
    assert names(top) == ["a.txt", "far/c.txt", "sub/b.txt"]


def test_many_links_between_folders_end(tmp_path: Path) -> None:
    folders = [tmp_path / f"d{number:02}" for number in range(20)]
    for folder in folders:
        plant(folder, "x.txt")
    for folder in folders:
        for other in folders:
            (folder / f"to-{other.name}").symlink_to(other)
    assert len(names(tmp_path)) == len(folders)


def test_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["a.txt"]


def bad_paths(top: Path) -> dict[str, tuple[Path, str]]:
    plant(top, "only/README.md", "only/data.csv", "file.rtf", "linked/ok.txt", "named/ok.txt")
    (top / "nothing").mkdir()
    (top / "linked" / "gone.txt").symlink_to("nowhere.txt")
    (top / "dangling").symlink_to("nowhere")
    (top / "self").symlink_to("self")
    (top / "named" / os.fsdecode(b"caf\xe9.txt")).write_text("text", encoding="utf-8")
    os.mkfifo(top / "pipe.txt")
    return {
        "missing": (top / "missing", "no such file"),
        "nothing": (top / "nothing", "no source in this folder"),
        "only": (top / "only", "no source in this folder"),
        "suffix": (top / "file.rtf", "not a kind of file"),
        "linked": (top / "linked", "gone.txt: no such file"),
        "dangling": (top / "dangling", "no such file"),
        "self": (top / "self", "cannot be reached (Too many levels"),
        "named": (top / "named", r"caf\xe9.txt: the name is not UTF-8"),
        "pipe": (top / "pipe.txt", "neither a file nor a folder"),
        "long": (top / ("x" * 300), "cannot be reached (File name too long"),
    }


@pytest.mark.parametrize(
    "case", ["missing", "nothing", "only", "suffix", "linked", "dangling", "self", "named", "pipe", "long"]
)
def test_what_cannot_be_used_is_said_with_place_and_mend(tmp_path: Path, case: str) -> None:
    cases = bad_paths(tmp_path)
    assert len(cases) == 10
    path, message = cases[case]
    with pytest.raises(SourceError) as caught:
        find_sources([path])
    assert message in str(caught.value)
    assert caught.value.where.startswith(str(path))
    assert caught.value.mend
    str(caught.value).encode()


@pytest.mark.skipif(os.geteuid() == 0, reason="every folder can be read by root")
def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "closed/b.txt")
    closed = tmp_path / "closed"
    closed.chmod(0)
    try:
        with pytest.raises(SourceError, match="closed: this folder cannot be read"):
            find_sources([tmp_path])
    finally:
        closed.chmod(0o700)
