#!/bin/sh
# Puts the interface's words in all languages but Arabic, which is in the module, into one file of the staging folder:
# without their names, in the order of `LANGUAGES` (src/locale/messages.rs). Trunk runs it as a hook of every build.
set -eu
cd "$(dirname "$0")/../src/locale/messages"
for language in fa ur he ckb en fr tr; do
  sed 's/^[a-z_]* = //' "$language.txt"
done >"$TRUNK_STAGING_DIR/languages.txt"
