"""The embedded store: pyoxigraph, on disk beside the graph or in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Engine

from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.folder import GraphFolder
from pkgraph.know.store.protocol import Answer
from pkgraph.know.store.selftest import check_engine
from pkgraph.know.store.syntax import shorten, syntax_error

OFTEN = 64
"""queries after which a store on disk is copied into memory, where they take a fifth of the time"""
SMALL = 50_000_000
"""bytes of N-Quads; a larger graph stays on disk, for memory's sake"""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees, by IRI; those that are not there are empty."""

    default: tuple[str, ...]
    """their union is the default graph"""
    named: tuple[str, ...]


class EmbeddedStore:
    """A graph in this process. Opened on a folder it is read-only, and several processes may open it at once."""

    def __init__(
        self, engine: Engine, place: str, quads: Callable[[], Iterator[Quad]], folder: GraphFolder | None = None
    ) -> None:
        check_engine(engine)
        self.place = place
        self.folder = folder
        """where the graph is kept; None in memory"""
        self._engine: Engine | None = engine
        self._quads = quads
        self._left = OFTEN if folder and folder.nquads.stat().st_size <= SMALL else 0
        """queries until the copy into memory; 0 for none"""
        self._graphs: frozenset[str] | None = None

    @classmethod
    def create(cls, folder: Path, nq_paths: Sequence[Path]) -> None:
        """Loads N-Quads files into a new store on disk, ``<folder>/store``.

        Raises:
            GraphError: the store cannot be written or a file cannot be read.
        """
        try:
            engine = Engine(str(GraphFolder(folder).store))
            for path in nq_paths:
                engine.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
            engine.flush()
        except (OSError, SyntaxError) as error:
            raise GraphError(f"the store cannot be made: {_brief(error)}", where=str(folder)) from error

    @classmethod
    def open(cls, graph: Path) -> EmbeddedStore:
        """The graph in a folder that ``pkgraph build`` made.

        Where the store on disk cannot be opened, its statements are read into memory instead.

        Raises:
            GraphError: the folder holds no graph, or none that can be read.
        """
        folder = GraphFolder.open(graph)

        def read() -> Iterator[Quad]:
            return _read_files(folder)

        try:
            engine = Engine.read_only(str(folder.store))
        except OSError:
            engine = _load(read())
        return cls(engine, str(graph), read, folder)

    @classmethod
    def in_memory(cls, quads: Iterable[Quad]) -> EmbeddedStore:
        """A graph of these statements."""
        kept = list(quads)
        return cls(_load(kept), "memory", lambda: iter(kept))

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """The answer to a SPARQL 1.1 query over the union of all graphs, or over some of them; see ``Store.query``.

        Foreign queries go through ``guard.check_read_only`` first: SERVICE is not refused here.
        """
        if self._engine is None:
            raise GraphError("the graph is closed", where=self.place)
        try:
            if self._left:
                self._left -= 1
                self._engine = self._engine if self._left else _load(self._engine)
            if dataset is None:
                return self._engine.query(text, use_default_graph_as_union=True)
            return self._engine.query(
                text,
                default_graph=[NamedNode(iri) for iri in dataset.default],
                named_graphs=[NamedNode(iri) for iri in dataset.named],
            )
        except SyntaxError as error:
            raise syntax_error(str(error)) from error
        except UnicodeEncodeError as error:
            raise QueryError("the query holds characters that are none of Unicode") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise GraphError(f"the query cannot be answered: {_brief(error)}", where=self.place) from error

    def graphs(self) -> frozenset[str]:
        """The IRIs of the named graphs."""
        if self._graphs is None:
            named = self._engine.named_graphs() if self._engine is not None else ()
            self._graphs = frozenset(graph.value for graph in named if isinstance(graph, NamedNode))
        return self._graphs

    def settle(self) -> None:
        """Copies a small store on disk into memory now: it will be asked often."""
        if self._left and self._engine is not None:
            self._left, self._engine = 0, _load(self._engine)

    def quads(self) -> Iterator[Quad]:
        """Every statement as it was written: the store itself rewrites some literals."""
        if self._engine is None:
            raise GraphError("the graph is closed", where=self.place)
        return self._quads()

    @property
    def closed(self) -> bool:
        """True once nothing can be asked any more."""
        return self._engine is None

    def close(self) -> None:
        """Lets go of the store's files."""
        self._engine = None


def _load(quads: Iterable[Quad]) -> Engine:
    engine = Engine()
    engine.bulk_extend(quads)
    return engine


def _read_files(folder: GraphFolder) -> Iterator[Quad]:
    for path in (folder.nquads, folder.build_record):
        if path.is_file():
            try:
                yield from parse(path=str(path), format=RdfFormat.N_QUADS)
            except (OSError, SyntaxError) as error:
                raise GraphError(f"cannot be read: {_brief(error)}", where=str(path), mend="build it again") from error


def _brief(error: Exception) -> str:
    return shorten(str(error.args[0] if isinstance(error, SyntaxError) else error))
