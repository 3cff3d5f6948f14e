PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
SERVE ?= 1
PORT ?= 8001
DEMO_PORT ?= 8002

.PHONY: help setup demo test lint types unit floors readme clean

help:
	@echo "make demo   load the sample pages, crawl the bundled site, serve the reading room"
	@echo "            at http://127.0.0.1:$(PORT) (PORT=8011: elsewhere, SERVE=0: not at all)"
	@echo "make test   lint, types and every test"

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(STAMP)
	$(BIN)/python seeds/demo.py --port $(PORT) --site-port $(DEMO_PORT) $(if $(filter 0,$(SERVE)),--no-serve)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

unit: $(STAMP)
	$(BIN)/python -m pytest

test: lint types unit

floors: $(STAMP)
	$(BIN)/python bench/extraction.py --check

readme: $(STAMP)
	$(BIN)/cog -r README.md

clean:
	rm -rf $(VENV) *.egg-info
