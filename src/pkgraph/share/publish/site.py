"""All of a site: what the graph holds, as files."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.formats import write
from pkgraph.ask.run import run_query
from pkgraph.ask.search import Index
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import BASE, PK
from pkgraph.progress import Progress, Silent
from pkgraph.resources import resource
from pkgraph.share.export.views import View
from pkgraph.share.linked.dataset import Dump, count, dataset
from pkgraph.share.linked.description import base_of
from pkgraph.share.linked.forms import FORMS
from pkgraph.share.linked.iris import Places
from pkgraph.share.linked.sitemap import site_maps
from pkgraph.share.linked.terms import ontology_triples, shapes_triples
from pkgraph.share.pages.answers import answered
from pkgraph.share.pages.assets import assets
from pkgraph.share.pages.charts import KINDS, chart_page, charts_page, choices
from pkgraph.share.pages.documents import documents_page
from pkgraph.share.pages.faults import fault_page
from pkgraph.share.pages.network import Wanted, drawn, network_page
from pkgraph.share.pages.ontology import PAGES, ontology_page
from pkgraph.share.pages.queries import AT_ONCE, query_page, questions_page
from pkgraph.share.pages.reader import reader_html, reader_page
from pkgraph.share.pages.render import rendered
from pkgraph.share.pages.start import start_page
from pkgraph.share.publish.folder import Changes, site_folder
from pkgraph.share.publish.hosting import names_rules, own_rules, robots
from pkgraph.share.publish.layout import FORMS_OF_DATA, HREF, FileLinks, Layout, chart_file, query_file
from pkgraph.share.publish.resources import Task, resources_written
from pkgraph.share.publish.search import FOLDER, search_files

_IN_DOCUMENT = NamedNode(PK + "inDocument")
DUMP = "dumps/pkgraph.nq.gz"
_DUMP_MEDIA = "application/n-quads"
_DRAWINGS = "*.svg"

File = tuple[str, str | bytes]
"""its name below the site, and its content"""


def publish(store: Store, folder: Path, address: str, *, jobs: int = 1, progress: Progress | None = None) -> Changes:
    """Writes the graph as a site of files; those that are the same stay as they were.

    Args:
        store: the graph.
        folder: where to; new, empty, or a site that was written before.
        address: where the site will be found: an IRI that ends in a slash.
        jobs: how many processes may write.
        progress: told how far it is.

    Raises:
        GraphError: the graph cannot be reached or read, or the folder cannot be written; it stays as it was.
    """
    watch = progress or Silent()
    watch.step("Reading the graph")
    base = base_of(store) or BASE
    quads = sorted(store.quads(), key=str)
    iris = _resources(quads, base)
    if not iris:
        raise GraphError("holds no document", where=store.place, mend="build a graph of some documents first")
    layout = Layout(base, frozenset(iris), _spoken_of(quads, base), _turns(store), _drawn(store))
    places = Places(base, address)
    watch.advance()
    with site_folder(folder) as (site, changes):
        task = Task(store.place, site.folder, layout, places)
        with resources_written(store, site, task, iris, jobs, watch):
            for files in _rest(store, quads, layout, places, address):
                for name, content in files:
                    site.write(name, content)
        pages = [
            address + quote(name, safe=HREF) for name in site.files if name.endswith(".html") and name != "404.html"
        ]
        for name, text in site_maps(pages, address):
            site.write(name, text)
    return changes[0]


def _rest(
    store: Store, quads: Iterable[Quad], layout: Layout, places: Places, address: str
) -> Iterator[Iterator[File]]:
    """All but the resources."""
    yield _top(store, layout)
    yield _queries(store, layout)
    yield _readers(store, layout)
    yield _networks(store, layout)
    yield _charts(store, layout)
    yield _ontology(layout)
    yield _search(store, layout)
    yield _data(store, quads, places)
    yield _hosting(layout, address)


def _resources(quads: Iterable[Quad], base: str) -> list[str]:
    """The data's resources, of which something is said or which are spoken of."""
    nodes = {node.value for quad in quads for node in (quad.subject, quad.object) if isinstance(node, NamedNode)}
    return sorted(iri for iri in nodes if iri.startswith(base) and iri != base and "#" not in iri)


def _spoken_of(quads: Iterable[Quad], base: str) -> frozenset[str]:
    """The documents, and what facts in documents name."""
    document = f"{base}document/"
    own, named = set(), set()
    for quad in quads:
        subject, object_ = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode):
            continue
        if quad.predicate == _IN_DOCUMENT:
            own.add(object_.value)
        if subject.value.startswith(document) and not object_.value.startswith(document):
            named.add(object_.value)
    return frozenset(own | {iri for iri in named if iri.startswith(base)})


def _turns(store: Store) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where in its text each page of a document begins, by the document's key."""
    pages = {row["document"]: reader_page(store, row["document"]) for row in answered(store, "documents")}
    return {key: page.turns for key, page in sorted(pages.items()) if page}


def _drawn(store: Store) -> dict[str, tuple[str, dict[str, str]]]:
    """The charts that there are, by their files: each kind, and of what needs a value each value."""
    anywhere = FileLinks("", Layout())
    charts: list[tuple[str, dict[str, str]]] = [("", {})]
    for name, kind in KINDS.items():
        charts += [(name, {}), *((name, {kind.needs: each.value}) for each in choices(store, anywhere, name))]
    return {chart_file(*chart): chart for chart in charts}


def _top(store: Store, layout: Layout) -> Iterator[File]:
    yield "index.html", start_page(store, FileLinks("index.html", layout))
    yield "documents/index.html", documents_page(store, FileLinks("documents/index.html", layout))
    for name, asset in assets().items():
        yield f"assets/{name}", asset.content


def _queries(store: Store, layout: Layout) -> Iterator[File]:
    """Each query without values: its pages, and all of its rows for programs."""
    yield "queries/index.html", questions_page(FileLinks("queries/index.html", layout))
    for query in catalogue():
        rows = run_query(store, query.name)
        for page in range(1, max(1, -(-len(rows) // AT_ONCE)) + 1):
            file = query_file(query.name, page)
            yield file, query_page(store, FileLinks(file, layout), query.name, {}, page)
        for form in ("csv", "json"):
            out = io.StringIO(newline="")
            write(rows, form, out)
            yield query_file(query.name, form=form), out.getvalue()


def _readers(store: Store, layout: Layout) -> Iterator[File]:
    for key in layout.turns:
        number, last = 1, 1
        while number <= last:
            page = reader_page(store, key, number=number)
            assert page
            links = FileLinks(layout.reader(key, number), layout)
            yield layout.reader(key, number), reader_html(page, links, lambda at: links.to(layout.reader(key, at)))  # noqa: B023
            number, last = number + 1, page.of


def _networks(store: Store, layout: Layout) -> Iterator[File]:
    for each in View:
        seen = drawn(store, each)
        files = [f"graph/{each}.html", *(["graph/index.html"] if each == View.MISSIONS_RESOLUTIONS else [])]
        for file in files:
            yield file, network_page(seen, FileLinks(file, layout), Wanted(), whole=True)


def _charts(store: Store, layout: Layout) -> Iterator[File]:
    for file, (name, values) in layout.charts.items():
        links = FileLinks(file, layout)
        page = chart_page(store, links, name, values) if name else charts_page(store, links)
        assert page
        yield file, page


def _ontology(layout: Layout) -> Iterator[File]:
    for name in PAGES:
        yield f"ontology/{name}", ontology_page(FileLinks(f"ontology/{name}", layout), name)
    for drawing in sorted(resource("docs/ontology").glob(_DRAWINGS)):
        yield f"ontology/{drawing.name}", drawing.read_bytes()
    for name, triples in (("ontology", ontology_triples()), ("shapes", shapes_triples())):
        for form in FORMS_OF_DATA:
            yield f"{name}.{form}", FORMS[f".{form}"].write(triples)


def _search(store: Store, layout: Layout) -> Iterator[File]:
    links = FileLinks("search.html", layout)
    readers = [links.reader(key) for key in sorted(layout.turns)]
    index = links.to(f"{FOLDER}/index.js")
    yield (
        "search.html",
        rendered("sitesearch.html", links, folder=links.to(f"{FOLDER}/"), index=index, readers=readers),
    )
    words = Index.of(store)
    yield from search_files(words)
    words.close()


def _data(store: Store, quads: Iterable[Quad], places: Places) -> Iterator[File]:
    """The whole graph as one file, and what it is as a data set."""
    out = io.BytesIO()
    serialize(quads, out, format=RdfFormat.N_QUADS)
    packed = gzip.compress(out.getvalue(), mtime=0)
    yield DUMP, packed
    yield f"{DUMP}.sha256", f"{sha256(packed).hexdigest()}  {Path(DUMP).name}\n"
    described = dataset(count(store), places, [Dump(DUMP, _DUMP_MEDIA, len(packed))], services=False)
    for form in FORMS_OF_DATA:
        yield f"dataset.{form}", FORMS[f".{form}"].write(described)
    yield ".well-known/void", FORMS[".ttl"].write(described)


def _hosting(layout: Layout, address: str) -> Iterator[File]:
    yield ".htaccess", own_rules(layout, address)
    yield "names.htaccess", names_rules(layout, address)
    yield "robots.txt", robots(address)
    message = "The graph knows nothing of this name; the documents that were read do not speak of it."
    # Given out at whatever address leads to nothing: its links begin at the host.
    yield "404.html", fault_page(FileLinks("404.html", layout, urlsplit(address).path), 404, message)
