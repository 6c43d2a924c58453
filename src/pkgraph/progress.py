"""How long work tells how far it is: a small object that the command line fills with a bar."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told what is being done; draws it or stays silent."""

    def step(self, name: str, total: int = 1) -> None:
        """A new step begins, of ``total`` units."""
        ...

    def advance(self) -> None:
        """One unit of the step is done."""
        ...


class Silent:
    """Progress that nobody watches."""

    def step(self, name: str, total: int = 1) -> None:
        """Does nothing."""

    def advance(self) -> None:
        """Does nothing."""
