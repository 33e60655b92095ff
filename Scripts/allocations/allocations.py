"""Holds what an analysis allocates to not growing with the number of samples.

Usage: Scripts/check-allocations, which builds what is needed and calls this with the built program

One movement is simulated at two sampling rates, so that there are as many repetitions of four times as many samples. What
counts is what a second, equal session adds in the same process: the first one pays for the plans of its transforms.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RATES = (100, 400)
# Arrays that grow do so a few times more often. What allocates once per sample of one of the two sensors makes ten times as
# many as this allows, and what does in holds only three times.
SAMPLES_PER_ALLOCATION = 20


def allocations(program, counter, folders):
    errors = subprocess.run(
        [program, "analyze", *folders, "--jobs", "1", "--format", "jsonl", "--quiet"],
        env=os.environ | {"LD_PRELOAD": str(counter)}, check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True).stderr
    return int(errors.split("allocations:")[1])


def main():
    program = sys.argv[1]
    source = pathlib.Path(__file__).with_name("count.c")
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        counter = work / "count.so"
        subprocess.run(
            ["clang", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", counter, source],
            check=True)
        added, samples = [], []
        for rate in RATES:
            first, second = work / f"{rate}", work / f"{rate}-again"
            subprocess.run(
                [program, "simulate", "clamshell", "--rate", str(rate), "--tremor", "0.2",
                 "--at", "thigh", "--at", "pelvis", "--out", first], check=True)
            shutil.copytree(first, second)
            samples.append(
                sum(len(file.read_bytes().splitlines()) - 1 for file in first.glob("*.csv")))
            added.append(allocations(program, counter, [first, second])
                         - allocations(program, counter, [first]))
            print(f"{rate} Hz: {added[-1]} allocations for a session of {samples[-1]} samples")
    allowed = (samples[1] - samples[0]) / SAMPLES_PER_ALLOCATION
    if added[1] - added[0] > allowed:
        sys.exit(f"{added[1] - added[0]} allocations more, at most {allowed:.0f} expected: "
                 "something is allocated per sample")
    print("nothing is allocated per sample")


if __name__ == "__main__":
    main()
