# shellcheck shell=bash
# What every command of the Makefile runs with. Sourced, in the repository's root.

# `.tools` holds what stands beside another version of the same tool: see tools.sh.
export PATH="$PWD/.tools/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# Any value of NO_COLOR means no colours, but Trunk stops at all except `true` and `false`.
if [ -n "${NO_COLOR-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi

# A build asks the network for nothing that it does not need.
export TRUNK_SKIP_VERSION_CHECK=true
