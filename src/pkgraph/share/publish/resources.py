"""The page and the data of each resource, written by several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import RDFS
from pkgraph.progress import Progress
from pkgraph.share.linked.description import describe
from pkgraph.share.linked.forms import FORMS
from pkgraph.share.linked.iris import Places
from pkgraph.share.linked.terms import ontology_triples
from pkgraph.share.pages.plain import plain_page
from pkgraph.share.pages.resource import resource_page
from pkgraph.share.publish.folder import NewSite
from pkgraph.share.publish.layout import FORMS_OF_DATA, FileLinks, Layout

_AT_ONCE = 200
"""resources that a process writes before it tells how far it is"""
WORTH = 1_000
"""resources from which another process is worth its start"""


@dataclass(frozen=True, slots=True)
class Task:
    """What every process needs to know."""

    place: str
    """of the store"""
    folder: Path
    layout: Layout
    places: Places


@contextmanager
def resources_written(
    store: Store, site: NewSite, task: Task, iris: Sequence[str], jobs: int, watch: Progress
) -> Iterator[None]:
    """The page and the data of resources are written until the block ends; where several processes may, beside it.

    Args:
        store: the graph.
        site: is told of the files.
        task: where and how.
        iris: the resources, sorted.
        jobs: processes at most.
        watch: told of each that is done.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    jobs = min(jobs, 1 + len(iris) // WORTH)
    some = [iris[at :: _parts(iris)] for at in range(_parts(iris))]
    if jobs < 2:
        yield
        watch.step("Writing pages", len(iris))
        for each in some:
            _watched(site, _write(store, task, each), len(each), watch)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (task,)) as pool:
        try:
            writing = [pool.submit(_write_some, each) for each in some]
            yield
            watch.step("Writing pages", len(iris))
            for done in as_completed(writing):
                _watched(site, *done.result(), watch)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _parts(iris: Sequence[str]) -> int:
    """In how many parts the work is done: neighbours, which take as long as one another, are in different ones."""
    return -(-len(iris) // _AT_ONCE)


def _watched(site: NewSite, files: list[str], count: int, watch: Progress) -> None:
    site.take(files)
    for _ in range(count):
        watch.advance()


_working: dict[str, tuple[Store, Task]] = {}
"""the store and the task of a process that writes"""


def _begin(task: Task) -> None:
    _working["here"] = (open_store(task.place), task)


def _write_some(iris: Sequence[str]) -> tuple[list[str], int]:
    store, task = _working["here"]
    return _write(store, task, iris), len(iris)


def _write(store: Store, task: Task, iris: Sequence[str]) -> list[str]:
    site = NewSite(task.folder)
    for iri in iris:
        for name, content in _files(store, task, iri):
            site.write(name, content)
    return site.files


@cache
def _titles() -> dict[str, str]:
    """What the terms of the ontology are called."""
    label = NamedNode(RDFS + "label")
    return {
        triple.subject.value: triple.object.value
        for triple in ontology_triples()
        if triple.predicate == label and isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal)
    }


def _files(store: Store, task: Task, iri: str) -> Iterator[tuple[str, str | bytes]]:
    page = task.layout.page(iri)
    assert page
    links = FileLinks(page, task.layout)
    description = describe(store, iri, task.places)
    assert description
    told = iri in task.layout.dossiers
    yield page, resource_page(store, links, iri) if told else plain_page(links, description, _titles())
    for form in FORMS_OF_DATA:
        yield task.layout.data(iri, form), FORMS[f".{form}"].write(description.triples)
