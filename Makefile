# make demo and make test need Python 3.11 or later, make and a package index, and nothing else.
#
#   make demo              shows the initiatives in seeds/
#   make test              runs all tests
#   make demo PYTHON=...   with this Python
#   make test VENV=...     in this virtual environment
#   make bench             measures speed and accuracy, next to other libraries
#   make figures           measures more of it, for docs/performance.md
#   make score GOLD=...    on this gold instead of the usual

VENV ?= .venv
# A name may be missing, a shim of another version, too old, or lack what makes a virtual environment: the first that has it all.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

PROJECTS := . $(sort $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml)))
# Plugins that not everybody has a use for, some with libraries as large as all else together: the tests bring them, and
# whoever installs them by name.
OPTIONAL := $(filter plugins/reex-fetch plugins/reex-llm plugins/reex-spacy plugins/reex-warc,$(PROJECTS))
STANDARD := $(filter-out $(OPTIONAL),$(PROJECTS))
RUN := $(VENV)/bin/python -W error
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install --quiet

.PHONY: demo test lint types contracts docs readme examples bench figures score golden wheels clean

demo: $(VENV)/.reex
	$(VENV)/bin/reex extract seeds/

test: $(VENV)/.reex-test
	$(VENV)/bin/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.reex-lint
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/.reex-test $(VENV)/.reex-lint
	$(VENV)/bin/mypy --strict src plugins examples typing_tests

contracts: $(VENV)/.reex-test $(VENV)/.reex-lint
	$(VENV)/bin/lint-imports

docs: $(VENV)/.reex-docs
	$(VENV)/bin/python -m sphinx -n -W --keep-going -q docs docs/_build/html

readme: $(VENV)/.reex
	$(VENV)/bin/python docs/_ext/console.py

examples: $(VENV)/.reex-test
	for example in examples/*.py; do echo "== $$example"; $(RUN) $$example || exit 1; done

bench: $(VENV)/.reex-bench
	$(VENV)/bin/python benchmarks/run.py

figures: $(VENV)/.reex-bench
	$(VENV)/bin/python benchmarks/run.py --full --out docs/_static

score: $(VENV)/.reex
	$(RUN) benchmarks/score.py $(GOLD)

golden: $(VENV)/.reex-test
	$(VENV)/bin/python -m pytest --quiet --update tests/golden

wheels: $(VENV)/.reex-test
	rm -rf dist
	for project in $(PROJECTS); do (cd $$project && $(abspath $(VENV))/bin/python -m hatchling build -t wheel -d $(CURDIR)/dist) || exit 1; done

clean:
	rm -rf $(VENV) dist docs/_build

# One call of pip for core and plugins: a plugin needs this very version of the core, which no index has to know.
$(VENV)/.reex: $(STANDARD:%=%/pyproject.toml)
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later that has venv and ensurepip; name one with PYTHON=" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation $(STANDARD:%=--editable %)
	touch $@

$(VENV)/.reex-test: $(VENV)/.reex $(OPTIONAL:%=%/pyproject.toml)
	$(PIP) --no-build-isolation --editable '.[test,rdf]' $(OPTIONAL:%=--editable %)
	@$(PIP) --editable '.[interop]' || echo "followthemoney can't be installed here: the tests that need it are left out"
	touch $@

# Some of the libraries beside which reex is measured must be built, each with what it asks for.
$(VENV)/.reex-bench: $(VENV)/.reex
	$(PIP) --editable '.[bench]'
	touch $@

$(VENV)/.reex-%: $(VENV)/.reex
	$(PIP) --no-build-isolation --editable '.[$*]'
	touch $@
