#!/usr/bin/env bash
# Starts WordPress, runs a command, and removes WordPress again:
#
#   .ci/wordpress.sh cargo test --features wordpress --test wordpress
#   .ci/wordpress.sh cat        # keeps it running until Ctrl-D, to inspect it in a browser
#
# It uses Debian's WordPress, or the one in the folder that MAQAL_WORDPRESS_FILES names. The site is in a temporary folder,
# with its own database and web server, which are reachable only from this machine. MAQAL_THEME names the folder of its
# theme. The command gets the path of a file with the list of the published posts and their URLs in MAQAL_WORDPRESS.
set -euo pipefail
cd "$(dirname "$0")/.."

NAME=wordpress UNPACKED=target/wordpress
. .ci/debian.sh

# Prints the packages of Debian for the programs that are missing.
missing() {
  local modules
  { command -v mariadbd && command -v mariadb-install-db; } >/dev/null || printf ' mariadb-server-core'
  # mariadb-install-db is a script that runs this program.
  command -v my_print_defaults >/dev/null || printf ' mariadb-client-core'
  modules=$(php -m 2>/dev/null) || printf ' php-cli'
  grep -qx mysqli <<<"$modules" || printf ' php-mysql'
  grep -qx gd <<<"$modules" || printf ' php-gd'
  grep -qx mbstring <<<"$modules" || printf ' php-mbstring'
  grep -qx dom <<<"$modules" || printf ' php-xml'
}

# Prints the first folder that contains a WordPress.
wordpress() {
  local folder
  for folder in "${MAQAL_WORDPRESS_FILES:-/usr/share/wordpress}" "$UNPACKED/usr/share/wordpress"; do
    if [ -f "$folder/wp-load.php" ]; then
      printf '%s\n' "$folder"
      return
    fi
  done
}

# Installs the programs and unpacks WordPress, unless both exist.
prepare() {
  local packages
  packages=$(missing)
  [ -n "$packages" ] || [ -z "$(wordpress)" ] || return 0
  begin_to_fetch "mariadbd, PHP with mysqli, gd, mbstring and dom, and WordPress (its folder in MAQAL_WORDPRESS_FILES)" \
    "wordpress$packages" "about a minute"
  # shellcheck disable=SC2086 # The list of packages is split at its spaces.
  [ -z "$packages" ] || install_packages --no-upgrade $packages
  if [ -z "$(wordpress)" ]; then
    # WordPress needs this library.
    download_packages wordpress php-getid3
    unpack_packages
  fi
  packages=$(missing)
  [ -z "$packages" ] || stop "Debian's packages are installed, but something of these is still missing:$packages."
}

# Waits until a command succeeds. Stops after a minute, or if the server that it waits for has ended.
until_ready() {
  local server=$1 log=$2 deadline=$((SECONDS + 60))
  shift 2
  until "$@" 2>/dev/null; do
    if [ "$SECONDS" -gt "$deadline" ] || ! kill -0 "$server" 2>/dev/null; then
      tail -n 20 "$log" >&2
      stop "a server did not start; its last messages are above."
    fi
    sleep 0.1
  done
}

answers() { exec 3<>"/dev/tcp/127.0.0.1/$port"; }

# Ends the servers, each of which leads a process group. PHP gets a signal that lets it end its workers. The database is
# killed, because it is not used again.
database='' web=''
end() {
  [ -z "$web" ] || kill -INT -- "-$web" 2>/dev/null || true
  [ -z "$database" ] || kill -KILL -- "-$database" 2>/dev/null || true
  wait 2>/dev/null
  [ -z "${folder-}" ] || rm -rf "$folder"
}

prepare
trap end EXIT
trap 'exit 130' INT TERM HUP
folder=$(mktemp -d "${TMPDIR:-/tmp}/maqal-wordpress.XXXXXX")
site=$folder/site

# The database has no port and no passwords, and its socket is in the temporary folder. It need not be durable.
export MAQAL_WORDPRESS_SOCKET=$folder/socket
mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$folder/data" --skip-test-db >"$folder/database.log" 2>&1 || {
  cat "$folder/database.log" >&2
  stop "the database could not be created."
}
setsid mariadbd --no-defaults --user="$(id -un)" --datadir="$folder/data" --socket="$MAQAL_WORDPRESS_SOCKET" \
  --pid-file="$folder/database.pid" --skip-networking --skip-grant-tables --skip-log-bin \
  --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=32M </dev/null >>"$folder/database.log" 2>&1 &
database=$!

# The site. WordPress looks for its configuration next to its real files, so the files are copied and symbolic links are
# followed. A few links are broken: they point to scripts of other packages, which only the editor needs.
cp -rL "$(wordpress)/." "$site" 2>"$folder/copy.log" || [ -f "$site/wp-settings.php" ]
cp tests/wordpress/site/*.php "$site/"
mkdir -p "$site/wp-content/mu-plugins" "$site/wp-content/themes" "$site/wp-content/uploads"
mv "$site/mu-plugin.php" "$site/wp-content/mu-plugins/world.php"
cp -r "${MAQAL_THEME:-tests/wordpress/site/theme}" "$site/wp-content/themes/maqal"
# The reader in a folder of the site.
ln -s "$(realpath "${MAQAL_DIST:-dist}")" "$site/maqal"

# shellcheck disable=SC2016 # The dollar signs are PHP's.
port=$(php -r '$s = stream_socket_server("tcp://127.0.0.1:0"); echo preg_replace("/.*:/", "", stream_socket_get_name($s, false));')
export MAQAL_WORDPRESS_ADDRESS=http://127.0.0.1:$port
PHP_CLI_SERVER_WORKERS=4 setsid php -d upload_max_filesize=8M -d display_errors=0 -S "127.0.0.1:$port" -t "$site" \
  "$site/router.php" </dev/null >"$folder/web.log" 2>&1 &
web=$!

until_ready "$database" "$folder/database.log" [ -S "$MAQAL_WORDPRESS_SOCKET" ]
until_ready "$web" "$folder/web.log" answers
node .ci/plugin.mjs >"$folder/plugin.log"
php -d display_errors=stderr "$site/install.php" target/plugin/maqal.zip
php -d display_errors=stderr "$site/publish.php" tests/wordpress/{posts,readers} >"$folder/posts.json"

export MAQAL_WORDPRESS=$folder/posts.json
"$@"
