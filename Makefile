# `make site` builds the documentation site, `make test` tests docsgen; each sets up what it needs.

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.PHONY: site test fuzz audit audit-lighthouse verify demos engines hosts hosts-table lint rules editor clean lock
.PHONY: bench bench-boot bench-breadth bench-check bench-code bench-demos bench-edit bench-embeds bench-examples bench-export bench-extract bench-hostile bench-samples bench-search bench-serve bench-single-file bench-verify bench-versions bench-weight bench-weight-peers

site: .venv/site.stamp
	$(BIN)/docsgen build

test: .venv/dev.stamp build/node.stamp
	$(BIN)/python -m pytest -n $(JOBS) --ignore=tests/browser --ignore=tests/demos --ignore=tests/engines --ignore=tests/hosts \
		--cov --cov-report=term:skip-covered --cov-fail-under=90

# Everything that needs a browser, Node or Java. What passes only at the second attempt is listed.
audit: .venv/dev.stamp build/node.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup --reruns 1 -r R tests/browser

audit-lighthouse: .venv/dev.stamp build/node.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python bench/lighthouse.py

# Everything a reader would meet, each demo's script in the browser and under the installed library.
verify: build/runtime.stamp site
	$(BIN)/docsgen verify --runtime both --jobs $(JOBS)

# What makes that trustworthy: scripts that nothing answers fail, exports are the same twice.
demos: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python -m pytest -n $(JOBS) tests/demos

# The player in engines that are not Chromium's, as far as they can be had here.
engines: .venv/dev.stamp build/browser.stamp build/engines.stamp build/runtime.stamp
	$(BIN)/python -m pytest --reruns 1 -r sR tests/engines

# What `docsgen embed` prints, in the software that writers use: ALL=1 takes also what is slow to install,
# for Jekyll after `apt-get install jekyll jekyll-theme-minima`, for WordPress and Ghost after `apt-get install
# wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql`.
# Needs the network.
hosts: .venv/dev.stamp build/browser.stamp build/runtime.stamp build/servers.stamp
	DOCSGEN_HOSTS=$(if $(ALL),all) $(BIN)/python -m pytest -r s tests/hosts

# After `make hosts`: the table in docs/embeds.md.
hosts-table: .venv/dev.stamp
	$(BIN)/python -m tests.hosts.results

# TIMES as many examples as `make test` tries, other ones in every run.
TIMES ?= 50
fuzz: .venv/dev.stamp
	DOCSGEN_FUZZ=$(TIMES) $(BIN)/python -m pytest -n $(JOBS) tests/fuzz/test_fuzz.py

lint: .venv/dev.stamp build/node.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	node_modules/.bin/tsc

bench: .venv/dev.stamp
	$(BIN)/python bench/build.py

bench-code: .venv/dev.stamp
	$(BIN)/python bench/code.py

bench-check: .venv/dev.stamp
	$(BIN)/python bench/check.py

bench-search: .venv/dev.stamp build/browser.stamp
	$(BIN)/python -m bench.search

bench-serve: .venv/dev.stamp build/browser.stamp site
	$(BIN)/python bench/serve.py

bench-demos: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python bench/demos.py

# APPS names folders with other apps than the programs of the documentation and those in tests/apps,
# ONLY is a regular expression of their names, JSON a file for what was found.
bench-breadth: .venv/dev.stamp build/browser.stamp build/runtime.stamp site
	$(BIN)/python -u -m bench.breadth --only "$(ONLY)" $(if $(JSON),--json $(JSON)) $(APPS)

bench-edit: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python -m bench.edit

bench-embeds: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python -m bench.embeds

bench-samples: .venv/dev.stamp
	$(BIN)/python bench/samples.py

# ONLY names components.
bench-examples: .venv/dev.stamp
	$(BIN)/python bench/examples.py $(ONLY)

bench-export: .venv/dev.stamp build/runtime.stamp
	$(BIN)/python bench/export.py

bench-extract: .venv/dev.stamp
	$(BIN)/python bench/extract.py

# ONLY is a regular expression of the inputs; all of them take half an hour.
bench-hostile: .venv/dev.stamp
	$(BIN)/python -m bench.hostile "$(ONLY)"

bench-boot: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python -m bench.boot

bench-single-file: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python -m bench.single_file

# RUNS says how often, ONLY on which embeds.
bench-verify: build/runtime.stamp site
	$(BIN)/python -u bench/verify.py

# Needs the network once: it fetches the version OTHER of Gradio.
OTHER ?= 6.31.0
bench-versions: .venv/dev.stamp
	$(BIN)/python bench/versions.py $(OTHER)

bench-weight: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python bench/weight.py

# Needs the network: it installs the other generators into a temporary folder.
bench-weight-peers: .venv/dev.stamp build/browser.stamp build/runtime.stamp
	$(BIN)/python bench/weight.py --peers

clean:
	rm -rf .venv node_modules .docsgen build dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	git clean -qfdX site

# After a page in docs/rules/ was added or its first lines were changed.
rules: .venv/dev.stamp
	$(BIN)/python docs/list_rules.py

# After a change in docsgen/editor/ or of its packages: the code editor as one script, which is committed.
BUNDLE ?= docsgen/player/code-editor.js
editor: build/node.stamp
	node_modules/.bin/esbuild docsgen/editor/code-editor.js --bundle --minify --format=esm --legal-comments=none \
		--log-level=warning --outfile=$(BUNDLE)

# Pinned and hashed, without addresses; run it after a change of dependencies in pyproject.toml.
lock:
	$(PYTHON) -m venv --clear build/lock && build/lock/bin/pip install -q uv
	build/lock/bin/uv pip compile -q --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header \
		--group dev pyproject.toml -o requirements-dev.lock
	build/lock/bin/uv pip compile -q --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header \
		--group build -c requirements-dev.lock pyproject.toml -o requirements.lock

.venv/pip.stamp:
	$(PYTHON) -m venv .venv
	touch $@

.venv/site.stamp: .venv/pip.stamp requirements.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev.stamp: .venv/site.stamp requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

build/node.stamp: package-lock.json
	npm ci --silent --ignore-scripts
	mkdir -p build && touch $@

build/runtime.stamp: .venv/site.stamp build/browser.stamp $(wildcard docsgen/libraries/gradio/exporting/pins/*.toml)
	$(BIN)/docsgen runtime build --project . --full
	$(BIN)/docsgen runtime build --project . --gradio 6.31.0
	mkdir -p build && touch $@

build/browser.stamp: .venv/dev.stamp
	command -v chromium-headless-shell >/dev/null \
		|| (apt-get update -q && apt-get install -yq chromium-headless-shell) \
		|| command -v chromium google-chrome >/dev/null || $(BIN)/playwright install chromium
	mkdir -p build && touch $@

build/engines.stamp:
	(command -v firefox-esr && command -v xvfb-run) >/dev/null || (apt-get update -q && apt-get install -yq \
		--no-install-recommends firefox-esr libwebkit2gtk-4.1-0 xvfb xauth) || true
	mkdir -p build && touch $@

# Web servers for tests/hosts/test_servers.py, which says what it could not try without them.
build/servers.stamp:
	(command -v nginx && command -v apache2 && command -v caddy) >/dev/null || (apt-get update -q \
		&& apt-get install -yq --no-install-recommends nginx apache2 caddy) || true
	mkdir -p build && touch $@
