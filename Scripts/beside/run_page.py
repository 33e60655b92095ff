"""Runs the blocks of Python of a page, each by itself in a folder of its own, and says what they answer.

    run_page.py PAGE SESSION        SESSION is a session folder that blocks find as `monday`
"""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path


def main(page, session):
    page, session = Path(page).resolve(), Path(session).resolve()
    text = page.read_text("utf-8")
    blocks = [(text[: block.start()].count("\n") + 1, block[1]) for block in re.finditer(r"^```python\n(.*?)^```$", text, re.M | re.S)]
    for line, code in blocks:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(session, Path(folder) / "monday")
            os.chdir(folder)
            names = {}
            exec(compile("\n" * line + code, str(page), "exec"), names)
            os.chdir("/")
            assert len(names["answer"]) > 0, f"{page.name}:{line}: no answer"
            print(f"{page.name}:{line}: {len(names['answer'])} rows")
    if not blocks:
        sys.exit(f"{page.name} has no blocks")


if __name__ == "__main__":
    main(*sys.argv[1:])
