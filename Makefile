# make run   reads data/raw and writes the tables to data/processed
# make test  runs the tests
# make help  lists the rest

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
RAW ?= data/raw
OUT ?= data/processed
UV_VERSION := 0.13.9
UV ?= $(shell command -v uv || echo .tools/bin/uv)
BIN := .venv/bin

export UV_PYTHON_DOWNLOADS := never
export VIRTUAL_ENV := $(CURDIR)/.venv
# uv does not read pip's configuration: hand a mirror that pip is set to use over to it.
INDEX = index=$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(PYTHON) -m pip config get global.index-url 2>/dev/null || true)}}; \
	if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$$index"; fi;

.PHONY: help run test faults lint format docs score calibrate floors bench lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: .venv/run.stamp ## build the tables of data/processed from data/raw
	@status=0; $(BIN)/chiso run --raw $(RAW) --out $(OUT) || status=$$?; \
	if [ $$status -eq 1 ]; then echo "The tables are written; some input was rejected, or a correction does not fit (see above and the tables articles, rejects and quality)."; exit 0; fi; \
	exit $$status

test: .venv/dev.stamp ## run the tests
	$(BIN)/python -m pytest

faults: .venv/dev.stamp ## kill a run at sixty moments, and look at what is left each time
	CHISO_KILLS=60 $(BIN)/python -m pytest tests/faults

lint: .venv/dev.stamp ## check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/dev.stamp ## format the code and fix what can be fixed mechanically
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: .venv/run.stamp ## write docs/data-dictionary.md anew from the schemas and the vocabulary
	@$(BIN)/python -m schemas.codebook docs/data-dictionary.md

score: .venv/run.stamp ## print the accuracy on the hand-marked articles (those held back apart)
	@$(BIN)/python -m benchmarks.report

calibrate: .venv/run.stamp ## count the confidence anew and bring docs/extraction.md up to date
	@$(BIN)/python -m benchmarks.calibrate
	@$(BIN)/python -m benchmarks.document

floors: .venv/run.stamp ## raise the floors of the accuracy gate to the present accuracy
	@$(BIN)/python -m benchmarks.floors

bench: .venv/run.stamp ## measure the speed of extraction on one core
	@$(BIN)/python -m benchmarks.throughput

lock: $(firstword $(filter .tools/bin/uv,$(UV))) ## resolve the dependencies anew into requirements/
	@$(INDEX) compile="$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(LOCK_FLAGS)"; \
	$$compile pyproject.toml --group build -o requirements/run.txt; \
	$$compile pyproject.toml --group build --group dev -c requirements/run.txt -o requirements/dev.txt

clean: ## remove the environment, caches and built tables (never data/raw)
	rm -rf .venv .tools .prefect .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache build *.egg-info
	find $(OUT) -mindepth 1 ! -name .gitkeep -delete

# --- environment -----------------------------------------------------------------------------

.tools/bin/uv:
	@echo "setting up uv $(UV_VERSION) in .tools"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .tools
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/bin/python: | $(filter .tools/bin/uv,$(UV))
	@$(UV) venv --quiet --python $(PYTHON) .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python $(filter .tools/bin/uv,$(UV))
	@echo "installing what chiso needs to run (requirements/run.txt) into .venv"
	@$(INDEX) $(UV) pip install --quiet --require-hashes -r requirements/run.txt
	@$(UV) pip install --quiet --offline --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "installing what tests and lint need (requirements/dev.txt) into .venv"
	@$(INDEX) $(UV) pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@
