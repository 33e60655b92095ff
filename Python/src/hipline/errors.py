"""What can go wrong, as exceptions."""

from dataclasses import dataclass


class HiplineError(Exception):
    """Whatever Hipline raises."""


class UsageError(HiplineError):
    """The arguments, or a profile that they name, are wrong: nothing was looked at."""


class CommandError(HiplineError):
    """The command could not write its results (`status` 3), or ended in a way that it should not."""

    def __init__(self, status: int, said: str):
        super().__init__(f"hipline ended with {status}: {said}" if said else f"hipline ended with {status}")
        self.status = status


@dataclass(frozen=True)
class Failure:
    """An input that could not be analysed."""

    code: str
    """Stable name of the kind of failure."""
    message: str
    hint: str | None
    """What to do about it."""
    session: str | None
    path: str | None
    line: int | None
    column: int | None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {self.message}{hint} [{self.code}]"


class InputError(HiplineError):
    """Inputs that could not be read or analysed.

    `code`, `path`, `line`, `column`, `message` and `hint` are those of the first; `failures` has all.
    """

    def __init__(self, failures: list[Failure]):
        super().__init__("\n".join(map(str, failures)))
        self.failures = failures
        first = failures[0]
        self.code, self.message, self.hint = first.code, first.message, first.hint
        self.path, self.line, self.column = first.path, first.line, first.column


class DoubtfulResult(UserWarning):
    """A finding of severity `error`: a result is there, but not to be trusted as it is."""
