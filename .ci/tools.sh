#!/usr/bin/env bash
# Makes sure that tools are there, in the versions that Maqal is made with:
#
#   .ci/tools.sh rust wasm rustfmt clippy trunk bindgen geckodriver node vite chromium firefox webkit fonts poppler
#
# What is there is passed over at once and in silence. What is missing is installed, after a line that says what and
# for how long, or else one line says what to install, and that is the end:
#
# 1. look_for_packages, install_packages: what a Debian system has packages for, all at once; only for root on Debian.
# 2. need_*: what rustup and cargo bring.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/environment.sh

TRUNK=0.21.14
GECKODRIVER=0.37.1
BINDGEN=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/.*= |"/, ""); print; exit }' Cargo.lock)
RUST=$(awk -F '"' '/^rust-version = / { print $2; exit }' Cargo.toml)

say() { printf 'tools: %s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# The version that a program tells, `none` where there is no such program or it does not run.
version() {
  local told
  told=$("$@" --version 2>/dev/null </dev/null) || told=
  awk '!found && match($0, /[0-9]+(\.[0-9]+)+/) { print substr($0, RSTART, RLENGTH); found = 1 }
       END { if (!found) print "none" }' <<<"$told"
}

# Whether version $2 is $1 or later.
is_at_least() {
  [ "$2" != none ] && [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# The first of several names under which a program is there; the first of all where it is there under none.
first_of() {
  local name
  for name; do
    if command -v "$name" >/dev/null; then
      printf '%s\n' "$name"
      return
    fi
  done
  printf '%s\n' "$1"
}

# Notes what is missing: Debian's packages for it, and words for everybody else.
lack() {
  packages="$packages $1"
  missing="${missing:+$missing; }$2"
}

look_for_packages() {
  packages='' missing=''
  local tool found browser driver
  for tool; do
    case $tool in
      rust)
        command -v cc >/dev/null || lack "gcc libc6-dev" "a C compiler, cc, for Rust to link with"
        ;;
      node)
        found=$(version node)
        { is_at_least 18.17 "$found" && is_at_least 7.0 "$(version npm)"; } ||
          lack "nodejs npm" "Node.js 18.17 or later with npm 7 or later (found: $found)"
        ;;
      vite)
        found=$(version node)
        is_at_least 20.19 "$found" || lack "nodejs" "Node.js 20.19 or later, which Vite demands (found: $found)"
        ;;
      chromium)
        browser=$(version "$(first_of chromium chromium-browser google-chrome)")
        driver=$(version chromedriver)
        [ "$browser" != none ] && [ "${browser%%.*}" = "${driver%%.*}" ] ||
          lack "chromium chromium-driver" "Chromium (found: $browser) with chromedriver of the same version (found: $driver)"
        ;;
      firefox)
        browser=$(version "$(first_of firefox-esr firefox)")
        is_at_least 115.0 "$browser" || lack "firefox-esr" "Firefox 115 or later (found: $browser)"
        ;;
      webkit)
        { command -v Xvfb && command -v WebKitWebDriver && mini_browser; } >/dev/null ||
          lack "webkit2gtk-driver xvfb" "WebKitGTK with WebKitWebDriver and MiniBrowser of the API 4.1, and Xvfb"
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

# Both of its parts are of one version, since the packages of each system see to that.
mini_browser() {
  local file
  for file in /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/lib{,exec}/webkit2gtk-4.1/MiniBrowser; do
    [ ! -x "$file" ] || return 0
  done
  return 1
}

install_packages() {
  look_for_packages "$@"
  [ -n "$missing" ] || return 0
  if ! grep -qs '^ID=debian' /etc/os-release; then
    stop "please install $missing."
  elif [ "$(id -u)" != 0 ]; then
    stop "missing: $missing. As root: apt-get install$packages"
  fi
  say "installing Debian's$packages: about two minutes"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # The list of packages is to be parted at its spaces.
  { apt-get update -qq && apt-get install -qq -y --no-install-recommends $packages; } </dev/null ||
    stop "apt-get could not install$packages."
  look_for_packages "$@"
  [ -z "$missing" ] || stop "Debian's packages are installed and yet this is missing: $missing."
}

need_rust() {
  local found
  found=$(version rustc)
  is_at_least "$RUST" "$found" ||
    stop "please install Rust $RUST or later (found: $found): https://rustup.rs, or \`rustup update stable\`."
}

# A part of Rust's own tools, which rustup keeps at the version of the compiler.
need_part() {
  local kind=$1 name=$2
  command -v rustup >/dev/null || stop "please install Rust's $kind $name; there is no rustup here to do it."
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

# The programs of a crate, all of exactly one version.
need_program() {
  local crate=$1 wanted=$2 time=$3
  shift 3
  case $(other_versions "$wanted" "$@") in
    '') return ;;
    # Whoever has another version of it may need that elsewhere: ours goes beside it, into this folder.
    *[0-9]*) local -x CARGO_INSTALL_ROOT="$PWD/.tools" ;;
  esac
  install_program "$crate" "$wanted" "$time" "$@"
}

# What is there instead of the wanted version; nothing where every program has it.
other_versions() {
  local wanted=$1 program found
  shift
  for program; do
    found=$(version "$program")
    [ "$found" = "$wanted" ] || printf '%s ' "$found"
  done
}

install_program() {
  local crate=$1 wanted=$2 time=$3
  shift 3
  if command -v cargo-binstall >/dev/null; then
    say "installing $crate $wanted, prebuilt: a few seconds"
    cargo binstall --no-confirm --disable-strategies compile "$crate@$wanted" </dev/null || true
    [ -n "$(other_versions "$wanted" "$@")" ] || return 0
  fi
  say "building $crate $wanted, once: about $time on two cores"
  # A tool that runs for seconds is not worth optimising for minutes.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --locked --force "$crate" --version "=$wanted" </dev/null ||
    stop "cargo could not install $crate $wanted."
  [ -z "$(other_versions "$wanted" "$@")" ] || stop "$crate $wanted is installed, but another version comes before it on the PATH."
}

install_packages "$@"
for tool; do
  if declare -F "need_$tool" >/dev/null; then "need_$tool"; fi
done
