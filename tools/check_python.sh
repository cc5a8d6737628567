#!/usr/bin/env bash
# Builds the Python package and tests it with what people read its tables with, and on Spark: tools/check_python.sh FOLDER
# Packages of Python go into FOLDER. Built as the tests of Rust are, so that most is there already; installs a Java of
# Debian where there is none (as root).
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1

packages=()
command -v java >/dev/null || packages+=(openjdk-17-jre-headless)
python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
if [ "${#packages[@]}" -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"
fi
[ -x "$folder/bin/python" ] || python3 -m venv "$folder"
VIRTUAL_ENV=$(realpath "$folder")
export VIRTUAL_ENV PATH="$VIRTUAL_ENV/bin:$PATH"
pip install --quiet --disable-pip-version-check 'maturin>=1.9,<2'

cargo clippy --locked -p svodka-python -- -D warnings
maturin develop --locked --quiet --profile dev --extras test,spark --manifest-path python/Cargo.toml
pytest -q python/tests
