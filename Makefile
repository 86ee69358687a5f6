# The commands of this project; `make` alone lists them.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r

export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve check golden screenshots test lint lock upgrade clean
.NOTPARALLEL:

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

site: .venv/site.ok ## build content/ and site/ from corpus/
	@$(BIN)/python build.py
	@echo "The site is in $(CURDIR)/site; to look at it: make serve"

serve: ## show the built site on http://127.0.0.1:8000/
	@test -d site || { echo "There is no site/ yet: run make site first." >&2; exit 1; }
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory site 8000

check: .venv/site.ok ## is content/ what the code writes? (changes nothing)
	@$(BIN)/python build.py --check

golden: .venv/test.ok ## rewrite tests/golden/content/, after a change that means to change the output
	@$(BIN)/python -m tests.golden

screenshots: .venv/test.ok ## take the README's pictures of the site, in a browser
	@$(BIN)/python -m tests.setup_browser
	@$(BIN)/python -m tests.screenshots

test: lint .venv/zensical.ok ## lint, types and all tests; finds or installs a browser
	@$(BIN)/python -m tests.setup_browser
	@$(BIN)/python -m pytest

lint: .venv/test.ok ## formatting, lint and types only
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy

lock: .venv/lock.ok ## rewrite requirements/*.txt from the .in files
	@cd requirements && for name in lock site test zensical bench; do \
		UV_CUSTOM_COMPILE_COMMAND="make lock" ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
			--fork-strategy fewest --generate-hashes $(UPGRADE) --output-file $$name.txt $$name.in || exit 1; done

upgrade: UPGRADE := --upgrade
upgrade: lock ## the same, with the newest versions allowed

clean: ## remove what the tools made: .venv/, site/, caches
	rm -rf .venv site .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp says that a set of packages is installed as its lock file has it.
.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found. Install one, or say where" \
		"it is: make site PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv

.venv/zensical.ok: .venv/test.ok requirements/zensical.txt
	@$(INSTALL) requirements/zensical.txt && touch $@ \
		|| echo "Zensical could not be installed; its test will be skipped."

.venv/%.ok: requirements/%.txt | .venv/bin/pip
	@echo "Installing requirements/$*.txt into .venv ..."
	@$(INSTALL) $< && touch $@
