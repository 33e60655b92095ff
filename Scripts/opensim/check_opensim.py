"""Solves the inverse kinematics of converted sessions with OpenSim, and holds the angle of the hip against the truth.

    check_opensim.py SESSION CONVERTED COORDINATE SIGN TOLERANCE

SESSION is a folder of `hipline simulate` with truth.json, CONVERTED the one that `hipline convert --to opensim` made of it. The lift has to
be in COORDINATE, in the direction of SIGN, and every repetition's range within TOLERANCE degrees of its true one.
"""

import contextlib
import json
import sys
from pathlib import Path

import numpy as np
import opensim

opensim.Logger.setLevelString("Error")


def rotation(name, axis):
    """A rotation of a joint about an axis of the model."""
    transform = opensim.TransformAxis(opensim.ArrayStr(name, 1), opensim.Vec3(*axis))
    transform.set_function(opensim.LinearFunction(1, 0))
    return transform


def joint(name, parent, child, coordinates):
    """Three rotations about the lines of the model, in this order."""
    transform = opensim.SpatialTransform()
    for place, (coordinate, axis) in enumerate(coordinates, 1):
        getattr(transform, f"set_rotation{place}")(rotation(coordinate, axis))
    zero = opensim.Vec3(0)
    return opensim.CustomJoint(name, parent, zero, zero, child, zero, zero, transform)


def model():
    """A pelvis that turns freely and two thighs, whose joints have the names and lines of OpenSim's gait models."""
    made = opensim.Model()
    made.setName("legs")
    made.addBody(body("pelvis"))
    pelvis = [("pelvis_tilt", (0, 0, 1)), ("pelvis_list", (1, 0, 0)), ("pelvis_rotation", (0, 1, 0))]
    made.addJoint(joint("ground_pelvis", made.getGround(), made.getBodySet().get("pelvis"), pelvis))
    for side, outwards in (("r", 1), ("l", -1)):
        made.addBody(body(f"femur_{side}"))
        hip = [
            (f"hip_flexion_{side}", (0, 0, 1)),
            (f"hip_adduction_{side}", (outwards, 0, 0)),
            (f"hip_rotation_{side}", (0, outwards, 0)),
        ]
        made.addJoint(joint(f"hip_{side}", made.getBodySet().get("pelvis"), made.getBodySet().get(f"femur_{side}"), hip))
    made.finalizeConnections()
    return made


def body(name):
    return opensim.Body(name, 1, opensim.Vec3(0), opensim.Inertia(1, 1, 1))


def solved(folder):
    """The coordinates over time in degrees, from the converted table by the converted settings."""
    # The tools look for files where they run.
    with contextlib.chdir(folder):
        model().printToXML("model.osim")
        assert opensim.IMUPlacer("imu_placer.xml").run(), "IMU placer failed"
        assert opensim.IMUInverseKinematicsTool("imu_inverse_kinematics.xml").run(), "inverse kinematics failed"
        table = opensim.TimeSeriesTable("motion.mot")
    names = table.getColumnLabels()
    assert table.getTableMetaDataAsString("inDegrees") == "yes"
    return np.array(table.getIndependentColumn()), {
        name: np.array(table.getDependentColumn(name).to_numpy()) for name in names
    }


def main(session, converted, coordinate, sign, tolerance):
    truth = json.loads((Path(session) / "truth.json").read_text())
    (folder,) = [path.parent for path in Path(converted).glob("*/orientations.sto")]
    time, angles = solved(folder)
    worst = 0.0
    for repetition in truth["repetitions"]:
        inside = (time >= repetition["start_s"] - 0.5) & (time <= repetition["end_s"] + 0.5)
        angle = float(sign) * angles[coordinate][inside]
        rest = angle[0]
        found = angle.max() - rest
        worst = max(worst, abs(found - repetition["hip_rom_deg"]))
    others = max(
        np.ptp(values) for name, values in angles.items() if name.startswith("hip_") and name != coordinate
    )
    said = f"{Path(session).name}: {coordinate}, {len(truth['repetitions'])} repetitions within {worst:.3f}°, other axes of the hip {others:.2f}°"
    if not worst <= float(tolerance):
        sys.exit(f"{said}; {tolerance}° allowed")
    print(said)


if __name__ == "__main__":
    main(*sys.argv[1:])
