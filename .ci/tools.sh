#!/usr/bin/env bash
# Ensures that tools are installed in the required versions:
#
#   .ci/tools.sh rust wasm rustfmt clippy trunk bindgen geckodriver node node20 shellcheck chromium firefox webkit fonts poppler
#
# It prints nothing for tools that are installed. It installs missing tools, after a message about what it installs and
# how long that takes, or fails with a message about what to install:
#
# 1. require_packages: tools in packages of Debian. It installs them together, only on Debian and only as root.
# 2. need_*: tools that rustup or cargo installs.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/environment.sh
NAME=tools
. .ci/debian.sh

TRUNK=0.21.14
GECKODRIVER=0.37.1
BINDGEN=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/.*= |"/, ""); print; exit }' Cargo.lock)
RUST=$(awk -F '"' '/^rust-version = / { print $2; exit }' Cargo.toml)

# Prints the version of a program; `none` if it is not installed or does not run.
version() {
  local text
  text=$("$@" --version 2>/dev/null </dev/null) || text=
  awk '!found && match($0, /[0-9]+(\.[0-9]+)+/) { print substr($0, RSTART, RLENGTH); found = 1 }
       END { if (!found) print "none" }' <<<"$text"
}

# Whether version $2 is $1 or later.
is_at_least() {
  [ "$2" != none ] && [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# Prints the path of the first of several programs that is installed, or else the first name.
first_of() {
  local name
  for name; do command -v "$name" && return; done
  printf '%s\n' "$1"
}

# Records a missing tool: the packages of Debian that have it, and a description for other systems.
lack() {
  packages="$packages $1"
  missing="${missing:+$missing; }$2"
}

check_packages() {
  packages='' missing=''
  local tool found browser driver
  for tool; do
    case $tool in
      rust)
        command -v cc >/dev/null || lack "gcc libc6-dev" "a C compiler, cc, with which Rust links"
        ;;
      node)
        found=$(version node)
        { is_at_least 18.17 "$found" && is_at_least 7.0 "$(version npm)"; } ||
          lack "nodejs npm" "Node.js 18.17 or later with npm 7 or later (found: $found)"
        ;;
      node20)
        found=$(version node)
        is_at_least 20.19 "$found" || lack "nodejs" "Node.js 20.19 or later, which Vite and stylelint need (found: $found)"
        ;;
      chromium)
        browser=$(version "$(first_of chromium chromium-browser google-chrome)")
        driver=$(version chromedriver)
        { [ "$browser" != none ] && [ "${browser%%.*}" = "${driver%%.*}" ]; } ||
          lack "chromium chromium-driver" "Chromium (found: $browser) with chromedriver of the same version (found: $driver)"
        ;;
      firefox)
        browser=$(version "$(first_of firefox-esr firefox)")
        is_at_least 115.0 "$browser" || lack "firefox-esr" "Firefox 115 or later (found: $browser)"
        ;;
      webkit)
        browser=$(find /usr/lib /usr/libexec -maxdepth 3 -path '*/webkit2gtk-4.1/MiniBrowser' 2>/dev/null || true)
        { [ -n "$browser" ] && command -v Xvfb && command -v WebKitWebDriver; } >/dev/null ||
          lack "webkit2gtk-driver xvfb" "WebKitGTK with WebKitWebDriver and MiniBrowser of the API 4.1, and Xvfb"
        ;;
      shellcheck)
        command -v shellcheck >/dev/null || lack "shellcheck" "shellcheck"
        ;;
      poppler)
        command -v pdftotext >/dev/null || lack "poppler-utils" "pdftotext of Poppler"
        ;;
      fonts)
        [ -n "$(fc-list :lang=ar family 2>/dev/null)" ] ||
          lack "fontconfig fonts-noto-core" "a font for Arabic, such as Noto Naskh Arabic"
        ;;
    esac
  done
}

require_packages() {
  check_packages "$@"
  [ -n "$missing" ] || return 0
  begin_to_fetch "$missing" "${packages# }" "about two minutes"
  # shellcheck disable=SC2086 # The list of packages is split at its spaces.
  install_packages $packages
  check_packages "$@"
  [ -z "$missing" ] || stop "Debian's packages are installed, but this is still missing: $missing."
}

need_rust() {
  local found
  found=$(version rustc)
  is_at_least "$RUST" "$found" ||
    stop "please install Rust $RUST or later (found: $found): https://rustup.rs, or \`rustup update stable\`."
}

# Adds a target or a component of Rust, which rustup keeps at the version of the compiler.
need_part() {
  local kind=$1 name=$2
  command -v rustup >/dev/null || stop "please install Rust's $kind $name, or rustup, with which this script installs it."
  say "adding Rust's $kind $name: a few seconds"
  rustup "$kind" add "$name" </dev/null || stop "rustup could not add the $kind $name."
}

need_wasm() {
  [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] || need_part target wasm32-unknown-unknown
}

need_rustfmt() { [ "$(version cargo fmt)" != none ] || need_part component rustfmt; }

need_clippy() { [ "$(version cargo clippy)" != none ] || need_part component clippy; }

need_trunk() { need_program trunk "$TRUNK" "five minutes" trunk; }

need_bindgen() { need_program wasm-bindgen-cli "$BINDGEN" "two minutes" wasm-bindgen wasm-bindgen-test-runner; }

need_geckodriver() { need_program geckodriver "$GECKODRIVER" "two minutes" geckodriver; }

# Installs the programs of a crate, all in the same exact version.
need_program() {
  local crate=$1 wanted=$2 time=$3
  shift 3
  case $(other_versions "$wanted" "$@") in
    '') return ;;
    # Other projects may need the other version. Ours is installed beside it, in the folder `.tools`.
    *[0-9]*) local -x CARGO_INSTALL_ROOT="$PWD/.tools" ;;
  esac
  if command -v cargo-binstall >/dev/null; then
    say "installing $crate $wanted, prebuilt: a few seconds"
    cargo binstall --no-confirm --disable-strategies compile "$crate@$wanted" </dev/null || true
    [ -n "$(other_versions "$wanted" "$@")" ] || return 0
  fi
  say "building $crate $wanted, once: about $time on two cores"
  # These tools run for seconds, so optimizing them for minutes is not worth it.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --locked --force "$crate" --version "=$wanted" </dev/null ||
    stop "cargo could not install $crate $wanted."
  [ -z "$(other_versions "$wanted" "$@")" ] ||
    stop "$crate $wanted is installed, but another version takes precedence over it on the PATH."
}

# Prints the versions that differ from the wanted one, or nothing if every program has the wanted version.
other_versions() {
  local wanted=$1 program found
  shift
  for program; do
    found=$(version "$program")
    [ "$found" = "$wanted" ] || printf '%s ' "$found"
  done
}

require_packages "$@"
for tool; do
  if declare -F "need_$tool" >/dev/null; then "need_$tool"; fi
done
