"""The multitaper estimate of holds of three seconds: nitime."""

import nitime.algorithms
import numpy as np
from scipy import signal

RATE = 100.0
LENGTH = 300


def compare(bench):
    t = np.arange(100 * LENGTH) / RATE
    x = (0.08 * np.sin(2 * np.pi * 9.5 * t) + 1.5 * np.sin(2 * np.pi * 0.3 * t)
         + 0.02 * np.random.default_rng(2).standard_normal(len(t)))
    bench.write("signal", x)
    stretches = x.reshape(-1, LENGTH)

    def one_by_one():
        return [nitime.algorithms.multi_taper_psd(
            signal.detrend(stretch), Fs=RATE, NW=4, adaptive=False, jackknife=False)[1]
            for stretch in stretches]

    def at_once():
        return nitime.algorithms.multi_taper_psd(
            signal.detrend(stretches), Fs=RATE, NW=4, adaptive=False, jackknife=False)[1]

    bench.race(
        f"Multitaper, {len(stretches)} stretches of {LENGTH} samples, NW 4, 7 tapers",
        "multitaper", {"rate": RATE, "length": LENGTH},
        {"nitime, call by call": one_by_one, "nitime, in one call": at_once},
        tolerance=1e-12)
