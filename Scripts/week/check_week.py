"""Holds what Hipline finds in simulated days against their truth.

    check_week.py HIPLINE FOLDER HOURS...
"""

import csv
import datetime
import json
import os
import shutil
import subprocess
import sys
import time

# A bout that is found may differ by so many repetitions, and a hundred hours may hold so many false ones.
REPETITIONS_OFF = 1
FALSE_IN_100_HOURS = 2
# However long the recording, in MiB: an hour of two sensors at 100 Hz, the longest bout, takes 200.
LARGEST_MEMORY = 300
# The same of half an hour of one sensor, which is what inspect and convert hold.
LARGEST_STRETCH = 150


def run(command):
    """Wall seconds and peak resident memory in MiB of a command, by the kernel's own count."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def found_bouts(results, truth):
    """Of every result the times of its complete repetitions, in seconds from the start of the recording."""
    repetitions = [row for row in rows(f"{results}/reps.csv") if row["complete"] == "true"]
    for session in rows(f"{results}/sessions.csv"):
        began = datetime.datetime.fromisoformat(session["started_at"])
        began = began.replace(tzinfo=datetime.timezone.utc).timestamp() - truth["start_unix_s"]
        yield [
            (began + float(row["start_s"]), began + float(row["end_s"]))
            for row in repetitions
            if row["session_id"] == session["session_id"]
        ]


def compare(results, truth):
    """Problems, and the number of bouts found and of false ones."""
    problems, false = [], 0
    counted = [0] * len(truth["bouts"])
    for bout in found_bouts(results, truth):
        inside = [
            index
            for index, true in enumerate(truth["bouts"])
            if any(start < true["end_s"] and end > true["start_s"] for start, end in bout)
        ]
        false += not inside
        for index in inside:
            true = truth["bouts"][index]
            counted[index] += sum(
                start < true["end_s"] and end > true["start_s"] for start, end in bout)
    for number, (count, true) in enumerate(zip(counted, truth["bouts"]), 1):
        if abs(count - true["repetitions"]) > REPETITIONS_OFF:
            problems.append(f"bout {number}: {count} of {true['repetitions']} repetitions")
    return problems, sum(count > 0 for count in counted), false


def lines(path):
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def whole_file(hipline, recording, out):
    """Problems of inspect and convert with a recording, and the peak memory of both in MiB."""
    problems = []
    _, inspect = run([hipline, "inspect", recording])
    _, convert = run([hipline, "convert", recording, "--placement", "thigh", "--to", "csv", "--out", out])
    for name, memory in (("inspect", inspect), ("convert", convert)):
        if memory > LARGEST_STRETCH:
            problems.append(f"{name} takes {memory:.0f} MiB")
    samples, written = lines(recording), lines(f"{out}/thigh/thigh.csv") - 1
    if written != samples:
        problems.append(f"{written} of {samples} samples were converted")
    shutil.rmtree(out)
    return problems, inspect, convert


def main():
    programs, folder = sys.argv[1:3]
    hipline = f"{programs}/hipline"
    problems = []
    print(f"{'hours':>6} {'GB':>6} {'peak MiB':>9} {'seconds':>8} {'GB/s':>6} {'bouts':>7} {'false':>6} "
          f"{'inspect MiB':>12} {'convert MiB':>12}")
    for hours in map(float, sys.argv[3:]):
        days, results = f"{folder}/days", f"{folder}/results"
        run([f"{programs}/HiplineTools", "days", "clamshell", "--hours", str(hours), "--sets", "2",
             "--at", "thigh", "--at", "pelvis", "--seed", "1", "--out", days])
        size = sum(entry.stat().st_size for entry in os.scandir(days)) / 1e9
        with open(f"{days}/truth.json") as file:
            truth = json.load(file)
        seconds, memory = run([hipline, "analyze", days, "--out", results, "--quiet"])
        wrong, found, false = compare(results, truth)
        spoilt, inspect, convert = whole_file(hipline, f"{days}/thigh.csv", f"{folder}/converted")
        print(f"{hours:6g} {size:6.2f} {memory:9.0f} {seconds:8.1f} {size / seconds:6.2f} "
              f"{found:3} of {len(truth['bouts'])} {false:5} {inspect:12.0f} {convert:12.0f}", flush=True)
        problems += [f"{hours:g} hours: {problem}" for problem in wrong + spoilt]
        if false > max(1, FALSE_IN_100_HOURS * hours / 100):
            problems.append(f"{hours:g} hours: {false} false bouts")
        if memory > LARGEST_MEMORY:
            problems.append(f"{hours:g} hours: {memory:.0f} MiB")
        shutil.rmtree(days)
        shutil.rmtree(results)
    if problems:
        sys.exit("\n".join(problems))
    print("every bout found, memory bounded")


if __name__ == "__main__":
    main()
