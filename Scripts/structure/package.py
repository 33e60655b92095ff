"""The declarations of the package: where each stands, what it is part of, who may see it, what it uses."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import index_store as index

PRODUCTION = {"Sources", "Tools"}


@dataclass
class Declaration:
    usr: str
    name: str
    kind: str
    path: str
    line: int
    module: str
    implicit: bool
    parent: str | None = None

    @property
    def base_name(self):
        return self.name.split("(")[0]


class Package:
    def __init__(self, files):
        self.files = files
        self.declarations = {}  # by USR
        self.references = []  # (path, line, USR of what is used, USRs of what uses it)
        self.bases = defaultdict(set)  # names of what a type inherits from or conforms to, by its USR
        self.base_usrs = defaultdict(set)
        self.overrides = defaultdict(set)  # USRs of the requirements, by that of the witness
        self.accessors = {}  # the property, by its accessor
        extended = {}  # the type, by its extension
        for file in files:
            for occurrence in file.occurrences:
                self._add(file, occurrence, extended)
        for declaration in self.declarations.values():
            declaration.parent = extended.get(declaration.parent, declaration.parent)

    def _add(self, file, occurrence, extended):
        symbol, roles = occurrence.symbol, occurrence.roles
        users = []
        for relation, usr in occurrence.relations:
            if relation & index.OVERRIDE_OF:
                self.overrides[symbol.usr].add(usr)
            if relation & index.BASE_OF:
                self.bases[usr].add(symbol.name)
                self.base_usrs[usr].add(symbol.usr)
                users.append(usr)
            if relation & index.EXTENDED_BY:
                extended[usr] = symbol.usr
            if relation & index.ACCESSOR_OF:
                self.accessors[symbol.usr] = usr
            if relation & (index.CONTAINED_BY | index.CALLED_BY):
                users.append(usr)
        if roles & index.DEFINITION:
            if symbol.kind != "extension" and symbol.usr not in self.declarations:
                parents = [usr for relation, usr in occurrence.relations if relation & index.CHILD_OF]
                self.declarations[symbol.usr] = Declaration(
                    symbol.usr, symbol.name, symbol.kind, file.path, occurrence.line, file.module,
                    bool(roles & index.IMPLICIT), parents[0] if parents else None)
        elif roles & index.REFERENCE:
            extends = any(relation & index.EXTENDED_BY for relation, _ in occurrence.relations)
            self.references.append((file.path, occurrence.line, symbol.usr, users, extends))

    def outermost(self, declaration):
        """The type that a declaration is in, and no other type is around."""
        while declaration.parent in self.declarations:
            declaration = self.declarations[declaration.parent]
        return declaration

    def title(self, declaration):
        names = [declaration.name]
        while declaration.parent in self.declarations:
            declaration = self.declarations[declaration.parent]
            names.append(declaration.name)
        return ".".join(reversed(names))

    def access(self, declaration):
        """`public`, `package` or `internal`, as it stands in the source."""
        parent = self.declarations.get(declaration.parent)
        if parent and (declaration.kind == "case" or parent.kind == "protocol"):
            return self.access(parent)
        head = source(declaration.path)[declaration.line - 1].partition(declaration.base_name or "(")[0]
        found = re.search(r"\b(public|package|open)\b(?!\()", head)
        return found.group(1).replace("open", "public") if found else "internal"


@cache
def source(path):
    """The lines of a file."""
    return Path(path).read_text().split("\n")


def folder(path):
    return path.split("/")[0]
