#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, which is gone afterwards:
#   tools/with_postgres.sh cargo test
# SVODKA_TEST_POSTGRES holds the server's address. Where no server is installed and Debian's packages are, it is installed.
set -euo pipefail

programs() {
    ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1
}

if [ -z "$(programs)" ] && ! command -v initdb >/dev/null; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "with_postgres.sh: no PostgreSQL here; install the server (Debian: apt-get install postgresql)" >&2
        exit 1
    fi
    apt-get -qq update >&2
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends postgresql >&2
fi
PATH="$(programs):$PATH"

folder=$(mktemp -d)
# A server does not run as root.
as() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- env PATH="$PATH" "$@"; else "$@"; fi
}
[ "$(id -u)" != 0 ] || chown postgres "$folder"
stop() {
    as pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
# A signal ends the command; the server goes then as well.
trap 'exit 130' INT HUP
trap 'exit 143' TERM

cd / # where the user of the server may be
as initdb -D "$folder/data" -U postgres -A trust --no-sync --locale=C.UTF-8 >/dev/null
as pg_ctl -D "$folder/data" -l "$folder/log" -w \
    -o "-c listen_addresses= -c unix_socket_directories=$folder -c fsync=off" start >/dev/null
cd - >/dev/null
SVODKA_TEST_POSTGRES="postgresql://postgres@$(echo "$folder" | sed 's|/|%2F|g')/postgres" "$@"
