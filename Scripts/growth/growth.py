"""Doubles the sizes of inputs, and holds the processor time and memory of each run against those of half the size."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

import inputs

# A run may take so many times what half the size takes: twice is in proportion, four times is its square.
LARGEST_GROWTH = 3.0
# Differences below these are noise: seconds of processor time, KiB of memory.
SMALLEST_SECONDS = 0.15
SMALLEST_KIB = 16 << 10
# The first size is doubled until a run takes so long, in seconds, and then so often; a run that takes longer than the last is enough.
MEASURABLE_SECONDS = 0.12
DOUBLINGS = 2
LONGEST_SECONDS = 3.0
# Of so many runs the shortest counts.
RUNS = 3


def run(program, arguments, folder):
    """Seconds of processor time, peak KiB and the status of one run."""
    process = subprocess.Popen(
        [program, *arguments], cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0 or b"Usage: " in said:
        raise SystemExit(f"{' '.join(arguments)}: status {process.returncode}: {said[:500].decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def best(program, arguments, folder, runs=RUNS):
    results = []
    for _ in range(runs):
        results.append(run(program, arguments, folder))
        shutil.rmtree(os.path.join(folder, "out"), ignore_errors=True)
        if results[-1][0] > LONGEST_SECONDS / RUNS:
            break
    return min(r[0] for r in results), min(r[1] for r in results)


def measured(program, case, size):
    with tempfile.TemporaryDirectory(prefix="hipline-growth-") as folder:
        # In a process of its own: what this one has in memory counts as that of the processes that it starts.
        made = subprocess.run(
            [sys.executable, inputs.__file__, case.name, str(size), folder], check=True, capture_output=True)
        return best(program, json.loads(made.stdout), folder)


def check(program, case, start):
    """Lines of what was measured, and whether all of it is in proportion."""
    size = case.size
    before = measured(program, case, size)
    while before[0] - start[0] < MEASURABLE_SECONDS and 2 * size <= case.largest:
        size *= 2
        before = measured(program, case, size)
    fine = True
    said = [f"{size}: {before[0] - start[0]:.2f} s, {(before[1] - start[1]) >> 10} MiB"]
    for _ in range(DOUBLINGS):
        if 2 * size > case.largest or before[0] > LONGEST_SECONDS:
            break
        size *= 2
        now = measured(program, case, size)
        growth = []
        for place, least in ((0, SMALLEST_SECONDS), (1, SMALLEST_KIB)):
            old, new = before[place] - start[place], now[place] - start[place]
            is_fine = new - old < least or new <= LARGEST_GROWTH * old
            fine = fine and is_fine
            growth.append(f"×{new / old:.1f}{'' if is_fine else ' !'}" if old > 0 else "")
        said.append(
            f"{size}: {now[0] - start[0]:.2f} s {growth[0]}, {(now[1] - start[1]) >> 10} MiB {growth[1]}")
        before = now
    return "   ".join(said), fine


def main():
    program, names = os.path.abspath(sys.argv[1]), sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        start = best(program, ["--version"], folder)
    failed = []
    for case in inputs.CASES:
        if names and case.name not in names:
            continue
        said, fine = check(program, case, start)
        print(f"{'ok  ' if fine else 'FAIL'} {case.name:24} {said}", flush=True)
        if not fine:
            failed.append(case.name)
    if failed:
        sys.exit(f"more than ×{LARGEST_GROWTH:.0f} for twice the size: {', '.join(failed)}")


if __name__ == "__main__":
    main()
