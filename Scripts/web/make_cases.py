"""Asks the program about folders of recordings, for the module to be held against.

    make_cases.py HIPLINE TARGET FOLDER…

Each folder's tables are one case, as if they were dropped on the page, with what its session.yaml states of exercise and side. They lie in
a folder called `session`, as the session of files that nobody put into a folder is called.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import time

# Of these the time is taken, again and again.
TIMED = {"clamshell-pelvis-gives-way", "two-sensors"}
TURNS = 6


def stated(folder):
    description = folder / "session.yaml"
    text = description.read_text() if description.exists() else ""
    return {
        key: found[1] for key in ("exercise", "side")
        if (found := re.search(rf"^{key}: *(\S+)", text, re.M))
    }


def main(program, target, folders):
    program = pathlib.Path(program).resolve()
    target.mkdir(parents=True, exist_ok=True)
    cases = []
    for folder in folders:
        groups = [sorted(folder.glob("*.csv"))] if folder.name != "broken" else [[path] for path in sorted(folder.glob("*.csv"))]
        for files in groups:
            if not files:
                continue
            says = stated(folder)
            arguments = [word for key, value in says.items() for word in (f"--{key}", value)]
            names = [path.name for path in files]
            answer = target / f"{folder.name}-{files[0].stem}.json"
            name = folder.name if len(groups) == 1 else f"{folder.name}/{names[0]}"
            turns = TURNS if folder.name in TIMED else 1
            place = target / "session"
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            for path in files:
                shutil.copy(path, place)
            seconds = []
            for _ in range(turns):
                begun = time.perf_counter()
                run = subprocess.run(
                    [program, "analyze", *names, *arguments, "--format", "json", "--quiet"], cwd=place,
                    capture_output=True, check=False)
                seconds.append(time.perf_counter() - begun)
            answer.write_bytes(run.stdout)
            case = {
                "name": name, "files": [[path.name, str(path.resolve())] for path in files],
                "request": {"paths": names, **says}, "json": str(answer.resolve()), "seconds": min(seconds),
            }
            if turns > 1:
                case["turns"] = turns
            cases.append(case)
    (target / "cases.json").write_text(json.dumps(cases))


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), [pathlib.Path(argument) for argument in sys.argv[3:]])
