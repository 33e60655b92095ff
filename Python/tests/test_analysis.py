"""What a user of the package does, with pandas and with Polars."""

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import hipline


def scored(clamshell: Path, **options: Any) -> hipline.Result:
    return hipline.analyze(clamshell / "thigh.csv", exercise="clamshell", side="right", placement="thigh", **options)


def test_the_truth_of_a_simulated_set_comes_back(clamshell: Path) -> None:
    truth = json.loads((clamshell / "truth.json").read_text())
    repetitions = scored(clamshell).repetitions
    assert len(repetitions) == 5
    assert repetitions["rom_deg"].sub(20).abs().max() < 2
    starts = [repetition["start_s"] for repetition in truth["repetitions"]]
    assert np.abs(repetitions["start_s"].to_numpy() - starts).max() < 0.2


@pytest.mark.parametrize("frame", ["pandas", "polars"])
def test_every_column_has_the_type_of_the_dictionary(clamshell: Path, frame: Any) -> None:
    result = scored(clamshell, frame=frame)
    expected = {
        "pandas": {"text": "string", "integer": "Int64", "number": "float64", "flag": "boolean"},
        "polars": {"text": "String", "integer": "Int64", "number": "Float64", "flag": "Boolean"},
    }[frame]
    rows = result.dictionary.to_dict("records") if frame == "pandas" else result.dictionary.to_dicts()
    tables = {
        "reps": result.repetitions, "sessions": result.sessions, "findings": result.findings, "failures": result.failures,
    }  # fmt: skip
    rows = [row for row in rows if row["table"] in tables]  # the others are views of the database
    assert {row["table"] for row in rows} == set(tables)
    for row in rows:
        table = tables[row["table"]]
        types = dict(zip(table.columns, table.dtypes, strict=True))
        assert str(types[row["column"]]) == expected[row["type"]], row["column"]


def test_pandas_and_polars_have_the_numbers_of_the_database(clamshell: Path, tmp_path: Path) -> None:
    of_pandas = scored(clamshell, out=tmp_path / "kept")
    of_polars = scored(clamshell, frame="polars")
    with sqlite3.connect(tmp_path / "kept" / "hipline.sqlite") as database:
        stated = database.execute("SELECT rom_deg, score_overall, tremor_detected, pelvis_rom_deg FROM reps").fetchall()
    columns = ["rom_deg", "score_overall", "tremor_detected", "pelvis_rom_deg"]
    pandas_rows = of_pandas.repetitions[columns].astype(object)
    assert pandas_rows.where(pandas_rows.notna(), None).to_numpy().tolist() == [list(row) for row in stated]
    assert of_polars.repetitions.select(columns).rows() == stated


def test_what_was_not_measured_is_missing_with_a_reason(clamshell: Path) -> None:
    result = scored(clamshell)
    assert result.repetitions["pelvis_rom_deg"].isna().all()
    document = result.documents["thigh"]
    assert document["repetitions"][0]["not_measured"]["pelvis_rom_deg"]
    assert len(result.traces.pelvis) == 0


@pytest.mark.parametrize("frame", ["pandas", "polars"])
def test_the_trace_shows_the_range_of_every_repetition(clamshell: Path, frame: Any) -> None:
    result = scored(clamshell, frame=frame)
    angle = result.traces.angle
    assert list(angle.columns) == ["set", "time_s", "angle_low_deg", "angle_high_deg"]
    assert result.traces.segment == "thigh"
    assert abs(angle["angle_high_deg"].max() - angle["angle_low_deg"].min() - 20) < 2
    time = angle["time_s"].to_numpy()
    assert (np.diff(time) > 0).all()
    assert time[0] < result.repetitions["start_s"][0] and time[-1] > result.repetitions["end_s"][4]


def test_memory_gives_what_the_file_gives(clamshell: Path) -> None:
    of_file = scored(clamshell)
    table = pd.read_csv(clamshell / "thigh.csv")
    sources = [table, pl.from_pandas(table), {name: table[name].to_numpy() for name in table.columns}]
    for source in sources:
        of_memory = hipline.analyze(source, exercise="clamshell", side="right", placement="thigh", name="thigh")
        pd.testing.assert_frame_equal(of_memory.repetitions, of_file.repetitions)


def test_missing_samples_in_memory_are_missing(clamshell: Path) -> None:
    table = pl.read_csv(clamshell / "thigh.csv")
    holes = table.with_columns(
        pl.when(pl.int_range(pl.len()) % 50 == 7).then(None).otherwise(pl.col("acc_x_m_s2")).alias("acc_x_m_s2")
    )
    nan = holes.with_columns(pl.col("acc_x_m_s2").fill_null(float("nan")))
    results = [
        hipline.analyze(source, exercise="clamshell", side="right", placement="thigh")
        for source in (holes, nan, holes.to_pandas())
    ]
    for result in results:
        assert len(result.repetitions) == 5
        pd.testing.assert_frame_equal(result.repetitions, results[0].repetitions)


def test_several_sensors_are_one_session(clamshell: Path) -> None:
    thigh = pd.read_csv(clamshell / "thigh.csv")
    result = hipline.analyze(sensors={"thigh": thigh, "pelvis": clamshell / "pelvis.csv"}, exercise="clamshell", side="right")
    assert len(result.sessions) == 1
    assert result.repetitions["pelvis_rom_deg"].notna().all()
    assert len(result.traces.pelvis) == len(result.traces.angle)


def test_archives_folders_and_lists_are_read(clamshell: Path, tmp_path: Path) -> None:
    archive = tmp_path / "monday.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(clamshell / "thigh.csv", "thigh.csv")
    other = shutil.copytree(clamshell, tmp_path / "other")
    result = hipline.analyze([archive, other], exercise="clamshell", side="right", jobs=2)
    assert set(result.sessions["session_id"]) == set(result.documents)
    assert len(result.sessions) == 2
    with pytest.raises(ValueError, match="traces_of"):
        _ = result.traces
    assert len(result.traces_of("monday-thigh").angle) > 0


def test_only_a_stretch_is_looked_at(clamshell: Path) -> None:
    whole = scored(clamshell).repetitions
    middle = (whole["end_s"][1] + whole["start_s"][2]) / 2
    assert len(scored(clamshell, start_s=middle).repetitions) == 3


def test_what_cannot_be_read_raises_code_place_and_hint(clamshell: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    lines = (clamshell / "thigh.csv").read_text().splitlines()
    broken.write_text("\n".join(lines[:60]) + "\n1.0,2.0\n")
    with pytest.raises(hipline.InputError) as raised:
        hipline.analyze(broken, exercise="clamshell", placement="thigh")
    error = raised.value
    assert (error.code, error.path, error.line) == ("malformed-row", str(broken), 61)
    assert error.hint and error.message and "malformed-row" in str(error)


def test_what_can_be_read_is_kept_if_asked_for(clamshell: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    shutil.copytree(clamshell, tmp_path / "whole")
    result = hipline.analyze(tmp_path, failures="keep")
    assert len(result.repetitions) == 5
    assert result.failures["code"].tolist() == ["empty"]
    with pytest.raises(hipline.InputError, match="empty"):
        hipline.analyze(tmp_path)


def test_a_fault_in_memory_names_no_folder_that_nobody_knows(clamshell: Path) -> None:
    table = pd.read_csv(clamshell / "thigh.csv").drop(columns="time_s").iloc[:, :1]
    with pytest.raises(hipline.InputError) as raised:
        hipline.analyze(table, exercise="clamshell", placement="thigh", name="mine")
    assert raised.value.path == "mine/mine.csv"
    assert "/tmp" not in str(raised.value)


def test_an_error_finding_warns(clamshell: Path) -> None:
    table = pd.read_csv(clamshell / "thigh.csv")
    frozen = table.assign(**{name: 9.81 if name == "acc_z_m_s2" else 0.0 for name in table.columns[1:]})
    with pytest.warns(hipline.DoubtfulResult, match=r"\[[a-z-]+\]"):
        hipline.analyze(sensors={"thigh": table, "pelvis": frozen}, exercise="clamshell", side="right", failures="keep")


@pytest.mark.parametrize("options", [{"exercise": "juggling"}, {"side": "up"}, {"start_s": -1}, {"jobs": 0}])
def test_an_argument_that_hipline_does_not_know_is_refused(clamshell: Path, options: dict[str, Any]) -> None:
    with pytest.raises(hipline.UsageError, match=next(iter(options.values())).__str__().lstrip("-")):
        hipline.analyze(clamshell, **options)


def test_results_that_cannot_be_written_are_said(clamshell: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    with pytest.raises(hipline.CommandError) as raised:
        hipline.analyze(clamshell, out=tmp_path)
    assert raised.value.status == 3


def test_one_kind_of_input_is_expected(clamshell: Path) -> None:
    with pytest.raises(TypeError):
        hipline.analyze()
    with pytest.raises(TypeError):
        hipline.analyze(clamshell, sensors={"thigh": clamshell / "thigh.csv"})
    with pytest.raises(ValueError, match="one length"):
        hipline.analyze({"time_s": [0.0, 0.01], "acc_x_m_s2": [0.0]})


def test_a_file_that_begins_with_a_dash_is_a_file(clamshell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(clamshell / "thigh.csv", tmp_path / "--out")
    monkeypatch.chdir(tmp_path)
    result = hipline.analyze("--out", exercise="clamshell", side="right", placement="thigh")
    assert len(result.repetitions) == 5


def test_what_is_kept_has_the_pages(clamshell: Path, tmp_path: Path) -> None:
    scored(clamshell, out=tmp_path / "kept")
    assert (tmp_path / "kept" / "report.html").stat().st_size > 10_000


def test_the_version_is_the_commands() -> None:
    assert hipline.version().startswith("hipline ")
