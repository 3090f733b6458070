#!/usr/bin/env bash
# Runs a command that needs nginx:
#
#   .ci/nginx.sh node tests/deploy/main.mjs
#
# The command finds the program in MAQAL_NGINX, and the module that sends Brotli in MAQAL_NGINX_BROTLI. Both are those
# that are installed, or else Debian's, unpacked.
set -euo pipefail
cd "$(dirname "$0")/.."

# Where Debian's packages are unpacked. They are not installed: that would start a server.
UNPACKED=target/nginx
BROTLI=usr/lib/nginx/modules/ngx_http_brotli_static_module.so

say() { printf 'nginx: %s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# Looks for both, in the system and in the folder, and never one here and one there: a module runs in the nginx that it
# was built for.
find_nginx() {
  local root
  for root in / "$PWD/$UNPACKED/"; do
    if [ -x "${root}usr/sbin/nginx" ] && [ -f "$root$BROTLI" ]; then
      export MAQAL_NGINX=${root}usr/sbin/nginx MAQAL_NGINX_BROTLI=$root$BROTLI
      return
    fi
  done
  return 1
}

# The program and its module, both or nothing. The libraries that they need are installed, and openssl, which makes the
# certificate of the tests.
fetch() {
  local part=$UNPACKED.part package libraries
  grep -qs '^ID=debian' /etc/os-release ||
    stop "please install nginx with the module ngx_http_brotli_static, and openssl."
  [ "$(id -u)" = 0 ] || stop "missing; run this once as root, which fetches Debian's nginx, its module for Brotli and openssl."
  say "fetching Debian's nginx and its module for Brotli: a few seconds"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null || stop "apt-get could not update its lists."
  rm -rf "$part"
  mkdir -p "$part"
  (cd "$part" && apt-get download -qq -o APT::Sandbox::User=root nginx libnginx-mod-http-brotli-static </dev/null) ||
    stop "apt-get could not fetch nginx."
  libraries=$(for package in "$part"/*.deb; do dpkg-deb -f "$package" Depends; done |
    tr ',' '\n' | awk '$1 ~ /^(lib|zlib)/ { print $1 }' | sort -u)
  # shellcheck disable=SC2086 # The list of packages is to be parted where its lines end.
  apt-get install -qq -y --no-upgrade --no-install-recommends openssl $libraries </dev/null ||
    stop "apt-get could not install what nginx needs."
  for package in "$part"/*.deb; do dpkg -x "$package" "$part"; done
  rm -rf "$UNPACKED" "$part"/*.deb
  mv "$part" "$UNPACKED"
}

if ! { find_nginx && command -v openssl >/dev/null; }; then
  fetch
  find_nginx || stop "Debian's packages are unpacked and yet there is no nginx in them."
fi
exec "$@"
