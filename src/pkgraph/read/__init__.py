"""Reading: text, structure, mentions, facts. It knows documents and no RDF."""

from __future__ import annotations

from pkgraph.read.facts import read_facts
from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.read.model import Bibliography, Reading
from pkgraph.read.structure.document import read_structure
from pkgraph.vocabulary import Vocabulary


def read_document(
    source: str, text: str, sha256: str, catalogued: Bibliography, vocabulary: Vocabulary, finder: MissionFinder
) -> Reading:
    """One source, read: a pure function of its text, its catalogue entry and the vocabularies.

    Args:
        source: the file's name, relative to the folder that was named, with ``/``.
        text: its characters, untouched.
        sha256: checksum of the file's bytes, in hexadecimal.
        catalogued: what the catalogue says of it.
        vocabulary: the missions, States and priorities that are known.
        finder: made of the vocabulary's missions, once for all documents.
    """
    document = read_structure(source, text, sha256, catalogued)
    return Reading(document, read_facts(Context.of(document, vocabulary, finder)))
