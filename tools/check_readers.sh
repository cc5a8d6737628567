#!/usr/bin/env bash
# Opens what svodka exports with the programs that people use, as tools/with_postgres.sh tools/check_readers.sh SVODKA FOLDER
# SVODKA is the binary; packages of Python go into FOLDER. Installs what Debian has of them where it is missing (as root).
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$(realpath "$1")
folder=$2

packages=()
command -v sqlite3 >/dev/null || packages+=(sqlite3)
command -v psql >/dev/null || packages+=(postgresql-client)
python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
if [ "${#packages[@]}" -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"
fi
[ -x "$folder/bin/python" ] || python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --requirement tests/export/requirements.txt
PATH="$(realpath "$folder")/bin:$PATH"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$binary" extract corpus -o "$work/records.ndjson" --quiet
"$binary" export "$work/records.ndjson" --to "$work/news.db" --quiet
python tests/export/tables.py "$binary" corpus
python tools/check_forms.py "$binary" "$work/records.ndjson"
python tools/check_datasette.py "$work/news.db" команда
python tools/one_line.py "$binary" "$work/records.ndjson" "${SVODKA_TEST_POSTGRES:?run it by tools/with_postgres.sh}"
