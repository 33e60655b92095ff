"""Declarations that more can see than use: `public` beyond the surface, `package` without another module's use."""

import re
from collections import defaultdict
from pathlib import Path

from index_store import TYPES
from package import PRODUCTION, folder, source


def check(package, surface):
    # Targets that a plain build does not compile are not in the index: their words say what they use.
    scripted = {"init"}
    for place in ("Benchmarks", "Fuzzing"):
        for path in Path(place).rglob("*.swift"):
            if ".build" not in path.parts:
                scripted |= set(re.findall(r"\w+", path.read_text()))
    module_of = {file.path: file.module for file in package.files}
    testable = {
        (file.path, module) for file in package.files if folder(file.path) == "Tests"
        for line in source(file.path) if file.path.endswith(".swift")
        for module in re.findall(r"^@testable import (\w+)", line)
    }
    used, mentions = set(), defaultdict(set)
    for path, line, usr, _, _ in package.references:
        usr = package.accessors.get(usr, usr)
        target = package.declarations.get(usr)
        if target is None:
            continue
        if module_of[path] != target.module and (path, target.module) not in testable:
            used.add(usr)
        mentions[(path, line)].add(usr)
    used |= {
        usr for usr, declaration in package.declarations.items()
        if {declaration.base_name, package.outermost(declaration).base_name} <= scripted
    }
    _spread(package, used, mentions)
    problems = []
    for usr, declaration in package.declarations.items():
        if folder(declaration.path) not in PRODUCTION or declaration.implicit:
            continue
        if usr in package.accessors or declaration.kind == "other" or usr in package.overrides:
            continue
        if declaration.kind == "case" or _is_requirement(package, declaration):
            continue
        access, where = package.access(declaration), f"{declaration.path}:{declaration.line}"
        title = package.title(declaration)
        if access == "public":
            if package.outermost(declaration).base_name not in surface:
                problems.append(f"{where}: {title} is public, and not of the surface")
        elif access == "package" and usr not in used:
            problems.append(f"{where}: {title} is package, and no other module uses it")
    return sorted(problems)


def _is_requirement(package, declaration):
    parent = package.declarations.get(declaration.parent)
    return parent is not None and parent.kind == "protocol"


def _spread(package, used, mentions):
    """What a used declaration's own line speaks of, the types around it and a protocol's requirements are used with it."""
    requirements = defaultdict(set)
    for usr, declaration in package.declarations.items():
        if _is_requirement(package, declaration):
            requirements[declaration.parent].add(usr)
    waiting = list(used)
    while waiting:
        usr = waiting.pop()
        declaration = package.declarations[usr]
        also = {declaration.parent} if declaration.parent in package.declarations else set()
        also |= requirements[usr]
        for line in _heading(declaration):
            also |= mentions[(declaration.path, line)]
        for usr in also - used:
            used.add(usr)
            waiting.append(usr)


def _heading(declaration):
    """The lines of a declaration up to its body."""
    lines = source(declaration.path)
    if declaration.kind in TYPES or declaration.kind == "property":
        return [declaration.line]
    end, depth = declaration.line, 0
    while end < len(lines):
        depth += lines[end - 1].count("(") - lines[end - 1].count(")")
        if depth <= 0:
            break
        end += 1
    return list(range(declaration.line, min(end + 2, len(lines) + 1)))
