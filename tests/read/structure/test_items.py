# ruff: noqa: E501
"""How deep sub-items stand, whichever kind of number comes first."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.structure.items import follows, item_depth


def paths(*items: str) -> list[str]:
    lines = "\n\n".join(f"({item}) To protect civilians in the north;" for item in items)
    parts = read(f"1. Decides that the tasks are:\n\n{lines}\n\n2. Decides to stay.\n").document.parts
    return [part.path.removeprefix("para/1/") for part in parts if part.path.startswith("para/1/")]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("a b c", "a b c"),
        ("i ii iii", "i ii iii"),
        ("a i ii b i ii c", "a a/i a/ii b b/i b/ii c"),
        ("i a b ii a b c iii", "i i/a i/b ii ii/a ii/b ii/c iii"),
        ("a b c d e f g h i j k", "a b c d e f g h i j k"),
        ("a b c d e f g h i ii i j", "a b c d e f g h h/i h/ii i j"),
        ("i a b c d e f g h ii", "i i/a i/b i/c i/d i/e i/f i/g i/h ii"),
        ("a b d", "a b d"),
        ("c d", "c d"),
        ("x y z aa bb", "x y z aa bb"),
    ],
)
def test_paths_of_items(printed: str, expected: str) -> None:
    assert paths(*printed.split()) == expected.split()


@pytest.mark.parametrize(
    ("opened", "number", "following", "depth"),
    [
        ([], "a", None, 1),
        (["h"], "i", "j", 1),
        (["h"], "i", "ii", 2),
        (["a", "iv"], "v", None, 2),
        (["a", "iv"], "b", None, 1),
    ],
)
def test_depths(opened: list[str], number: str, following: str | None, depth: int) -> None:
    assert item_depth(opened, number, following) == depth


def test_a_heading_does_not_end_the_items_of_an_unfinished_paragraph() -> None:
    text = "1. Decides on:\n\n(i) Support\n\nStabilisation\n\n(a) Advice;\n\nRoot causes of conflict\n\n(b) Good offices;\n"
    paths = [p.path for p in read(text + "\n2. Decides to stay.\n").document.parts if p.number]
    assert paths == ["para/1", "para/1/i", "para/1/i/a", "para/1/i/b", "para/2"]


def test_a_finished_paragraph_above_a_heading_has_no_items_below_it() -> None:
    text = "1. It ended.\n\nOther matters\n\n(a) Advice;\n\n(b) Good offices;\n\n2. Decides to stay.\n"
    assert "para/1/a" not in [p.path for p in read(text).document.parts]


def test_numbers_on_lines_of_their_own() -> None:
    text = "1.\nDecides to stay and to:\n\n(a)\nSupport the State;\n\n(b)\nProtect civilians;\n\n2.\n\nRequests a report.\n"
    found = {p.path: p.view.text for p in read(text).document.parts}
    assert found == {
        "para/1": "Decides to stay and to:", "para/1/a": "Support the State;", "para/1/b": "Protect civilians;",
        "para/2": "Requests a report.",
    }  # fmt: skip


@pytest.mark.parametrize("number", ["1. {}", "1 . {}", "1 {}", "**1.** {}", "1\\. {}", "1.\t{}", "1.\u00a0{}"])
@pytest.mark.parametrize("verb", ["Decides", "*Decides*", "**Decides**", "_Decides_"])
def test_ways_to_print_a_number(number: str, verb: str) -> None:
    text = f"{number.format(verb)} to extend the mandate;\n\n2. Decides to stay.\n"
    found = {p.path: p.view.text for p in read(text).document.parts}
    assert found["para/1"] == "Decides to extend the mandate;"


def test_what_follows_what() -> None:
    assert follows("h", "i") and follows("i", "ii") and follows("z", "aa") and follows("ix", "x")
    assert not follows("a", "c") and not follows("ii", "iv") and not follows("xx", "xxi")


WRAPPED = """Resolution 3417 (2027)
Adopted by the Security Council at its 9917th meeting, on 29 June 2027
The Security Council,
Recalling all its previous resolutions on the situation in the Lake Region and the statements
of its President on the matter,
Reaffirming its commitment to the sovereignty and the territorial integrity of all the States
of the Lake Region,
1. Decides to extend the mandate of the Force until 30 June 2028 and to keep it under review
in the light of developments;
Priority tasks
2. Decides that the mandate of the Force shall include the following tasks in the area where
it is deployed:
(a) To protect civilians under threat of physical violence in all the districts of the region
in which it is present;
(b) To support the authorities, in consultation with the parties and with the agreement of
the States concerned, including:
– the police of the districts;
– the courts;
Reporting
3. Decides to remain seized of the matter.
"""


def test_a_resolution_in_lines_of_print_width_without_blank_lines() -> None:
    parts = read(WRAPPED).document.parts
    assert [p.path for p in parts] == [
        "front", "p/1", "p/2", "p/3", "para/1", "section/1", "para/2", "para/2/a", "para/2/b", "para/2/b/item/1",
        "para/2/b/item/2", "section/2", "para/3",
    ]  # fmt: skip
    assert [p.title for p in parts if p.title] == ["Priority tasks", "Reporting"]


def test_a_heading_between_preamble_and_paragraphs_without_blank_lines() -> None:
    line = "the reports of the Secretary-General on the situation in the districts of the region"
    more = f"Noting {line}\nand {line}\nand on trade,\n" * 6
    heading = "Support for the Verification Mechanism of the Lake Region (VMLR)"
    text = WRAPPED.replace("\n1. Decides", f"\n{more}{heading}\n1. Decides")
    parts = {p.path: p for p in read(text).document.parts}
    assert parts["section/1"].title == heading
    assert parts["p/9"].view.text.endswith("and on trade,")


def test_an_item_number_on_a_line_of_its_own_is_no_running_head() -> None:
    pages = "".join(
        f"{n}. Decides on:\n\n(i)\nOne thing;\n\n{n}/9\n\nS/RES/3417 (2027)\n\n(ii)\nAnother;\n\n" for n in range(1, 5)
    )
    paths = [p.path for p in read(f"Resolution 3417 (2027)\n\n{pages}").document.parts if p.number]
    assert paths == [f"para/{n}{item}" for n in range(1, 5) for item in ("", "/i", "/ii")]
