"""The examples of the README run."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_example_runs(block: str, clamshell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "monday.zip", "w") as file:
        file.write(clamshell / "thigh.csv", "thigh.csv")
    for name in ("thigh.csv", "pelvis.csv"):
        shutil.copy(clamshell / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(block, "README", "exec"), names)
    assert len(names["result"].repetitions) == 5  # type: ignore[attr-defined]


def test_there_are_examples() -> None:
    assert len(BLOCKS) == 2
