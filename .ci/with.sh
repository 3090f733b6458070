#!/usr/bin/env bash
# Runs a command in the repository's root, in the environment of the Makefile:
#
#   .ci/with.sh trunk build --release
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/environment.sh
exec "$@"
