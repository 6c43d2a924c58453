"""The map of a site: in one file, or in parts that the first one names."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from lxml import etree
from starlette.testclient import TestClient

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.linked import sitemap
from pkgraph.share.linked.sitemap import MOST, site_maps
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Site

AT = "https://example.org/pk/"


def read(text: str | bytes) -> tuple[str, list[str]]:
    """What kind of map it is, and the addresses in it."""
    top = etree.fromstring(text.encode() if isinstance(text, str) else text)
    name = etree.QName(top)
    assert name.namespace == "http://www.sitemaps.org/schemas/sitemap/0.9"
    return name.localname, [each.text for each in top.iter("{*}loc")]


@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1])
def test_no_map_has_too_many_addresses_and_all_of_them_have_all(count: int) -> None:
    pages = [f"{AT}page?a&b={number}" for number in range(count)]
    maps = dict(site_maps(pages, AT))
    kind, named = read(maps["sitemap.xml"])
    if count <= MOST:
        assert (kind, named, len(maps)) == ("urlset", pages, 1)
        return
    assert (kind, named) == ("sitemapindex", [f"{AT}sitemap-1.xml", f"{AT}sitemap-2.xml"])
    parts = [read(maps[each.removeprefix(AT)]) for each in named]
    assert [kind for kind, _ in parts] == ["urlset", "urlset"] and max(len(each) for _, each in parts) <= MOST
    assert [page for _, each in parts for page in each] == pages


def test_a_server_gives_the_parts_that_its_map_names(small: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(application(Site(small)))
    kind, whole = read(client.get("/sitemap.xml").content)
    assert kind == "urlset" and len(whole) > 20 and client.get("/sitemap-1.xml").status_code == 404
    monkeypatch.setattr(sitemap, "MOST", 20)
    kind, named = read(client.get("/sitemap.xml").content)
    assert kind == "sitemapindex"
    parts = [read(client.get(urlsplit(each).path).content) for each in named]
    assert [page for _, each in parts for page in each] == whole
    for wrong in (0, len(named) + 1):
        assert client.get(f"/sitemap-{wrong}.xml").status_code == 404
