#!/usr/bin/env bash
# Runs all checks for `make test`, one after the other, and prints a summary. A failed check stops only the checks that
# need its output. Each check is a target of the Makefile and can be run alone.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

MAKE=${MAKE:-make}
output=$(mktemp)
trap 'rm -f "$output"' EXIT
trap 'exit 130' INT TERM

table='' passed=0 failed=0
export CARGO_TERM_COLOR=never

# Runs a target. The numbers of tests come from the test runners' summaries; a step that fails without a failed test
# counts as one failure.
step() {
  local name=$1 begin=$SECONDS result=passed good=0 bad=0
  printf '\n=== %s ===\n' "$name"
  "$MAKE" --no-print-directory "$@" </dev/null 2>&1 | tee "$output"
  [ "${PIPESTATUS[0]}" = 0 ] || result=FAILED
  read -r good bad < <(awk '/^test result: / { good += $4; bad += $6 }
    /^ℹ pass / { good += $3 }
    /^ℹ (fail|cancelled) / { bad += $3 }
    END { print good + 0, bad + 0 }' "$output")
  case $name:$good:$result in test-*:0:passed) result='FAILED: ran no test' ;; esac
  if [ "$result" != passed ] && [ "$bad" = 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad))
  row "$name" "$result" "$((SECONDS - begin))"
  [ "$result" = passed ]
}

row() { table+=$(printf '%-22s %-20s %7s' "$1" "$2" "$3")$'\n'; }

skip() {
  local name
  for name; do
    failed=$((failed + 1))
    row "$name" "FAILED: not run" 0
  done
}

if step tools; then
  for name in check-format lint test-native test-press test-fuzz doc test-web; do
    step "$name"
  done
  # The build comes last, and the steps after it use it as it is.
  built=(budget test-press-validators test-deploy test-package test-examples-plain test-docs test-e2e test-wordpress)
  if step build; then
    for name in "${built[@]}"; do step "$name" --old-file=build; done
  else
    skip "${built[@]}"
  fi
fi

printf '\n%-22s %-20s %7s\n%s\n%s passed, %s failed\n' step result seconds "$table" "$passed" "$failed"
[ "$failed" = 0 ]
