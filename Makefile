PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
COMPILED := $(VENV)/.compiled
SERVE ?= 1
PORT ?= 8001
DEMO_PORT ?= 8002
COPY ?= public.db
PROFILE ?= full
SQL ?= 1
# Of demo (else demo.db) and serve-public (else archive.db).
ARCHIVE ?=
KILLS ?= 2000
SEED ?= 4
# One more than there are cores: tests that wait leave theirs to another.
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)

.PHONY: help setup demo serve-public test lint types unit soak floors readme clean

help:
	@echo "make demo   load the sample pages, crawl the bundled site, serve the reading room"
	@echo "            at http://127.0.0.1:$(PORT) (PORT=8011: elsewhere, SERVE=0: not at all); all of it goes into"
	@echo "            demo.db (ARCHIVE=x.db: elsewhere)"
	@echo "make serve-public   publish a copy of archive.db and serve it as on the web"
	@echo "            (ARCHIVE=demo.db COPY=public.db PROFILE=full SQL=0 PORT=…)"
	@echo "make setup  what all others need first: .venv, and the busiest modules compiled"
	@echo "make test   lint, types and every test, on all cores (WORKERS=1: on one)"
	@echo "make soak   kill a load $(KILLS) times and look for losses (KILLS=…, SEED=… for other moments)"

setup: $(COMPILED)

$(STAMP): pyproject.toml constraints.txt
	@echo "Python's packages go into $(VENV), once: a minute or more, without a word"
	$(PYTHON) -m venv $(VENV)
	BROADSHEET_PURE=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

$(COMPILED): $(STAMP) setup.py $(wildcard crawler/extraction/*.py crawler/extraction/*/*.py)
	@echo "The busiest modules are compiled where there is a C compiler: some minutes, without a word"
	$(BIN)/python setup.py --quiet build_ext --inplace
	touch $@

demo: $(COMPILED)
	$(BIN)/python seeds/demo.py --port $(PORT) --site-port $(DEMO_PORT) $(if $(ARCHIVE),--archive "$(ARCHIVE)") \
		$(if $(filter 0,$(SERVE)),--no-serve)

serve-public: $(COMPILED)
	@$(BIN)/python seeds/ports.py "the copy" serve-public PORT=$(PORT)
	$(BIN)/scrapy publish --force --profile $(PROFILE) $(if $(ARCHIVE),-s ARCHIVE="$(ARCHIVE)") "$(COPY)"
	$(BIN)/datasette serve --immutable "$(COPY)" --metadata docs/publishing/metadata.yml --host 127.0.0.1 --port $(PORT) \
		--setting allow_download off --setting sql_time_limit_ms 1000 --setting max_returned_rows 1000 \
		--setting facet_time_limit_ms 200 --setting suggest_facets off --setting num_sql_threads 4 \
		--setting max_csv_mb 50 $(if $(filter 0,$(SQL)),--setting default_allow_sql off)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

unit: $(COMPILED)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test: lint types unit

soak: $(COMPILED)
	KILLS=$(KILLS) SEED=$(SEED) $(BIN)/python -m pytest -q tests/test_faults.py

floors: $(COMPILED)
	$(BIN)/python bench/extraction.py --check
	$(BIN)/python bench/stripped.py --check

readme: $(STAMP)
	$(BIN)/cog -r README.md $(wildcard docs/*.md docs/*/*.md)

clean:
	rm -rf $(VENV) *.egg-info build *.so crawler/extraction/compiled.txt
	find crawler -name '*.so' -delete
