# Everything a newcomer needs: `make run` and `make test`. Needs make and Python 3.11 or newer.
PYTHON  ?= python3
VENV    ?= .venv
PORT    ?= 8765
INDEX   ?= jianbao-index
ARCHIVE ?=

BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help install run test bench eval lint format lock clean

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1	\2/p' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## create .venv with everything the other targets need

$(VENV)/.installed: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "No $(PYTHON) here. Install Python 3.11 or newer, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is too old: $$($(PYTHON) --version). Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) comes without venv. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

run: install ## index the bundled sample, or ARCHIVE=folder, and serve it
	$(BIN)/jianbao demo $(if $(ARCHIVE),--archive "$(ARCHIVE)") --index "$(INDEX)" --port $(PORT)

test: lint ## format, lint, types, floors, all tests
	$(BIN)/python -m pytest -n auto

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install ## let ruff rewrite the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install ## measure speed and size beside other engines; SIZE=100000, ENGINES=ours,tantivy, REUSE=1
	$(BIN)/python -m tests.bench.run $(if $(SIZE),--size $(SIZE)) $(if $(ENGINES),--engines $(ENGINES)) $(if $(REUSE),--reuse)

eval: install ## measure search quality; prints tables
	$(BIN)/python -m tests.bench.quality

lock: install ## pin the dependencies anew into requirements.lock
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --extra dev --extra fast --extra bench pyproject.toml -o requirements.lock

clean: ## remove what was built, indexes excepted
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
