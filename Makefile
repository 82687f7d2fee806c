# Everything that can be done here; each target sets itself up and says one line a step.
#   make test ARGS="-k sync"   passes words on to pytest
#   make run PORT=9000         serves there, on this machine only
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
PORT ?= 8000
KEPT_DATA ?= data
export PORT KEPT_DATA
# Node comes with the virtual environment; whatever the machine has is not used.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Behind a firm's proxy, its certificate is the machine's.
export NODE_USE_SYSTEM_CA := 1
# Images often turn Python's compiled files off; each start of a server would then compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

sum = $(shell cksum < $(1) | cut -d' ' -f1)
RUN_READY := .venv/.run-$(call sum,requirements.run.lock)
DEV_READY := .venv/.dev-$(call sum,requirements.lock)
WEB_READY := web/node_modules/.ready-$(call sum,web/package-lock.json)
WEB_SOURCES := $(shell find web/src web/public web/index.html web/guest.html web/build.mjs)

PIP := python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps
WITH_BROWSER := CHROMIUM="$$(python tests/find_chromium.py)" && export CHROMIUM &&
step = @said=$$($(2) 2>&1) && echo "ok  $(1)" || { echo "NO  $(1)"; echo "$$said"; exit 1; }

.PHONY: help run ready test check audit bench soak screens types lock clean

help: ## these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(RUN_READY) web/dist/sw.js ## the app with its demo firm, at 127.0.0.1:8000 (PORT, KEPT_DATA)
	@exec python -m server demo

ready: $(RUN_READY) web/dist/sw.js ## all that serving needs, installed and built (docs/operations.md)

# Two at a time, file by file; WORKERS=0 for one after the other.
WORKERS ?= 2
# What fails is tried once more, and shown whole at the end either way (tests/README.md); RERUNS=0 for never.
RERUNS ?= 1
test: check web-tests ## checks, then every test but the long ones (ARGS goes to pytest)
	@python tests/debian.py
	@$(WITH_BROWSER) exec python -m pytest -n $(WORKERS) --dist loadfile --reruns $(RERUNS) $(ARGS)

bench: $(DEV_READY) web/dist/sw.js ## measurements, with peers' figures beside ours
	@$(WITH_BROWSER) exec python -m bench $(ARGS)

soak: $(DEV_READY) web/dist/sw.js ## the full counts, in slices that can be taken up again (ARGS: tests/README.md)
	@$(WITH_BROWSER) python -m pytest -m "soak and not slow" tests/sync && exec python -m tests.soak $(ARGS)

screens: $(DEV_READY) web/dist/sw.js ## pictures of every screen into screens/
	@$(WITH_BROWSER) exec python -m tests.screens $(ARGS)

types: $(DEV_READY) $(WEB_READY) ## write web/src/schema.gen.ts from the record types
	@python -m server types

audit: $(DEV_READY) $(WEB_READY) ## known vulnerabilities of what is installed; fails too when it could not ask
	@python -m tests.audit

clean: ## remove what was installed and built; data stays
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@rm -rf web/node_modules web/dist screens

# ---- checks -------------------------------------------------------------------------------------

CHECKS := ruff format mypy imports tsc biome addresses $(if $(wildcard server/__main__.py),schema)
.PHONY: $(CHECKS:%=check-%) web-tests

check: $(CHECKS:%=check-%) ## lint, format, types, imports, generated files
$(CHECKS:%=check-%): $(DEV_READY)
check-tsc check-biome: $(WEB_READY)

TSC = cd web && for each in tsconfig.json tsconfig.sw.json tsconfig.test.json ../tests/web/tsconfig.json; do \
	node_modules/.bin/tsc -p $$each || exit 1; done
check-ruff:
	$(call step,ruff,ruff check -q --output-format concise)
check-format:
	$(call step,format,ruff format -q --check)
check-mypy:
	$(call step,mypy,mypy)
check-imports:
	$(call step,who imports whom,lint-imports --no-logo)
check-tsc:
	$(call step,tsc,$(TSC))
check-biome:
	$(call step,biome,cd web && node_modules/.bin/biome check --error-on-warnings . $$(find ../tests/web -name "*.ts"))
check-addresses:
	$(call step,locks without addresses,! grep -nE '"resolved"|^[^ ]+ @ |^-' requirements*.lock web/package-lock.json)
check-schema:
	$(call step,schema.gen.ts is fresh,python -m server types --check)

web-tests: $(DEV_READY) $(WEB_READY) web/dist/sw.js
	$(call step,web tests,cd web && node test.mjs)

# ---- set-up: each stamp carries the checksum of the lock it was made from -----------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kept needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv

$(RUN_READY): | .venv/bin/python
	$(call step,python packages,$(PIP) -r requirements.run.lock)
	@rm -f .venv/.run-* && touch $@

$(DEV_READY): | $(RUN_READY)
	$(call step,python packages for development,$(PIP) -r requirements.lock)
	@rm -f .venv/.dev-* && touch $@

$(WEB_READY): | $(RUN_READY)
	$(call step,npm packages,cd web && npm ci --loglevel=error)
	@touch $@

web/dist/sw.js: $(WEB_SOURCES) $(WEB_READY)
	@cd web && node build.mjs

# ---- locks: pinned and hashed, without addresses; UPGRADE=--upgrade takes the newest -------------

COMPILE := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock: $(DEV_READY) ## write the lock files anew (UPGRADE=--upgrade for the newest)
	@$(COMPILE) $(UPGRADE) pyproject.toml --group dev -o requirements.lock
	@$(COMPILE) pyproject.toml --group web -c requirements.lock -o requirements.run.lock
	@cd web && npm install --package-lock-only --omit-lockfile-registry-resolved --loglevel=error
	@$(MAKE) check-addresses
