"""The spectral arc length of movements of three seconds: the formula of its paper in NumPy."""

import numpy as np

RATE = 100.0
LENGTH = 300


def arc_length(speed, rate=RATE, maximum=10.0, threshold=0.05, pad_level=4):
    """Balasubramanian and others 2015, doi:10.1186/s12984-015-0090-9."""
    length = int(2 ** (np.ceil(np.log2(len(speed))) + pad_level))
    frequencies = np.arange(0, rate, rate / length)
    magnitudes = np.abs(np.fft.fft(speed, length))
    magnitudes = magnitudes / np.max(magnitudes)
    below = frequencies <= maximum
    frequencies, magnitudes = frequencies[below], magnitudes[below]
    strong = np.flatnonzero(magnitudes >= threshold)
    kept = slice(strong[0], strong[-1] + 1)
    frequencies, magnitudes = frequencies[kept], magnitudes[kept]
    steps = np.diff(frequencies) / (frequencies[-1] - frequencies[0])
    return -np.sum(np.sqrt(steps ** 2 + np.diff(magnitudes) ** 2))


def compare(bench):
    t = np.arange(LENGTH) / RATE
    s = t / t[-1]
    movements = [20 * 30 * s ** 2 * (1 - s) ** 2 / 3
                 + amplitude * np.sin(2 * np.pi * 9 * t) for amplitude in np.linspace(0, 5, 100)]
    bench.write("speed", np.concatenate(movements))
    bench.race(
        f"Spectral arc length, {len(movements)} movements of {LENGTH} samples",
        "arc-length", {"rate": RATE, "length": LENGTH},
        {"NumPy, by the paper": lambda: [arc_length(speed) for speed in movements]},
        tolerance=1e-12)
