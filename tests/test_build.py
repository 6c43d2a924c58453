"""The whole way: same bytes out, nothing lost, and one clear line for bad input."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from samples import SEEDS

from pkgraph.pipeline import build


def pkgraph(*arguments: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """The command, run as a user runs it."""
    command = [sys.executable, "-m", "pkgraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env={**os.environ, **env}, check=False)


def test_two_builds_give_the_same_bytes(tmp_path: Path, seed_graph: Path) -> None:
    copy = tmp_path / "elsewhere" / "documents"
    shutil.copytree(SEEDS, copy)
    done = pkgraph("build", copy, "-g", tmp_path / "graph", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    ours, theirs = (folder / "pkgraph.nq" for folder in (seed_graph, tmp_path / "graph"))
    assert ours.read_bytes() == theirs.read_bytes()
    assert {p.name for p in (tmp_path / "graph" / "texts").iterdir()} == {
        "S-2023-646.txt", "A-74-532.txt", "Repertoire-2023-24.txt", "A4Pplus-5.txt",
    }  # fmt: skip


def test_kept_texts_are_the_sources(seed_graph: Path) -> None:
    for text in (seed_graph / "texts").iterdir():
        assert text.read_bytes() == (SEEDS / text.name).read_bytes()


def test_the_other_base_changes_data_and_not_the_ontology(tmp_path: Path) -> None:
    base = "https://example.org/peace/"
    build([SEEDS / "Repertoire-2023-24.txt"], tmp_path / "graph", base=base)
    text = (tmp_path / "graph" / "pkgraph.nq").read_text(encoding="utf-8")
    assert "https://w3id.org/pkgraph/id/" not in text
    assert f"<{base}mission/UNMISS>" in text
    assert "<https://w3id.org/pkgraph/ontology#Mission>" in text


def test_the_two_reasoners_agree(tmp_path: Path) -> None:
    source = SEEDS / "Repertoire-2023-24.txt"
    build([source], tmp_path / "rules")
    build([source], tmp_path / "owlrl", reasoner="owlrl")
    rules, owlrl = (
        set((tmp_path / name / "pkgraph.nq").read_text("utf-8").splitlines()) for name in ("rules", "owlrl")
    )
    assert rules ^ owlrl == set()


def test_the_second_source_of_a_document_is_named_and_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = (
        "Security Council\n\nResolution 2690 (2023)\n\n1. Decides to end the mandate;\n\n2. Decides to remain seized.\n"
    )
    (folder / "a.txt").write_text(text)
    (folder / "b.txt").write_text(text)
    summary = build([folder], tmp_path / "graph")
    assert [d.source for d in summary.documents] == ["a.txt"]
    assert summary.duplicates == ("b.txt is S/RES/2690(2023) like a.txt, which was read",)


LATIN = "Résumé of the mandate, 1998: d'après".encode("latin-1")


def one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The command was refused with one line that has these words, and nothing else."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in lines[0], lines[0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", ("empty.txt", "empty")),
        ("binary.txt", bytes(range(256)) * 8, ("binary.txt",)),
        ("latin.txt", LATIN, ("latin.txt", "UTF-8")),
        ("utf16.txt", "Security Council".encode("utf-16"), ("utf16.txt", "UTF-16")),
        ("giant.txt", b"x" * 50_000_000, ("giant.txt", "MiB")),
        ("scan.pdf", b"%PDF-1.4", ("scan.pdf",)),
        ("notes.xyz", b"text", ("notes.xyz",)),
    ],
)
def test_a_source_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, words: tuple[str, ...]) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    one_line(pkgraph("build", source, "-g", tmp_path / "graph"), *words)
    assert not (tmp_path / "graph").exists()


def test_a_missing_source(tmp_path: Path) -> None:
    one_line(pkgraph("build", tmp_path / "nowhere.txt", "-g", tmp_path / "graph"), "nowhere.txt")


def test_a_folder_without_sources(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README.md").write_text("# no source")
    one_line(pkgraph("build", tmp_path / "docs", "-g", tmp_path / "graph"), "docs")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_source(tmp_path: Path) -> None:
    source = tmp_path / "locked.txt"
    source.write_text("text")
    source.chmod(0)
    one_line(pkgraph("build", source, "-g", tmp_path / "graph"), "locked.txt")


def test_a_catalogue_with_a_syntax_error(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.txt").write_text("1. The Mission did.")
    (folder / "catalog.ttl").write_text("<a.txt> a <http://www.w3.org/ns/dcat#Resource> ;\n  oops\n")
    one_line(pkgraph("build", folder, "-g", tmp_path / "graph"), "catalog.ttl", "line")


def test_the_readable_sources_go_on_and_the_others_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    shutil.copy(SEEDS / "Repertoire-2023-24.txt", folder / "good.txt")
    (folder / "bad.txt").write_bytes(LATIN)
    done = pkgraph("build", folder, "-g", tmp_path / "graph")
    assert done.returncode == 2
    assert "bad.txt" in done.stderr
    assert (tmp_path / "graph" / "pkgraph.nq").exists()


def test_a_failed_build_leaves_the_old_graph(tmp_path: Path) -> None:
    build([SEEDS / "Repertoire-2023-24.txt"], tmp_path / "graph")
    before = (tmp_path / "graph" / "pkgraph.nq").read_bytes()
    (tmp_path / "empty.txt").touch()
    assert pkgraph("build", tmp_path / "empty.txt", "-g", tmp_path / "graph").returncode == 2
    assert (tmp_path / "graph" / "pkgraph.nq").read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"graph", "empty.txt"}


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.doc").write_text("years of work")
    one_line(pkgraph("build", SEEDS, "-g", tmp_path / "thesis"), "thesis")
    assert (tmp_path / "thesis" / "chapter.doc").read_text() == "years of work"
