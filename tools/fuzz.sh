#!/usr/bin/env bash
# Fuzzes the project on a stable compiler: tools/fuzz.sh TARGET [SECONDS] [libFuzzer options].
# Targets are the files of fuzz/fuzz_targets; what is found lies in fuzz/artifacts/TARGET.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
target=${1:?a target: $(cd fuzz_targets && ls | sed 's/\.rs$//' | tr '\n' ' ')}
seconds=${2:-600}
shift; shift || true

# What `cargo fuzz run --sanitizer none` sets.
level="-Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
level+=" -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module $level"
host=$(rustc -vV | sed -n 's/^host: //p')
mkdir -p "corpus/$target" "artifacts/$target"
python3 seeds.py "corpus/$target"
exec cargo run --release --target "$host" --bin "$target" -- -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
    -dict=words.dict -artifact_prefix="artifacts/$target/" "$@" "corpus/$target"
