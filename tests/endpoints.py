"""Real SPARQL servers for tests, each on a free port of this machine and gone in the end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

OXIGRAPH = shutil.which("oxigraph", path=f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}")
VIRTUOSO, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")

_VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {allowed}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def oxigraph(files: Sequence[Path], folder: Path, *options: str) -> Iterator[str]:
    """The address of an Oxigraph server that holds N-Quads files."""
    assert OXIGRAPH, "the development dependency 'oxigraph' is not installed"
    named = [argument for file in files for argument in ("-f", str(file))]
    subprocess.run([OXIGRAPH, "load", "-l", str(folder), *named], check=True, capture_output=True)
    port = free_port()
    command = [OXIGRAPH, "serve-read-only", "-l", str(folder), "-b", f"127.0.0.1:{port}", *options]
    with _running(command, port):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(files: Sequence[Path], folder: Path) -> Iterator[str]:
    """The address of a Virtuoso server that holds N-Quads files."""
    assert VIRTUOSO and ISQL
    http, sql = free_port(), free_port()
    allowed = ", ".join(sorted({str(file.parent) for file in files}))
    configuration = folder / "virtuoso.ini"
    configuration.write_text(_VIRTUOSO_INI.format(folder=folder, sql=sql, http=http, allowed=allowed), encoding="utf-8")
    with _running([VIRTUOSO, "-f", "-c", str(configuration)], http, cwd=folder):
        loads = [f"DB.DBA.TTLP_MT(file_to_string_output('{file}'), '', 'urn:none', 512);" for file in files]
        statements = "\n".join([*loads, "checkpoint;"])
        command = [ISQL, f"127.0.0.1:{sql}", "dba", "dba", "VERBOSE=OFF"]
        loaded = subprocess.run(command, input=statements, check=True, capture_output=True, text=True)
        assert "Error" not in loaded.stdout + loaded.stderr, loaded.stdout + loaded.stderr
        yield f"http://127.0.0.1:{http}/sparql"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], port: int, cwd: Path | None = None) -> Iterator[None]:
    """A server that answers HTTP at a port."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd)
    try:
        for _ in range(1200):
            assert server.poll() is None, f"{command[0]} has ended"
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.05)
        else:
            raise AssertionError(f"{command[0]} does not answer")
        yield
    finally:
        server.terminate()
        server.wait(30)
