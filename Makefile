# Every command of the project. CI runs the same targets and nothing else.
VENV := .venv
SHIPPED := server common candidate_app proctor_app chief_app
BIN := $(VENV)/bin
LOCKS := installers/locks
T ?= tests
export LANG := C.UTF-8

.PHONY: help setup demo check test bench chaos samples docs locks clean

help:  ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.system $(VENV)/.python $(VENV)/.project $(VENV)/.compiled  ## all that is needed
	@$(BIN)/python -m compileall -q $(SHIPPED)

$(BIN)/python:
	python3 -m venv $(VENV)

$(VENV)/.system: installers/dev/apt-packages.txt installers/dev/install-apt | $(BIN)/python
	mkdir -p build && installers/dev/install-apt && touch $@ || test $$? = 75

$(BIN)/uv: $(LOCKS)/uv.lock | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: \
		-r $< && touch $@

$(VENV)/.python: $(LOCKS)/dev.lock $(BIN)/uv
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync -q --require-hashes --no-build --strict $< && touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.python
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --no-deps --no-build-isolation --offline -e . \
		&& touch $@

# uv leaves compiling to the first start, and that would cost each start of the server more than
# all the rest where no bytecode may be written (PYTHONDONTWRITEBYTECODE). Templates that are no
# Python are left out.
$(VENV)/.compiled: $(VENV)/.python
	$(BIN)/python -m compileall -q -j 0 -x 'PySide6/scripts' $(VENV)/lib && touch $@

demo: setup  ## A whole centre on this machine: server, proctor, chief and candidates
	$(BIN)/python -m installers.dev.demo

check: setup  ## Format, lint, layers, types, architecture tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 $(SHIPPED)
	$(BIN)/python -m pytest -q tests/architecture

# The wheels the installer's test installs from: fetched once for each lock, so that the tests need
# no network.
build/wheels/server.lock: $(LOCKS)/server.lock installers/server/bundle
	rm -rf build/wheels && installers/server/bundle --locked-only build/wheels

# Two workers of a whole run must collect the same names in the same order: hence the fixed hash
# seed.
test: setup build/wheels/server.lock  ## All tests; `make test T=path` for some
	PYTHONHASHSEED=0 $(BIN)/python -X dev -m pytest -q \
		$(if $(filter tests,$(T)),-n 2 --dist loadfile) $(T)

bench: setup  ## Load and timing measurements
	installers/dev/install-apt installers/dev/apt-bench.txt
	$(BIN)/python -m tests.bench

chaos: setup  ## Breaks everything on purpose: all of it, or BENCH=name SEED=text COUNT=number
	$(BIN)/python -m tests.chaos --bench "$(BENCH)" --seed "$(SEED)" --count "$(or $(COUNT),0)"

samples: setup  ## Golden samples of every message, made anew
	$(BIN)/python -m tests.helpers.samples

docs: setup  ## Generated pages: protocol, REST API, settings
	$(BIN)/python -m installers.dev.make_docs

locks: $(BIN)/uv  ## The hashed locks, made anew from the .in lists
	installers/dev/make-locks

clean:  ## Everything made by the other targets, but not .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
