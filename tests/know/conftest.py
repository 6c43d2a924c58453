"""Makes ``sample`` importable for the tests of this wing, and gives its reading as a fixture."""

from __future__ import annotations

import pytest
from know_sample import sample_reading

from pkgraph.read.model import Reading


@pytest.fixture(scope="session")
def reading() -> Reading:
    return sample_reading()
