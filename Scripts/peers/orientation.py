"""VQF without a magnetometer: the program of its authors, in C++ (this file cannot be called `vqf` too)."""

import numpy as np
import vqf

RATE = 100.0
# At a million samples a time in milliseconds is also one in nanoseconds per sample.
COUNT = 1_000_000
GRAVITY = 9.81


def recording():
    """Lifts about an oblique axis with a tremor, half of every minute; bias and noise; rows of three."""
    random = np.random.default_rng(3)
    t = np.arange(COUNT) / RATE
    active = np.clip(15 * np.sin(2 * np.pi * t / 60), 0, 1)
    angle = active * (0.6 * np.sin(np.pi * t / 4) ** 2 + 0.01 * np.sin(2 * np.pi * 8 * t))
    axis = np.array([2.0, -1.0, 0.5]) / np.sqrt(5.25)
    down = np.array([0.3, 0.2, -np.sqrt(0.87)])
    cosine, sine = np.cos(angle)[:, None], np.sin(angle)[:, None]
    up = -(down * cosine - np.cross(axis, down) * sine + axis * (axis @ down) * (1 - cosine))
    sway = active[:, None] * 0.3 * np.sin(2 * np.pi * t / 1.7)[:, None] * [1.0, 0.5, -0.2]
    rate = np.gradient(angle, 1 / RATE)[:, None] * axis + np.radians([0.4, -0.3, 0.2])
    return (rate + 0.002 * random.standard_normal((COUNT, 3)),
            GRAVITY * up + sway + 0.02 * random.standard_normal((COUNT, 3)))


def difference(theirs, ours):
    """The largest between quaternions, each up to its sign."""
    theirs, ours = theirs.reshape(-1, 4), ours.reshape(-1, 4)
    ways = [np.max(np.abs(theirs - sign * ours), axis=1) for sign in (1, -1)]
    return np.max(np.minimum(*ways))


def compare(bench):
    gyroscope, accelerometer = recording()
    bench.write("gyroscope", gyroscope)
    bench.write("accelerometer", accelerometer)
    peers = {
        "online": lambda: vqf.VQF(1 / RATE).updateBatch(gyroscope, accelerometer)["quat6D"],
        "offline": lambda: vqf.offlineVQF(gyroscope, accelerometer, None, 1 / RATE)["quat6D"],
    }
    for way, peer in peers.items():
        bench.race(
            f"VQF {way}, {COUNT} samples, with the published parameters",
            "orientation", {"rate": RATE, "offline": int(way == "offline"), "reference": 1},
            {"vqf": peer}, tolerance=1e-9, difference=difference,
            beside={"hipline's default": ("orientation", {"reference": 0})})
