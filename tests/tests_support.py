"""Strategies that several tests draw from."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = ("Security", "Council", "mandate", "peace", "the", "mission", "forces", "and", "support", "of", "civilians", "in")

words = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=12).map(" ".join)
"""Some words with single spaces."""

sentence = words.map(lambda text: f"{text.capitalize()} in 2023.")
"""A sentence with a capital and a full stop."""
