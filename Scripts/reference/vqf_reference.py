"""Write the orientations that HiplineKinematicsTests compares with.

Usage: python3 Scripts/reference/vqf_reference.py

Needs numpy and the authors' package vqf (2.1.2 was used); the versions stand inside the file. Inputs come from
formulas, which the tests repeat, so that a second run writes the same bytes.
"""

import importlib.metadata
import json
import pathlib

import numpy as np
from vqf import VQF, offlineVQF

FILE = pathlib.Path(__file__).parents[2] / "Tests" / "HiplineKinematicsTests" / "Reference" / "vqf.json"


def waves(count, rate):
    """Turning about all three axes, never at rest."""
    t = 2 * np.pi * np.arange(count) / rate
    gyroscope = np.stack([0.5 * np.sin(0.7 * t) + 0.01, 0.3 * np.cos(0.4 * t) - 0.005,
                          0.2 * np.sin(0.25 * t) + 0.002], 1)
    accelerometer = np.stack([1.5 * np.sin(0.3 * t), 0.8 * np.cos(0.5 * t),
                              9.81 + 0.3 * np.sin(0.9 * t)], 1)
    return gyroscope, accelerometer


def lifts(count, rate):
    """Rest for a quarter, repetitions of 30 degrees, rest for a quarter; half turned over, with a bias."""
    t = np.arange(count) / rate
    start, end = t[-1] / 4, 3 * t[-1] / 4
    moving = (t > start) & (t < end)
    phase = 2 * np.pi * 0.5 * (t - start)
    angle = np.where(moving, 0.25 * (1 - np.cos(phase)), 0)
    speed = np.where(moving, 0.25 * np.pi * np.sin(phase), 0)
    zero = np.zeros(count)
    gyroscope = np.stack([zero + 0.01, 0.8 * speed - 0.005, 0.6 * speed + 0.002], 1)
    accelerometer = 9.81 * np.stack([np.sin(angle), 0.6 * np.cos(angle), -0.8 * np.cos(angle)], 1)
    return gyroscope, accelerometer


def result(quaternions, bias, sigma, rest, index):
    return {"quaternions": quaternions[index].tolist(), "bias": bias[index].tolist(),
            "sigma": sigma[index].tolist(), "rest": rest[index].astype(bool).tolist()}


def case(name, make, rate, count):
    gyroscope, accelerometer = make(count, rate)
    index = np.unique(np.r_[0, 1, np.linspace(2, count - 1, 25).astype(int)])
    online = VQF(1 / rate).updateBatchFullState(gyroscope, accelerometer)
    offline = offlineVQF(gyroscope, accelerometer, None, 1 / rate)
    return {
        "name": name, "rate": rate, "count": count, "samples": index.tolist(),
        "online": result(online["quat6D"], online["bias"], online["biasSigma"],
                         online["restDetected"], index),
        "offline": result(offline["quat6D"], offline["bias"], offline["biasSigma"],
                          offline["restDetected"], index),
    }


content = {
    "numpy": np.__version__,
    "vqf": importlib.metadata.version("vqf"),
    "cases": [
        case("waves", waves, 100.0, 1000), case("waves", waves, 25.0, 1001),
        case("lifts", lifts, 100.0, 2000), case("lifts", lifts, 250.0, 4001),
    ],
}
FILE.write_text(json.dumps(content, separators=(",", ":"), allow_nan=False) + "\n")
