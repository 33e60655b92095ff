"""Holds the package's structure against what the compiler saw: rooms, imports, what is reached, who may see it."""

import sys
from pathlib import Path

import access
import imports
import index_store
import reach
import rooms
from package import Package

SURFACE = Path("Scripts/structure/surface.txt")


def main(store):
    package = Package(index_store.read(store, Path.cwd(), {"Sources", "Tools", "Tests"}))
    surface = set(SURFACE.read_text().split()) if SURFACE.exists() else set()
    problems = rooms.check(package) + imports.check(package) + reach.check(package, surface)
    if surface:
        problems += access.check(package, surface)
    else:
        print(f"without {SURFACE} nothing is said of what is public")
    for problem in problems:
        print(problem)
    files = sum(file.path.startswith(("Sources", "Tools")) for file in package.files)
    print(f"{files} files, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main(sys.argv[1]))
