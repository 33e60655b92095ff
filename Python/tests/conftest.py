"""Recordings with a known truth, by `hipline simulate`."""

from pathlib import Path

import pytest

import hipline


@pytest.fixture(scope="session")
def clamshell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a thigh and a pelvis, five repetitions of 20° by the right leg."""
    folder = tmp_path_factory.mktemp("recordings") / "clamshell"
    hipline.run(
        "simulate", "clamshell", "--out", folder, "--repetitions", "5", "--rom", "20", "--side", "right", "--seed", "21",
        "--at", "thigh", "--at", "pelvis",
    )  # fmt: skip
    return folder
