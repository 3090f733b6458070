#!/usr/bin/env bash
# Lays out the WordPress plugin with the reader that was built, and packs it as WordPress installs it:
#
#   .ci/plugin.sh       # target/plugin/maqal/ and target/plugin/maqal.zip
#
# The reader is the one in `dist`, or in the folder that MAQAL_DIST names.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/environment.sh

source=deploy/wordpress/maqal
dist=${MAQAL_DIST:-dist}
folder=target/plugin

# What maqal.js fetches, by its own address. The rest of `dist` is the page.
files=(maqal.js reader.js reader_bg.wasm formats.wasm controls.wasm extras.wasm languages.json faces.js css/maqal.css)
folders=(fonts)

stop() {
  printf 'plugin: %s\n' "$*" >&2
  exit 1
}

version=$(sed -n 's/^version = "\(.*\)"$/\1/p;/^version/q' Cargo.toml)
for place in "maqal.php: \* Version: +$version" "maqal.php:VERSION = '$version'" "readme.txt:^Stable tag: $version" \
  "block/block.json:\"version\": \"$version\"" "block/block.asset.php:'version' +=> '$version'"; do
  grep -Eq -- "${place#*:}" "$source/${place%%:*}" || stop "$source/${place%%:*} has not the version $version of Cargo.toml."
done
for file in "${files[@]}"; do
  [ -f "$dist/$file" ] || stop "$dist/$file is missing: run make build."
done

for name in "${folders[@]}"; do
  [ -d "$dist/$name" ] || stop "$dist/$name is missing: run make build."
done

rm -rf "$folder"
mkdir -p "$folder/maqal/dist/css"
cp -r "$source/." "$folder/maqal/"
cp LICENSE-MIT "$folder/maqal/LICENSE"
for file in "${files[@]}"; do cp "$dist/$file" "$folder/maqal/dist/$file"; done
for name in "${folders[@]}"; do cp -r "$dist/$name" "$folder/maqal/dist/$name"; done
node .ci/zip.mjs "$folder/maqal" "$folder/maqal.zip"
printf '%s: %s bytes\n' "$folder/maqal.zip" "$(wc -c <"$folder/maqal.zip")"
