"""Text made comparable without moving a character."""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\n": " ",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """The text with plain hyphens, straight quotes and plain spaces; as long as it was."""
    return text.translate(_PLAIN)


def lowered(text: str) -> str:
    """The folded text in small letters; as long as it was."""
    folded = fold(text)
    low = folded.lower()
    return low if len(low) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
