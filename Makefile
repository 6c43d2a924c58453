# pkgraph: needs Python 3.11 or newer and make. Everything is kept in .venv/ and graph/.

PYTHON ?= python3
VENV ?= .venv
GRAPH ?= graph
GOLD ?= ../shared/gold
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
NPM ?= npm
PAGES := src/pkgraph/share/pages
SCRIPTS := $(PAGES)/static/LICENSES.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help install scripts demo test score check-ontology bench lint format docs screenshots clean

help:
	@echo "make demo     install, build the graph of seeds/ and print two answers with their evidence"
	@echo "make test     lint, formatting, types and all tests"
	@echo "make score    measure the graph of seeds/ against the gold facts of $(GOLD)"
	@echo "make check-ontology   the ontology's profile, consistency, terms, shapes, inference and explanations, a line each (minutes)"
	@echo "make bench    what queries, questions, inference and validation cost (minutes)"
	@echo "make lint     lint, formatting and types only"
	@echo "make format   lay out the code"
	@echo "make docs     write the reference pages of ontology and shapes, docs/ontology/"
	@echo "make install  set up $(VENV)/ (the others do it when it is needed)"
	@echo "make screenshots   take docs/screenshots/ anew, with the Chromium of this machine"
	@echo "make scripts  bundle the pages' scripts with the libraries that they need, by npm (install and test do it)"
	@echo "make clean    remove $(VENV)/, $(GRAPH)/ and caches"
	@echo
	@echo "Another Python: make demo PYTHON=/path/to/python3.12"

install: $(INSTALLED) scripts

# The stamp is written last: a set-up that was stopped begins again. Build tools come first, under the same
# constraints, so that building needs no environment of its own.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "pkgraph needs Python 3.11 or newer, and $(PYTHON) is not: make $(or $(MAKECMDGOALS),install) PYTHON=/path/to/python3.11" >&2; \
	    exit 2; }
	@echo "Setting up $(VENV)/ (once; takes a minute)"
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || { \
	    echo "$(PYTHON) cannot make a virtual environment: install its venv module (on Debian: python3-venv)" >&2; \
	    exit 2; }
	@$(PIP) install --constraint constraints.txt hatchling editables
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@

# Pages work without scripts, so a machine without npm, or whose npm cannot bring the libraries, is told so and goes on.
scripts:
	@if ! command -v $(NPM) >/dev/null; then \
	    echo "npm is not here: pages work, without the SPARQL editor and the network picture (for those: Node.js 18 or newer, then make scripts)" >&2; \
	elif ! $(MAKE) --silent $(SCRIPTS); then \
	    echo "npm cannot bring the browser libraries: pages work, without the SPARQL editor and the network picture" >&2; \
	fi

# Written last, like the other stamp.
$(SCRIPTS): package.json package-lock.json tools/bundle.mjs $(wildcard $(PAGES)/bundled/*.js)
	@$(NPM) ci --ignore-scripts --no-fund --no-audit --loglevel=error >/dev/null
	@$(NPM) run --silent build

demo: $(INSTALLED)
	$(BIN)/pkgraph build seeds -g $(GRAPH)
	$(BIN)/pkgraph query missions-citing-resolutions -g $(GRAPH)
	$(BIN)/pkgraph query sofa-status -g $(GRAPH)

score: $(INSTALLED)
	@test -f $(GOLD)/score.py || { echo "no gold facts in $(GOLD): make score GOLD=/path/to/gold" >&2; exit 2; }
	$(BIN)/pkgraph build seeds -g $(GRAPH)
	$(BIN)/python $(GOLD)/score.py --gold $(GOLD) --texts seeds --run '$(BIN)/pkgraph query {name} -g $(GRAPH) --format json'

check-ontology: $(INSTALLED)
	$(BIN)/python -m tools.check_ontology $(CHECKS)

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks $(BENCH)

test: lint scripts
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(INSTALLED)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy

format: $(INSTALLED)
	$(BIN)/python -m ruff check --fix
	$(BIN)/python -m ruff format

screenshots: $(INSTALLED) scripts
	$(BIN)/python -m tools.screenshots

docs: $(INSTALLED)
	$(BIN)/python -m tools.reference

clean:
	rm -rf $(VENV) $(GRAPH) $(PAGES)/static node_modules build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
