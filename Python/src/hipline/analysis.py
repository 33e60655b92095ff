"""`hipline analyze` on files or on what is in memory."""

import os
import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from hipline import command, frames, results
from hipline.errors import DoubtfulResult, Failure, InputError

Source = str | os.PathLike[str] | Any
"""A path; or a recording in memory: a data frame of pandas or Polars, or columns by name."""


def analyze(
    source: Source | Iterable[str | os.PathLike[str]] | None = None,
    *,
    sensors: Mapping[str, Source] | None = None,
    exercise: str | None = None,
    side: str | None = None,
    placement: str | None = None,
    subject: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    start_s: float | None = None,
    end_s: float | None = None,
    manifest: str | os.PathLike[str] | None = None,
    jobs: int | None = None,
    name: str = "recording",
    out: str | os.PathLike[str] | None = None,
    frame: frames.Library = "pandas",
    failures: Literal["raise", "keep"] = "raise",
) -> results.Result:
    """Scores every repetition.

    Args:
        source: A path or several, to recordings, session folders or archives; or one recording in memory, a data frame or
            columns by name. Columns have the names that Hipline knows, with units: `time_s`, `acc_x_m_s2`, …, `gyr_x_rad_s`, ….
        sensors: The sensors of one session instead, by placement: `{"thigh": frame, "pelvis": "pelvis.csv"}`.
        exercise: Such as `clamshell`; recognised where nothing says it.
        side: `left` or `right`, the side that moves.
        placement: Where the sensor of `source` is strapped.
        subject: Whose session it is.
        profile: A file with a profile of one's own.
        start_s: Take repetitions from this second on.
        end_s: Take repetitions up to this second.
        manifest: A table of sessions instead.
        jobs: How many sessions to work on at a time.
        name: What a session in memory is called.
        out: A folder that keeps pages, tables and database; nothing is kept without one.
        frame: The library whose data frames the tables are.
        failures: Whether an input that cannot be analysed raises, or is a row of `failures` beside the results of the others.

    Raises:
        InputError: an input could not be read or analysed, with code, place and hint.
        UsageError: an argument has a value that Hipline does not know.
        CommandError: results could not be written.
        ImportError: the library of `frame` is not installed.

    Warns:
        DoubtfulResult: for every finding of severity `error`.
    """
    frames.module(frame)
    if sum(given is not None for given in (source, sensors, manifest)) != 1:
        raise TypeError("one of source, sensors and manifest expected")
    with tempfile.TemporaryDirectory(prefix="hipline-") as temporary:
        folder = Path(temporary)
        memory = folder / name
        memory.mkdir()
        arguments: list[str] = []
        for place, recording in (sensors or {}).items():
            arguments.append(f"--sensor={place}={os.fspath(_file(recording, memory / f'{place}.csv'))}")
        paths = [] if source is None else _paths(source, memory / f"{name}.csv")
        options = {
            "--exercise": exercise, "--side": side, "--placement": placement, "--subject": subject, "--profile": profile,
            "--manifest": manifest, "--from": start_s, "--to": end_s, "--jobs": jobs,
        }  # fmt: skip
        arguments += [
            f"{option}={os.fspath(value) if isinstance(value, os.PathLike) else value}"
            for option, value in options.items()
            if value is not None
        ]
        into = folder / "results" if out is None else Path(out)
        done = command.run("analyze", *arguments, "--out", into, "--quiet", "--no-progress", "--", *paths)
        if done.returncode == command.UNREADABLE and failures == "raise":
            raise InputError([_told(failure, folder) for failure in results.read_failures(into)])
        result = results.read(into, done.stdout, frame)
    for document in result.documents.values():
        for finding in document["findings"]:
            if finding["severity"] == "error":
                said = f"{document['id']}: {finding['message']} [{finding['code']}]"
                warnings.warn(said, DoubtfulResult, stacklevel=2)
    return result


def _is_path(source: object) -> bool:
    return isinstance(source, str | os.PathLike)


def _paths(source: Any, file: Path) -> Sequence[str | os.PathLike[str]]:
    if isinstance(source, list | tuple) and all(map(_is_path, source)):
        return source
    return [_file(source, file)]


def _file(recording: Any, file: Path) -> str | os.PathLike[str]:
    """The file itself, or the one that a recording in memory is written to."""
    if _is_path(recording):
        return recording  # type: ignore[no-any-return]
    frames.write(recording, file)
    return file


def _told(failure: Failure, folder: Path) -> Failure:
    """Without the folder that nobody but us knows."""
    path = failure.path.replace(f"{folder}/", "") if failure.path else None
    return replace(failure, path=path)
