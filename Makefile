# The front door. It needs only make and python3 (3.11 or newer, with venv), and builds its own .venv.
# Each target installs what it needs the first time, and again when pyproject.toml has changed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
# More arguments for pytest, as in `make test ARGS='-k easter'`. Some of the tests cannot cover everything, and
# are over before a second process has started: then there is one, and no coverage (ARGS='--cov …' asks for it).
ARGS   ?=
# The test runner's processes: `make test WORKERS=0` runs in one, which is what a debugger wants.
WORKERS ?= $(if $(ARGS),0,auto)
# How often `make proof` holds the right implementations to every law.
RUNS   ?= 100
# Where `make try` serves the site and the page; `make try PORT=` only builds.
PORT   ?= 8000
# Repeats a run of `make fuzz`, which prints the seed it has drawn.
SEED   ?=

# What ruff and mypy read, as far as it exists.
CODE   := $(wildcard conftest.py src tests typing_tests examples bench tools docs site)

# What Python compiles is kept: compiling every test anew makes each start some seconds longer.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test proof check format docs try try-test bench engines spark matrix lowest environments release conformance mutants fuzz clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.cli.stamp ## decide families, a deadline over Easter, menus and requests
	@$(BIN)/python examples/demo.py

test: $(VENV)/.test.stamp ## run every test and doctest, with branch coverage of 100 %; ARGS='-k …' runs some
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(if $(ARGS),,--cov --cov-report=term) $(ARGS)

proof: $(VENV)/.test.stamp ## hold the right implementations to every law, a hundred times, and the frames to the rule; RUNS=… says how often
	RUNS=$(RUNS) $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal tests/testing/proof.py tests/frames/proof.py $(ARGS)

check: $(VENV)/.check.stamp ## lint, formatting, types, import contract, unused dependencies
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/python tools/typed_pages.py $(wildcard README.md docs/*.md docs/howto/*.md)
	$(BIN)/pyright --pythonpath $(BIN)/python $(wildcard src typing_tests)
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/deptry src

format: $(VENV)/.check.stamp ## format the code and mend what ruff can mend by itself
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

conformance: $(VENV)/.test.stamp ## write the conformance suite anew; a changed answer is a new edition
	$(BIN)/python -m tools.conformance --write

docs: $(VENV)/.docs.stamp $(VENV)/.test.stamp ## build the site into build/docs, run its notebooks, and look at every page
	rm -rf build/docs
	$(BIN)/python -m sphinx --quiet --fresh-env --nitpicky --fail-on-warning -b html -d build/doctrees docs build/docs
	$(BIN)/python tools/check_site.py build/docs
	$(BIN)/python -m pytest -q -n 0 tests/docs/built.py

try: $(VENV)/.try.stamp ## build the page on which the rule is tried, and serve it on this machine; PORT=… says where
	$(BIN)/python tools/try_page.py
	$(if $(PORT),$(BIN)/python -m http.server --bind 127.0.0.1 --directory build $(PORT))

try-test: $(VENV)/.try-test.stamp ## build that page, and try it in Chromium, which must be installed
	$(MAKE) try PORT=
	$(BIN)/python -m pytest -q -n 0 tests/try_page/in_chromium.py $(ARGS)

bench: $(VENV)/.bench.stamp ## measure the budgets and print each ratio
	$(BIN)/python -m bench.run $(ARGS)

engines: $(VENV)/.engines.stamp ## hold the frames to the rule on pandas and Spark too; installs OpenJDK
	sh tools/java.sh
	FASTLEGE_ENGINES=required $(BIN)/python -m pytest -q -n 0 tests/frames $(ARGS)

spark: $(VENV)/.engines.stamp ## decide a million synthetic pairs in Spark, and print rows a second and the plan; installs OpenJDK
	sh tools/java.sh
	$(BIN)/python -m tools.spark $(ARGS)

matrix: ## run the tests on every Python from 3.11 up that this machine has
	$(PYTHON) tools/matrix.py $(ARGS)

lowest: ## run the tests on the lowest versions that pyproject.toml allows
	$(PYTHON) tools/matrix.py --lowest $(ARGS)

environments: $(VENV)/.release.stamp ## do what a user does first on every Python: with -OO, from a zip, read-only, without time zones, in ASCII
	$(BIN)/python -m tools.environments

release: $(VENV)/.release.stamp ## build a release twice, compare, check and use it; its documents go to build/release
	$(BIN)/python -m tools.release

mutants: $(VENV)/.mutants.stamp ## change the rules line by line: at least 95 % must fail a test
	$(BIN)/python tools/mutants.py $(ARGS)

fuzz: $(VENV)/.test.stamp ## read a million documents that nobody wrote; SEED=… repeats a run
	$(BIN)/python -m tools.fuzz $(if $(SEED),--seed $(SEED)) $(ARGS)

clean: ## remove everything that make has built
	rm -rf $(VENV) .venvs .mutants .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache build dist htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment: one .venv, one stamp for each group installed into it

$(VENV)/.venv.stamp:
	@echo "building $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear $(VENV)
	@# The pip that comes with Python may be too old to know dependency groups.
	$(PIP) install --quiet --quiet 'pip>=25.1'
	@touch $@

$(VENV)/.cli.stamp: pyproject.toml $(VENV)/.venv.stamp
	$(PIP) install --quiet --quiet --editable '.[cli,frames,ical,testing]'
	@touch $@

$(VENV)/.%.stamp: pyproject.toml $(VENV)/.cli.stamp
	$(PIP) install --quiet --quiet --group $*
	@touch $@
