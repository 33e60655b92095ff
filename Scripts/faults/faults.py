"""Disturbs runs of `hipline analyze --out` in every way a machine can, and looks at what they leave."""

import csv
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COPIES = 12
# What is written of a session, and where its record has the file's SHA-256.
FILES = [("sessions", ".json", "session_sha256"), ("traces", ".json", "traces_sha256"),
         ("reports", ".html", "page_sha256")]
TABLES = ["reps.csv", "sessions.csv", "findings.csv", "failures.csv", "dictionary.csv"]


def make_recordings(folder: Path) -> None:
    """Many sessions of different lengths, with the broken files among them."""
    for copy in range(COPIES):
        for name in ["leg-lift-left", "still-leg", "two-sensors", "broken"]:
            place = folder / f"{copy:02}" / name
            shutil.copytree(Path("SampleData") / name, place)
            description = place / "session.yaml"
            if description.exists():
                text = description.read_text()
                lines = [line for line in text.splitlines() if not line.startswith("id:")]
                description.write_text(f"id: {name}-{copy:02}\n" + "\n".join(lines) + "\n")


def command(hipline: str, recordings: Path, out: Path) -> list[str]:
    return [hipline, "analyze", str(recordings), "--out", str(out), "--resume", "--quiet",
            "--format", "jsonl"]


def run(hipline: str, recordings: Path, out: Path) -> subprocess.CompletedProcess:
    return subprocess.run(command(hipline, recordings, out), capture_output=True)


def contents(out: Path) -> dict[str, bytes]:
    files = {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    # What the run took is the one thing that no two runs share.
    run = json.loads(files["run.json"])
    timings = run.pop("timings")
    assert timings["elapsed_s"] > 0 and timings["processor_s"] > 0, timings
    files["run.json"] = json.dumps(run).encode()
    return files


def check_whole(out: Path) -> int:
    """Every file with a name is whole, whatever happened; returns how many there are."""
    count = 0
    for path in out.rglob("*"):
        if not path.is_file() or any(part.endswith(".unfinished") for part in path.parts):
            continue
        count += 1
        if path.suffix == ".json" or path.name == ".hipline":
            json.loads(path.read_bytes())
        elif path.suffix == ".csv":
            text = path.read_text()
            assert text.endswith("\n"), path
            rows = list(csv.reader(text.splitlines()))
            assert all(len(row) == len(rows[0]) for row in rows), path
        elif path.suffix == ".sqlite":
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), path
        else:
            assert path.suffix == ".html", f"{path} is of no kind that belongs here"
    # What remembers a session stands for files that are there.
    for record in (out / "work").glob("*.json"):
        for result in json.loads(record.read_bytes())["results"]:
            for place, ending, key in FILES:
                data = (out / place / (result["name"] + ending)).read_bytes()
                assert hashlib.sha256(data).hexdigest() == result[key], record
    return count


def kill_at_random(hipline: str, recordings: Path, expected: dict[str, bytes], seconds: float,
                   kills: int, folder: Path) -> None:
    done = 0
    finished = 0
    while done < kills:
        out = folder / f"killed-{done}"
        while True:
            process = subprocess.Popen(
                command(hipline, recordings, out), stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)
            # Short lives make long chains of runs that each get a little further.
            time.sleep(random.uniform(0, seconds * random.choice([0.2, 1])))
            process.send_signal(random.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT,
                                               signal.SIGTERM]))
            status = process.wait()
            if out.exists():
                check_whole(out)
            if status >= 0:
                break
            done += 1
            if done >= kills:
                break
        run(hipline, recordings, out)
        assert contents(out) == expected, "a resumed run differs from an undisturbed one"
        finished += 1
        shutil.rmtree(out)
    print(f"{done} runs killed, {finished} chains of them ended with the bytes of an undisturbed run")


def fill_disk(hipline: str, recordings: Path, expected: dict[str, bytes], folder: Path) -> None:
    needed = sum(len(data) for data in expected.values())
    for share in [0.02, 0.3, 0.7, 0.95]:
        disk = folder / "disk"
        disk.mkdir(exist_ok=True)
        size = max(64 * 1024, int(needed * share))
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)],
                                 capture_output=True)
        if mounted.returncode != 0:
            print("skipped: a small disk cannot be mounted here, which takes root")
            return
        try:
            out = disk / "out"
            ended = run(hipline, recordings, out)
            assert ended.returncode == 3, ended.returncode
            errors = ended.stderr.decode()
            assert "No space left on device" in errors, errors[-500:]
            if out.exists():
                check_whole(out)
            subprocess.run(["mount", "-o", f"remount,size={needed * 8 + (8 << 20)}", str(disk)],
                           check=True)
            run(hipline, recordings, out)
            assert contents(out) == expected, "after a full disk the run did not go on"
        finally:
            subprocess.run(["umount", str(disk)], check=True)
    print("full disks: said, only whole files left, resumed to the same bytes")


def take_permissions(hipline: str, recordings: Path, folder: Path) -> None:
    out = folder / "locked"
    out.mkdir()
    out.chmod(0o500)
    as_user = ["setpriv", "--reuid=65534", "--clear-groups"] if os.getuid() == 0 else []
    if as_user:
        folder.chmod(0o755)
    ended = subprocess.run(as_user + command(hipline, recordings, out), capture_output=True)
    if ended.returncode in (126, 127) or b"Permission denied" in ended.stderr and not ended.stdout \
            and b"cannot be written" not in ended.stderr:
        print("skipped: the program cannot be run as another user here")
        return
    assert ended.returncode == 3, ended.stderr[-500:]
    assert b"cannot be written" in ended.stderr, ended.stderr[-500:]
    print("a folder without permission: said")


def write_twice(hipline: str, recordings: Path, expected: dict[str, bytes], folder: Path) -> None:
    """Two runs at once: one waits for nobody and is refused, or comes after the other."""
    out = folder / "twice"
    runs = [subprocess.Popen(command(hipline, recordings, out), stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE) for _ in range(2)]
    errors = [process.communicate()[1].decode() for process in runs]
    statuses = sorted(process.returncode for process in runs)
    assert statuses in ([2, 2], [2, 3]), statuses
    if 3 in statuses:
        assert any("another run is writing there" in text for text in errors), errors
    assert contents(out) == expected, "two runs at once left something else than one"
    print("two runs at once: one is refused, the other is whole")


def keep_what_is_foreign(hipline: str, recordings: Path, folder: Path) -> None:
    """Folders with files of the user's: every command that writes leaves them as they are."""
    out = folder / "mine"
    for name in ["sessions.csv", "report.html", "thigh.csv", "session.yaml", "run.json",
                 "hipline.sqlite", ".unfinished/draft.txt", "sessions/leg-lift-left-00.json"]:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    for arguments in [["analyze", str(recordings), "--out"], ["simulate", "clamshell", "--out"],
                      ["convert", str(recordings), "--to", "csv", "--out"],
                      ["convert", str(recordings), "--to", "bids", "--out"],
                      ["merge", str(folder / "undisturbed"), "--out"], ["report"],
                      ["remove", str(out), "leg-lift-left-00", "--dry-run"]]:
        if arguments[0] != "remove":
            arguments = arguments + [str(out)]
        ended = subprocess.run([hipline] + arguments, capture_output=True)
        assert ended.returncode in (2, 3), (arguments, ended.returncode)
        after = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        assert after == before, arguments
    print("folders of other files: refused, and nothing in them changed")


def believe_no_folder(hipline: str, recordings: Path, folder: Path) -> None:
    """Results that somebody sent: whatever a record says, nothing outside of the folder changes."""
    victim = folder / "victim"
    victim.mkdir()
    (victim / "precious.json").write_text("{}")
    for name in ["../../victim/precious", "..", "/etc/passwd", "a/b", "", "x" * 5000, None, 7]:
        out = folder / "sent"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(folder / "undisturbed", out)
        (out / "traces" / "link.json").symlink_to(victim / "precious.json")
        record = json.loads(next(iter(sorted((out / "work").glob("*.json")))).read_bytes())
        record["results"] = [{"name": name, "session_sha256": "", "traces_sha256": "",
                              "page_sha256": ""}]
        for key in [record["key"], "0" * 64]:
            record["key"] = key
            (out / "work" / f"{key}.json").write_text(json.dumps(record))
        for arguments in [command(hipline, recordings / "00", out), [hipline, "report", str(out)],
                          [hipline, "remove", str(out), record["session"]]]:
            ended = subprocess.run(arguments, capture_output=True)
            assert ended.returncode in (0, 2, 3), (arguments, ended.stderr[-500:])
        assert [path.read_text() for path in victim.iterdir()] == ["{}"], name
    print("results with records of somebody else's: nothing outside of the folder changed")


def main() -> None:
    hipline, kills = sys.argv[1], int(sys.argv[2])
    seed = random.randrange(1 << 30)
    random.seed(seed)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        recordings = folder / "recordings"
        make_recordings(recordings)
        begin = time.monotonic()
        undisturbed = run(hipline, recordings, folder / "undisturbed")
        seconds = time.monotonic() - begin
        assert undisturbed.returncode == 2, undisturbed.stderr[-500:]
        expected = contents(folder / "undisturbed")
        print(f"undisturbed: {len(expected)} files in {seconds:.1f} s")
        kill_at_random(hipline, recordings, expected, seconds, kills, folder)
        fill_disk(hipline, recordings, expected, folder)
        write_twice(hipline, recordings, expected, folder)
        keep_what_is_foreign(hipline, recordings, folder)
        believe_no_folder(hipline, recordings, folder)
        take_permissions(hipline, recordings, folder)


main()
