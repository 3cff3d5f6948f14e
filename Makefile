PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
COMPILED := $(VENV)/.compiled
SERVE ?= 1
PORT ?= 8001
DEMO_PORT ?= 8002

.PHONY: help setup demo test lint types unit floors readme clean

help:
	@echo "make demo   load the sample pages, crawl the bundled site, serve the reading room"
	@echo "            at http://127.0.0.1:$(PORT) (PORT=8011: elsewhere, SERVE=0: not at all)"
	@echo "make test   lint, types and every test"

setup: $(COMPILED)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	BROADSHEET_PURE=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

$(COMPILED): $(STAMP) setup.py $(wildcard crawler/extraction/source/*.py crawler/extraction/story/*.py)
	$(BIN)/python setup.py --quiet build_ext --inplace
	touch $@

demo: $(COMPILED)
	$(BIN)/python seeds/demo.py --port $(PORT) --site-port $(DEMO_PORT) $(if $(filter 0,$(SERVE)),--no-serve)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

unit: $(COMPILED)
	$(BIN)/python -m pytest

test: lint types unit

floors: $(COMPILED)
	$(BIN)/python bench/extraction.py --check

readme: $(STAMP)
	$(BIN)/cog -r README.md

clean:
	rm -rf $(VENV) *.egg-info build *.so crawler/extraction/compiled.txt
	find crawler -name '*.so' -delete
