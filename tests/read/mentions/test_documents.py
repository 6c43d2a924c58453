"""Documents named by symbols and numbers."""

from __future__ import annotations

import pytest

from pkgraph.read.mentions.documents import documents_in

CASES: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "Recalling its resolutions 67/123 of 18 December 2012, 68/85 of 11 December 2013 and 74/91 on the matter",
        [("A/RES/67/123", None), ("A/RES/68/85", None), ("A/RES/74/91", None)],
    ),
    (
        "identical resolutions 70/262 and 2282 (2016) of 27 April 2016",
        [("A/RES/70/262", None), ("S/RES/2282(2016)", None)],
    ),
    ("Security Council Resolution 2690 (2023) mandating", [("S/RES/2690(2023)", None)]),
    ("in line with resolutions 2591 (2021) and 2650 (2022).", [("S/RES/2591(2021)", None), ("S/RES/2650(2022)", None)]),
    ("General Assembly resolution 72/262 C.", [("A/RES/72/262C", None)]),
    ("its resolutions 40/257 A to C of 18 December 1985", [("A/RES/40/257A-C", None)]),
    ("See resolution 2200 A (XXI), annex.", [("A/RES/2200A(XXI)", "annex")]),
    ("resolution 3211 B (XXIX) of 29 November 1974", [("A/RES/3211B(XXIX)", None)]),
    ("resolutions ES‑10/15 of 20 July 2004 and S-27/2", [("A/RES/ES-10/15", None), ("A/RES/S-27/2", None)]),
    ("A/75/19, para. 92, and A/77/19, para. 106.", [("A/75/19", "para. 92"), ("A/77/19", "para. 106")]),
    ("See A/78/2, part II, chap. 4.", [("A/78/2", "part II, chap. 4")]),
    ("paragraph 8 of resolution 1160 (1998)", [("S/RES/1160(1998)", "paragraph 8")]),
    ("A/73/480 and Add.1", [("A/73/480", None), ("A/73/480/Add.1", None)]),
    ("A/75/5, Corr.1 and 2", [("A/75/5", None), ("A/75/5/Corr.1", None), ("A/75/5/Corr.2", None)]),
    ("A/75/5 and Add.1-3", [("A/75/5", None), *((f"A/75/5/Add.{n}", None) for n in (1, 2, 3))]),
    (
        "document S/PV.9350 (Resumption 1) and S/PV.9350",
        [("S/PV.9350(Resumption1)", None), ("S/PV.9350", None)],
    ),
    (
        "S/PRST/2022/6, S/PV.9389, ST/SGB/2018/5",
        [("S/PRST/2022/6", None), ("S/PV.9389", None), ("ST/SGB/2018/5", None)],
    ),
    ("A/55/305-S/2000/809", [("A/55/305-S/2000/809", None)]),
    ("(NPT/CONF.2010/50 (Vol. I)), part I", [("NPT/CONF.2010/50(Vol.I)", None)]),
    ("the Human Rights Council in its resolution 42/23 of 27 September 2019", [("A/HRC/RES/42/23", None)]),
    ("Assembly resolution 74/166 and Council resolution 43/25", [("A/RES/74/166", None), ("A/HRC/RES/43/25", None)]),
    ("Economic and Social Council resolution 2020/23 of 22 July 2020", [("E/RES/2020/23", None)]),
    ("its decision 74/540 B of 13 April 2020", [("A/DEC/74/540B", None)]),
    ("(S/1999/649, annex 2 to this resolution)", [("S/1999/649", None)]),
    ("(S/1999/649, annex 2)", [("S/1999/649", "annex 2")]),
    # No document is named here.
    ("through its budget for 2022/23, 24/7 support and/or training", []),
    ("table 3 (2020) shows 2690 (2023)", []),
    ("https://undocs.org/A/75/19", []),
    ("the resolution of 12/07", []),
    ("under resolution 5/1 of the club", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_cases(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = documents_in(text, body="General Assembly")
    assert [(m.symbol, m.pinpoint) for m in found] == expected


def test_offsets_are_those_of_the_words() -> None:
    text = "By resolution 2690 (2023) and S/2023/451"
    assert [text[m.start : m.end] for m in documents_in(text)] == ["2690 (2023)", "S/2023/451"]
