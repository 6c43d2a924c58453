"""UN symbols: canonical form, kind, file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph import symbols

CANONICAL = [
    ("S/RES/2690 (2023)", "S/RES/2690(2023)"),
    ("s/res/2690(2023)", "S/RES/2690(2023)"),
    ("A/RES/72/262 C", "A/RES/72/262C"),
    ("A/RES/40/257 A to C", "A/RES/40/257A-C"),
    ("A/RES/2200 A (XXI)", "A/RES/2200A(XXI)"),
    ("A/77/CRP.1/Add.8", "A/77/CRP.1/Add.8"),
    ("A/66/7/ADD.21", "A/66/7/Add.21"),
    ("A/55/305-S/2000/809", "A/55/305-S/2000/809"),
    ("S/PV. 9389", "S/PV.9389"),
    ("the Mission", None),
    ("S/RES/2690", None),
    ("and/or", None),
    ("A/RES/2200A(XXI", None),
    ("", None),
]
KINDS = [
    ("S/RES/2690(2023)", "resolution"),
    ("UNEP/EA.4/Res.10", "document"),
    ("A/DEC/74/540B", "decision"),
    ("S/PRST/2022/6", "presidential statement"),
    ("S/PV.9389", "meeting record"),
    ("ST/SGB/2018/5", "bulletin"),
    ("S/2023/646", "document"),
]
FILES = [
    ("S-2023-646", "S/2023/646"),
    ("S_2023_646-EN", "S/2023/646"),
    ("A-74-532", "A/74/532"),
    ("S-RES-2690-2023", "S/RES/2690(2023)"),
    ("S_RES_2690_(2023)-EN", "S/RES/2690(2023)"),
    ("A_RES_73_293-EN", "A/RES/73/293"),
    ("A-RES-75-253-B", "A/RES/75/253B"),
    ("S-PV-9365", "S/PV.9365"),
    ("S-PRST-2018-10", "S/PRST/2018/10"),
    ("Repertoire-2023-24", None),
    ("A4Pplus-5", None),
    ("notes", None),
]

numbers = st.integers(1, 9999).map(str)
years = st.integers(1946, 2099).map(str)
sessions = st.integers(1, 99).map(str)
added = st.one_of(st.just(""), st.builds("/{}.{}".format, st.sampled_from(["Add", "Corr", "Rev"]), st.integers(1, 40)))
canonical_symbols = st.one_of(
    st.builds("S/RES/{}({})".format, numbers, years),
    st.builds("A/RES/{}/{}{}".format, sessions, numbers, st.sampled_from(["", "A", "B", "A-C"])),
    st.builds("A/RES/{}{}({})".format, numbers, st.sampled_from(["", "A"]), st.sampled_from(["I", "XV", "XXX"])),
    st.builds("S/{}/{}{}".format, years, numbers, added),
    st.builds("A/{}/{}{}".format, sessions, numbers, added),
    st.builds("S/PV.{}".format, numbers),
    st.builds("A/{0}/{1}-S/{2}/{3}".format, sessions, numbers, years, numbers),
)


@pytest.mark.parametrize(("text", "expected"), CANONICAL)
def test_canonical(text: str, expected: str | None) -> None:
    assert symbols.canonical(text) == expected


@pytest.mark.parametrize(("symbol", "expected"), KINDS)
def test_kind(symbol: str, expected: str) -> None:
    assert symbols.kind(symbol) == expected


@pytest.mark.parametrize(("stem", "expected"), FILES)
def test_from_file_name(stem: str, expected: str | None) -> None:
    assert symbols.from_file_name(stem) == expected


@given(canonical_symbols)
def test_a_canonical_symbol_stays(symbol: str) -> None:
    assert symbols.canonical(symbol) == symbol


@given(canonical_symbols, st.sampled_from([" (", "("]))
def test_spaces_do_not_matter(symbol: str, bracket: str) -> None:
    assert symbols.canonical(symbol.replace("(", bracket)) == symbol


@given(canonical_symbols)
def test_a_symbol_in_a_sentence_is_found(symbol: str) -> None:
    from pkgraph.read.mentions.documents import documents_in

    text = f"As noted in {symbol.replace('(', ' (') if symbol.startswith('S/RES') else symbol}, the work goes on."
    assert [m.symbol for m in documents_in(text)] == [symbol]


@given(st.text(max_size=40))
def test_canonical_is_idempotent(text: str) -> None:
    once = symbols.canonical(text)
    assert once is None or symbols.canonical(once) == once
