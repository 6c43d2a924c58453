"""What a host needs beside the pages: rules that lead from IRIs to files, a word to robots.

The rules are for Apache: one file for a host of the site's own, one for a service of lasting names such as w3id.org
that sends its visitors to the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

from pyoxigraph import NamedNode

from pkgraph.namespaces import ONTOLOGY
from pkgraph.share.linked.iris import Places
from pkgraph.share.linked.terms import ontology_triples, ontology_versions
from pkgraph.share.publish.layout import HREF, Layout, file_name

_PAIR = re.compile("~([0-9A-F]{2})")
_TYPES = (
    ("text/turtle", "ttl"),
    ("application/ld+json", "jsonld"),
    ("application/n-quads", "nq"),
    ("text/javascript", "js"),
    ("text/plain", "sha256"),
)
_ACCEPTED = (
    ("html", r"(?:text/html|application/xhtml\+xml)"),
    ("jsonld", r"application/(?:ld\+)?json"),
    ("ttl", r"(?:text/turtle|application/x-turtle)"),
)
"""forms and what a client writes that takes them, those last that a client gets who likes them as well as others"""
_RATES = (r"\s*;\s*q=0\.(?=\d*[1-9])[0-4]\d*", r"\s*;\s*q=0\.[5-9]\d*", r"(?:\s*;\s*q=1(?:\.0*)?)?")
"""how much a client would rather have a form, little first"""
_HEADERS = (
    "<IfModule mod_headers.c>",
    'Header always set Access-Control-Allow-Origin "*"',
    'Header always merge Vary Accept "expr=%{REQUEST_STATUS} == 303"',
    "</IfModule>",
)


def own_rules(layout: Layout, address: str) -> str:
    """``.htaccess`` for the site's own host: ``/id/...`` leads to the page or the data, by what a client takes.

    Args:
        layout: the files of the site.
        address: where the site is, ending in a slash.
    """
    path = urlsplit(address).path
    lines = [
        "Options -MultiViews -Indexes",
        *(f"AddType {media} .{suffix}" for media, suffix in _TYPES),
        "AddDefaultCharset utf-8",
        "AddCharset utf-8 .css .csv .js .ttl",
        '<Files "void">',
        "ForceType text/turtle",
        "</Files>",
        *(f"ErrorDocument {status} {quote(path, safe=HREF + '%')}404.html" for status in (403, 404)),
        *_HEADERS,
        "<IfModule mod_rewrite.c>",
        *_rules(layout, layout.base.removeprefix(address) if layout.base.startswith(address) else "id/", path),
        "</IfModule>",
    ]
    return "".join(f"{line}\n" for line in lines)


def names_rules(layout: Layout, address: str) -> str:
    """``.htaccess`` for a service of lasting names, which leads them to a site.

    Args:
        layout: the files of the site.
        address: where the site is, ending in a slash.
    """
    stem = layout.base.removeprefix(Places(layout.base).home)
    rest = f"RewriteRule ^({'.*' if stem else ''})$ {_target(address)}$1 [R=302,L]"
    return "".join(f"{line}\n" for line in (*_HEADERS, *_rules(layout, stem, address), rest))


def _rules(layout: Layout, stem: str, place: str) -> Iterator[str]:
    """The rules for IRIs that go on behind ``stem``, to files below ``place``."""
    ontology = _ontology_names()
    start = _pattern(stem)
    yield "RewriteEngine On"
    named = rf"^(?:{start}.|{ontology}$|shapes$|dataset$)"
    yield f"RewriteRule {named} - [E=FORM:html]"
    yield r"RewriteCond %{HTTP_ACCEPT} ^$|\*/\*"
    yield f"RewriteRule {named} - [E=FORM:ttl]"
    for rate, (form, media) in product(_RATES, _ACCEPTED):
        yield rf"RewriteCond %{{HTTP_ACCEPT}} {media}{rate}\s*(?:,|$)"
        yield f"RewriteRule {named} - [E=FORM:{form}]"
    for name, file in _odd(layout):
        yield f"RewriteRule ^{start}{_pattern(name)}$ {stem}{_target(file)} [DPI]"
    for sign in _signs(layout):
        yield rf"RewriteRule ^({start}.*)\x{sign}(.*)$ $1~{sign}$2 [DPI,N]"
    yield from _leading(ontology, place, "ontology", "ontology/index.html")
    yield from _leading("shapes", place, "shapes", "ontology/shapes.html")
    yield from _leading("dataset", place, "dataset", "index.html")
    if not stem:
        yield r"RewriteCond %{REQUEST_FILENAME} -f [OR]"
        yield r"RewriteCond %{REQUEST_FILENAME} -d [OR]"
        yield r"RewriteCond $0 ^(?:data|page)/"
        yield r"RewriteRule ^.*$ - [L]"
    yield from _leading(f"{start}(.+)", place, "data/$1", "page/$1.html")


def _leading(pattern: str, place: str, data: str, page: str) -> Iterator[str]:
    """The rules that lead from a name to its data or its page."""
    yield "RewriteCond %{ENV:FORM} ^(ttl|jsonld)$"
    yield f"RewriteRule ^{pattern}$ {_target(place)}{data}.%1 [R=303,L]"
    yield f"RewriteRule ^{pattern}$ {_target(place)}{page} [R=303,L]"


def _ontology_names() -> str:
    """What matches the names of the ontology, of its version and of what it defines below its own."""
    subjects = {triple.subject.value for triple in ontology_triples() if isinstance(triple.subject, NamedNode)}
    names = {
        iri.removeprefix(f"{ONTOLOGY}/") for iri in subjects | ontology_versions() if iri.startswith(ONTOLOGY + "/")
    }
    return f"ontology(?:/(?:{'|'.join(_pattern(name) for name in sorted(names))})?)?"


def _odd(layout: Layout) -> Iterator[tuple[str, str]]:
    """Names whose files are not called after them sign by sign, or that no rule can rewrite so, and those files."""
    for iri in sorted(layout.iris):
        name = iri.removeprefix(layout.base)
        file = file_name(name)
        if set("~?") & set(unquote(name)) or unquote(_PAIR.sub(r"%\1", file)) != unquote(name):
            yield name, file


def _signs(layout: Layout) -> list[str]:
    """The bytes in names that stand otherwise in the names of files, as they stand there."""
    pages = (layout.page(iri) for iri in layout.iris)
    return sorted({found for page in pages for found in _PAIR.findall(page)} - {"3F", "7E"})


def _pattern(name: str) -> str:
    """What matches a name as Apache has it, decoded."""
    return re.sub(rb"[^A-Za-z0-9/_-]", lambda sign: b"\\x%02X" % sign[0][0], unquote_to_bytes(name)).decode()


def _target(address: str) -> str:
    """An address to be written into a rule: Apache encodes what it sends."""
    return re.sub(r"[\\$%\s]", r"\\\g<0>", unquote(address))


def robots(address: str) -> str:
    """``robots.txt``: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n"
