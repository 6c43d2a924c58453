"""Runs the benchmarks that are named, all without a name: python -m benchmarks [NAME ...]."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

_FOLDER = Path(__file__).parent
NAMES = tuple(sorted(file.stem for file in _FOLDER.glob("*.py") if not file.stem.startswith("_")))


def main(names: list[str]) -> int:
    """Prints the lines of each benchmark; 1 if one of them did not give what it must, 2 for an unknown name."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no benchmark '{unknown[0]}'; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    good = True
    for name in names or NAMES:
        print(f"{name}:")
        good = importlib.import_module(f"benchmarks.{name}").run() and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
