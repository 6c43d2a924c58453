"""A site in a real Apache: its rules lead from names to files, whatever a client takes and wherever the site is."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from lxml import html

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.publish.hosting import own_rules
from pkgraph.share.publish.layout import Layout
from pkgraph.share.publish.site import publish
from pkgraph.share.serve.negotiation import best

MODULES = Path("/usr/lib/apache2/modules")
NEEDED = ("mpm_event", "authz_core", "autoindex", "dir", "headers", "mime", "negotiation", "rewrite")
NAMES = "names.test"
"""host of the service of lasting names"""
BELOW = "/peace%20keeping/"
"""path of the site"""
CONFIGURATION = """
ServerRoot "{root}"
ServerName localhost
PidFile "{root}/pid"
ErrorLog "{root}/errors"
Listen 127.0.0.1:{port}
TypesConfig /etc/mime.types
{modules}
{user}
<Directory "{root}">
AllowOverride All
Require all granted
</Directory>
<VirtualHost *:{port}>
DocumentRoot "{root}/sites"
</VirtualHost>
<VirtualHost *:{port}>
ServerName {names}
DocumentRoot "{root}/names"
</VirtualHost>
"""
ODD = (
    "mission/UNOSOM%20II",
    "actor/%22odd%22",
    "actor/%3Ctold%3E%20%7Ctwice%7C",
    "actor/50%25",
    "actor/what%3F",
    "actor/%5C",
    "actor/a~20b",
    "actor/.hidden",
    "actor/a+b&c=d;e:$1",
    "actor/côte",
    "work/" + "a%20long%20title" * 20,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What Apache answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Apache:
    """A running Apache, and what it gives out."""

    port: int
    sites: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, accept: str = "text/html", host: str = "") -> Answer:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": host or f"127.0.0.1:{self.port}"} | ({"Accept": accept} if accept else {})
        asked.request("GET", path, headers=headers)
        answer = asked.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        asked.close()
        return found

    def led(self, path: str, accept: str = "text/html", host: str = "") -> tuple[str, Answer]:
        """Where a name leads, and what is there."""
        first = self.get(path, accept, host)
        assert first.status == 303, (path, first)
        address = first.headers["location"]
        assert address.startswith(self.address), address
        place = urlsplit(address).path
        return place, self.get(place, accept)


@pytest.fixture(scope="module")
def apache(small: EmbeddedStore) -> Iterator[Apache]:
    """Apache with the site of the small graph below a path, and a host of names that leads to it."""
    program = shutil.which("apache2", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None or not all((MODULES / f"mod_{each}.so").is_file() for each in NEEDED):
        pytest.skip("no Apache here (apt-get install apache2): rules of published sites are not tried in it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Not pytest's folder: Apache that was started by root reads files as somebody else.
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        site = root / "sites" / unquote(BELOW).strip("/")
        publish(small, site, f"http://127.0.0.1:{port}{BELOW}")
        (root / "names" / "pkgraph").mkdir(parents=True)
        shutil.copy(site / "names.htaccess", root / "names" / "pkgraph" / ".htaccess")
        (root / "conf").write_text(
            CONFIGURATION.format(
                root=root,
                port=port,
                names=NAMES,
                modules="\n".join(f"LoadModule {each}_module {MODULES}/mod_{each}.so" for each in NEEDED),
                user="User nobody\nGroup nogroup" if os.geteuid() == 0 else "",
            )
        )
        running = subprocess.Popen([program, "-f", str(root / "conf"), "-DFOREGROUND"], stderr=subprocess.PIPE)
        try:
            _wait(running, port)
            yield Apache(port, root / "sites")
        finally:
            running.terminate()
            running.wait(30)


def _wait(running: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        if running.poll() is not None:
            _, errors = running.communicate()
            pytest.fail(errors.decode())
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    pytest.fail("Apache does not listen")


def test_each_file_has_its_media_type(apache: Apache) -> None:
    wanted = {
        "": "text/html; charset=utf-8",
        "page/mission/UNMISS.html": "text/html; charset=utf-8",
        "data/mission/UNMISS.ttl": "text/turtle; charset=utf-8",
        "data/mission/UNMISS.jsonld": "application/ld+json",
        "queries/citations.csv": "text/csv; charset=utf-8",
        "queries/citations.json": "application/json",
        ".well-known/void": "text/turtle",
        "dumps/pkgraph.nq.gz": "application/gzip",
        "dumps/pkgraph.nq.gz.sha256": "text/plain; charset=utf-8",
        "sitemap.xml": "application/xml",
        "robots.txt": "text/plain; charset=utf-8",
        "assets/pkgraph.css": "text/css; charset=utf-8",
        "assets/reader.js": "text/javascript; charset=utf-8",
        "assets/mark.svg": "image/svg+xml",
    }
    for file, media in wanted.items():
        answer = apache.get(BELOW + file)
        assert (answer.status, answer.headers.get("content-type")) == (200, media), file
        assert answer.headers["access-control-allow-origin"] == "*" and "vary" not in answer.headers, file
        assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
        "text/turtle",
        "application/ld+json",
        "application/json",
        "application/x-turtle, text/html;q=0.1",
        "text/turtle, application/rdf+xml;q=0.8, */*;q=0.1",
        "text/html, text/turtle;q=0.5",
        "text/turtle;q=0.4, text/html;q=0.9",
        "text/turtle;q=0.0, text/html;q=0.3",
        "application/ld+json ; q=1.0 , text/turtle; q=0.5",
        "application/ld+json, text/turtle, text/html",
        "application/n-quads,application/trig;q=0.95,text/turtle;q=0.6,application/rdf+xml;q=0.5,text/html;q=0.2",
    ],
)
def test_a_name_leads_to_what_a_client_takes(apache: Apache, accept: str) -> None:
    forms = {"text/turtle": "ttl", "application/x-turtle": "ttl", "application/ld+json": "jsonld"}
    media = best(accept, {**forms, "application/json": "jsonld", "text/html": "html"})
    assert media
    form = forms.get(media, "jsonld" if media == "application/json" else "html")
    for path, host in ((f"{BELOW}id/mission/UNMISS", ""), ("/pkgraph/id/mission/UNMISS", NAMES)):
        place, found = apache.led(path, accept, host)
        folder = "page" if form == "html" else "data"
        assert (place, found.status) == (f"{BELOW}{folder}/mission/UNMISS.{form}", 200)
        assert b"UNMISS" in found.body
    assert apache.get(f"{BELOW}id/mission/UNMISS", accept).headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("name", "data", "page"),
    [
        ("ontology", "ontology.ttl", "ontology/index.html"),
        ("ontology/", "ontology.ttl", "ontology/index.html"),
        ("ontology/cube/dated", "ontology.ttl", "ontology/index.html"),
        ("shapes", "shapes.ttl", "ontology/shapes.html"),
        ("dataset", "dataset.ttl", "index.html"),
        ("id/document/S/RES/2690(2023)", "data/document/S/RES/2690(2023).ttl", "page/document/S/RES/2690(2023).html"),
    ],
)
def test_every_kind_of_name_leads_to_its_data_and_its_page(apache: Apache, name: str, data: str, page: str) -> None:
    for path, host in ((BELOW + name, ""), (f"/pkgraph/{name}", NAMES)):
        for accept, wanted in (("text/turtle", data), ("text/html", page)):
            place, found = apache.led(path, accept, host)
            assert (place, found.status) == (BELOW + wanted, 200)


def test_the_host_of_names_sends_all_else_to_the_site(apache: Apache) -> None:
    answer = apache.get("/pkgraph/queries/citations.csv", host=NAMES)
    assert (answer.status, answer.headers["location"]) == (302, f"{apache.address}{BELOW}queries/citations.csv")


@pytest.mark.parametrize("stem", ["v1.0/id/", "id/", ""])
def test_names_with_any_sign_lead_to_their_files(apache: Apache, stem: str) -> None:
    folder = apache.sites / f"odd{len(stem)}"
    address = f"{apache.address}/{folder.name}/"
    layout = Layout(address + stem, frozenset(address + stem + name for name in ODD))
    folder.mkdir()
    (folder / ".htaccess").write_text(own_rules(layout, address))
    for page in ("index", "404"):
        (folder / f"{page}.html").write_text(page)
    for iri in layout.iris:
        file = folder / layout.page(iri)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(iri)
    for name in ODD:
        for sent in {quote(name, safe="%/+&=;:$~"), quote(unquote(name), safe="/")}:
            place, found = apache.led(f"/{folder.name}/{stem}{sent}")
            assert (found.status, found.body.decode()) == (200, address + stem + name), place
    assert apache.get(f"/{folder.name}/").body == b"index"
    assert apache.led(f"/{folder.name}/{stem}mission/none")[1].status == 404
    assert apache.get(f"/{folder.name}/{stem}a%0d%0aX-Told:%201").headers.get("x-told") is None


def test_what_is_not_there_has_a_page_that_leads_back(apache: Apache) -> None:
    for path, status in (("nothing/here", 404), ("page/mission/none.html", 404), ("page/document/", 403)):
        answer = apache.get(BELOW + path)
        assert answer.status == status, path
        page = html.document_fromstring(answer.body)
        assert page.xpath("//h1")
        addresses = [each for each in page.xpath("//@href | //@src") if not each.startswith("#")]
        assert len(addresses) > 5
        for each in addresses:
            assert each.startswith(BELOW) and apache.get(each).status == 200, each
    assert apache.get("/").status == 403
