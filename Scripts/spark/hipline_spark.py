"""Analyses recordings with Hipline on Apache Spark: the sessions of a manifest, or paths, spread over the tasks.

    spark-submit Scripts/spark/hipline_spark.py --manifest sessions.csv --out results
    spark-submit --master spark://HOST:7077 Scripts/spark/hipline_spark.py --files-from paths.txt --out hdfs:///results

Every worker needs the `hipline` program (--hipline) and reaches the recordings by the same paths. Each task runs it over its
sessions; the tables become Parquet with the types of `dictionary.csv`, one folder a table, what could not be read in
`failures`, and each session as JSON in `documents`. A task that is lost is run again, and only what its last try gave counts.
"""

import argparse
import csv
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import Row, SparkSession
from pyspark.sql import functions as column_functions
from pyspark.sql.types import (BooleanType, DoubleType, LongType, StringType, StructField,
                               StructType)

TYPES = {"text": StringType, "integer": LongType, "number": DoubleType, "flag": BooleanType}
READERS = {"text": str, "integer": int, "number": float, "flag": lambda text: text == "true"}
TABLES = ["reps", "sessions", "findings", "failures"]
# 0: analysed; 1: with findings; 2: something could not be read, which is in `failures`. Else the tables are not whole: 3, they
# could not be written.
USUAL_STATUSES = (0, 1, 2)
# The options or a profile are wrong, which no other try and no other machine changes.
USAGE_STATUS = 64


def sessions_of_manifest(path: str) -> list[list[dict]]:
    """The rows of a manifest, those of one session together, their files by absolute paths."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    folder = Path(path).resolve().parent
    groups: dict[str, list[dict]] = {}
    for row in rows:
        groups.setdefault(row["session_id"], []).append({**row, "file": str(folder / row["file"])})
    return list(groups.values())


def groups_of_paths(path: str) -> list[list[str]]:
    """Paths, those of one folder together: files there may belong to one session."""
    lines = sys.stdin if path == "-" else open(path, encoding="utf-8")
    groups: dict[str, list[str]] = {}
    for line in lines:
        if name := line.rstrip("\n"):
            full = os.path.abspath(name)
            groups.setdefault(full if os.path.isdir(full) else os.path.dirname(full), []).append(full)
    return list(groups.values())


def run_hipline(program: str, options: list[str], entries: list, place: str) -> str:
    """Runs the program over a task's entries; its tables are in `place` then, its documents are given back."""
    command = [program, "analyze", "--format", "jsonl", "--quiet", "--jobs", "1", "--out", place]
    paths = ""
    if isinstance(entries[0], dict):
        manifest = place + ".csv"
        with open(manifest, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(entries[0]))
            writer.writeheader()
            writer.writerows(entries)
        command += ["--manifest", manifest]
    else:
        command += ["--files-from", "-"]
        paths = "\n".join(entries) + "\n"
    ended = subprocess.run(command + options, input=paths, capture_output=True, text=True)
    if ended.returncode not in USUAL_STATUSES:
        # Spark tries the task again, perhaps on another machine.
        raise RuntimeError(f"hipline ended with status {ended.returncode}: {ended.stderr[-500:]}")
    return ended.stdout


def task(program: str, options: list[str]):
    """What one task does with its part of the sessions: rows of (table, text)."""

    def run(groups):
        entries = [entry for group in groups for entry in group]
        if not entries:
            return
        with tempfile.TemporaryDirectory() as folder:
            place = os.path.join(folder, "out")
            for line in run_hipline(program, options, entries, place).splitlines():
                yield ("documents", line)
            for table in TABLES:
                with open(f"{place}/{table}.csv", newline="", encoding="utf-8") as file:
                    rows = csv.reader(file)
                    next(rows)
                    for row in rows:
                        text = io.StringIO()
                        csv.writer(text).writerow(row)
                        yield (table, text.getvalue())

    return run


def dictionary(program: str, options: list[str]) -> dict[str, list[tuple[str, str]]]:
    """The columns of every table and their types, as the program itself says; ends here where the options are wrong."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "analyze", "--files-from", "-", "--out", folder, "--quiet"]
        ended = subprocess.run(command + options, capture_output=True, input="", text=True)
        if ended.returncode == USAGE_STATUS:
            sys.exit(ended.stderr)
        ended.check_returncode()
        with open(f"{folder}/dictionary.csv", newline="", encoding="utf-8") as file:
            columns: dict[str, list[tuple[str, str]]] = {}
            for row in csv.DictReader(file):
                columns.setdefault(row["table"], []).append((row["column"], row["type"]))
    return columns


def typed(columns: list[tuple[str, str]]):
    def row(text: str) -> Row:
        cells = next(csv.reader(io.StringIO(text)))
        return Row(*[None if cell == "" else READERS[kind](cell)
                     for cell, (_, kind) in zip(cells, columns, strict=True)])

    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--manifest", help="a table of sessions, as `hipline analyze --manifest` reads it")
    source.add_argument("--files-from", help="a file with one path on each line; - for the standard input")
    parser.add_argument("--out", required=True, help="the folder for the Parquet tables")
    parser.add_argument("--hipline", default="hipline", help="the program, as every worker finds it")
    parser.add_argument("--partitions", type=int, default=0, help="the number of tasks; 4 a core unless given")
    parser.add_argument("options", nargs="*", help="further options of `hipline analyze`, after --")
    arguments = parser.parse_args()

    # The master is given by spark-submit, or by SPARK_MASTER; all cores of this machine else.
    builder = SparkSession.builder.appName("hipline")
    if "SPARK_MASTER" in os.environ:
        builder = builder.master(os.environ["SPARK_MASTER"])
    spark = builder.getOrCreate()
    context = spark.sparkContext
    columns = dictionary(arguments.hipline, arguments.options)
    groups = (sessions_of_manifest(arguments.manifest) if arguments.manifest
              else groups_of_paths(arguments.files_from))
    count = arguments.partitions or 4 * context.defaultParallelism
    parts = context.parallelize(groups, max(1, min(count, len(groups))))

    # Written once, by what committed tries gave; the tables are made from that, so that nothing is analysed twice.
    raw = f"{arguments.out}/_raw"
    lines = parts.mapPartitions(task(arguments.hipline, arguments.options))
    schema = StructType([StructField("kind", StringType()), StructField("text", StringType())])
    spark.createDataFrame(lines, schema).write.mode("overwrite").partitionBy("kind").parquet(raw)
    stored = spark.read.schema(schema).parquet(raw)

    for table in TABLES:
        kinds = StructType([StructField(name, TYPES[kind]()) for name, kind in columns[table]])
        texts = stored.where(column_functions.col("kind") == table).select("text").rdd
        rows = texts.map(lambda row, read=typed(columns[table]): read(row.text))
        frame = spark.createDataFrame(rows, kinds)
        writer = frame.write.mode("overwrite")
        if table in ("reps", "sessions"):
            writer = writer.partitionBy("exercise")
        writer.parquet(f"{arguments.out}/{table}")
    stored.where(column_functions.col("kind") == "documents").select("text") \
        .write.mode("overwrite").text(f"{arguments.out}/documents")

    names = spark.read.parquet(f"{arguments.out}/sessions").groupBy("session_id").count()
    shared = [row.session_id for row in names.where("count > 1").limit(5).collect()]
    path = context._jvm.org.apache.hadoop.fs.Path(raw)
    path.getFileSystem(context._jsc.hadoopConfiguration()).delete(path, True)
    spark.stop()
    if shared:
        sys.exit(f"{len(shared)} or more names are those of two sessions; give them names in a manifest")


if __name__ == "__main__":
    main()
