# shellcheck shell=bash
# The environment of every command of the Makefile. Sourced, in the repository's root.

# npm's tools (wasm-opt), then the tools that stand next to another version of themselves (tools.sh), then the rest.
export PATH="$PWD/node_modules/.bin:$PWD/.tools/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# Any value of NO_COLOR means no colours, but Trunk accepts `true` and `false` only.
if [ -n "${NO_COLOR-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi

# A build makes no network requests that it does not need.
export TRUNK_SKIP_VERSION_CHECK=true

# Flags of rustc for wasm. LLVM inlines functions marked `#[inline]` only if they are tiny: that saves 6 kB of the app.
# Panics name source files without the folder of the dependencies, so that the wasm is the same on every machine.
flags=-Cllvm-args=--inlinehint-threshold=5
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
case $registry in
  *' '*) ;; # Cargo splits the flags at spaces.
  *) flags="--remap-path-prefix=$registry= $flags" ;;
esac
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
