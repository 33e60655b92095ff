"""What an analysis gave: tables, traces, documents."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hipline import frames
from hipline.errors import Failure


@dataclass(frozen=True)
class Traces:
    """The course of a session, as its page draws it: of every point in time the lowest and the highest value of its step."""

    segment: str
    """The segment whose angle it is, such as `thigh`."""
    angle: Any
    """A data frame: `set`, `time_s` from the first sample, `angle_low_deg`, `angle_high_deg`; about the axis of the movement."""
    pelvis: Any
    """The same of the pelvis' turn, `pelvis_low_deg`, `pelvis_high_deg`; without rows where no sensor saw it."""


@dataclass(frozen=True)
class Result:
    """What `analyze` gives. Tables are data frames of the library that was asked for; an empty cell was not measurable."""

    repetitions: Any
    """One row a repetition."""
    sessions: Any
    """One row a session."""
    findings: Any
    """One row for each thing that is doubtful."""
    failures: Any
    """One row for each input that could not be analysed."""
    dictionary: Any
    """One row a column of these tables: type, unit, meaning, source."""
    text: str
    """What the command prints."""
    documents: dict[str, dict[str, Any]]
    """Every session's document by its name: each number and, under `not_measured`, why one is missing."""
    _traces: dict[str, Traces]

    @property
    def traces(self) -> Traces:
        """The traces of the one session that there is.

        Raises:
            ValueError: there are several, or none: `traces_of` takes the name of one.
        """
        if len(self._traces) != 1:
            raise ValueError(f"one session expected, got {len(self._traces)}: ask for traces_of(session_id)")
        return next(iter(self._traces.values()))

    def traces_of(self, session_id: str) -> Traces:
        """The traces of the session of this name.

        Raises:
            KeyError: there is none of this name.
        """
        return self._traces[session_id]


def read(folder: Path, text: str, library: frames.Library) -> Result:
    """What a run left in its folder."""
    with closing(sqlite3.connect(f"{(folder / 'hipline.sqlite').resolve().as_uri()}?mode=ro", uri=True)) as database:
        tables = {
            name: frames.read(database, name, library) for name in ("reps", "sessions", "findings", "failures", "dictionary")
        }
    documents = [json.loads(path.read_text("utf-8")) for path in sorted((folder / "sessions").glob("*.json"))]
    traces = [json.loads(path.read_text("utf-8")) for path in sorted((folder / "traces").glob("*.json"))]
    return Result(
        repetitions=tables["reps"],
        sessions=tables["sessions"],
        findings=tables["findings"],
        failures=tables["failures"],
        dictionary=tables["dictionary"],
        text=text,
        documents={document["id"]: document for document in documents},
        _traces={document["id"]: _traces(document["traces"], library) for document in traces},
    )


def read_failures(folder: Path) -> list[Failure]:
    """The inputs that a run could not analyse."""
    with closing(sqlite3.connect(f"{(folder / 'hipline.sqlite').resolve().as_uri()}?mode=ro", uri=True)) as database:
        names = 'code, message, hint, session_id, path, line, "column"'
        return [Failure(*row) for row in database.execute(f"SELECT {names} FROM failures ORDER BY rowid")]


def _traces(document: dict[str, Any], library: frames.Library) -> Traces:
    return Traces(
        segment=document["segment"],
        angle=_course(document["sets"], "angle", library),
        pelvis=_course(document["sets"], "pelvis", library),
    )


def _course(sets: list[dict[str, Any]], name: str, library: frames.Library) -> Any:
    low, high = f"{name}_low_deg", f"{name}_high_deg"
    columns: dict[str, list[Any]] = {"set": [], "time_s": [], low: [], high: []}
    for one in sets:
        course = one.get(f"{name}_deg")
        if course is None:
            continue
        count = len(course["low"])
        columns["set"] += [one["index"]] * count
        columns["time_s"] += [course["start_s"] + index * course["step_s"] for index in range(count)]
        columns[low] += course["low"]
        columns[high] += course["high"]
    types = {"set": "integer", "time_s": "number", low: "number", high: "number"}
    return frames.make(columns, types, library)
