"""Adding, changing and removing documents, in any order, gives the graph that a build of all sources gives."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pkgraph.errors import GraphError, SourceError
from pkgraph.pipeline import BuildSummary, add, build

RESOLUTION = "Security Council\n\nResolution 2690 (2023)\n\n1. Decides to end the mandate of MINUSMA;\n"
CONTENTS = (
    b"1. The Security Council adopted resolution 2690 (2023) on the drawdown of MINUSMA.\n",
    RESOLUTION.encode(),
    f"{RESOLUTION}\n2. Decides to remain seized of the matter.\n".encode(),
    b"1. The United Nations Mission in Ruritania (UNMIR) lost 3 vehicles in May 2023, and so did UNMISS.\n",
    b"\xff\xfe\x00\x80",
)
UNREADABLE = 4
NAMES = ("a.txt", "b.txt", "c.txt")
TITLES = (None, "A title")


def key_of(name: str, content: int) -> str:
    return "S/RES/2690(2023)" if content in (1, 2) else name.removesuffix(".txt")


@dataclass(frozen=True)
class Step:
    """What happens to the files, and which of them are then added and removed."""

    written: Mapping[str, tuple[int, str | None]]
    named: Sequence[str]
    removed: int
    """which of the documents, if any: 0 is none"""


@st.composite
def steps(draw: st.DrawFn) -> Step:
    change = st.tuples(st.integers(0, len(CONTENTS) - 1), st.sampled_from(TITLES))
    written = draw(st.dictionaries(st.sampled_from(NAMES), change, max_size=2))
    named = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    return Step(written, named, draw(st.integers(0, 3)))


Known = dict[str, tuple[int, str | None]]


def write(folder: Path, files: Mapping[str, tuple[int, str | None]]) -> None:
    for name, (content, _) in files.items():
        (folder / name).write_bytes(CONTENTS[content])
    titles = {name: title for name, (_, title) in files.items() if title}
    lines = [f'<{name}> <http://purl.org/dc/terms/title> "{title}" .\n' for name, title in titles.items()]
    (folder / "catalog.ttl").write_text("".join(lines))


def take(folder: Path, step: Step, files: Known, known: Known, graph: Path) -> Known:
    """Takes a step on the graph, and gives what is known after it."""
    files |= step.written
    write(folder, files)
    keys = sorted({key_of(name, content) for name, (content, _) in known.items()})
    removed = keys[step.removed - 1 : step.removed] if step.removed else []
    named = [name for name in step.named if name in files]
    readable = {name: files[name] for name in named if files[name][0] != UNREADABLE}
    try:
        summary = add([folder / name for name in named], graph, remove=removed)
    except SourceError:
        assert named
        assert not readable
        assert not removed
        return known
    assert len(summary.failed) == len(named) - len(readable)
    standing = {name: each for name, each in known.items() if key_of(name, each[0]) not in removed}
    return standing | readable


def holding(graph: Path) -> dict[str, bytes]:
    """What must be the same: statements, texts and what is kept of the sources."""
    files = [graph / "pkgraph.nq", *(graph / "texts").glob("*"), *(graph / "sources").iterdir()]
    return {file.relative_to(graph).as_posix(): file.read_bytes() for file in files}


TURNS = [  # the first of two files of one document comes late, then becomes another document
    Step({"b.txt": (2, None)}, ["b.txt"], 0),
    Step({"a.txt": (1, "A title")}, ["a.txt"], 0),
    Step({"a.txt": (0, "A title"), "c.txt": (3, None)}, ["a.txt", "c.txt"], 0),
]
LEAVES = [  # both files of a document go at once, and a file that cannot be read any more stays as it was
    Step({"a.txt": (1, None), "b.txt": (2, None), "c.txt": (0, None)}, ["a.txt", "b.txt", "c.txt"], 0),
    Step({"c.txt": (4, None)}, ["c.txt"], 1),
]


@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@example(TURNS)
@example(LEAVES)
@given(st.lists(steps(), min_size=1, max_size=2))
def test_any_way_to_the_same_sources_gives_the_same_graph(way: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, graph = Path(place) / "documents", Path(place) / "graph"
        folder.mkdir()
        files: Known = {"c.txt": (0, None)}
        write(folder, files)
        build([folder], graph)
        known = dict(files)
        for step in way:
            known = take(folder, step, files, known, graph)
        shutil.rmtree(folder)
        if known:
            folder.mkdir()
            write(folder, known)
            build([folder], Path(place) / "whole")
            assert holding(graph) == holding(Path(place) / "whole")
        else:
            assert b"/graph/document/" not in (graph / "pkgraph.nq").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, and their graph beside them."""
    folder = tmp_path / "documents"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_bytes(CONTENTS[0])
    (folder / "b.txt").write_bytes(CONTENTS[3])
    build([folder], tmp_path / "graph")
    return folder


def added(folder: Path, *names: str, remove: Sequence[str] = ()) -> BuildSummary:
    return add([folder / name for name in names], folder.parent / "graph", remove=remove)


def test_only_what_is_new_or_changed_is_read(folder: Path) -> None:
    (folder / "new.txt").write_bytes(CONTENTS[1])
    summary = added(folder, "")
    assert ([each.key for each in summary.documents], summary.kept) == (["S/RES/2690(2023)"], 2)
    (folder / "b.txt").write_bytes(CONTENTS[0])
    summary = added(folder, "")
    assert ([each.key for each in summary.documents], summary.kept) == (["b"], 2)
    summary = added(folder, "")
    assert (summary.documents, summary.kept) == ((), 3)


def test_a_changed_catalogue_is_a_change(folder: Path) -> None:
    (folder / "catalog.ttl").write_text('<deep/a.txt> <http://purl.org/dc/terms/title> "Another" .')
    assert [each.title for each in added(folder, "").documents] == ["Another"]


def test_a_file_named_by_itself_keeps_the_name_and_the_catalogue_of_its_folder(folder: Path) -> None:
    before = holding(folder.parent / "graph")
    assert added(folder, "deep/a.txt").documents == ()
    assert holding(folder.parent / "graph") == before


def test_what_is_not_named_stays_though_its_file_is_gone(folder: Path) -> None:
    (folder / "b.txt").unlink()
    assert added(folder, "").kept == 2


def test_all_may_leave_and_others_come(folder: Path) -> None:
    graph = folder.parent / "graph"
    assert added(folder, remove=["a", "b", "a"]).removed == ("a", "b")
    assert b"/graph/document/" not in (graph / "pkgraph.nq").read_bytes()
    assert not (graph / "texts").exists()
    assert {path.name for path in (graph / "sources").iterdir()} == {"index.json", "findings.json"}
    assert len(added(folder, "").documents) == 2


def test_a_document_is_replaced_from_elsewhere(folder: Path) -> None:
    (folder / "z").mkdir()
    (folder / "z" / "b.txt").write_bytes(CONTENTS[0])
    assert added(folder, "z/b.txt").duplicates == ("b.txt is b like b.txt, which was read",)
    assert [each.facts.get("Citation") for each in added(folder, "z/b.txt", remove=["b"]).documents] == [1]
    assert added(folder, "z/b.txt").duplicates == ()


def test_a_symbol_to_remove_may_be_written_as_people_do(folder: Path) -> None:
    (folder / "new.txt").write_bytes(CONTENTS[1])
    added(folder, "new.txt")
    assert added(folder, remove=["S/RES/2690 (2023)"]).removed == ("S/RES/2690(2023)",)


def test_an_unknown_document_is_not_removed_and_nothing_is_done(folder: Path) -> None:
    before = holding(folder.parent / "graph")
    with pytest.raises(GraphError, match="there is no document 'c' in this graph; its documents are: a, b"):
        added(folder, "", remove=["a", "c"])
    assert holding(folder.parent / "graph") == before


def test_the_rest_is_added_where_a_source_cannot_be_read(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(CONTENTS[UNREADABLE])
    (folder / "new.txt").write_bytes(CONTENTS[0])
    summary = added(folder, "")
    assert [each.key for each in summary.documents] == ["new"]
    assert len(summary.failed) == 1
    assert "bad.txt" in summary.failed[0]


def test_graph_and_documents_may_move_together(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "moved" / "documents")
    shutil.copytree(tmp_path / "graph", tmp_path / "moved" / "graph")
    summary = added(tmp_path / "moved" / "documents", "")
    assert (summary.documents, summary.kept) == ((), 2)


def index_of(graph: Path) -> Path:
    return graph / "sources" / "index.json"


def test_another_program_reads_all_again_from_the_kept_texts(folder: Path) -> None:
    graph = folder.parent / "graph"
    before = holding(graph)
    index = json.loads(index_of(graph).read_text())
    index_of(graph).write_text(json.dumps(index | {"program": "another"}))
    (folder / "b.txt").unlink()
    (folder / "deep" / "a.txt").write_bytes(CONTENTS[UNREADABLE])
    (folder / "new.txt").write_bytes(CONTENTS[0])
    summary = added(folder, "new.txt", "deep/a.txt")
    assert [each.key for each in summary.documents] == ["a", "b", "new"]
    added(folder, remove=["new"])
    assert holding(graph) == before


@pytest.mark.parametrize("suffix", [".nq.gz", ".txt"])
def test_what_was_kept_and_is_damaged_is_read_again(folder: Path, suffix: str) -> None:
    graph = folder.parent / "graph"
    before = holding(graph)
    for file in (graph / "sources").glob(f"*{suffix}"):
        file.write_bytes(file.read_bytes()[:-3] + b"xyz")
    (folder / "new.txt").write_bytes(CONTENTS[0])
    assert len(added(folder, "new.txt").documents) == 3
    added(folder, remove=["new"])
    assert holding(graph) == before


@pytest.mark.parametrize("damage", ["", "{}", '{"program": 1, "graph": 1, "findings": [{}]}'])
def test_damaged_findings_are_found_again(folder: Path, damage: str) -> None:
    graph = folder.parent / "graph"
    before = holding(graph)
    (graph / "sources" / "findings.json").write_text(damage)
    added(folder, "")
    assert holding(graph) == before


def test_a_graph_that_was_tampered_with_is_mended(folder: Path) -> None:
    graph = folder.parent / "graph"
    before = holding(graph)
    (graph / "pkgraph.nq").write_text((graph / "pkgraph.nq").read_text().replace("drawdown", "downfall"))
    added(folder, "")
    assert holding(graph) == before


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"program": 1, "sources": [{}]}'])
def test_a_damaged_index_is_an_error(folder: Path, content: str) -> None:
    index_of(folder.parent / "graph").write_text(content)
    with pytest.raises(GraphError, match=r"index\.json: damaged: .*build it again"):
        added(folder, "")


def test_a_graph_that_does_not_tell_its_sources_is_an_error(folder: Path) -> None:
    shutil.rmtree(folder.parent / "graph" / "sources")
    with pytest.raises(GraphError, match="does not tell its sources; build it again"):
        added(folder, "")


def test_base_and_reasoner_stay(tmp_path: Path) -> None:
    base = "https://example.org/peace/"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(CONTENTS[3])
    build([tmp_path / "a.txt"], tmp_path / "graph", base=base)
    add([tmp_path / "b.txt"], tmp_path / "graph")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "whole", base=base)
    assert holding(tmp_path / "graph") == holding(tmp_path / "whole")


def test_where_a_path_is_named_from_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "deep")
    assert add([Path("a.txt")], Path("..", "..", "graph")).documents == ()
