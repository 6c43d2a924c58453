"""Imports point up the line only: base < read < know < ask < share < pipeline, api < command line.

The rules are data, at the top. Every module's import lines are read, late and type-checking ones too.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import pkgraph

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "resources", "namespaces", "symbols", "vocabulary", "catalog", "progress"}),
    frozenset({"read"}),
    frozenset({"know"}),
    frozenset({"ask"}),
    frozenset({"share"}),
    frozenset({"pipeline", "api"}),
    frozenset({"cli", "__main__"}),
)
"""What stands in ``pkgraph``, lowest first: a module imports from its own layer and from lower ones."""

STEPS: Mapping[str, tuple[str, ...]] = {"read": ("text", "structure", "mentions", "facts")}
"""The steps of a wing, first to last: a step imports from itself and from those before it."""

WITHOUT_READ = ("ask", "share", "know.inference", "know.store", "know.validation")
"""What knows no documents' types: it imports nothing of ``read``."""

WITHOUT_RDF = ("read",)
"""What imports no RDF library itself."""

RDF_LIBRARIES = frozenset({"owlrl", "oxrdflib", "pyoxigraph", "pyshacl", "rdflib", "SPARQLWrapper"})

IMPORTED_LATE = frozenset(
    {
        "lxml",
        "mcp",
        "networkx",
        "owlrl",
        "pandas",
        "polars",
        "pypdfium2",
        "pyshacl",
        "rdflib",
        "SPARQLWrapper",
        "uvicorn",
        "xlsxwriter",
    }
)
"""Libraries that cost time: starting the program or importing the package imports none of them."""

STARTS = ("", "api", "cli", "pipeline")
"""Where programs begin: what these import at once is what starting costs."""

BESIDE_ONE_ANOTHER: Mapping[str, frozenset[str]] = {
    "read.facts": frozenset(
        {"context", "footnotes", "legend", "operative", "priority_sections", "speakers", "subject"}
    ),
    "know.graph": frozenset(
        {
            "convert",
            "cube",
            "document",
            "evidence",
            "iris",
            "kind",
            "notice",
            "ontology",
            "part",
            "scope",
            "statements",
            "terms",
        }
    ),
    "share.export": frozenset({"answers", "attributes", "network", "places", "rdflib_graph", "statements", "views"}),
    "cli": frozenset({"common", "progress", "summary"}),
}
"""Folders whose modules do not import one another, and in each the shared modules that all of them may import."""

JOINING: Mapping[str, frozenset[str]] = {"know.graph": frozenset({"reading"})}
"""Modules of such folders that join the others in one list, as ``__init__`` may everywhere."""


@dataclass(frozen=True, slots=True)
class Import:
    """An import line: what is imported, below the package where it is the package's own."""

    target: str
    line: int
    own: bool
    at_once: bool
    """carried out when the module is imported: not in a function, not for type checking only"""


Modules = Mapping[str, tuple[Import, ...]]
"""Module name below the package (``""`` is the package itself) to its imports."""


def read_modules(top: Path) -> Modules:
    """The imports of every module of the package in folder ``top``."""
    paths = {module_name(path.relative_to(top)): path for path in sorted(top.rglob("*.py"))}
    modules: dict[str, tuple[Import, ...]] = {}
    for name, path in paths.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        tree = ast.parse(path.read_bytes(), filename=str(path))
        found = [
            imported
            for statement, at_once in import_lines(tree, True)
            for imported in imports_of(statement, at_once, top.name, package, frozenset(paths))
        ]
        modules[name] = tuple(found)
    return modules


def module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def import_lines(node: ast.AST, at_once: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, at_once
        else:
            late = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) or (
                isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING")
            )
            yield from import_lines(child, at_once and not late)


def imports_of(
    statement: ast.Import | ast.ImportFrom, at_once: bool, root: str, package: str, known: frozenset[str]
) -> Iterator[Import]:
    if isinstance(statement, ast.Import):
        targets = [alias.name for alias in statement.names]
    else:
        base = statement.module or ""
        if statement.level:
            parents = f"{root}.{package}".rstrip(".").split(".")
            base = ".".join([*parents[: len(parents) + 1 - statement.level], *filter(None, [base])])
        targets = [f"{base}.{alias.name}" for alias in statement.names]
    for target in targets:
        own = target == root or target.startswith(root + ".")
        name = target.removeprefix(root).removeprefix(".") if own else target
        while own and name and name not in known:
            name = name.rpartition(".")[0]
        yield Import(name, statement.lineno, own, at_once)


def breaches(modules: Modules) -> list[str]:
    """A line for each import that breaks a rule, in the order of modules and lines."""
    found = []
    for module, imports in modules.items():
        for imported in imports:
            rule = (
                rule_broken_inside(module, imported.target) if imported.own else rule_broken_outside(module, imported)
            )
            if rule:
                found.append(f"{module}:{imported.line} imports {imported.target}: {rule}")
    found.extend(late_breaches(modules))
    return list(dict.fromkeys(found))


def rule_broken_inside(module: str, target: str) -> str | None:
    if target and layer(module) < layer(target):
        return "it stands further down the line"
    if below(module, *WITHOUT_READ) and below(target, "read"):
        return "it knows documents' types"
    for wing, steps in STEPS.items():
        own, other = child(module, wing), child(target, wing)
        if own in steps and other in steps and steps.index(own) < steps.index(other):
            return "it is a later step"
    for folder, shared in BESIDE_ONE_ANOTHER.items():
        own, other = child(module, folder), child(target, folder)
        if own and other and own != other and other not in shared and own not in JOINING.get(folder, ()):
            return "they stand beside one another"
    return None


def rule_broken_outside(module: str, imported: Import) -> str | None:
    library = imported.target.partition(".")[0]
    return "no RDF library here" if below(module, *WITHOUT_RDF) and library in RDF_LIBRARIES else None


def late_breaches(modules: Modules) -> Iterator[str]:
    """Costly libraries that are imported, by however long a way, as soon as the program starts."""
    waiting, seen = [start for start in STARTS if start in modules], set[str]()
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        for imported in modules[module]:
            if imported.at_once and imported.own:
                waiting.extend(name for name in with_parents(imported.target) if name in modules)
            elif imported.at_once and imported.target.partition(".")[0] in IMPORTED_LATE:
                yield f"{module}:{imported.line} imports {imported.target}: import it in the function that needs it"


def cycle(modules: Modules) -> list[str]:
    """The modules of an import cycle, empty if there is none."""
    graph = {
        name: {imported.target for imported in imports if imported.own and imported.at_once} - {name}
        for name, imports in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(name) for name in error.args[1]]
    return []


def layer(module: str) -> int:
    """The package itself may hand on anything."""
    first = module.partition(".")[0]
    return next((rank for rank, names in enumerate(LAYERS) if first in names), len(LAYERS))


def below(module: str, *folders: str) -> bool:
    return any(module == folder or module.startswith(folder + ".") for folder in folders)


def child(module: str, folder: str) -> str:
    """The name directly below ``folder`` that leads to ``module``; empty for the folder itself and outside it."""
    return module.removeprefix(folder + ".").partition(".")[0] if module.startswith(folder + ".") else ""


def with_parents(module: str) -> list[str]:
    parts = module.split(".") if module else []
    return ["", *(".".join(parts[: end + 1]) for end in range(len(parts)))]


PACKAGE = Path(pkgraph.__file__).parent


def test_every_module_is_read_and_has_a_layer() -> None:
    modules = read_modules(PACKAGE)
    assert len(modules) == sum(1 for _ in PACKAGE.rglob("*.py"))
    assert len(modules) >= 50
    assert sum(map(len, modules.values())) > 3 * len(modules)
    assert [name for name in modules if name and layer(name) == len(LAYERS)] == []


def test_imports_point_up_the_line_only() -> None:
    assert breaches(read_modules(PACKAGE)) == []


def test_there_is_no_import_cycle() -> None:
    assert cycle(read_modules(PACKAGE)) == []


def test_the_shared_modules_that_the_rules_name_are_there() -> None:
    modules = read_modules(PACKAGE)
    named = [
        f"{folder}.{name}"
        for table in (BESIDE_ONE_ANOTHER, JOINING)
        for folder, names in table.items()
        for name in names
    ]
    assert sorted(set(named) - set(modules)) == []


def test_starting_the_program_imports_no_costly_library() -> None:
    starts = ", ".join(f"pkgraph.{start}".rstrip(".") for start in STARTS)
    program = f"import sys, {starts}; print(sorted({set(IMPORTED_LATE)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


PLANTED = [
    (
        "read/model.py",
        "from pkgraph.know.graph import terms",
        "read.model:1 imports know.graph.terms: it stands further",
    ),
    ("errors.py", "\nimport pkgraph.read.model", "errors:2 imports read.model: it stands further"),
    ("ask/rows.py", "def f():\n    from ..share import serve", "ask.rows:2 imports share: it stands further"),
    ("share/serve.py", "from pkgraph import cli", "share.serve:1 imports cli: it stands further"),
    ("ask/run.py", "from pkgraph.read.model import Span", "ask.run:1 imports read.model: it knows documents"),
    (
        "know/store/a.py",
        "if TYPE_CHECKING:\n    from ...read import model",
        "know.store.a:2 imports read.model: it knows",
    ),
    (
        "read/text/b.py",
        "from pkgraph.read.facts import mission",
        "read.text.b:1 imports read.facts.mission: it is a later",
    ),
    (
        "read/facts/citation.py",
        "from . import mission",
        "read.facts.citation:1 imports read.facts.mission: they stand beside",
    ),
    ("read/facts/citation.py", "from pkgraph.read.facts.context import X", ""),
    ("read/facts/__init__.py", "from pkgraph.read.facts import citation, mission", ""),
    ("know/graph/reading.py", "from pkgraph.know.graph import mission", ""),
    (
        "know/graph/mission.py",
        "from .citation import x",
        "know.graph.mission:1 imports know.graph.citation: they stand",
    ),
    ("read/text/c.py", "def f():\n    import rdflib.term", "read.text.c:2 imports rdflib.term: no RDF library here"),
    ("cli/__init__.py", "import rdflib", "cli:1 imports rdflib: import it in the function"),
    (
        "know/graph/terms.py",
        "try:\n    from owlrl import X\nexcept ImportError:\n    pass",
        "know.graph.terms:2 imports owlrl",
    ),
    ("know/graph/terms.py", "def f():\n    import rdflib", ""),
    ("know/alone.py", "import networkx", ""),
]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A small package that keeps the rules: the command line imports ``know.graph`` at once."""
    top = tmp_path / "pkgraph"
    lines = {
        "__init__.py": "",
        "errors.py": "",
        "read/model.py": "from pkgraph.errors import E",
        "read/facts/citation.py": "",
        "read/facts/mission.py": "",
        "read/facts/context.py": "",
        "know/graph/__init__.py": "from pkgraph.know.graph import terms",
        "know/graph/terms.py": "",
        "know/graph/citation.py": "from pkgraph.read.model import Citation",
        "know/graph/mission.py": "",
        "share/__init__.py": "",
        "cli/__init__.py": "from pkgraph.know.graph.citation import x",
    }
    for name, text in lines.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")
    return top


def test_a_package_that_keeps_the_rules_passes(planted: Path) -> None:
    modules = read_modules(planted)
    assert len(modules) == 12
    assert breaches(modules) == []
    assert cycle(modules) == []


@pytest.mark.parametrize(("path", "text", "breach"), PLANTED)
def test_a_planted_breach_is_found(planted: Path, path: str, text: str, breach: str) -> None:
    (planted / path).parent.mkdir(parents=True, exist_ok=True)
    (planted / path).write_text(text, encoding="utf-8")
    found = breaches(read_modules(planted))
    assert len(found) == bool(breach)
    assert all(line.startswith(breach) for line in found)


def test_a_planted_cycle_is_found(planted: Path) -> None:
    (planted / "errors.py").write_text("from pkgraph import namespaces", encoding="utf-8")
    (planted / "namespaces.py").write_text("from pkgraph.errors import E", encoding="utf-8")
    assert set(cycle(read_modules(planted))) == {"errors", "namespaces"}
