# shellcheck shell=bash
# Installs and unpacks packages of Debian, for scripts that source this file: NAME is the name of the script in its
# messages, UNPACKED the folder into which packages are unpacked. A server that is unpacked but not installed is not
# started by the system.

say() { printf '%s: %s\n' "$NAME" "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# Prints what is being fetched and how long that takes. Stops the script if that is impossible: on other systems, after
# saying what to do there, and for users other than root.
begin_to_fetch() {
  local elsewhere=$1 what=$2 time=$3
  grep -qs '^ID=debian' /etc/os-release || stop "please $elsewhere."
  [ "$(id -u)" = 0 ] || stop "missing; run this once as root, which fetches Debian's $what"
  say "fetching Debian's $what: $time"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null || stop "apt-get could not update its lists."
}

# Packages that are installed already are left as they are.
install_packages() {
  apt-get install -qq -y --no-upgrade --no-install-recommends "$@" </dev/null || stop "apt-get could not install $*."
}

# Downloads packages next to the folder into which they will be unpacked, so that a script can inspect them first.
download_packages() {
  rm -rf "$UNPACKED.part"
  mkdir -p "$UNPACKED.part"
  (cd "$UNPACKED.part" && apt-get download -qq -o APT::Sandbox::User=root "$@" </dev/null) ||
    stop "apt-get could not fetch $*."
}

# Unpacks all downloaded packages into one folder, as they would be installed; all of them or none.
unpack_packages() {
  local part=$UNPACKED.part package
  for package in "$part"/*.deb; do dpkg -x "$package" "$part" || stop "$package could not be unpacked."; done
  rm -rf "$UNPACKED" "$part"/*.deb
  mv "$part" "$UNPACKED"
}
