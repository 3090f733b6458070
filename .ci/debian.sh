# shellcheck shell=bash
# Fetches Debian's packages, for scripts that read this file with `.`: they say of themselves who speaks, in NAME, and
# where packages are unpacked, in UNPACKED. What is unpacked there and not installed does not start a server, nor bring
# one along.

say() { printf '%s: %s\n' "$NAME" "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# Ends the script where nothing can be fetched: on other systems with what to do there, or without the rights for it.
# Else says what comes, and how long that takes.
begin_to_fetch() {
  local elsewhere=$1 what=$2 time=$3
  grep -qs '^ID=debian' /etc/os-release || stop "please $elsewhere."
  [ "$(id -u)" = 0 ] || stop "missing; run this once as root, which fetches Debian's $what"
  say "fetching Debian's $what: $time"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null || stop "apt-get could not update its lists."
}

# What is there already stays as it is.
install_packages() {
  apt-get install -qq -y --no-upgrade --no-install-recommends "$@" </dev/null || stop "apt-get could not install $*."
}

# Puts packages beside the folder in which they will be unpacked, for a look at them before.
download_packages() {
  rm -rf "$UNPACKED.part"
  mkdir -p "$UNPACKED.part"
  (cd "$UNPACKED.part" && apt-get download -qq -o APT::Sandbox::User=root "$@" </dev/null) ||
    stop "apt-get could not fetch $*."
}

# Unpacks all that was downloaded, side by side as it would be installed; or nothing.
unpack_packages() {
  local part=$UNPACKED.part package
  for package in "$part"/*.deb; do dpkg -x "$package" "$part" || stop "$package could not be unpacked."; done
  rm -rf "$UNPACKED" "$part"/*.deb
  mv "$part" "$UNPACKED"
}
