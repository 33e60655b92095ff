"""Declarations that nothing in production comes to: only tests use them, or nobody."""

import re
from collections import defaultdict
from pathlib import Path

from package import PRODUCTION, folder, source

CHECKED = {
    "enum", "struct", "class", "protocol", "typealias", "function", "variable", "case", "method",
    "class method", "static method", "property", "class property", "static property", "initializer",
}
# Whoever conforms to these is read and written by code that names no property.
BY_REFLECTION = {
    "Codable", "Encodable", "Decodable", "CodingKey", "ParsableArguments", "ParsableCommand",
    "AsyncParsableCommand", "CaseIterable", "RawRepresentable", "String", "Int", "UInt8",
}
# Called by the language, not by name.
BY_LANGUAGE = {
    "main", "callAsFunction", "appendInterpolation", "wrappedValue", "projectedValue", "_",
}


def check(package, surface):
    words = set()
    for place in ("Benchmarks", "Fuzzing"):
        for path in Path(place).rglob("*.swift"):
            if ".build" not in path.parts:
                words |= set(re.findall(r"\w+", path.read_text()))
    return _Reach(package, surface, words).problems()


class _Reach:
    def __init__(self, package, surface, words):
        self.package, self.surface = package, surface
        self.words = words
        self.uses, self.users = defaultdict(set), defaultdict(set)
        roots = set()
        for path, _, usr, users, extends in package.references:
            if usr not in package.declarations and usr not in package.accessors:
                continue
            self.users[usr].add(folder(path))
            if folder(path) not in PRODUCTION:
                continue
            for user in users:
                self.uses[user].add(usr)
            if not users and not extends:
                roots.add(usr)
        self.children, self.witnesses = defaultdict(set), defaultdict(set)
        for usr, declaration in package.declarations.items():
            self.children[declaration.parent].add(usr)
        for witness, requirements in package.overrides.items():
            for requirement in requirements:
                self.witnesses[requirement].add(witness)
        roots |= {
            usr for usr, declaration in package.declarations.items() if self.is_root(declaration)
        }
        self.reached = set()
        self.waiting = list(roots)
        while self.waiting:
            self.reach(self.waiting.pop())

    def is_root(self, declaration):
        if folder(declaration.path) not in PRODUCTION:
            return False
        if declaration.module == "HiplineProgram":
            return True
        if declaration.parent not in self.package.declarations and any(
                requirement not in self.package.declarations
                for requirement in self.package.overrides.get(declaration.usr, ())):
            return True
        lines = source(declaration.path)
        if "@main" in lines[max(0, declaration.line - 2)]:
            return True
        access = self.package.access(declaration)
        outermost = self.package.outermost(declaration)
        if access == "public" and outermost.base_name in self.surface:
            return True
        return access != "internal" and (
            declaration.base_name in self.words and outermost.base_name in self.words)

    def reach(self, usr):
        if usr in self.reached:
            return
        self.reached.add(usr)
        self.waiting += self.uses[usr]
        package = self.package
        if usr in package.accessors:
            self.waiting.append(package.accessors[usr])
        declaration = package.declarations.get(usr)
        if declaration is None:
            return
        if declaration.parent:
            self.waiting.append(declaration.parent)
        self.waiting += [
            witness for witness in self.witnesses[usr] if self.is_alive(witness)
        ]
        for child in self.children[usr]:
            if self.comes_along(package.declarations[child], declaration):
                self.waiting.append(child)

    def is_alive(self, witness):
        declaration = self.package.declarations.get(witness)
        return declaration is None or self.has_parent_alive(declaration)

    def has_parent_alive(self, declaration):
        # A type of another package is there whatever we do.
        parent = declaration.parent
        return parent not in self.package.declarations or parent in self.reached

    def comes_along(self, child, parent):
        """Whether a part of something that is reached is reached with it."""
        if child.kind not in CHECKED or child.usr in self.package.accessors or child.implicit:
            return True
        if child.base_name in BY_LANGUAGE:
            return True
        if parent.kind not in ("enum", "struct", "class", "protocol"):
            return True
        if child.kind in ("property", "case") and self.inherits(parent.usr) & BY_REFLECTION:
            return True
        if child.name == "CodingKeys":
            return True
        # A witness of a requirement that is reached, or of another package's.
        return any(
            requirement in self.reached or requirement not in self.package.declarations
            for requirement in self.package.overrides.get(child.usr, ()))

    def inherits(self, usr):
        names, waiting = set(), [usr]
        while waiting:
            current = waiting.pop()
            names |= self.package.bases.get(current, set())
            waiting += [
                base for base in self.package.base_usrs.get(current, ())
                if base in self.package.declarations
            ]
        return names

    def problems(self):
        result = []
        for usr, declaration in self.package.declarations.items():
            if (folder(declaration.path) not in PRODUCTION or usr in self.reached
                    or declaration.kind not in CHECKED or declaration.implicit
                    or not usr.startswith("s:") or usr in self.package.accessors
                    or (declaration.parent in self.package.declarations
                        and declaration.parent not in self.reached)):
                continue
            by = "only tests use" if "Tests" in self.users[usr] else "nobody uses"
            result.append(
                f"{declaration.path}:{declaration.line}: {by} the {declaration.kind} "
                f"{self.package.title(declaration)}")
        return sorted(result)
