#!/usr/bin/env bash
# Writes the manual and the completions of a built program where systems look for them below a folder of shares:
#
#     tools/write_manual.sh target/release/svodka ~/.local/share    # or /usr/local/share
#     tools/write_manual.sh target/debug/svodka                     # what the Python package brings, checked in
set -euo pipefail
program=$1
share=${2:-$(dirname "$0")/../python/svodka.data/data/share}

put() {
    mkdir -p "$share/$(dirname "$1")"
    "$program" "${@:2}" >"$share/$1"
}

put man/man1/svodka.1 man
put bash-completion/completions/svodka completions bash
put zsh/site-functions/_svodka completions zsh
put fish/vendor_completions.d/svodka.fish completions fish
