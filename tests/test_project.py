"""What is shipped: the wheel works outside a checkout, the seeds are untouched, no file names a machine."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from pkgraph import __version__
from pkgraph.resources import resource

ROOT = Path(__file__).resolve().parent.parent

DATA = ("ontology", "shapes", "queries", "seeds", "docs/ontology")
"""Folders of the checkout that the wheel carries."""

MADE = frozenset(
    {
        ".git",
        ".venv",
        ".hypothesis",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        "__pycache__",
        "build",
        "dist",
        "graph",
        "node_modules",
    }
)
"""Folders directly in the checkout, or caches anywhere, that are made and not kept."""

# The registry's names are written in two pieces, so that this file does not hold them either.
MACHINE = re.compile(
    r"(?<![\w.])/(?:home|root|Users|opt|mnt|work|tmp)/[\w.]+"  # where something stands on one machine
    r"|[A-Z]:\\\\?Users"
    r"|index-" + r"url|/simple/[a-z]|files\.python" + r"hosted|pypi\.or" + r"g"
)


def kept_files() -> list[Path]:
    """Every file of the project but this one, which holds the patterns."""
    files = []
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if parts[0] not in MADE and "__pycache__" not in parts and path.is_file() and path != Path(__file__):
            files.append(path)
    return files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(folder),
        str(wheel),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def run_installed(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in ``folder`` with the installed wheel before everything else, without the caller's settings."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PKGRAPH"))}
    environment["PYTHONPATH"] = str(installed)
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_the_data_and_every_module(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for folder in DATA:
            files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
            assert files
            for path in files:
                name = f"pkgraph/data/{path.relative_to(ROOT).as_posix()}"
                assert name in names
                assert archive.read(name) == path.read_bytes()
        package = [path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc"]
        assert {path.relative_to(ROOT / "src").as_posix() for path in package} <= names
        assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_installed_wheel_finds_its_data_outside_a_checkout(installed: Path, tmp_path: Path) -> None:
    program = f"from pkgraph.resources import resource\nfor name in {DATA!r}: print(resource(name))"
    done = run_installed(installed, tmp_path, "-c", program)
    assert done.stdout.splitlines() == [str(installed / "pkgraph" / "data" / name) for name in DATA], done.stderr


def test_the_installed_wheel_builds_and_answers_outside_a_checkout(installed: Path, tmp_path: Path) -> None:
    built = run_installed(installed, tmp_path, "-m", "pkgraph", "build")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "graph" / "pkgraph.nq").stat().st_size
    answer = run_installed(installed, tmp_path, "-m", "pkgraph", "query", "sofa-status", "--format", "json")
    assert answer.returncode == 0, answer.stderr
    assert '"quote"' in answer.stdout


def test_the_version_is_stated_once(wheel: Path) -> None:
    stated = re.compile(r"^(?:__version__|version)\s*=", re.MULTILINE)
    files = [*(ROOT / "src").rglob("*.py"), ROOT / "pyproject.toml"]
    assert [path.name for path in files if stated.search(path.read_text(encoding="utf-8"))] == ["__init__.py"]
    with ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    assert metadata["Version"] == __version__


def test_no_file_names_a_machine_or_a_registry() -> None:
    files = kept_files()
    assert {ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "pyproject.toml"} <= set(files)
    found = []
    for path in files:
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    ["cd /home/" + "someone/pkgraph", "open('/tmp/" + "x')", "--index-" + "url x", "https://pypi.or" + "g/"],
)
def test_a_machines_path_would_be_found(line: str) -> None:
    assert MACHINE.search(line)


def test_the_seeds_are_the_texts_they_were() -> None:
    lines = (ROOT / "seeds" / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    recorded = {name: digest for digest, name in (line.split() for line in lines)}
    texts = sorted(path.name for path in resource("seeds").glob("*.txt"))
    assert sorted(recorded) == texts
    assert len(texts) == 4
    for name in texts:
        assert hashlib.sha256((ROOT / "seeds" / name).read_bytes()).hexdigest() == recorded[name]


def test_the_ci_script_calls_the_two_commands_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert os.access(script, os.X_OK)
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert lines[0] == "set -euo pipefail"
    assert lines[-2:] == ["make test", "make demo"]
    assert [line for line in lines if re.match(r"\s*(make|pip|python|pytest)\b", line)] == lines[-2:]


def test_every_constraint_is_one_exact_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 20
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*(?: ; .+)?", pin)] == []


def test_every_dependency_is_held_by_a_constraint() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [requirement for group in project["optional-dependencies"].values() for requirement in group]
    needed = {
        re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in [*project["dependencies"], *extras]
    }
    held = {
        line.partition("==")[0].lower() for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    }
    assert needed - held == set()
