"""Tables from the disk cache: pandas' C engine, Polars, pyarrow and DuckDB, each held to one thread and one core.

Every side ends with the seven columns in memory, in the form that is its own: a data frame, a table, arrays.
"""

import os
import shutil
import statistics
import time

# Polars makes its threads when it is imported.
os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from pyarrow import csv

NAMES = ["time_s", "acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2",
         "gyr_x_rad_s", "gyr_y_rad_s", "gyr_z_rad_s"]
# Rows that make more than 100 MB.
ROWS = {6: 1_800_000, 17: 1_000_000}
TURNS = 7
FILES = 4
RATIO = 1.3
GIGABYTES_A_SECOND = {6: 0.85, 17: None}
MEMORY = 1.5


def write(path, digits):
    """Noise around rest at 100 Hz, six decimals or as many digits as give back the same doubles."""
    random = np.random.default_rng(digits)
    count = ROWS[digits]
    values = np.column_stack([
        np.arange(count) / 100,
        random.normal([1.2, -3.4, 9.118], 1.5, (count, 3)),
        random.normal(0, 0.5, (count, 3))])
    with open(path, "w") as file:
        file.write(",".join(NAMES) + "\n")
        line = ",".join(["%.6f"] * 7) + "\n"
        for row in values.tolist():
            file.write(line % tuple(row) if digits == 6 else ",".join(map(repr, row)) + "\n")


def with_pandas(path):
    return pd.read_csv(path, engine="c").to_numpy().T


def with_pandas_exactly(path):
    return pd.read_csv(path, engine="c", float_precision="round_trip").to_numpy().T


def with_polars(path):
    return [column.to_numpy() for column in pl.read_csv(path)]


def with_pyarrow(path):
    options = csv.ReadOptions(use_threads=False, block_size=1 << 20)
    return [column.to_numpy() for column in csv.read_csv(path, read_options=options).columns]


def with_duckdb(path):
    with duckdb.connect(config={"threads": 1}) as connection:
        columns = connection.sql(f"select * from read_csv('{path}')").fetchnumpy()
    return [columns[name] for name in NAMES]


# What is timed: no copy into another form.
TIMED = {
    "pandas, C engine": lambda path: pd.read_csv(path, engine="c"),
    "Polars": pl.read_csv,
    "pyarrow": lambda path: csv.read_csv(
        path, read_options=csv.ReadOptions(use_threads=False, block_size=1 << 20)),
    "DuckDB": with_duckdb,
}
CHECKED = {
    "pandas, C engine": with_pandas, "pandas, round-trip": with_pandas_exactly,
    "Polars": with_polars, "pyarrow": with_pyarrow, "DuckDB": with_duckdb,
}


def check(bench, path, digits):
    """Sees that all read the same numbers; pandas' default is off by a last digit here and there."""
    ours = bench.ours("ingest", runs=1, digits=digits, files=1, threads=1)[1].reshape(7, -1)
    for name, read in CHECKED.items():
        theirs = np.vstack(read(path))
        if theirs.shape != ours.shape:
            raise SystemExit(f"{name}: {theirs.shape[1]} rows, ours {ours.shape[1]}")
        unequal = np.count_nonzero(theirs != ours)
        largest = np.max(np.abs(theirs - ours) / np.maximum(np.abs(ours), 1e-300))
        if largest > 1e-14:
            raise SystemExit(f"{name}: differs by {largest:.1e} of a number")
        print(f"  {name:22}{'same doubles' if unequal == 0 else f'{unequal} doubles differ, at most {largest:.0e}'}")


def verdict(value, goal, holds):
    return "" if goal is None else f"  target {goal}: {'held' if holds(value, goal) else 'missed'}"


def at_least(value, goal):
    return value >= goal


def at_most(value, goal):
    return value <= goal


def race(bench, path, digits):
    """Everyone in turns, one reading a turn; the ratios are of the medians and of the best."""
    size = os.path.getsize(path) / 1e9
    print(f"\n{ROWS[digits]} rows of a time and six columns, "
          f"{'six decimals' if digits == 6 else 'up to 17 digits'}, {size * 1e3:.0f} MB, one core",
          flush=True)
    check(bench, path, digits)
    times = {"hipline": []} | {name: [] for name in TIMED}
    for _ in range(TURNS):
        times["hipline"] += bench.ours("ingest", runs=2, digits=digits, files=1, threads=1)[0]
        for name, read in TIMED.items():
            for _ in range(2):
                start = time.perf_counter()
                result = read(path)
                times[name].append(time.perf_counter() - start)
                del result
    middle = {name: statistics.median(all) for name, all in times.items()}
    best = {name: min(all) for name, all in times.items()}
    print(f"  {'':22}{'median GB/s':>12}{'best GB/s':>12}{'ratios':>16}")
    for name in times:
        ratios = f"{middle[name] / middle['hipline']:8.2f} x{best[name] / best['hipline']:6.2f} x"
        print(f"  {name:22}{size / middle[name]:12.3f}{size / best[name]:12.3f}"
              f"{'' if name == 'hipline' else ratios}")
    smallest = min(min(middle[name] / middle["hipline"], best[name] / best["hipline"])
                   for name in TIMED)
    print(f"  against the fastest: {smallest:.2f} x{verdict(smallest, RATIO, at_least)}")
    rate = size / best["hipline"]
    print(f"  best rate: {rate:.2f} GB/s{verdict(rate, GIGABYTES_A_SECOND[digits], at_least)}")
    grown, columns = bench.ours("ingest-memory", runs=1, digits=digits, files=1, threads=1)[1]
    print(f"  peak memory: {grown / columns:.2f} x the {columns / 1e6:.0f} MB of columns"
          f"{verdict(grown / columns, MEMORY, at_most)}")


def scale(bench, digits):
    """Several files on one thread and on two."""
    for number in range(1, FILES):
        shutil.copy(bench.folder / f"{digits}.csv", bench.folder / f"{digits}-{number}.csv")
    rates = {}
    for threads in (1, 2):
        runs = [t for _ in range(3) for t in bench.ours(
            "ingest", runs=2, digits=digits, files=FILES, threads=threads)[0]]
        rates[threads] = FILES * os.path.getsize(bench.folder / f"{digits}.csv") / 1e9 / min(runs)
    print(f"\n{FILES} files: {rates[1]:.2f} GB/s on one thread, {rates[2]:.2f} on two "
          f"({rates[2] / rates[1]:.2f} x)")


def compare(bench):
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    # One thread is not one core: some read ahead in a further one. What is started from here inherits this.
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    for digits in ROWS:
        path = str(bench.folder / f"{digits}.csv")
        write(path, digits)
        race(bench, path, digits)
    os.sched_setaffinity(0, cores)
    scale(bench, 6)
