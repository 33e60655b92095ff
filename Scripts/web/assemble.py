"""Puts the page together: one HTML file with its style, its scripts, the module and an example in it.

    assemble.py ROOT hipline.wasm hipline.html
"""

import base64
import gzip
import hashlib
import json
import pathlib
import re
import sys

EXAMPLE = "clamshell-pelvis-gives-way"


def packed(data):
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def source(text):
    """The expression of a content policy that allows exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def main(root, module, target):
    page = root / "Page"
    style = (page / "style.css").read_text()
    shell = (page / "words.js").read_text() + (page / "shell.js").read_text()
    report = (root / "Sources/HiplineReport/Resources/report.css").read_text()
    version = re.search(r'version = "([^"]+)"', (root / "Sources/HiplineReport/Documents/ToolIdentity.swift").read_text())[1]
    session = root / "SampleData" / EXAMPLE
    stated = {
        key: re.search(rf"^{key}: *(\S+)", (session / "session.yaml").read_text(), re.M)[1] for key in ("exercise", "side")
    }
    sample = {"files": {path.name: packed(path.read_bytes()) for path in sorted(session.glob("*.csv"))}, "stated": stated}
    # A worker and the report's frame have the policy of the page: no address at all may be asked.
    policy = "; ".join([
        "default-src 'none'", f"script-src {source(shell)} 'wasm-unsafe-eval'", "worker-src blob:",
        f"style-src {source(style)} {source(report)}", "base-uri 'none'", "form-action 'none'",
    ])
    parts = {
        "POLICY": policy, "STYLE": style, "SHELL": shell, "WORKER": (page / "worker.js").read_text(),
        "MODULE": packed(module.read_bytes()), "SAMPLE": json.dumps(sample), "VERSION": f"Hipline {version}",
    }
    text = (page / "page.html").read_text()
    target.write_text(re.sub(r"@([A-Z]+)@", lambda name: parts[name[1]], text))


if __name__ == "__main__":
    main(*(pathlib.Path(argument) for argument in sys.argv[1:4]))
