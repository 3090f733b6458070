#!/usr/bin/env bash
# Runs a command beside a real WordPress, which is there for that command alone:
#
#   .ci/wordpress.sh cargo test --features wordpress --test wordpress
#   .ci/wordpress.sh cat        # until Ctrl-D, to look at it in a browser
#
# WordPress is Debian's, or the one in the folder that MAQAL_WORDPRESS_FILES names. It runs in a new folder with a
# database and a web server of its own, both on this machine only, and all of that is gone afterwards. In
# MAQAL_WORDPRESS the command finds the file that says what was published, and where.
set -euo pipefail
cd "$(dirname "$0")/.."

NAME=wordpress UNPACKED=target/wordpress
. .ci/debian.sh

# Debian's packages for the programs that are missing.
missing() {
  local modules
  { command -v mariadbd && command -v mariadb-install-db; } >/dev/null || printf ' mariadb-server-core'
  # The installation of a database is a script, which runs this one of the client's programs.
  command -v my_print_defaults >/dev/null || printf ' mariadb-client-core'
  modules=$(php -m 2>/dev/null) || printf ' php-cli'
  grep -qx mysqli <<<"$modules" || printf ' php-mysql'
  grep -qx gd <<<"$modules" || printf ' php-gd'
  grep -qx mbstring <<<"$modules" || printf ' php-mbstring'
  grep -qx dom <<<"$modules" || printf ' php-xml'
}

# The first folder of those named that has a WordPress in it.
wordpress() {
  local folder
  for folder in "${MAQAL_WORDPRESS_FILES:-/usr/share/wordpress}" "$UNPACKED/usr/share/wordpress"; do
    if [ -f "$folder/wp-load.php" ]; then
      printf '%s\n' "$folder"
      return
    fi
  done
}

# Installs the programs and unpacks WordPress; at once and in silence where both are there.
prepare() {
  local packages
  packages=$(missing)
  [ -n "$packages" ] || [ -z "$(wordpress)" ] || return 0
  begin_to_fetch "install mariadbd and PHP with mysqli, gd, mbstring and dom, and name WordPress's folder in MAQAL_WORDPRESS_FILES" \
    "wordpress$packages" "about a minute"
  # shellcheck disable=SC2086 # The list of packages is to be parted at its spaces.
  [ -z "$packages" ] || install_packages $packages
  if [ -z "$(wordpress)" ]; then
    # With the library that WordPress links to.
    download_packages wordpress php-getid3
    unpack_packages
  fi
  packages=$(missing)
  [ -z "$packages" ] || stop "Debian's packages are installed and yet something of these is missing:$packages."
}

# Waits until a command succeeds; gives up after a minute, or when the server it waits for has ended.
until_ready() {
  local server=$1 log=$2 deadline=$((SECONDS + 60))
  shift 2
  until "$@" 2>/dev/null; do
    if [ "$SECONDS" -gt "$deadline" ] || ! kill -0 "$server" 2>/dev/null; then
      tail -n 20 "$log" >&2
      stop "a server did not start; above is what it said last."
    fi
    sleep 0.1
  done
}

answers() { exec 3<>"/dev/tcp/127.0.0.1/$port"; }

# Ends the servers, which were started here as leaders of groups: PHP so that it ends its workers first, the database at
# once, since nobody will open it again.
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

# The database: no port, no passwords, and a socket in a folder that is nobody else's. What is in it need not outlive
# a power cut.
export MAQAL_WORDPRESS_SOCKET=$folder/socket
mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$folder/data" --skip-test-db >"$folder/database.log" 2>&1 || {
  cat "$folder/database.log" >&2
  stop "the database could not be set up."
}
setsid mariadbd --no-defaults --user="$(id -un)" --datadir="$folder/data" --socket="$MAQAL_WORDPRESS_SOCKET" \
  --pid-file="$folder/database.pid" --skip-networking --skip-grant-tables --skip-log-bin \
  --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=32M </dev/null >>"$folder/database.log" 2>&1 &
database=$!

# The site. WordPress looks for its configuration where its files really are, so these are copied, with what Debian's
# link to. A few of those lead nowhere: scripts of other packages, for the pages where one writes.
cp -rL "$(wordpress)/." "$site" 2>"$folder/copy.log" || [ -f "$site/wp-settings.php" ]
cp tests/wordpress/site/*.php "$site/"
mkdir -p "$site/wp-content/mu-plugins" "$site/wp-content/themes" "$site/wp-content/uploads"
mv "$site/mu-plugin.php" "$site/wp-content/mu-plugins/world.php"
cp -r tests/wordpress/site/theme "$site/wp-content/themes/maqal"
# The reader in a folder of the site, as a newspaper may have it.
ln -s "$(realpath "${MAQAL_DIST:-dist}")" "$site/maqal"

# shellcheck disable=SC2016 # The dollar signs are PHP's.
port=$(php -r '$s = stream_socket_server("tcp://127.0.0.1:0"); echo preg_replace("/.*:/", "", stream_socket_get_name($s, false));')
export MAQAL_WORDPRESS_ADDRESS=http://127.0.0.1:$port
PHP_CLI_SERVER_WORKERS=4 setsid php -d upload_max_filesize=8M -d display_errors=0 -S "127.0.0.1:$port" -t "$site" \
  "$site/router.php" </dev/null >"$folder/web.log" 2>&1 &
web=$!

until_ready "$database" "$folder/database.log" [ -S "$MAQAL_WORDPRESS_SOCKET" ]
until_ready "$web" "$folder/web.log" answers
.ci/plugin.sh >"$folder/plugin.log"
php -d display_errors=stderr "$site/install.php" target/plugin/maqal.zip
php -d display_errors=stderr "$site/publish.php" tests/wordpress/{posts,readers} >"$folder/posts.json"

export MAQAL_WORDPRESS=$folder/posts.json
"$@"
