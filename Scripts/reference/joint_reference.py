"""Write the reference numbers that the joint tests of HiplineKinematicsTests compare with.

Usage: python3 Scripts/reference/joint_reference.py

Needs numpy below 2 and qmt; the versions used stand inside every file. Inputs come from formulas, not
from a random generator, so that a second run writes the same bytes.
"""

import contextlib
import io
import json
import pathlib
from importlib.metadata import version

import numpy as np
import qmt

FOLDER = pathlib.Path(__file__).parents[2] / "Tests" / "HiplineKinematicsTests" / "Reference"
GRAVITY = np.array([0.0, 0.0, 9.80665])


def write(name, **content):
    content = {"numpy": np.__version__, "qmt": version("qmt")} | content
    text = json.dumps(content, separators=(",", ":"), default=lambda value: value.tolist(),
                      allow_nan=False)
    (FOLDER / f"{name}.json").write_text(text + "\n")


def hashed(count, seed):
    """Numbers between -1 and 1 that look random: the fractions of a large sine."""
    return 2 * np.modf(np.abs(np.sin(np.arange(1, count + 1) * 12.9898 + seed) * 43758.5453))[0] - 1


def unit(vector):
    return np.asarray(vector) / np.linalg.norm(vector, axis=-1, keepdims=True)


def twist():
    q = unit(np.stack([hashed(40, seed) for seed in range(4)], axis=1))
    axes = unit(np.stack([hashed(40, seed) for seed in range(4, 7)], axis=1))
    cases = [{"rotation": [0.5, 0.5, 0.5, 0.5], "axis": unit([1.0, 1.0, 0.0]),
              "twist": 1.9106332362490186}]
    for rotation, axis in zip(q, axes):
        parts = qmt.quatProject(rotation, axis)
        cases.append({"rotation": rotation, "axis": axis,
                      "twist": float(qmt.wrapToPi(parts["projAngle"]))})
    write("twist", cases=cases)


def hinge(rate, seconds, inclination, proximal_degrees, joint_degrees):
    """Two segments with a hinge that is inclined at rest; true orientations and both axes."""
    t = np.arange(int(rate * seconds)) / rate
    level = unit([np.cos(inclination), 0.0, np.sin(inclination)])
    mounting1 = unit(np.array([0.56, 0.48, -0.53, 0.42]))
    mounting2 = unit(np.array([0.7, 0.1, 0.7, -0.12]))
    sway = qmt.qmult(
        qmt.quatFromAngleAxis(np.deg2rad(proximal_degrees) * np.sin(2 * np.pi * 0.21 * t), [0, 1, 0]),
        qmt.quatFromAngleAxis(np.deg2rad(proximal_degrees) * np.sin(2 * np.pi * 0.13 * t + 1), level))
    angle = np.deg2rad(joint_degrees) * (1 - np.cos(2 * np.pi * 0.17 * t)) / 2
    joint = qmt.quatFromAngleAxis(angle, level)
    q1 = qmt.qmult(sway, mounting1)
    q2 = qmt.qmult(qmt.qmult(sway, joint), mounting2)
    j1 = qmt.rotate(qmt.qinv(mounting1), level)
    j2 = qmt.rotate(qmt.qinv(mounting2), level)
    return t, q1, q2, j1, j2, angle


def rates(q, rate):
    """Angular rates in sensor axes, from each sample to the next."""
    step = qmt.qmult(qmt.qinv(q[:-1]), q[1:])
    return qmt.quatAngle(step)[:, None] * qmt.quatAxis(step) * rate


def measured(values, noise, seed):
    noises = np.stack([hashed(len(values), seed + axis) for axis in range(3)], axis=1)
    return np.round(values + noise * noises, 6)


def hinge_axes():
    cases = []
    for inclination, proximal, joint, seed in [(0.35, 12, 30, 10), (0.1, 6, 25, 30), (0.6, 20, 50, 50)]:
        _, q1, q2, j1, j2, _ = hinge(25, 18, inclination, proximal, joint)
        gyr1, gyr2 = (measured(rates(q, 25), 0.01, seed + k) for k, q in ((0, q1), (3, q2)))
        acc1, acc2 = (measured(qmt.rotate(qmt.qinv(q[1:]), GRAVITY), 0.1, seed + k)
                      for k, q in ((6, q1), (9, q2)))
        settings = {"w0": 50, "useSampleSelection": False,
                    "x0": np.array([[0.3], [0.7], [-0.4], [1.1]])}
        with contextlib.redirect_stdout(io.StringIO()):
            found1, found2 = qmt.jointAxisEstHingeOlsson(
                acc1, acc2, gyr1, gyr2, estSettings=settings)
        cases.append({"acc1": acc1, "acc2": acc2, "gyr1": gyr1, "gyr2": gyr2, "true1": j1, "true2": j2,
                      "axis1": found1.ravel(), "axis2": found2.ravel()})
    write("hinge-axes", cases=cases)


def heading():
    rate = 10
    t, q1, q2, j1, j2, angle = hinge(rate, 120, 0.3, 6, 30)
    drift = np.deg2rad(25 + 0.2 * t)
    q2 = np.round(qmt.qmult(qmt.quatFromAngleAxis(drift, [0, 0, 1]), q2), 9)
    q1 = np.round(q1, 9)
    gyr1, gyr2 = (np.vstack([rates(q, rate), np.zeros(3)]) for q in (q1, q2))
    aligned = align(j2, j1)
    _, _, filtered, *_ = qmt.headingCorrection(
        gyr1, qmt.rotate(aligned, gyr2), q1, qmt.qmult(q2, qmt.qinv(aligned)), t, j1, {},
        estSettings={"constraint": "euler_1d", "enableStillness": False})
    write("heading", rate=rate, proximal=q1, distal=q2, axis1=j1, axis2=j2,
          angle=np.rad2deg(angle), heading=drift, qmt_heading=-filtered)


def align(start, end):
    """The shortest rotation that takes one unit vector to another."""
    axis = np.cross(start, end)
    return qmt.quatFromAngleAxis(np.arctan2(np.linalg.norm(axis), start @ end), axis)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    twist()
    hinge_axes()
    heading()
