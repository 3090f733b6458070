# shellcheck shell=bash
# Installs and unpacks packages of Debian, for scripts that source this file. NAME is the name of the script in its
# messages. UNPACKED is the folder into which packages are unpacked. The system does not start a server that is unpacked
# but not installed.

say() { printf '%s: %s\n' "$NAME" "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# Prints which packages are being fetched and how long that takes. Stops the script on systems other than Debian, with a
# message about what to install there, and for users other than root.
begin_to_fetch() {
  local elsewhere=$1 packages=$2 time=$3
  grep -qs '^ID=debian' /etc/os-release || stop "please install $elsewhere."
  [ "$(id -u)" = 0 ] || stop "missing: $elsewhere. Run this command once as root to install Debian's packages $packages."
  say "fetching Debian's $packages: $time"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null || stop "apt-get could not update its lists."
}

# The arguments may include options of apt-get.
install_packages() {
  apt-get install -qq -y --no-install-recommends "$@" </dev/null || stop "apt-get could not install $*."
}

# Downloads packages next to the folder into which they will be unpacked, so that a script can inspect them first.
download_packages() {
  rm -rf "$UNPACKED.part"
  mkdir -p "$UNPACKED.part"
  (cd "$UNPACKED.part" && apt-get download -qq -o APT::Sandbox::User=root "$@" </dev/null) ||
    stop "apt-get could not fetch $*."
}

# Unpacks the downloaded packages into one folder: all of them or none.
unpack_packages() {
  local part=$UNPACKED.part package
  for package in "$part"/*.deb; do dpkg -x "$package" "$part" || stop "$package could not be unpacked."; done
  rm -rf "$UNPACKED" "$part"/*.deb
  mv "$part" "$UNPACKED"
}
