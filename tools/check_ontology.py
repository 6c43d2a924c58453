"""Shows that the ontology, the shapes and the inference are what they should be: one line a check.

python -m tools.check_ontology [NAME ...] carries out those that are named, all without a name. It ends with 1 if one
fails, with 2 for an unknown name. A check that cannot be carried out here (no Java) says so, and does not fail.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from pkgraph.know.graph import ontology_quads
from pkgraph.know.inference.contradiction import contradictions, load_impossibilities
from pkgraph.know.inference.rule import load_rules
from pkgraph.namespaces import BASE, ONTOLOGY, OWL, PK, RDF, RDFS, SH, SKOS
from pkgraph.pipeline import build
from pkgraph.resources import resource
from tools.comparison import alone, asserted, difference, quads_of, unexplained
from tools.description_logic import Checked, check, unavailable

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "know" / "inference" / "cases"
_KINDS = frozenset(OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found."""

    name: str
    good: bool | None
    """None where it could not be carried out"""
    found: str
    faults: tuple[str, ...] = ()


class Graphs:
    """The graphs that the checks look at, made when they are first asked for."""

    @cached_property
    def ontology(self) -> list[Quad]:
        """The ontology and its vocabularies."""
        return ontology_quads(BASE)

    @cached_property
    def seeds(self) -> list[Quad]:
        """The graph of the seeds, with what was inferred."""
        with tempfile.TemporaryDirectory() as folder:
            build([resource("seeds")], Path(folder) / "graph")
            return quads_of(Path(folder) / "graph")

    @cached_property
    def checked(self) -> tuple[Checked, Checked]:
        """What description logic says of the ontology, and of it with what is asserted of the seeds."""
        ontology, seeds = check([self.ontology, asserted(self.seeds)])
        return ontology, seeds


def profiles(graphs: Graphs) -> Iterator[Verdict]:
    """OWL 2 DL and OWL 2 RL, by OWL API."""
    if reason := unavailable():
        yield Verdict("profiles", None, reason)
        return
    for of, checked in zip(("ontology", "seeds' graph"), graphs.checked, strict=True):
        for name, faults in (("OWL 2 DL", checked.dl), ("OWL 2 RL", checked.rl)):
            found = f"{len(faults)} violations in {checked.axioms:,} axioms, {checked.left_out:,} with dates left out"
            yield Verdict(f"{of} is {name}", not faults, found, faults)


def consistency(graphs: Graphs) -> Iterator[Verdict]:
    """No contradiction and no class that must be empty, by HermiT."""
    if reason := unavailable():
        yield Verdict("consistency", None, reason)
        return
    for of, checked in zip(("ontology", "seeds' graph"), graphs.checked, strict=True):
        verdict = checked.refused or ("consistent" if checked.consistent else "inconsistent")
        good = checked.consistent and not checked.unsatisfiable
        found = f"{verdict}, {len(checked.unsatisfiable)} classes that must be empty"
        yield Verdict(f"{of} by HermiT", good, found, checked.unsatisfiable)


def contradiction(graphs: Graphs) -> Iterator[Verdict]:
    """No contradiction by the rules of OWL 2 RL that conclude falsehood."""
    faults = tuple(each.message for each in contradictions(graphs.seeds))
    found = f"{len(faults)} by {len(load_impossibilities())} rules, keys and literals"
    yield Verdict("contradictions in the seeds' graph", not faults, found, faults)


def terms(graphs: Graphs) -> Iterator[Verdict]:
    """Every term has one label and one definition in English, and says where it is defined."""
    values: dict[str, dict[str, list[object]]] = {}
    for quad in graphs.ontology:
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(PK):
            values.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    described = {
        term: said
        for term, said in values.items()
        if _KINDS & {getattr(kind, "value", "") for kind in said.get(RDF + "type", ())}
    }
    faults = tuple(
        f"{term.removeprefix(PK)}: {fault}" for term, said in sorted(described.items()) for fault in _unsaid(said)
    )
    lacking = {fault.partition(":")[0] for fault in faults}
    yield Verdict("terms annotated", not faults, f"{len(described) - len(lacking)} of {len(described)}", faults)
    yield by_tests("tests of the ontology", "tests/ontology")


def shapes(_: Graphs) -> Iterator[Verdict]:
    """Every shape passes and fails where it must, by its cases in the tests."""
    kinds = {SH + "NodeShape", SH + "PropertyShape"}
    quads = [quad for file in sorted(resource("shapes").glob("*.ttl")) for quad in _turtle(file)]
    named: set[object] = {quad.subject for quad in quads if getattr(quad.object, "value", "") in kinds}
    named |= {quad.object for quad in quads if quad.predicate.value == SH + "property"}
    verdict = by_tests("shapes pass and fail where they must", "tests/shapes")
    yield Verdict(verdict.name, verdict.good, f"{len(named)} shapes, {verdict.found}", verdict.faults)


def rules(_: Graphs) -> Iterator[Verdict]:
    """Each rule's case, and the table of what is covered, by the tests; and the difference to owlrl on every case."""
    names = [rule.name for rule in load_rules()]
    ours, theirs, faults = 0, 0, []
    for name in names:
        more, less = difference([q for q in _trig(CASES / f"{name}.trig") if _local(q.graph_name) == "premise"])
        ours, theirs = ours + len(more), theirs + len(less)
        faults += [f"{name}: {triple}" for triple in (*more, *less)]
    found = f"by {len(names)} rules alone {ours}, by owlrl alone {theirs} ({' '.join(names)})"
    yield Verdict("inference equals owlrl on a case of each rule", not faults, found, tuple(faults))
    files = (f"tests/know/inference/{name}.py" for name in ("test_know_rules", "test_contradictions", "test_coverage"))
    yield by_tests("rules, contradictions and what they cover", *files)


def inference(graphs: Graphs) -> Iterator[Verdict]:
    """The difference to owlrl on each seed alone and on all of them."""
    for name, quads in {**alone(graphs.seeds), "all seeds": asserted(graphs.seeds)}.items():
        ours, theirs = difference(quads)
        found = f"by the rules alone {len(ours)}, by owlrl alone {len(theirs)}, of {len(quads):,} statements"
        yield Verdict(f"inference equals owlrl on {name}", not ours and not theirs, found, _texts([*ours, *theirs]))


def explanations(graphs: Graphs) -> Iterator[Verdict]:
    """Every inferred statement leads back to asserted ones."""
    lacking, count = unexplained(graphs.seeds)
    found = f"{count - len(lacking):,} of {count:,}"
    yield Verdict("inferred statements explained", not lacking, found, _texts(lacking))


CHECKS: Mapping[str, Callable[[Graphs], Iterator[Verdict]]] = {
    "profiles": profiles,
    "consistency": consistency,
    "contradictions": contradiction,
    "terms": terms,
    "shapes": shapes,
    "rules": rules,
    "inference": inference,
    "explanations": explanations,
}
"""every check by name: another is a function and a line here"""


def main(names: list[str]) -> int:
    """Carries out the checks that are named and prints a line for each of their verdicts."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no check '{unknown[0]}'; there are: {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    graphs, good = Graphs(), True
    for name in names or CHECKS:
        for verdict in CHECKS[name](graphs):
            mark = {True: "ok    ", False: "FAILED", None: "skip  "}[verdict.good]
            print(f"{mark} {verdict.name}: {verdict.found}", flush=True)
            for fault in verdict.faults[:_SHOWN]:
                print(f"         {fault}")
            if len(verdict.faults) > _SHOWN:
                print(f"         and {len(verdict.faults) - _SHOWN} more")
            good = good and verdict.good is not False
    return 0 if good else 1


def by_tests(name: str, *arguments: str) -> Verdict:
    """What pytest says of some tests: good if all pass, and there are any."""
    command = [sys.executable, "-m", "pytest", "--no-header", "--tb=no", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines() or [done.stderr.strip()]
    faults = tuple(line for line in lines if line.startswith(("FAILED", "ERROR")))
    return Verdict(name, done.returncode == 0, lines[-1].strip("= "), faults)


def _unsaid(said: Mapping[str, list[object]]) -> Iterator[str]:
    for name, predicate in (("label", RDFS + "label"), ("definition", SKOS + "definition")):
        texts = said.get(predicate, [])
        if len(texts) != 1 or not isinstance(texts[0], Literal) or texts[0].language != "en":
            yield f"needs one {name} in English, and has {len(texts)}"
    if said.get(RDFS + "isDefinedBy") != [NamedNode(ONTOLOGY)]:
        yield "does not say where it is defined"


def _texts(triples: Sequence[Triple]) -> tuple[str, ...]:
    return tuple(map(str, triples))


def _turtle(file: Path) -> Iterator[Quad]:
    return parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri=BASE, rename_blank_nodes=True)


def _trig(file: Path) -> Iterator[Quad]:
    return parse(file.read_bytes(), format=RdfFormat.TRIG)


def _local(name: object) -> str:
    return str(getattr(name, "value", "")).rpartition("/")[2]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
