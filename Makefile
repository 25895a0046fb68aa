# make run, make test: from a fresh checkout to a window, or to tested code.
# make PYTHON=python3.13 ...  uses that Python (3.11 to 3.13).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run

PYTHON ?=
VENV ?= .venv
ARGS ?=
# How many processes share the tests: one more than two cores, as windows and disks are waited for.
# 0 runs them in one, as a debugger wants it.
WORKERS ?= 3

PY := $(VENV)/bin/python
SYSTEM := bash packaging/linux/system-packages.sh
CATALOGUES = $(PY) -m sosuplan.text.catalogues

# Tests that stand together run in one process, so that what one has made another need not.
SHARED = -n $(WORKERS) --dist worksteal

# The tests and pictures need no screen.
OFFSCREEN = QT_QPA_PLATFORM="$${QT_QPA_PLATFORM:-offscreen}"

.PHONY: run test quick lint bench screenshots package package-test icons translations lock setup runtime \
    venv clean

run: runtime
	@$(CATALOGUES)
	@$(PY) main.py $(ARGS)

test: setup
	@$(SYSTEM) hearing
	@$(SYSTEM) computing
	@$(CATALOGUES)
	@$(OFFSCREEN) $(PY) -m pytest $(SHARED) $(ARGS)

# While working, in a minute and a half: the core without its printed pages and with few examples,
# and the window's first steps.
QUICK = tests/core $(patsubst %,tests/ui/test_%.py,main starting lever_row strip undo staff_totals)
quick: setup
	@$(CATALOGUES)
	@$(OFFSCREEN) $(PY) -m pytest $(SHARED) -m 'not slow and not paper and not thorough' \
	    --hypothesis-profile=quick $(QUICK) $(ARGS)

lint: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: setup
	@$(OFFSCREEN) $(PY) -m tests.bench $(ARGS)

screenshots: setup
	@mkdir -p build/screenshots
	@$(OFFSCREEN) $(PY) -m tests.screenshots $(ARGS)

# The program for machines without Python, in dist; and a test of what was built.
package: setup
	@$(SYSTEM) build $(VENV)
	@$(OFFSCREEN) $(PY) packaging/build.py

package-test: setup
	@$(PY) packaging/smoke.py $(ARGS)

# The sizes of the program's icon, in build/icons.
icons: setup
	@$(OFFSCREEN) $(PY) packaging/icons.py

# Texts marked in the code, into the catalogue to translate.
LOCALE = resources/locale
BABEL = $(PY) -m babel.messages.frontend
translations: setup
	@mkdir -p build
	$(BABEL) --quiet extract --no-default-keywords -k _ -k N_ -k NP_:1c,2 -k NN_:1,2 \
	    --no-location --sort-output --width 100 -o build/sosuplan.pot sosuplan ui
	$(BABEL) --quiet update --domain sosuplan --locale da --input-file build/sosuplan.pot \
	    --output-dir $(LOCALE) --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	$(CATALOGUES)

# The lock files, for every supported Python and system. make lock ARGS=--upgrade takes newer releases.
LOCK = $(VENV)/bin/uv pip compile pyproject.toml --quiet --universal --fork-strategy fewest \
    --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(ARGS)
lock: setup
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --constraints requirements.lock --output-file requirements-dev.lock

# ---- The environment ----------------------------------------------------------------------------
# A copy of the lock file inside the environment says what was installed there. A changed lock
# installs again; an unchanged one costs nothing.

INSTALL = rm -f $(VENV)/requirements*.lock && \
    $(PY) -m pip install --quiet --no-input --disable-pip-version-check --require-hashes -r

# For developing: everything, with the tools.
setup: venv
	@cmp -s requirements-dev.lock $(VENV)/requirements-dev.lock || { \
	    echo "Installing the packages of requirements-dev.lock (a few minutes, once) ..."; \
	    $(INSTALL) requirements-dev.lock; \
	    cp requirements.lock requirements-dev.lock $(VENV)/; }
	@$(SYSTEM) qt $(VENV)

# For using.
runtime: venv
	@cmp -s requirements.lock $(VENV)/requirements.lock || { \
	    echo "Installing the packages of requirements.lock (a few minutes, once) ..."; \
	    $(INSTALL) requirements.lock; \
	    cp requirements.lock $(VENV)/; }
	@$(SYSTEM) qt $(VENV)

# The environment, made anew if its Python is gone or another one is asked for.
VERSION_OF = -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null
venv:
	@have="$$($(PY) $(VERSION_OF) || true)"; \
	want="$$(if [ -n "$(PYTHON)" ]; then "$(PYTHON)" $(VERSION_OF) || true; fi)"; \
	if [ -z "$$have" ] || { [ -n "$(PYTHON)" ] && [ "$$want" != "$$have" ]; }; then \
	    python="$$($(SYSTEM) python "$(PYTHON)")"; \
	    "$$python" -m venv --clear $(VENV); \
	fi

clean:
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
