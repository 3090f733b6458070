#!/bin/sh
# Puts the interface's words in all languages but Arabic, which is in the module, into one file of the staging folder: a
# list of words for each, in the order of `LANGUAGES` (src/locale/messages.rs). Trunk runs it as a hook of every build.
# For a build that is no release it also tells the module's script how to ask for it (src/host/files.rs).
set -eu
cd "$(dirname "$0")/../src/locale/messages"
for language in fa ur he ckb en fr tr; do
  sed 's/^[a-z_]* = \(.*\)$/"\1"/' "$language.txt" | paste -sd, | sed 's/.*/[&]/'
done | paste -sd, | sed 's/.*/[&]/' >"$TRUNK_STAGING_DIR/languages.json"
if [ "$TRUNK_PROFILE" = debug ]; then
  ask='async (n) => (await (await fetch(new URL("./languages.json", import.meta.url))).json())[n]'
  sed -i "s|= import\.meta\.url;|= [0, 0, 0, $ask];|" "$TRUNK_STAGING_DIR/reader.js"
fi
