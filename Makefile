# One command each; CI calls the same ones a person would.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types docs setup clean bench-walk bench-reach bench-real bench-accuracy bench-stability bench-repeat bench-months bench-soak bench-audit bench-checks

setup: $(READY)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/frictionaudit browser install
	touch $(READY)

demo: $(READY)
	$(BIN)/frictionaudit demo

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY)
	$(BIN)/mypy
	$(BIN)/pyright

docs: $(READY)
	$(BIN)/python docs/make.py

bench-walk: $(READY)
	$(BIN)/python -m benchmarks.walk

# the demo audit again and again: how much an unchanged shop's score moves
bench-stability: $(READY)
	$(BIN)/python -m benchmarks.stability

# two unchanged shops again and again: the same pages, taps, fields and verdicts
bench-repeat: $(READY)
	$(BIN)/python -m benchmarks.repeat

# WEEKS of really walked shops that change: are the planted changes told, once each
WEEKS ?= 4
bench-months: $(READY)
	$(BIN)/python -m benchmarks.months --weeks $(WEEKS)

# 200 trips in one process: does memory grow
bench-soak: $(READY)
	$(BIN)/python -m benchmarks.soak

# a whole audit by phases, and Lighthouse on the same pages where node and npm are there
bench-audit: $(READY)
	$(BIN)/python -m benchmarks.audit

# shops of the laboratory, drawn at random: skin, language, phone, switches
bench-reach: $(READY)
	$(BIN)/python -m benchmarks.reach

# shops with planted frictions: how right each check is; writes frictionaudit/data/measured.toml
bench-checks: $(READY)
	$(BIN)/python -m benchmarks.checks --write

# real shop systems, installed on first use into a folder of their own
bench-real: $(READY)
	$(BIN)/python -m benchmarks.real_shops

# CORPUS is a folder of labelled pages: fields/ pages/ returns/ payments/ (see each module for the format)
bench-accuracy: $(READY)
	$(BIN)/python -m benchmarks.form_fields $(CORPUS)/fields
	$(BIN)/python -m benchmarks.page_kinds $(CORPUS)/pages
	$(BIN)/python -m benchmarks.returns $(CORPUS)/returns
	$(BIN)/python -m benchmarks.payments $(CORPUS)/payments

clean:
	rm -rf $(VENV) build dist *.egg-info
