"""Ontologies and data as description logic: OWL 2 DL and RL by OWL API, consistency by HermiT.

Both are in the HermiT.jar that owlready2 brings; a Java development kit runs them. Nothing is fetched.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from pkgraph.namespaces import RDF, XSD

PROGRAM = Path(__file__).with_name("OntologyCheck.java")
OUTSIDE = frozenset({XSD + "date", XSD + "gYear", XSD + "gYearMonth", RDF + "JSON"})
"""datatypes that are used here and are not in the datatype map of OWL 2: a reasoner stops at them"""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one graph."""

    dl: tuple[str, ...]
    """breaches of OWL 2 DL"""
    rl: tuple[str, ...]
    """breaches of OWL 2 RL"""
    refused: str
    """why HermiT does not reason about it; empty if it does"""
    consistent: bool
    unsatisfiable: tuple[str, ...]
    """IRIs of named classes that nothing can be of"""
    axioms: int
    left_out: int
    """statements with datatypes that are not in OWL 2's map, which were not looked at"""


def unavailable() -> str:
    """Why nothing can be checked here; empty if it can."""
    java = shutil.which("java")
    if not java:
        return "no Java here"
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False).stdout
    if "jdk.compiler" not in modules:
        return "Java is here without its compiler: a development kit (JDK 17 or newer) is needed"
    return "" if _jar() else "owlready2, which brings HermiT, is not installed"


def check(graphs: Sequence[Iterable[Quad]]) -> list[Checked]:
    """What OWL API and HermiT find of each graph.

    Raises:
        RuntimeError: the program failed; with what it said.
    """
    jar = _jar()
    assert jar, unavailable()
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.rdf" for number in range(len(graphs))]
        left_out = [_write(quads, file) for quads, file in zip(graphs, files, strict=True)]
        done = subprocess.run(
            ["java", "-cp", str(jar), str(PROGRAM), *map(str, files)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or f"java ended with {done.returncode}")
    return [_checked(lines, left) for lines, left in zip(_parted(done.stdout), left_out, strict=True)]


def _jar() -> Path | None:
    found = find_spec("owlready2")
    folders = found.submodule_search_locations if found else None
    jars = [Path(folder) / "hermit" / "HermiT.jar" for folder in folders or ()]
    return next((jar for jar in jars if jar.is_file()), None)


def _write(quads: Iterable[Quad], file: Path) -> int:
    """Writes what description logic can speak of, and gives how many statements it cannot."""
    triples = dict.fromkeys(quad.triple for quad in quads)
    fit = [triple for triple in triples if not _is_outside(triple.object)]
    serialize(fit, str(file), format=RdfFormat.RDF_XML)
    return len(triples) - len(fit)


def _is_outside(value: object) -> bool:
    iri = value.datatype if isinstance(value, Literal) else value
    return isinstance(iri, NamedNode) and iri.value in OUTSIDE


def _parted(said: str) -> list[list[list[str]]]:
    """The words of each line, by graph."""
    parts: list[list[list[str]]] = [[]]
    for line in said.splitlines():
        parts[-1].append(line.split("\t"))
        if line.startswith("DONE"):
            parts.append([])
    return parts[:-1]


def _checked(lines: list[list[str]], left_out: int) -> Checked:
    def told(kind: str) -> tuple[str, ...]:
        return tuple(line[1] for line in lines if line[0] == kind)

    return Checked(
        dl=told("DL"),
        rl=told("RL"),
        refused="; ".join(told("REFUSED")),
        consistent=not told("REFUSED") and ["INCONSISTENT"] not in lines,
        unsatisfiable=told("UNSATISFIABLE"),
        axioms=int(told("DONE")[0]),
        left_out=left_out,
    )
