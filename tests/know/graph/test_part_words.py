"""Parts tell their words as the source has them: each place is refined by a quote of what stands there."""

from __future__ import annotations

from samples import read

from pkgraph.know.graph import quads_of
from pkgraph.know.store import EmbeddedStore
from pkgraph.namespaces import BASE

TEXT = "1. See resolution [2690 \\(2023\\)](#) on  MINUSMA.\n\n2. The Council\n\nadopted it.¹\n\n¹ See S/PV.9365.\n"
WORDS = """
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?place ?start ?end ?words
WHERE {
  ?part <https://w3id.org/pkgraph/ontology#partLabel> ?label ; oa:hasSelector ?place .
  OPTIONAL { ?place oa:start ?start ; oa:end ?end ; oa:refinedBy [ a oa:TextQuoteSelector ; oa:exact ?words ] }
}
"""


def test_each_place_of_a_part_has_its_words() -> None:
    store = EmbeddedStore.in_memory(quads_of(read(TEXT), BASE))
    found = {int(row["start"].value): (int(row["end"].value), row["words"].value) for row in store.query(WORDS)}  # type: ignore[union-attr,index]
    assert len(found) >= 3
    assert all(TEXT[start:end] == words for start, (end, words) in found.items())
    assert any("[2690 \\(2023\\)](#) on  MINUSMA" in words for _, words in found.values())
