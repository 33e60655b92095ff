"""Hipline in Python: runs the command and reads what it wrote. No number is computed here.

import hipline
result = hipline.analyze("monday.zip", exercise="clamshell", side="right", placement="thigh")
result.repetitions      # a data frame, units in the names
result.traces.angle     # the angle over time
"""

from hipline.analysis import analyze
from hipline.command import run, version
from hipline.errors import CommandError, DoubtfulResult, HiplineError, InputError, UsageError
from hipline.results import Result, Traces

__all__ = [
    "CommandError",
    "DoubtfulResult",
    "HiplineError",
    "InputError",
    "Result",
    "Traces",
    "UsageError",
    "analyze",
    "run",
    "version",
]
