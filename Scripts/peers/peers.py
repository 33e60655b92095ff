"""Run the comparisons of this folder and print their ratios.

Usage: Scripts/compare-peers, which installs what is needed and calls this with the built programs

A comparison is a file beside this one with a function `compare(bench)`, named in COMPARISONS; its
Swift side is a kernel in Benchmarks/Peers, or the command itself. Both sides take turns, so that
whatever else the machine does meets both; medians are compared, and the best times.
"""

import importlib
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

COMPARISONS = ["welch", "arc_length", "orientation", "ingest", "pipeline"]
TURNS = 7
RUNS_A_TURN = 5


def largest_difference(theirs, ours):
    return np.max(np.abs(theirs - ours))


class Bench:
    """What a comparison gets: our programs, and a folder for its input."""

    def __init__(self, program, hipline, folder):
        self.program = program
        self.hipline = hipline
        self.folder = pathlib.Path(folder)

    def write(self, name, values):
        """Puts numbers where our kernel finds them as `name`."""
        np.ascontiguousarray(values, dtype=np.float64).tofile(self.folder / f"{name}.f64")

    def ours(self, kernel, runs=RUNS_A_TURN, **parameters):
        """The seconds of some runs of our kernel, and the numbers that it put out."""
        arguments = [f"{name}={value}" for name, value in parameters.items()]
        lines = subprocess.run(
            [self.program, kernel, self.folder, str(runs), *arguments],
            check=True, capture_output=True, text=True).stdout.split()
        return [int(line) * 1e-9 for line in lines], np.fromfile(self.folder / "output.f64")

    def race(self, title, kernel, parameters, peers, tolerance, target=None, beside=None,
             difference=largest_difference):
        """Checks that all give our numbers, then times everyone in turns and prints the ratios.

        `peers` are functions without arguments by name, `tolerance` the largest `difference` allowed
        over the largest number, `target` the least ratios by name. `beside` are other runs of ours
        by name, each a kernel and what differs in its parameters, printed as parts of our time.
        """
        print(f"\n{title}", flush=True)
        _, numbers = self.ours(kernel, runs=1, **parameters)
        for name, peer in peers.items():
            theirs = np.asarray(peer()).ravel()
            if theirs.shape != numbers.shape:
                sys.exit(f"{name}: {theirs.size} numbers, ours {numbers.size}")
            share = difference(theirs, numbers) / np.max(np.abs(theirs))
            if not share <= tolerance:
                sys.exit(f"{name}: differs by {share:.1e}, more than {tolerance:.0e}")
            print(f"  equal to {name} within {share:.0e} of the largest number")
        beside = beside or {}
        ours, others, theirs = [], {name: [] for name in beside}, {name: [] for name in peers}
        for _ in range(TURNS):
            ours += self.ours(kernel, **parameters)[0]
            for name, (other, changes) in beside.items():
                others[name] += self.ours(other, **{**parameters, **changes})[0]
            for name, peer in peers.items():
                for _ in range(RUNS_A_TURN):
                    start = time.perf_counter()
                    peer()
                    theirs[name].append(time.perf_counter() - start)
        print(f"  {'':22}{'median':>13}{'best':>13}{'ratios':>12}")
        print(f"  {'hipline':22}{show(ours)}")
        for name, times in theirs.items():
            ratios = [f(times) / f(ours) for f in (statistics.median, min)]
            goal = (target or {}).get(name)
            # A busy machine interrupts long runs more often: the smaller ratio has to hold.
            held = "held" if goal and min(ratios) >= goal else "missed"
            verdict = f"  target {goal}: {held}" if goal else ""
            print(f"  {name:22}{show(times)}{ratios[0]:7.1f} x{ratios[1]:7.1f} x{verdict}")
        for name, times in others.items():
            shares = [f(times) / f(ours) for f in (statistics.median, min)]
            print(f"  {name:22}{show(times)}{shares[0]:8.0%} {shares[1]:8.0%} of hipline's time")


def show(times):
    return f"{statistics.median(times) * 1e3:10.3f} ms{min(times) * 1e3:10.3f} ms"


def main():
    program, hipline, *names = sys.argv[1:]
    unknown = set(names) - set(COMPARISONS)
    if unknown:
        sys.exit(f"no such comparison: {', '.join(sorted(unknown))}; "
                 f"there are {', '.join(COMPARISONS)}")
    for name in names or COMPARISONS:
        with tempfile.TemporaryDirectory() as folder:
            importlib.import_module(name).compare(Bench(program, hipline, folder))


if __name__ == "__main__":
    main()
