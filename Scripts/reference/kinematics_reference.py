"""Write the reference numbers that HiplineKinematicsTests compares with.

Usage: python3 Scripts/reference/kinematics_reference.py

Needs numpy; the version used stands inside the file. Inputs come from formulas, not from a random
generator, so that a second run writes the same bytes.
"""

import json
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).parents[2] / "Tests" / "HiplineKinematicsTests" / "Reference"


def hashed(count, seed):
    """Numbers between -1 and 1 that look random: the fractions of a large sine."""
    return 2 * np.modf(np.abs(np.sin(np.arange(1, count + 1) * 12.9898 + seed) * 43758.5453))[0] - 1


def case(name, vectors):
    matrix = vectors.T @ vectors
    values, columns = np.linalg.eigh(matrix)
    return {"name": name, "vectors": vectors.tolist(), "values": values[::-1].tolist(),
            "axes": columns.T[::-1].tolist()}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    scattered = [case(f"scattered {seed}", hashed(30, seed).reshape(10, 3)) for seed in range(8)]
    flat = hashed(30, 20).reshape(10, 3) * [1, 1, 0]
    stretched = hashed(30, 21).reshape(10, 3) * [1000, 1, 0.001]
    content = {"numpy": np.__version__,
               "cases": scattered + [case("flat", flat), case("stretched", stretched)]}
    text = json.dumps(content, separators=(",", ":"), allow_nan=False)
    (FOLDER / "eigenpairs.json").write_text(text + "\n")


main()
