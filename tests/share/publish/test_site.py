"""A site of files: whole, linked, the same each time, brought up to date, and never half written."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from pyoxigraph import RdfFormat, parse
from rdflib import Graph as RdflibGraph
from samples import ROOT

from pkgraph.ask.search import Index
from pkgraph.errors import GraphError
from pkgraph.know.graph.iris import encode
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE
from pkgraph.progress import Silent
from pkgraph.share.linked.description import describe
from pkgraph.share.linked.iris import Places
from pkgraph.share.publish import resources
from pkgraph.share.publish.folder import RECORD, Changes, NewSite, site_folder
from pkgraph.share.publish.layout import FileLinks, Layout, file_name
from pkgraph.share.publish.search import search_files
from pkgraph.share.publish.site import publish

ADDRESS = "https://example.org/pk/"
MISSION = "https://w3id.org/pkgraph/id/mission/UNMISS"


@pytest.fixture(scope="module")
def site(small: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small graph."""
    folder = tmp_path_factory.mktemp("site") / "site"
    publish(small, folder, ADDRESS)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def addresses(page: str) -> Iterator[str]:
    for found in re.findall(r'(?:href|src|action)="([^"]*)"', page):
        yield unescape(found)


def test_every_link_inside_leads_to_a_file(site: Path) -> None:
    broken, checked = [], 0
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue
        for address in addresses(page.read_text(encoding="utf-8")):
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                assert parts.scheme in ("", "https", "http") and address, page
                continue
            checked += 1
            assert not parts.path.startswith("/")
            if not (page.parent / unquote(parts.path)).is_file():
                broken.append((page.relative_to(site).as_posix(), address))
    assert not broken and checked > 500


def test_each_resource_has_a_page_and_data_that_say_what_the_graph_says(site: Path, small: EmbeddedStore) -> None:
    places = Places(address=ADDRESS)
    nodes = {node.value for quad in small.quads() for node in (quad.subject, quad.object) if hasattr(node, "value")}
    iris = sorted(each for each in nodes if each.startswith(places.base) and each != places.base)
    assert len(iris) > 50
    for iri in iris:
        name = file_name(iri.removeprefix(places.base))
        assert (site / f"page/{name}.html").is_file(), iri
        found = describe(small, iri, places)
        assert found
        turtle = {str(quad.triple) for quad in parse(path=str(site / f"data/{name}.ttl"), format=RdfFormat.TURTLE)}
        if "_:" not in "".join(turtle):
            assert turtle == {str(triple) for triple in found.triples}
        json_ld = parse(path=str(site / f"data/{name}.jsonld"), format=RdfFormat.JSON_LD)
        assert len(list(json_ld)) == len(turtle)
    read = RdflibGraph().parse(site / f"data/{file_name('mission/UNMISS')}.jsonld", format="json-ld")
    other = RdflibGraph().parse(site / f"data/{file_name('mission/UNMISS')}.ttl", format="turtle")
    assert set(read) == set(other)


def test_the_dump_is_the_graph_and_its_checksum_is_right(site: Path, small: EmbeddedStore) -> None:
    packed = (site / "dumps/pkgraph.nq.gz").read_bytes()
    assert (site / "dumps/pkgraph.nq.gz.sha256").read_text() == f"{sha256(packed).hexdigest()}  pkgraph.nq.gz\n"
    assert set(map(str, parse(gzip.decompress(packed), format=RdfFormat.N_QUADS))) == set(map(str, small.quads()))
    void = RdflibGraph().parse(site / ".well-known/void", format="turtle")
    dumps = {str(each) for each in void.objects(None, None) if str(each).endswith(".nq.gz")}
    assert f"{ADDRESS}dumps/pkgraph.nq.gz" in dumps
    assert not any("sparqlEndpoint" in str(each) for each in void.predicates())


def test_pages_are_sound_html_without_anything_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        made = html.document_fromstring(text)
        assert made.xpath("//html/@lang") == ["en"] and len(made.xpath("//h1")) == 1 and made.xpath("//title")
        assert not made.xpath("//*[@style or @onclick]|//style")
        scripts = [
            *made.xpath("//script/@src"),
            *made.xpath("//link[@rel='stylesheet']/@href"),
            *made.xpath("//img/@src"),
        ]
        top = urlsplit(ADDRESS).path if page.name == "404.html" else ""
        assert all(not urlsplit(each).scheme and each.startswith("/") == bool(top) for each in scripts)
        assert all((site if top else page.parent).joinpath(each.removeprefix(top)).is_file() for each in scripts)


def test_the_nu_html_checker_finds_no_fault(site: Path) -> None:
    java, checker = shutil.which("java"), ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if java is None or not checker.is_file():
        pytest.skip("no Nu HTML checker here: it takes Java and what npm brings (make scripts)")
    command = [java, "-jar", str(checker), "--errors-only", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_map_of_the_site_names_every_page(site: Path) -> None:
    made = etree.parse(site / "sitemap.xml")
    named = {each.text for each in made.iter("{*}loc")}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert {unquote(each.removeprefix(ADDRESS)) for each in named} == pages
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text()


def test_charts_are_drawn_and_lead_to_their_words(site: Path) -> None:
    start = html.document_fromstring((site / "index.html").read_text(encoding="utf-8"))
    assert {"charts/index.html"} == {each for each in start.xpath("//a/@href") if "chart" in each}
    listed = html.document_fromstring((site / "charts/index.html").read_text(encoding="utf-8"))
    leads = set(listed.xpath("//main//a/@href"))
    assert "../charts/indicator/civilians~20killed.html" in leads
    assert {(site / "charts" / each).resolve() for each in leads} < set((site / "charts").rglob("*.html"))
    for name in ("incidents", "citations", "indicator/civilians~20killed"):
        page = html.document_fromstring((site / f"charts/{name}.html").read_text(encoding="utf-8"))
        assert page.xpath("//*[local-name()='svg' and @class='chart']//*[local-name()='rect' or local-name()='circle']")
        assert not page.xpath("//form | //main//*[@href='']")
        assert page.xpath("//h1")[0].text_content().partition(": ")[2] == ("civilians killed" if "/" in name else "")
        words = page.xpath("//*[local-name()='svg']//*[local-name()='a'][contains(@href, '#char=')]")
        assert words or name == "citations"


def test_rows_are_there_for_programs(site: Path) -> None:
    rows = json.loads((site / "queries/citations.json").read_text())
    assert rows and {"cited", "quote", "start"} <= rows[0].keys()
    assert (site / "queries/citations.csv").read_bytes().splitlines()[0].startswith(b"cited,")


def test_the_index_holds_the_words_of_the_texts(site: Path) -> None:
    text = (site / "search/index.js").read_text(encoding="utf-8")
    assert text.startswith("pkgraphSearch.index(") and "<" not in text
    data = json.loads(text.removeprefix("pkgraphSearch.index(").removesuffix(");\n"))
    texts: dict[str, str] = {}
    for number in range(len(data["documents"])):
        script = (site / f"search/text-{number}.js").read_text(encoding="utf-8")
        texts |= json.loads(script.removeprefix("pkgraphSearch.text(").removesuffix(");\n"))
    assert len(texts) == len(data["parts"]) == len(data["lengths"]) > 0
    for word, stem in data["stems"].items():
        at, found = 0, set()
        for gap in data["postings"][stem]:
            at += gap
            found.add(at)
        holding = {int(part) for part, words in texts.items() if word in words.casefold()}
        assert found & holding or not word.isascii(), word


def test_no_sign_of_a_text_ends_a_script(small: EmbeddedStore) -> None:
    odd = "</script>\u2028\u2029"
    text = "\n".join(f"{quad} ." for quad in small.quads()).replace("a drawdown", f"a {odd} drawdown")
    index = Index.of(EmbeddedStore.in_memory(parse(text, format=RdfFormat.N_QUADS)))
    scripts = dict(search_files(index))
    index.close()
    assert not [name for name, script in scripts.items() if set(odd[:1] + odd[-2:]) & set(script)]
    found = json.loads(scripts["search/text-0.js"].removeprefix("pkgraphSearch.text(").removesuffix(");\n"))
    assert any(odd in words for words in found.values())


def test_written_again_nothing_changes_and_what_is_gone_is_removed(small: EmbeddedStore, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = publish(small, folder, ADDRESS)
    before = files(folder)
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and path.name != RECORD}
    (folder / "CNAME").write_text("example.org\n")
    (folder / "page/old.html").write_text("old")
    with (folder / RECORD).open("a") as record:
        record.write("page/old.html\n")
    again = publish(small, folder, ADDRESS)
    assert (first.kept, first.removed) == (0, 0) and again == Changes(0, first.written, 1)
    assert files(folder) == {**before, "CNAME": b"example.org\n"}
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_several_processes_write_what_one_writes(
    seed_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "WORTH", 10)
    base = f"{BASE}document/S/2023/646/para/"
    iris = sorted(f"{base}{number}" for number in range(1, 60))
    layout = Layout(iris=frozenset(iris))
    with closing(EmbeddedStore.open(seed_graph)) as store:
        for name, jobs in (("one", 1), ("two", 2)):
            task = resources.Task(str(seed_graph), tmp_path / name, layout, Places(address=ADDRESS))
            new = NewSite(tmp_path / name)
            with resources.resources_written(store, new, task, iris, jobs, Silent()):
                pass
            assert len(new.files) == 3 * len(iris)
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("what", ["a file", "other files"])
def test_what_is_no_site_is_left_as_it_is(small: EmbeddedStore, tmp_path: Path, what: str) -> None:
    target = tmp_path / "there"
    if what == "a file":
        target.write_text("mine")
    else:
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    with pytest.raises(GraphError, match=r"not a folder|not empty and no site"):
        publish(small, target, ADDRESS)
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_site_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    with site_folder(tmp_path / "site") as (new, _):
        new.write("index.html", "old")
    with pytest.raises(RuntimeError), site_folder(tmp_path / "site") as (new, _):
        new.write("index.html", "new")
        raise RuntimeError
    assert files(tmp_path) == {"site/index.html": b"old", f"site/{RECORD}": b"index.html\n"}


@pytest.mark.parametrize("name", ["../out", "/etc/x", "", "a/../../b"])
def test_no_name_leads_out_of_a_site(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no new file"), site_folder(tmp_path / "site") as (new, _):
        new.write(name, "x")


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4).map("/".join))
def test_a_file_name_is_one_that_every_system_takes(name: str) -> None:
    made = file_name(name)
    assert re.fullmatch(r"[A-Za-z0-9._()+,=@!&$'~/-]*", made)
    assert not any(part.startswith(".") or not part for part in made.split("/"))
    assert all(len(part) <= 180 for part in made.split("/"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_different_names_have_different_files(one: str, other: str) -> None:
    assert (file_name(encode(one)) == file_name(encode(other))) == (one == other)


def test_addresses_are_relative_to_their_page() -> None:
    layout = Layout(iris=frozenset({MISSION}), turns={"S/2023/646": ((0, 1), (5000, 2))})
    links = FileLinks("page/document/S/2023/646.html", layout)
    assert links.page(MISSION) == "../../../../page/mission/UNMISS.html"
    assert links.page("https://w3id.org/pkgraph/id/mission/NONE") == ""
    assert links.reader("S/2023/646", 5001, 5009) == "../../../../documents/S/2023/646/2.html#char=5001,5009"
    assert links.reader("S/9999/1", 1, 2) == "" == links.ask("x") == links.query("citations", {"mission": "UNMISS"})
