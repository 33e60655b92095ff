"""Asks the program about folders of recordings, for the module to be held against.

    make_cases.py HIPLINE TOOLS TARGET FOLDER…

Each folder's tables are one case, as if they were dropped on the page, with what its session.yaml states of exercise and side. They lie in
a folder called `session`, as the session of files that nobody put into a folder is called. TOOLS is HiplineTools, which answers the same
request with the reports.
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
# Folders each of whose files is a case of its own.
SINGLE = {"broken"}


def stated(folder):
    description = folder / "session.yaml"
    text = description.read_text() if description.exists() else ""
    return {
        key: found[1] for key in ("exercise", "side")
        if (found := re.search(rf"^{key}: *(\S+)", text, re.M))
    }


def main(program, tools, target, folders):
    target.mkdir(parents=True, exist_ok=True)
    cases = []
    for folder in folders:
        files = sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".txt", ".tsv"))
        groups = [[path] for path in files] if folder.name in SINGLE else [files]
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
            request = {"paths": names, **says}
            reply = answer.with_suffix(".reply")
            reply.write_bytes(subprocess.run(
                [tools, "page", json.dumps(request)], cwd=place, capture_output=True, check=True).stdout)
            case = {
                "reply": str(reply.resolve()),
                "name": name, "files": [[path.name, str(path.resolve())] for path in files],
                "request": request, "json": str(answer.resolve()), "seconds": min(seconds),
            }
            if turns > 1:
                case["turns"] = turns
            cases.append(case)
    (target / "cases.json").write_text(json.dumps(cases))


if __name__ == "__main__":
    program, tools, target, *folders = map(pathlib.Path, sys.argv[1:])
    main(program.resolve(), tools.resolve(), target, folders)
