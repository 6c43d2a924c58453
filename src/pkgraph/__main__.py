"""``python -m pkgraph``: the command line."""

import sys

from pkgraph.cli import main

if __name__ == "__main__":
    sys.exit(main())
