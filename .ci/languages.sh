#!/bin/sh
# Puts the interface's words in all languages but Arabic, which is in the module, into one file of the staging folder: a
# list of words for each, in the order of `LANGUAGES` (src/locale/messages.rs). Trunk runs it as a hook of every build.
set -eu
cd "$(dirname "$0")/../src/locale/messages"
for language in fa ur he ckb en fr tr; do
  sed 's/^[a-z_]* = \(.*\)$/"\1"/' "$language.txt" | paste -sd, | sed 's/.*/[&]/'
done | paste -sd, | sed 's/.*/[&]/' >"$TRUNK_STAGING_DIR/languages.json"
