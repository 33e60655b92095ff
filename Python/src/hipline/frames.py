"""Tables as data frames of pandas or of Polars, whichever is asked for; neither is imported otherwise."""

import csv
import importlib
import math
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

Library = Literal["pandas", "polars"]
Columns = Mapping[str, Sequence[Any]]

# The types of the dictionary, and those of the database for columns that are a study's own.
_PANDAS = {"text": "string", "integer": "Int64", "number": "float64", "flag": "boolean"}
_POLARS = {"text": "String", "integer": "Int64", "number": "Float64", "flag": "Boolean"}
_OF_DATABASE = {"TEXT": "text", "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "flag"}


def module(library: Library) -> Any:
    """The library.

    Raises:
        ImportError: it is not installed, with the way to install it.
    """
    try:
        return importlib.import_module(library)
    except ModuleNotFoundError as error:
        raise ImportError(f"{library} is not installed: pip install 'hipline[{library}]'") from error


def make(columns: Columns, types: Mapping[str, str], library: Library) -> Any:
    """A data frame of these columns, of the types that the dictionary calls so."""
    made = module(library)
    if library == "polars":
        schema = {name: getattr(made, _POLARS[types[name]]) for name in columns}
        return made.DataFrame(dict(columns), schema=schema)
    series = {name: made.Series(list(values), dtype=_PANDAS[types[name]]) for name, values in columns.items()}
    return made.DataFrame(series)


def read(database: sqlite3.Connection, table: str, library: Library) -> Any:
    """A table of the results' database as a data frame."""
    types = {name: _OF_DATABASE[kind] for _, name, kind, *_ in database.execute(f'PRAGMA table_info("{table}")')}
    stated = 'SELECT "column", "type" FROM dictionary WHERE "table" = ?'
    types |= {name: kind for name, kind in database.execute(stated, [table]) if name in types}
    rows = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
    converted: dict[str, Callable[[Any], Any]] = {"integer": int, "number": float, "flag": bool, "text": str}
    columns = {
        name: [None if row[index] is None else converted[kind](row[index]) for row in rows]
        for index, (name, kind) in enumerate(types.items())
    }
    return make(columns, types, library)


def write(recording: Any, path: Path) -> None:
    """A recording in memory as CSV: a data frame of pandas or Polars, or columns by name.

    What is missing (None, NaN) becomes an empty field; numbers keep all their digits.
    """
    if hasattr(recording, "write_csv"):  # Polars
        columns = recording.to_dict(as_series=False)
    elif hasattr(recording, "to_csv"):  # pandas
        recording.to_csv(path, index=False)
        return
    else:
        columns = {name: list(values) for name, values in recording.items()}
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) > 1:
        raise ValueError(f"columns of one length expected, got {lengths}")
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        rows.writerows(map(_fields, zip(*columns.values(), strict=True)))


def _fields(row: Iterable[Any]) -> list[Any]:
    return ["" if value is None or isinstance(value, float) and math.isnan(value) else value for value in row]
