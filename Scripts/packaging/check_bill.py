"""Holds a bill of materials against CycloneDX's schema, and says what is in it."""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

path = Path(sys.argv[1])
wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(path.read_text())
if wrong:
    sys.exit(f"{path}: {wrong}")
components = json.loads(path.read_text())["components"]
bare = [part["name"] for part in components if not part["licenses"] or not part["version"]]
if bare:
    sys.exit(f"{path}: without licence or version: {bare}")
print(f"{path}: CycloneDX 1.6, {len(components)} parts, each with version and licence")
