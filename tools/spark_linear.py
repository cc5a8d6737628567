#!/usr/bin/env python3
"""Two worker processes of Spark on two cores against one on one core: tools/spark_linear.py PAGES.jsonl.gz FOLDER [TIMES [PAIRS]]

PAGES has a line `{"url", "html"}` a page; they are written to FOLDER as Parquet TIMES over (24). A pair is two runs of this
script: one worker with its share of the JVM held to one core, and two workers on two. Each reads four parts first, so that the
JVMs have compiled and the engines stand; what this takes is told as `start`, the rest as `job`. Wants a machine where nobody
else works, and a release build of the package.
"""

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pyarrow
import pyarrow.parquet

PARTS = 2  # a copy of the pages
WARM = 4  # parts read before the clock starts


def write(pages: Path, folder: Path, times: int) -> None:
    """The pages as Parquet, `times` over, each copy under ids of its own."""
    with gzip.open(pages, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    folder.mkdir(parents=True, exist_ok=True)
    for copy in range(times):
        columns = {"id": [f"{copy}-{row}" for row in range(len(rows))]}
        columns |= {name: [row[name] for row in rows] for name in ("url", "html")}
        table = pyarrow.table(columns)
        size = -(-len(rows) // PARTS)
        for part in range(PARTS):
            pyarrow.parquet.write_table(table.slice(part * size, size), folder / f"{copy:03}-{part}.parquet")


def run(workers: int, folder: Path) -> None:
    """One run; prints the seconds before the clock starts and after."""
    from pyspark.sql import SparkSession

    from svodka import spark

    begun = time.monotonic()
    session = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
        .config("spark.sql.files.maxPartitionBytes", str(4 << 20))
        .config("spark.sql.files.openCostInBytes", "0")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")

    def extract(parts: list[str], tasks: int | None = None) -> None:
        frame = session.read.parquet(*parts)
        frame = frame.repartition(tasks) if tasks else frame
        found = spark.extract(frame, html="html", id="id", url="url")
        found.write.mode("overwrite").format("noop").save()

    parts = sorted(str(part) for part in folder.glob("*.parquet"))
    extract(parts[:WARM], tasks=8)
    warm = time.monotonic()
    extract(parts)
    print(json.dumps({"workers": workers, "start": warm - begun, "job": time.monotonic() - warm}))
    session.stop()


def timed(workers: int, folder: Path) -> float:
    """Seconds of the job of a run in a process of its own; one worker is held to one core."""
    cores = sorted(os.sched_getaffinity(0))[:workers]
    command = [sys.executable, __file__, "--run", str(workers), str(folder)]
    hold = lambda: os.sched_setaffinity(0, cores)  # noqa: E731
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, preexec_fn=hold)
    told = json.loads(done.stdout.splitlines()[-1])
    print(f"{workers} workers: start {told['start']:.1f} s, job {told['job']:.1f} s", flush=True)
    return told["job"]


def main() -> None:
    if sys.argv[1] == "--run":
        run(int(sys.argv[2]), Path(sys.argv[3]))
        return
    pages, folder = Path(sys.argv[1]), Path(sys.argv[2])
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 24
    pairs = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    if not folder.is_dir():
        write(pages, folder, times)
    ratios = [timed(1, folder) / timed(2, folder) for _ in range(pairs)]
    print(f"times one: {', '.join(f'{ratio:.2f}' for ratio in ratios)}; median {median(ratios):.2f}")


if __name__ == "__main__":
    main()
