"""Modules that a file imports and uses nothing of."""

import re
from collections import defaultdict

from package import PRODUCTION, folder, source

# What another module brings along.
ALSO = {"Foundation": ["FoundationEssentials", "FoundationInternationalization"]}


def check(package):
    used = defaultdict(set)  # USRs by path
    for path, _, usr, _, _ in package.references:
        used[path].add(usr)
    for witness, requirements in package.overrides.items():
        if witness in package.declarations:
            used[package.declarations[witness].path] |= requirements
    modules = {file.module for file in package.files}
    home_of = {declaration.base_name: declaration.module for declaration in package.declarations.values()}
    problems = []
    for file in package.files:
        if folder(file.path) not in PRODUCTION or not file.path.endswith(".swift"):
            continue
        homes = {
            package.declarations[usr].module for usr in used[file.path] if usr in package.declarations
        }
        for number, line in enumerate(source(file.path), 1):
            # The index does not know what a function says to throw, nor always whose raw value is asked for.
            homes |= {home_of.get(error) for error in re.findall(r"throws\((\w+)\)", line)}
            if ".rawValue" in line:
                homes |= modules
        for number, line in enumerate(source(file.path), 1):
            found = re.match(r"(?:(?:public|package|internal) )?import (?:\w+ )?(\w+)", line)
            if found and not _is_used(found.group(1), used[file.path], homes, modules):
                problems.append(f"{file.path}:{number}: imports {found.group(1)}, and uses nothing of it")
    return problems


def _is_used(name, usrs, homes, modules):
    if name in homes:
        return True
    if name in modules:
        # What the compiler adds to a type, as a raw value, is defined nowhere.
        return any(usr.startswith(f"s:{len(name)}{name}") for usr in usrs)
    # A module of C is known by its header alone, one of Swift by its name in the mangled one.
    names = [f"{len(module)}{module}" for module in [name] + ALSO.get(name, [])]
    return any(
        usr.startswith("c:") or any(mangled in usr for mangled in names) for usr in usrs)
