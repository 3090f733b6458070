# shellcheck shell=bash
# The environment of every command of the Makefile. Sourced, in the repository's root.

# The order: npm's tools, tools that are installed beside another version (tools.sh), all others.
export PATH="$PWD/node_modules/.bin:$PWD/.tools/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# Any value of NO_COLOR disables colors, but Trunk accepts only `true` and `false`.
if [ -n "${NO_COLOR-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi

# Avoids an unnecessary network request.
export TRUNK_SKIP_VERSION_CHECK=true

# Flags of rustc for wasm. The first saves 6 kB of the app: LLVM inlines functions marked `#[inline]` only if they are tiny.
# The second makes the wasm the same on every machine: panics name source files without the folder of the dependencies.
flags=-Cllvm-args=--inlinehint-threshold=5
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
case $registry in
  *' '*) ;; # Cargo splits the flags at spaces.
  *) flags="--remap-path-prefix=$registry= $flags" ;;
esac
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
