"""Runs the code blocks of a page and holds the answers of each section against each other.

A block of `python` and of `r` leaves a table in `answer`; one of `sql duckdb` or `sql sqlite` is a query. All blocks of a
section ask the same, so their answers have the same columns and rows. CSV files have six significant digits, so numbers
may differ by that.
"""

import io
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd


def blocks(page):
    """(section, language, line, code) for every fenced block with a language."""
    section, language, code, start = "", None, [], 0
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if language is not None:
            if line == "```":
                yield section, language, start, "\n".join(code) + "\n"
                language = None
            else:
                code.append(line)
        elif line.startswith("```"):
            language, code, start = line[3:].strip(), [], number
        elif line.startswith("## "):
            section = line[3:]


def of_python(code):
    names = {}
    exec(compile(code, "block", "exec"), names)
    return names["answer"]


def of_duckdb(code):
    return duckdb.sql(code).df()


def of_sqlite(code):
    with sqlite3.connect("file:Results/hipline.sqlite?mode=ro", uri=True) as database:
        return pd.read_sql(code, database)


def of_r(code):
    code += '\nwrite.csv(format(answer, digits = 15), "answer.csv", row.names = FALSE, quote = TRUE)\n'
    done = subprocess.run(["Rscript", "--vanilla", "-"], input=code, text=True, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return pd.read_csv("answer.csv", na_values=["NA"], skipinitialspace=True)


RUNNERS = {"python": of_python, "sql duckdb": of_duckdb, "sql sqlite": of_sqlite, "r": of_r}


def plain(answer):
    """The table with the names and kinds that all languages have."""
    answer = pd.read_csv(io.StringIO(answer.to_csv(index=False)))
    for column in answer.columns:
        if not pd.api.types.is_numeric_dtype(answer[column]):
            answer[column] = answer[column].astype("string").str.strip()
    return answer


def main(page, needs_r):
    has_r = shutil.which("Rscript") is not None
    if not has_r and needs_r:
        sys.exit("R is not installed")
    first, failed, ran, skipped = {}, 0, 0, 0
    for section, language, line, code in blocks(page):
        if language not in RUNNERS:
            continue
        name = f"{page.name}:{line} {language}"
        if language == "r" and not has_r:
            skipped += 1
            continue
        try:
            answer = plain(RUNNERS[language](code))
            if answer.empty:
                raise AssertionError("the answer has no rows")
            expected = first.setdefault(section, answer)
            pd.testing.assert_frame_equal(
                answer, expected, check_dtype=False, rtol=1e-5, atol=2e-5
            )
        except Exception as error:  # Any of them is one failed block; the others are still run.
            failed += 1
            print(f"FAILED  {name}: {re.sub(chr(10), ' ', str(error))}")
            continue
        ran += 1
        print(f"ok      {name}: {len(answer)} rows")
    if skipped:
        print(f"SKIPPED {skipped} blocks of R: install r-base-core, r-cran-dbi and r-cran-rsqlite")
    if failed or not ran:
        sys.exit(f"{failed} of {failed + ran} blocks failed")
    print(f"{ran} blocks of {len(first)} sections agree")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), needs_r="--needs-r" in sys.argv[2:])
