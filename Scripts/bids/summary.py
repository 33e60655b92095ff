"""Says what the BIDS validator found; status 1 where that is an error, or where it found no motion."""

import collections
import json
import sys

name, path = sys.argv[1:]
with open(path) as file:
    found = json.load(file)
counts = collections.Counter()
for issue in found["issues"]["issues"]:
    code = issue["code"] + (f" {issue['subCode']}" if issue.get("subCode") else "")
    counts[issue["severity"], code] += 1
errors = {code: count for (severity, code), count in counts.items() if severity == "error"}
summary = found["summary"]
print(
    f"{name}: {summary['totalFiles']} files, {len(summary['subjects'])} subjects, "
    f"{sum(errors.values())} errors, {sum(counts.values()) - sum(errors.values())} recommendations"
)
for (severity, code), count in sorted(counts.items()):
    print(f"  {severity}: {code} ({count})")
if errors or "motion" not in [modality.lower() for modality in summary["modalities"]]:
    sys.exit(1)
