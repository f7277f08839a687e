#!/bin/sh
# A private PostgreSQL server for the tests: tests/postgres.sh start|stop [FOLDER]
#
# start  makes and starts a new one and prints the URL to export as SIGHTLINE_TEST_POSTGRES; where it runs already, only
#        prints. stop  ends it and removes all its files. FOLDER (build/postgres) remembers where it is.
# Reached by a socket that only this machine has, with no password. Its data is for throwing away: it never waits for disk.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
state=${2:-$here/build/postgres}
prefix=${TMPDIR:-/tmp}
# A socket's path must be short.
[ ${#prefix} -le 40 ] || prefix=/tmp
bin=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}

fail() { echo "tests/postgres.sh: $*" >&2; exit 1; }

# PostgreSQL refuses to run as root.
owner() { if [ "$(id -u)" = 0 ]; then echo postgres; else id -un; fi; }

as_owner() {
  if [ "$(id -u)" != 0 ]; then "$@"
  elif command -v setpriv >/dev/null; then
    setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$folder" "$@"
  else runuser -u postgres -- "$@"
  fi
}

remembered() { [ -f "$state/folder" ] && cat "$state/folder" || true; }
# Asked, not looked up: a process id that is left may be another's, or a dead one's that nobody has collected.
running() { [ -n "$folder" ] && "$bin/pg_isready" -q -h "$folder/socket" 2>/dev/null; }
print_url() { echo "postgresql:///postgres?host=$folder/socket&user=$(owner)"; }

remove() {
  if running; then as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -t 20 stop >&2 || true; fi
  # Only ever a folder of our own making.
  case "$folder" in */sightline-pg.*) rm -rf "$folder" ;; esac
  rm -f "$state/folder"
}

start() {
  [ -x "$bin/initdb" ] || fail "PostgreSQL 15 is not installed: apt-get install postgresql-15, or set POSTGRES_BIN"
  if [ "$(id -u)" = 0 ] && ! id postgres >/dev/null 2>&1; then useradd --system --no-create-home postgres; fi
  folder=$(remembered)
  if running; then print_url; return; fi
  [ -z "$folder" ] || remove
  mkdir -p "$state"
  folder=$(mktemp -d "$prefix/sightline-pg.XXXXXX")
  echo "$folder" > "$state/folder"
  mkdir "$folder/socket"
  [ "$(id -u)" != 0 ] || chown -R postgres: "$folder"
  cd "$folder"
  as_owner "$bin/initdb" -D "$folder/data" -U "$(owner)" -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; fail "initdb failed"; }
  cat >> "$folder/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$folder/socket'
max_connections = 200
fsync = off
full_page_writes = off
shared_buffers = 64MB
CONF
  as_owner "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/data/server.log" start >&2 </dev/null ||
    { cat "$folder/data/server.log" >&2; fail "the server did not start"; }
  print_url
}

stop() {
  folder=$(remembered)
  [ -z "$folder" ] || remove
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  *) fail "use: tests/postgres.sh start|stop [FOLDER]" ;;
esac
