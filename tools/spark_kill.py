#!/usr/bin/env python3
"""Spark with two worker processes, one of which is killed: the same records as on one machine.

    tools/spark_kill.py FOLDER [PAGES]        # 200,000 pages, some 2 GB in FOLDER

Pages are made up, among them some that nobody should send: a line of 64 MiB, a page of a million tags. A process of
the engine and an executor are killed when a quarter and half of the output is there; speculative execution is on.
Says how many documents, what was killed, which tasks failed, what was shuffled and moved, what the driver took, and
whether the lines are the same.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "python/tests"))

import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
from conftest import page  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import svodka  # noqa: E402
from svodka import spark  # noqa: E402

PARTS = 64
POISON = ["<p>" + "слово" * (64 << 20 >> 3), "<i>" * 1_000_000, "\x00" * 1000, ""]


def documents(count: int):
    """Pages, poison among them."""
    for number in range(count):
        yield {"id": f"d{number:07}", "html": page(number)}
    for number, html in enumerate(POISON):
        yield {"id": f"x{number}", "html": html}


def line(result) -> str:
    return result.to_json()


def alone(count: int) -> str:
    """A hash of the sorted lines of one machine."""
    return digest(line(result) for result in svodka.extract_many(documents(count), on_error="yield"))


def digest(lines) -> str:
    hashes = sorted(hashlib.sha256(one.encode()).digest() for one in lines)
    return hashlib.sha256(b"".join(hashes)).hexdigest()


def processes(words: str) -> list[int]:
    """Processes of this run whose command has these words."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [row.split(None, 2) for row in listed.splitlines()[1:]]
    family, grown = {os.getpid()}, True
    while grown:
        more = {int(row[0]) for row in rows if int(row[1]) in family} - family
        family, grown = family | more, bool(more)
    return [int(row[0]) for row in rows if int(row[0]) in family and len(row) > 2 and words in row[2]]


def kill_when_due(out: Path, killed: list[str]) -> None:
    """Kills a worker of Python when a quarter of the parts are written, an executor when half are."""
    for share, words in ((PARTS // 4, "pyspark.daemon"), (PARTS // 2, "CoarseGrainedExecutorBackend")):
        while len(list(out.glob("**/part-*.parquet"))) < share:
            time.sleep(0.2)
            if (out / "_SUCCESS").exists():
                return
        for process in processes(words)[-1:]:
            os.kill(process, signal.SIGKILL)
            killed.append(f"{words} {process} after {share} of {PARTS} parts")


MOVED = ("data sent to Python workers", "data returned from Python workers")


def tally(events: Path) -> dict[str, int]:
    """What the event log counts. Bytes are those of tasks that succeeded."""
    counted = {"tasks": 0, "failed": 0, "speculative": 0, "shuffled bytes": 0} | dict.fromkeys(MOVED, 0)
    for log in events.iterdir():
        for event in map(json.loads, log.read_text().splitlines()):
            if event["Event"] == "SparkListenerStageCompleted":
                for metric in event["Stage Info"]["Accumulables"]:
                    if metric["Name"] in MOVED:
                        counted[metric["Name"]] += int(metric["Value"])
            if event["Event"] != "SparkListenerTaskEnd":
                continue
            counted["tasks"] += 1
            counted["failed"] += event["Task End Reason"]["Reason"] != "Success"
            counted["speculative"] += event["Task Info"]["Speculative"]
            metrics = event.get("Task Metrics") or {}
            counted["shuffled bytes"] += (metrics.get("Shuffle Write Metrics") or {}).get("Shuffle Bytes Written", 0)
    return counted


def peak(process: int | str) -> int:
    """The most memory that a process has taken so far, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) // 1000


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    given, out, events = folder / "pages", folder / "records", folder / "events"
    for name in (given, events):
        name.mkdir(parents=True, exist_ok=True)
    # Parquet, for the reader of JSON in Spark makes nulls of a line as long as that.
    whole = list(documents(count))
    for part in range(PARTS):
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(whole[part::PARTS]), given / f"{part:03}.parquet")
    del whole
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.speculation": "true",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.dir": events.resolve().as_uri(),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
        # A file is a task, however small.
        "spark.sql.files.maxPartitionBytes": str(1 << 30),
        "spark.sql.files.openCostInBytes": str(1 << 30),
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(sys.path[1:]),
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.executor.memory", "1g")
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    frame = session.read.parquet(str(given))
    killed: list[str] = []
    watch = threading.Thread(target=kill_when_due, args=(out, killed), daemon=True)
    watch.start()
    since = time.monotonic()
    spark.extract(frame, html="html", id="id").write.parquet(str(out))
    seconds = time.monotonic() - since
    driver = f"driver {peak('self')} MB in Python, {', '.join(str(peak(one)) for one in processes('SparkSubmit'))} in Java"
    session.stop()
    tables = (pyarrow.parquet.read_table(part, columns=["record", "error"]) for part in out.glob("part-*.parquet"))
    found = digest(row["record"] or row["error"] for table in tables for row in table.to_pylist())
    print(f"{count + len(POISON)} documents in {seconds:.0f} s; killed: {'; '.join(killed) or 'nothing'}")
    print(", ".join(f"{name} {number:,}" for name, number in tally(events).items()))
    print(driver)
    is_same = found == alone(count)
    print("the same lines as on one machine" if is_same else "OTHER LINES than on one machine")
    sys.exit(not is_same)


if __name__ == "__main__":
    main()
