"""Writes the software bill of materials of the static `hipline` as CycloneDX JSON.

Swift's packages come from Docs/Dependencies.md, as do the licences; which of Debian's libraries are in the file, the linker says
in its map, and in which version, dpkg. A library that the page does not list is a failure, and so is one that it lists for nothing.

    bill_of_materials.py Docs/Dependencies.md hipline.map VERSION TIME    the bill, to standard output
    bill_of_materials.py Docs/Dependencies.md hipline.map --packages      Debian's packages in the file, a line each
"""

import json
import re
import subprocess
import sys
import uuid
from pathlib import Path

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "hipline")


def run(*command):
    return subprocess.run(command, check=True, text=True, capture_output=True).stdout


def swift_packages(page):
    """(name, version, commit, licence) of every package that is in the program."""
    row = re.compile(r"^\| `([^`]+)` \| (\S+) \| `([0-9a-f]{40})` \| [^|]* \| ([^|]+?) \| yes \|$", re.M)
    return row.findall(page)


def listed_libraries(page):
    """(name, licence) by Debian's package."""
    row = re.compile(r"^\| ([^|`]+?) \| `([^`]+)` \| ([^|]+?) \| [^|]+ \|$", re.M)
    return {package: (name, licence) for name, package, licence in row.findall(page)}


def linked_packages(linker_map):
    """Debian's packages whose archives and objects the linker took something from."""
    files = set(re.findall(r"(/[^\s():]+\.[ao])\b", linker_map))
    files = {str(Path(file).resolve()) for file in files}
    owned = {file for file in files if file.startswith(("/usr/lib/", "/lib/")) and "swift" not in file}
    packages = set()
    for line in run("dpkg", "-S", *sorted(owned)).splitlines():
        packages.add(line.split(": ")[0].split(":")[0])
    return packages


def swift_version():
    return re.search(r"Swift version (\S+)", run("swift", "--version")).group(1)


def licence(expression):
    return [{"expression": expression.replace(" with runtime library exception", " WITH Swift-exception")}]


def bill(page, packages, version, time):
    components = []
    for name, number, commit, terms in swift_packages(page):
        components.append(
            {
                "type": "library",
                "name": name,
                "version": number,
                "licenses": licence(terms),
                "purl": f"pkg:swift/{name}@{number}",
                "properties": [{"name": "hipline:commit", "value": commit}],
            }
        )
    number = swift_version()
    components.append(
        {
            "type": "library",
            "name": "Swift standard library and Foundation",
            "version": number,
            "licenses": licence("Apache-2.0 WITH Swift-exception"),
        }
    )
    for package in sorted(packages):
        name, terms = listed_libraries(page)[package]
        number = run("dpkg-query", "-W", "-f", "${Version}", package)
        components.append(
            {
                "type": "library",
                "name": name,
                "version": number,
                "licenses": licence(terms),
                "purl": f"pkg:deb/debian/{package}@{number}?arch=amd64&distro=bookworm",
            }
        )
    for component in components:
        component["bom-ref"] = component.get("purl", component["name"])
    program = {
        "type": "application",
        "bom-ref": "hipline",
        "name": "hipline",
        "version": version,
        "licenses": licence("GPL-3.0-or-later"),
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # The same for the same program.
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, version)}",
        "version": 1,
        "metadata": {"timestamp": time, "component": program},
        "components": components,
        "dependencies": [
            {"ref": "hipline", "dependsOn": [component["bom-ref"] for component in components]}
        ],
    }


def main(page, linker_map, *rest):
    page = Path(page).read_text()
    packages = linked_packages(Path(linker_map).read_text(errors="replace"))
    listed = set(listed_libraries(page))
    if packages != listed:
        sys.exit(
            f"Docs/Dependencies.md lists {sorted(listed - packages)}, which the linker took nothing from, "
            f"and not {sorted(packages - listed)}, from which it did"
        )
    if rest == ("--packages",):
        print("\n".join(sorted(packages)))
    else:
        print(json.dumps(bill(page, packages, *rest), indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
