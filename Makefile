# Every target sets up what it needs: see requirements/make-venv.sh. PYTHON=… chooses the Python.
.DEFAULT_GOAL := help
.PHONY: help run test coverage lint format bench docs pins clean venv-run venv-dev
MAKEFLAGS += --no-print-directory
# What these name would take the place of what is pinned.
unexport PYTHONPATH PYTHONHOME

BIN := .venv/bin

help: ## what there is
	@echo 'make …'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 12

run: venv-run ## open the explorer; ARGS="…" is passed on, as in: make run ARGS="search cornerstone"
	@$(BIN)/debate-tui $(ARGS)

test: lint ## everything that must hold: linters, types, import contracts, tests; TESTS="…" chooses
	$(BIN)/pytest $(TESTS)

coverage: venv-dev ## the tests once more, with the lines and branches that none of them reaches
	$(BIN)/pytest --cov --cov-report=term $(TESTS)

lint: venv-dev ## formatting, linters, types, import contracts
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: venv-dev ## put the code in order
	$(BIN)/ruff check --fix-only --exit-zero
	$(BIN)/ruff format

bench: venv-dev ## start-up and keys, beside Textual hello worlds in the same run
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.keys

docs: venv-dev ## write the generated parts of the docs anew
	@for script in docs/generate*.py; do if [ -e "$$script" ]; then echo "$$script"; $(BIN)/python "$$script" || exit; fi; done

pins: venv-run ## write requirements/*.txt anew from pyproject.toml and requirements/*.in; ARGS=--upgrade for the newest versions
	requirements/pin.sh $(ARGS)

clean: ## take away .venv and everything that was built or cached
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

venv-run:
	@requirements/make-venv.sh run

venv-dev:
	@requirements/make-venv.sh dev
