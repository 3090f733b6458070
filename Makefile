# The two commands to know are `make serve` and `make test`; README.md says what each does.

.PHONY: serve test build clean tools check-format lint test-native test-fuzz doc test-web budget test-e2e test-wordpress test-deploy test-package compress release package fuzz bench gallery
.NOTPARALLEL:

# For one command: `make serve PORT=8081`, `make test-e2e ONLY=firefox`.
PORT = 8080
ONLY =
# For `make fuzz`: how many inputs, of which seed; or one input again, as a failure tells it.
INPUTS = 10000000
SEED := $(shell date +%s)
AGAIN =
FORMAT =
ITEM =

WASM = --target wasm32-unknown-unknown

serve:
	@.ci/tools.sh rust wasm bindgen trunk
	@echo "Building Maqal: about two minutes at first, seconds afterwards. Then open http://127.0.0.1:$(PORT)/"
	@.ci/with.sh trunk serve --port $(PORT) --dist target/serve

test:
	@MAKE="$(MAKE)" .ci/test.sh

build: node_modules/.installed
	@.ci/tools.sh rust wasm bindgen trunk node
	.ci/with.sh trunk build --release

# target/plugin/maqal.zip, which WordPress installs.
plugin: build
	.ci/plugin.sh

clean:
	cargo clean
	rm -rf dist dist-release node_modules screenshots

# For servers: deploy/README.md says which is for whom.

compress: build
	node .ci/compress.mjs dist

release: build
	node .ci/release.mjs
	node .ci/compress.mjs dist-release

# For npm: a tarball in `target/`.
package: build
	node .ci/package.mjs

# What `make test` consists of.

tools:
	@.ci/tools.sh rust wasm rustfmt clippy bindgen trunk node chromium firefox webkit fonts poppler geckodriver
	@$(MAKE) --no-print-directory node_modules/.installed

check-format:
	@.ci/tools.sh rust rustfmt
	.ci/with.sh cargo fmt --check

lint:
	@.ci/tools.sh rust wasm clippy
	.ci/with.sh cargo clippy --locked --all-targets --features e2e,wordpress -- -D warnings
	.ci/with.sh cargo clippy --locked $(WASM) --lib --bins --tests -- -D warnings

test-native:
	@.ci/tools.sh rust
	.ci/with.sh cargo test --locked --no-fail-fast --lib --test native -- $(ONLY)

test-fuzz:
	@.ci/tools.sh rust
	.ci/with.sh cargo test --locked --test fuzz

doc:
	@.ci/tools.sh rust wasm
	RUSTDOCFLAGS="-D warnings" .ci/with.sh cargo doc --locked --no-deps $(WASM)
	RUSTDOCFLAGS="-D warnings" .ci/with.sh cargo doc --locked --no-deps

test-web:
	@.ci/tools.sh rust wasm bindgen chromium
	.ci/with.sh cargo test --locked $(WASM) --test web -- $(ONLY)

budget: build
	@.ci/tools.sh node
	node .ci/budget.mjs

test-e2e: build
	@.ci/tools.sh rust node chromium firefox webkit fonts poppler geckodriver
	.ci/with.sh cargo test --locked --features e2e --test e2e -- $(ONLY)

test-wordpress: build
	@.ci/tools.sh rust node chromium fonts
	.ci/wordpress.sh .ci/with.sh cargo test --locked --features wordpress --test wordpress -- $(ONLY)

test-deploy: release
	@.ci/tools.sh node chromium
	.ci/nginx.sh node --test-reporter=./tests/reporter.mjs $(if $(ONLY),--test-name-pattern='$(ONLY)') tests/deploy/main.mjs

# Every file in a process of its own, so one at a time: each has a browser.
test-package: package
	@.ci/tools.sh node vite chromium fonts
	node --test --test-concurrency=1 --test-reporter=./tests/reporter.mjs \
		$(if $(ONLY),--test-name-pattern='$(ONLY)') tests/package/*.test.mjs

node_modules/.installed: package-lock.json
	@.ci/tools.sh node
	npm ci --ignore-scripts
	@touch $@

# What takes longer than a change can wait for.

fuzz:
	@.ci/tools.sh rust
	.ci/with.sh cargo test --locked --profile fuzz --test fuzz -- stack=1024 limit=10000 \
		$(if $(AGAIN),$(AGAIN) format=$(FORMAT) item=$(ITEM),inputs=$(INPUTS) seed=$(SEED))

bench: build
	@.ci/tools.sh rust node chromium fonts
	.ci/with.sh cargo bench --locked --bench decoding -- $(ONLY)
	.ci/with.sh cargo bench --locked --profile dev --features e2e --bench embedding
	.ci/with.sh cargo bench --locked --profile dev --features e2e --bench interaction

# Pictures of every face in every theme, in six languages: `screenshots/<engine>/gallery/`. ONLY=chromium:: for one engine.
gallery: build
	@.ci/tools.sh rust node chromium firefox webkit fonts geckodriver
	.ci/with.sh cargo test --locked --features e2e --test e2e -- --ignored $(ONLY)
