"""What a host needs beside the pages: rules that lead from IRIs to files, a map of the site, a word to robots.

The rules are for Apache: one file for a host of the site's own, one for a service of lasting names such as w3id.org
that sends its visitors to the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from pkgraph.share.publish.layout import Layout

_ESCAPED = re.compile(r"(?:~[0-9A-F]{2})+")
_SAFE = "/()+,=@!&$'~"
_FORMS = (("ttl", ("text/turtle", "application/x-turtle")), ("jsonld", ("application/ld\\+json", "application/json")))
_MEDIA = (
    ("text/turtle", "ttl"),
    ("application/ld+json", "jsonld"),
    ("application/n-quads", "nq"),
    ("text/javascript", "js"),
)
MOST = 50_000
"""addresses in one map of a site (sitemaps.org)"""


def own_rules(layout: Layout) -> str:
    """``.htaccess`` for the site's own host: ``/id/...`` leads to the page or the data, by what a client takes."""
    types = "".join(f"AddType {media} .{suffix}\n" for media, suffix in _MEDIA)
    return f"Options -MultiViews -Indexes\n{types}AddDefaultCharset utf-8\nErrorDocument 404 /404.html\n\n" + "".join(
        _rules(layout, "")
    )


def names_rules(layout: Layout, address: str) -> str:
    """``.htaccess`` for a service of lasting names, which leads them to a site.

    Args:
        layout: the files of the site.
        address: where the site is, ending in a slash.
    """
    return "".join(_rules(layout, address))


def _rules(layout: Layout, address: str) -> Iterator[str]:
    yield "RewriteEngine On\n"
    if address:
        yield f"RewriteRule ^ontology/?$ {address}ontology/index.html [R=303,L]\n"
    for signs in _signs(layout):
        pattern = "".join(f"\\x{pair}" for pair in signs.split("~")[1:])
        yield f"RewriteRule ^(id/.*){pattern}(.*)$ $1{signs}$2 [N]\n"
    for form, media in _FORMS:
        yield f"RewriteCond %{{HTTP_ACCEPT}} ({'|'.join(media)})\n"
        yield f"RewriteRule ^id/(.+)$ {address}data/$1.{form} [R=303,L,NE]\n"
    yield f"RewriteRule ^id/(.+)$ {address}page/$1.html [R=303,L,NE]\n"
    if address:
        yield f"RewriteRule ^(.*)$ {address}$1 [R=302,L]\n"


def _signs(layout: Layout) -> list[str]:
    """The signs in names that stand otherwise in the names of files, as they stand there."""
    pages = (layout.page(iri) for iri in layout.iris)
    return sorted({found for page in pages for found in _ESCAPED.findall(page)})


def site_maps(files: Iterable[str], address: str) -> Iterator[tuple[str, str]]:
    """``sitemap.xml``, in several files where one may not hold all.

    Args:
        files: the pages, sorted.
        address: where the site is, ending in a slash.
    """
    pages = list(files)
    some = [pages[at : at + MOST] for at in range(0, len(pages), MOST)] or [[]]
    if len(some) == 1:
        yield "sitemap.xml", _map("urlset", "url", some[0], address)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(some) + 1)]
    yield "sitemap.xml", _map("sitemapindex", "sitemap", names, address)
    for name, each in zip(names, some, strict=True):
        yield name, _map("urlset", "url", each, address)


def _map(whole: str, one: str, files: list[str], address: str) -> str:
    entries = "".join(f"<{one}><loc>{escape(address + quote(file, safe=_SAFE))}</loc></{one}>\n" for file in files)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</{whole}>\n'


def robots(address: str) -> str:
    """``robots.txt``: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n"
