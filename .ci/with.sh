#!/usr/bin/env bash
# Runs a command of Rust's as the Makefile runs it:
#
#   .ci/with.sh trunk build --release
#
# In the wasm, where a panic may come from is told by file. The files of dependencies stand in a different folder on
# every machine: without that folder the build is the same everywhere, smaller, and tells nobody's home.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/environment.sh

# Measured, with Brotli: calls that are not inlined travel half a kilobyte lighter.
lean="-Cllvm-args=--inlinehint-threshold=5"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$lean

metadata=$(cargo metadata --locked --format-version 1 --filter-platform wasm32-unknown-unknown)
sources=$(sed -n 's|.*"manifest_path":"\([^"]*/\)wasm-bindgen-[0-9.]*/Cargo\.toml".*|\1|p' <<<"$metadata")
case $sources in
  '' | *' '*) ;; # Cargo parts the flags at spaces: with one in its folder, the build goes without.
  *) export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$sources= $lean" ;;
esac
exec "$@"
