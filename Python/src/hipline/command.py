"""The program that comes with the package, and how it is run."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hipline.errors import CommandError, UsageError

# What each exit status says: Docs/AtScale.md.
DONE, FINDING, UNREADABLE, USAGE = 0, 1, 2, 64


def program() -> Path:
    """The program: the one that `HIPLINE` names, else the one in this package."""
    return Path(os.environ.get("HIPLINE") or Path(__file__).with_name("bin") / "hipline")


def run(*arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Runs `hipline` with these arguments, and gives what it printed and its exit status, 0, 1 or 2.

    1 says that there is a finding at or above `--fail-on`, 2 that an input could not be read; what could be is there.

    Raises:
        UsageError: the arguments are wrong; nothing was looked at.
        CommandError: it could not write its results, or ended in a way that it should not.
    """
    command = [str(program()), *(os.fspath(argument) for argument in arguments)]
    done = subprocess.run(command, text=True, encoding="utf-8", errors="replace", capture_output=True)
    if done.returncode == USAGE:
        raise UsageError(done.stderr.strip())
    if done.returncode not in (DONE, FINDING, UNREADABLE):
        raise CommandError(done.returncode, done.stderr.strip())
    return done


def version() -> str:
    """What `hipline --version` says: version, commit, the schema of its JSON, FFTW."""
    return run("--version").stdout.strip()


def main(arguments: Sequence[str] | None = None) -> None:
    """The `hipline` on the path: becomes the program."""
    words = sys.argv[1:] if arguments is None else arguments
    os.execv(program(), ["hipline", *words])
