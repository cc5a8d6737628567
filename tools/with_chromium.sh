#!/usr/bin/env bash
# Runs a command with Chromium and what drives it at hand, and makes their absence an error:
# tools/with_chromium.sh cargo test -p svodka-review
# Installs Debian's chromium and node where they are missing (as root), and the npm packages of the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
if [ "${#packages[@]}" -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"
fi
npm ci --prefix crates/review/tests/browser --silent --no-audit --no-fund

export SVODKA_BROWSER=required
exec "$@"
