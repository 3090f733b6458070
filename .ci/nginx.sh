#!/usr/bin/env bash
# Runs a command that needs nginx:
#
#   .ci/nginx.sh node tests/deploy/main.mjs
#
# MAQAL_NGINX is the path of nginx for the command, and MAQAL_NGINX_BROTLI that of its Brotli module. If they are not
# installed, the script unpacks Debian's packages.
set -euo pipefail
cd "$(dirname "$0")/.."

NAME=nginx UNPACKED=target/nginx
. .ci/debian.sh

BROTLI=usr/lib/nginx/modules/ngx_http_brotli_static_module.so

# Looks for both in the system, then in the folder. Both must come from the same place, because a module runs only in the
# nginx that it was built for.
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

# Unpacks nginx and the module. Installs their libraries, and openssl, with which the tests create a certificate.
fetch() {
  local package libraries
  begin_to_fetch "nginx with the module ngx_http_brotli_static, and openssl" \
    "nginx, libnginx-mod-http-brotli-static and openssl" "a few seconds"
  download_packages nginx libnginx-mod-http-brotli-static
  libraries=$(for package in "$UNPACKED.part"/*.deb; do dpkg-deb -f "$package" Depends; done |
    tr ',' '\n' | awk '$1 ~ /^(lib|zlib)/ { print $1 }' | sort -u)
  # shellcheck disable=SC2086 # The list of packages is split at its line ends.
  install_packages --no-upgrade openssl $libraries
  unpack_packages
}

if ! { find_nginx && command -v openssl >/dev/null; }; then
  fetch
  find_nginx || stop "Debian's packages are unpacked, but do not contain nginx."
fi
exec "$@"
