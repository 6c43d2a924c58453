"""Numbered paragraphs keep their words whatever a page break puts between them."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import read, sentence

paragraphs = st.lists(st.lists(sentence, min_size=2, max_size=4).map(" ".join), min_size=3, max_size=6)
breaks = st.sampled_from(
    ["\n\n", "\n\n\n\n", "\n\n \n", "\n\n¹ See S/2023/451.\n\n", "\n\n12\n\n", "\n\n3/20\n\n23-12345\n\n"]
)


@settings(max_examples=60, deadline=None)
@given(paragraphs, st.data())
def test_a_break_inside_a_paragraph_changes_nothing(bodies: list[str], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(bodies) - 1))
    gaps = [m.start() for m in re.finditer(r"(?<![.]) ", bodies[which])]
    at = data.draw(st.sampled_from(gaps))
    put = data.draw(breaks)
    printed = [f"{n}. {body}" for n, body in enumerate(bodies, 1)]
    cut = at + len(f"{which + 1}. ")
    printed[which] = printed[which][:cut] + put + printed[which][cut + 1 :]
    parts = read("I. Introduction\n\n" + "\n\n".join(printed) + "\n").document.parts
    found = {p.path: p.view.text for p in parts if p.path.startswith("para/")}
    assert found == {f"para/{n}": body for n, body in enumerate(bodies, 1)}


@settings(max_examples=30, deadline=None)
@given(paragraphs, st.data())
def test_a_lost_paragraph_is_noticed(bodies: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.integers(1, len(bodies) - 1))
    printed = [f"{n}. {body}" for n, body in enumerate(bodies, 1) if n != lost]
    document = read("I. Introduction\n\n" + "\n\n".join(printed) + "\n").document
    assert [n.message for n in document.notices] == [f"paragraph {lost} is not in the text"]
    assert [p.path for p in document.parts if p.path.startswith("para/")] == [
        f"para/{n}" for n in range(1, len(bodies) + 1) if n != lost
    ]
