# `make serve` shows the reader; `make test` runs all tests. CONTRIBUTING.md lists the other commands.

.PHONY: serve examples example-wordpress press test build plugin clean compress release package tools format check-format lint lint-scripts test-native test-press test-press-validators test-fuzz doc test-web budget test-e2e test-wordpress test-deploy test-package test-examples-plain test-examples test-docs docs docs-serve screenshots lighthouse fuzz bench bench-page-load bench-press gallery
.NOTPARALLEL:

# Options of commands: `make serve PORT=8081`, `make test-e2e ONLY=firefox`.
PORT = 8080
ONLY =
# For `make fuzz`: the number of inputs and the seed, or the single input that a failure printed.
INPUTS = 10000000
SEED := $(shell date +%s)
AGAIN =
FORMAT =
ITEM =

WASM = --target wasm32-unknown-unknown
NODE_TEST = node --test --test-reporter=spec $(if $(ONLY),--test-name-pattern='$(ONLY)')

serve: node_modules/.installed
	@.ci/tools.sh rust wasm bindgen trunk
	@echo "Building Maqal: about two minutes the first time, then seconds. Then open http://127.0.0.1:$(PORT)/"
	@.ci/with.sh trunk serve --port $(PORT) --dist target/serve

# The examples that need no build, such as http://127.0.0.1:8080/examples/plain-page/
examples: build
	node_modules/.bin/esbuild --servedir=. --serve=127.0.0.1:$(PORT)

example-wordpress: build
	MAQAL_THEME=examples/wordpress/theme .ci/wordpress.sh \
		sh -c 'echo "WordPress is at $$MAQAL_WORDPRESS_ADDRESS/. Ctrl-D stops it."; cat >/dev/null'

# Finished pages of the sample and of the fixtures, in target/pressed: serve that folder at PRESS_URL. Some fixtures contain no
# article, so the program exits with 1.
PRESS_URL = http://127.0.0.1:$(PORT)/

press: build
	.ci/with.sh cargo run --locked --features press --bin maqal-press -- \
		--url $(PRESS_URL) --output target/pressed static/articles tests/fixtures/*/*/source.json || [ $$? = 1 ]

test:
	@MAKE="$(MAKE)" .ci/test.sh

build: node_modules/.installed
	@.ci/tools.sh rust wasm bindgen trunk
	.ci/with.sh trunk build --release

# target/plugin/maqal.zip, which WordPress installs.
plugin: build
	node .ci/plugin.mjs

clean:
	cargo clean
	rm -rf dist dist-release node_modules benches/*/node_modules docs/node_modules tests/press/validators/node_modules docs/public/maqal screenshots
	rm -rf examples/*/node_modules examples/*/dist examples/*/.next examples/*/_site

# For servers: see deploy/README.md.

compress: build
	node .ci/compress.mjs dist

release: build
	node .ci/release.mjs
	node .ci/compress.mjs dist-release

# For npm: a tarball in `target/`.
package: build
	node .ci/package.mjs

# The steps of `make test`.

tools:
	@.ci/tools.sh rust wasm rustfmt clippy bindgen trunk node20 shellcheck chromium firefox webkit fonts poppler geckodriver
	@$(MAKE) --no-print-directory node_modules/.installed

check-format: node_modules/.installed
	@.ci/tools.sh rust rustfmt
	.ci/with.sh cargo fmt --check
	.ci/with.sh biome ci --linter-enabled=false

format: node_modules/.installed
	@.ci/tools.sh rust rustfmt
	.ci/with.sh cargo fmt
	.ci/with.sh biome check --write --linter-enabled=false

lint: lint-scripts
	@.ci/tools.sh rust wasm clippy
	.ci/with.sh cargo clippy --locked --all-targets --features e2e,press,wordpress -- -D warnings
	.ci/with.sh cargo clippy --locked $(WASM) --lib --bins --tests -- -D warnings

# The files that people read: everything except data, such as articles, messages in other languages and lock files.
PROSE = . ':!tests/prose.txt' ':!tests/fixtures' ':!tests/attacks/*.html' ':!tests/e2e/articles' ':!static/articles' \
	':!src/locale/messages/*/*.txt' ':!*.lock' ':!*package-lock.json' ':!LICENSE*'

# Everything except Rust: JavaScript and its types (JSDoc), style sheets, shell scripts, phrases that are not plain English
# (tests/prose.txt has one per line, as a regular expression), and the sizes of all files.
lint-scripts: node_modules/.installed benches/page-load/node_modules/.installed tests/press/validators/node_modules/.installed
	@.ci/tools.sh node20 shellcheck
	.ci/with.sh biome lint --error-on-warnings
	.ci/with.sh tsc
	.ci/with.sh tsc --project tsconfig.node.json
	.ci/with.sh stylelint 'static/**/*.css'
	shellcheck .ci/run $$(git ls-files '*.sh')
	@! git grep -niwE -f tests/prose.txt -- $(PROSE) || { echo "These lines use phrases of tests/prose.txt."; exit 1; }
	@git ls-files -z | xargs -0 sh -c 'find "$$@" -size +1024k 2>/dev/null' sh | \
		awk '{ print "larger than 1 MB: " $$0; bad = 1 } END { exit bad }'

test-native:
	@.ci/tools.sh rust
	.ci/with.sh cargo test --locked --no-fail-fast --lib --test native -- $(ONLY)
	.ci/with.sh cargo test --locked --doc -- $(ONLY)

test-press: node_modules/.installed
	@.ci/tools.sh rust chromium
	.ci/with.sh cargo test --locked --no-fail-fast --features press --lib --test press -- $(ONLY)

# What validators and programs that read pages, sitemaps and feeds make of pressed sites.
test-press-validators: build tests/press/validators/node_modules/.installed
	.ci/with.sh cargo test --locked --no-run --features press --test press
	$(NODE_TEST) tests/press/validators/main.test.mjs

test-fuzz:
	@.ci/tools.sh rust
	.ci/with.sh cargo test --locked --test fuzz

doc:
	@.ci/tools.sh rust wasm
	RUSTDOCFLAGS="-D warnings" .ci/with.sh cargo doc --locked --no-deps $(WASM)
	RUSTDOCFLAGS="-D warnings" .ci/with.sh cargo doc --locked --no-deps --features press

test-web:
	@.ci/tools.sh rust wasm bindgen chromium
	.ci/with.sh cargo test --locked $(WASM) --test web -- $(ONLY)

budget: build
	@.ci/tools.sh node20
	.ci/with.sh size-limit

test-e2e: build
	@.ci/tools.sh rust chromium firefox webkit fonts poppler geckodriver
	.ci/with.sh cargo test --locked --features e2e --test e2e -- $(ONLY)

test-wordpress: build
	@.ci/tools.sh rust chromium fonts
	.ci/wordpress.sh .ci/with.sh cargo test --locked --features wordpress --test wordpress -- $(ONLY)

test-deploy: release
	@.ci/tools.sh chromium
	.ci/nginx.sh $(NODE_TEST) tests/deploy/main.mjs

# One file at a time, because each starts a browser.
test-package: package
	@.ci/tools.sh chromium fonts
	$(NODE_TEST) --test-concurrency=1 tests/package/*.test.mjs

test-examples-plain: build
	@.ci/tools.sh chromium fonts
	$(NODE_TEST) tests/examples/plain.test.mjs

test-docs: docs node_modules/.installed
	@.ci/tools.sh chromium fonts
	$(NODE_TEST) tests/docs/*.test.mjs

# The documentation site, into `target/docs`: `make docs DOCS_URL=https://docs.example.org/` (docs/.vitepress/config.mjs).
# Its examples use the built reader. `make docs-serve` shows each change at once.
docs: build docs/node_modules/.installed
	rm -rf docs/public/maqal target/docs
	cp -R dist docs/public/maqal
	npm run --silent --prefix docs build
	@echo "The documentation is in target/docs: serve that folder as the root of a site."

docs-serve: build docs/node_modules/.installed
	rm -rf docs/public/maqal
	cp -R dist docs/public/maqal
	npm run --prefix docs serve

# The pictures of the README, in docs/public/screenshots/.
screenshots: build
	@.ci/tools.sh chromium
	node docs/screenshots.mjs

# Accessibility, best practices and SEO of the documentation and of the page must reach 100 of 100; those of finished pages and
# their performance as well.
lighthouse: docs
	@.ci/tools.sh rust chromium
	.ci/with.sh cargo build --locked --features press --bin maqal-press
	node docs/lighthouse.mjs

# The npm packages, as the lock files pin them.

node_modules/.installed: package-lock.json
	@.ci/tools.sh node
	npm ci --ignore-scripts
	@touch $@

%/node_modules/.installed: %/package-lock.json
	@.ci/tools.sh node20
	npm ci --ignore-scripts --prefix $*
	@touch $@

# These take too long to run on every change.

# The examples with a framework, and the one with WordPress.
test-examples: package
	@.ci/tools.sh node20 chromium fonts
	$(NODE_TEST) tests/examples/frameworks.test.mjs
	MAQAL_THEME=examples/wordpress/theme .ci/wordpress.sh $(NODE_TEST) tests/examples/wordpress.test.mjs

fuzz:
	@.ci/tools.sh rust
	.ci/with.sh cargo test --locked --profile fuzz --test fuzz -- stack=1024 limit=10000 \
		$(if $(AGAIN),$(AGAIN) format=$(FORMAT) item=$(ITEM),inputs=$(INPUTS) seed=$(SEED))

bench: build bench-page-load bench-press
	@.ci/tools.sh rust chromium fonts
	.ci/with.sh cargo bench --locked --bench decoding -- $(ONLY)
	.ci/with.sh cargo bench --locked --profile dev --features e2e --bench embedding
	.ci/with.sh cargo bench --locked --profile dev --features e2e --bench interaction

bench-page-load: build benches/page-load/node_modules/.installed
	@.ci/tools.sh rust chromium fonts
	node benches/page-load/main.mjs

bench-press: build benches/press/node_modules/.installed
	@.ci/tools.sh rust
	node benches/press/main.mjs

# Screenshots of every face in every theme, in six languages: `screenshots/<engine>/gallery/`. ONLY=chromium:: for one engine.
gallery: build
	@.ci/tools.sh rust chromium firefox webkit fonts geckodriver
	.ci/with.sh cargo test --locked --features e2e --test e2e -- --ignored $(ONLY)
