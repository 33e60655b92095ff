"""Holds the tables that Spark wrote against those of one `hipline analyze --out` over the same manifest."""

import csv
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

DRIVER = Path(__file__).with_name("hipline_spark.py")
SESSIONS = ["leg-lift-left", "still-leg", "two-sensors", "clamshell-accelerometer-only"]


def make_manifest(place: Path) -> None:
    sensors = {"two-sensors": ["thigh", "pelvis"]}
    rows = []
    for copy in range(3):
        for name in SESSIONS:
            for sensor in sensors.get(name, ["thigh"]):
                file = Path("SampleData") / name / f"{sensor}.csv"
                rows.append([f"{name}-{copy}", file.resolve(), sensor, "side-leg-lift"])
    # Broken files, one after the other: they become rows of `failures`.
    for file in sorted((Path("SampleData") / "broken").glob("*.csv")):
        rows.append([f"broken-{file.stem}", file.resolve(), "thigh", "clamshell"])
    with open(place, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["session_id", "file", "placement", "exercise"])
        writer.writerows(rows)


def failing_once(hipline: str, folder: Path) -> Path:
    """A program that does its work and then fails at the first try of every second task, after writing everything."""
    marks = folder / "marks"
    marks.mkdir()
    program = folder / "hipline-that-fails"
    program.write_text(
        "#!/usr/bin/env bash\n"
        f"'{hipline}' \"$@\"; status=$?\n"
        # The first task's manifest names it; without one it is the question for the dictionary.
        "for word in \"$@\"; do case $word in */out.csv) manifest=$word;; esac; done\n"
        "[ -z \"${manifest:-}\" ] && exit $status\n"
        f"mark={marks}/$(sha256sum <\"$manifest\" | cut -c1-16)\n"
        "[ -e \"$mark\" ] && exit $status\n"
        "touch \"$mark\"; kill -9 $$\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def text(value, kind: str) -> str:
    if value is None:
        return ""
    if kind == "flag":
        return "true" if value else "false"
    return str(value)


def compare(spark: SparkSession, whole: Path, out: Path) -> None:
    with open(whole / "dictionary.csv", newline="") as file:
        entries = list(csv.DictReader(file))
    for table in ["reps", "sessions", "findings", "failures"]:
        kinds = {e["column"]: e["type"] for e in entries if e["table"] == table}
        with open(whole / f"{table}.csv", newline="") as file:
            expected = [[row[name] if kinds[name] != "number" or row[name] == "" else str(float(row[name]))
                         for name in kinds] for row in csv.DictReader(file)]
        frame = spark.read.parquet(str(out / table))
        types = {field.name: field.dataType.typeName() for field in frame.schema.fields}
        wanted = {"text": "string", "integer": "long", "number": "double", "flag": "boolean"}
        for name, kind in kinds.items():
            assert types[name] == wanted[kind], (table, name, types[name])
        found = [[text(row[name], kinds[name]) for name in kinds] for row in frame.collect()]
        assert sorted(found) == sorted(expected), f"{table} differs"
        print(f"{table}: {len(found)} rows, equal to those of one machine")


def main() -> None:
    hipline = sys.argv[1]
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        manifest = folder / "sessions.csv"
        make_manifest(manifest)
        whole = folder / "whole"
        subprocess.run([hipline, "analyze", "--manifest", manifest, "--out", whole, "--quiet"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        for label, program, master in [
                ("undisturbed", hipline, "local[2]"),
                ("every task killed once", failing_once(hipline, folder), "local[2,3]")]:
            out = folder / "spark"
            if out.exists():
                shutil.rmtree(out)
            ended = subprocess.run(
                [sys.executable, DRIVER, "--manifest", manifest, "--out", out, "--hipline", program,
                 "--partitions", "5"],
                env={**environment, "SPARK_MASTER": master}, capture_output=True, text=True)
            assert ended.returncode == 0, ended.stderr[-3000:]
            spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false") \
                .config("spark.ui.showConsoleProgress", "false") \
                .config("spark.driver.host", "127.0.0.1").getOrCreate()
            spark.sparkContext.setLogLevel("ERROR")
            print(label)
            compare(spark, whole, out)
            documents = [row.value for row in spark.read.text(str(out / "documents")).collect()]
            kinds = [next(iter(json.loads(line))) for line in documents]
            print(f"documents: {kinds.count('session')} sessions, {kinds.count('failure')} failures")
            spark.stop()
        retried = len(list((folder / "marks").iterdir()))
        assert retried == 5, f"{retried} tasks were killed"


main()
