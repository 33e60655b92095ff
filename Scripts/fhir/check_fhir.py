"""Reads bundles of a conversion with two libraries, holds FHIR's invariants, and compares what they say with the results.

    check_fhir.py FOLDER-OF-BUNDLES FOLDER-OF-RESULTS
"""

import json
import sys
from pathlib import Path

from fhir.resources.R4B.bundle import Bundle as ResourcesBundle
from fhirclient.models.bundle import Bundle as ClientBundle
from fhirpathpy import evaluate
from fhirpathpy.models import models

# Of HL7 FHIR R4, https://hl7.org/fhir/R4/observation.html and bundle.html.
INVARIANTS = {
    "obs-6": "Bundle.entry.resource.all(dataAbsentReason.empty() or value.empty())",
    "bdl-7": "Bundle.entry.fullUrl.isDistinct()",
    "a value or a reason": "Bundle.entry.resource.all(value.exists() or dataAbsentReason.exists())",
    "a component has either": "Bundle.entry.resource.component.all(value.exists() xor dataAbsentReason.exists())",
}


def value(observation):
    """The value of an observation or a component; None for what was not measured."""
    for name in ("valueInteger", "valueQuantity", "valueCodeableConcept"):
        if name in observation:
            found = observation[name]
            if name == "valueQuantity":
                return found["value"]
            return found["coding"][0]["code"] if name == "valueCodeableConcept" else found
    assert observation["dataAbsentReason"]["text"]
    return None


def said(bundle):
    """What a bundle says, by code."""
    values: dict[str, object] = {}
    for entry in bundle["entry"]:
        observation = entry["resource"]
        for part in [observation, *observation.get("component", [])]:
            code = part["code"]["coding"][0]["code"]
            assert code not in values, f"{code} twice"
            values[code] = value(part)
    return values


def expected(session):
    """The same of a session's document."""
    summary = session["summary"]
    return {
        "exercise": None if session["exercise"] == "unknown" else session["exercise"],
        "repetitions": summary["repetitions"],
        "clean-repetitions": summary["clean_repetitions"],
        "clean-repetitions-uncertainty": summary["clean_repetitions_uncertainty"],
        "held-range": summary["held_range_deg_s"],
        "held-range-uncertainty": summary["held_range_uncertainty_deg_s"],
        "range-median": summary["rom_median_deg"],
        "control-grade": summary["control_grade"],
        "score": summary["score_mean"],
        "score-standard-error": summary["score_se"],
        "score-coverage": summary["score_coverage"],
    }


def main(bundles, results):
    paths = sorted(Path(bundles).glob("*.json"))
    absent = 0
    for path in paths:
        text = path.read_text("utf-8")
        bundle = json.loads(text)
        ResourcesBundle.model_validate_json(text)
        ClientBundle(bundle, strict=True)
        for name, rule in INVARIANTS.items():
            assert evaluate(bundle, rule, {}, models["r4"]) == [True], f"{path.name}: {name}"
        urls = {entry["fullUrl"] for entry in bundle["entry"]}
        members = {member["reference"] for entry in bundle["entry"] for member in entry["resource"].get("hasMember", [])}
        assert members and members < urls, f"{path.name}: references lead nowhere"
        session = json.loads((Path(results) / "sessions" / path.name).read_text("utf-8"))
        found = said(bundle)
        assert found == expected(session), f"{path.name}: {found} is not {expected(session)}"
        absent += sum(value is None for value in found.values())
    analysed = len(list((Path(results) / "sessions").glob("*.json")))
    if not paths or len(paths) != analysed:
        sys.exit(f"{len(paths)} bundles of {analysed} sessions")
    print(f"{len(paths)} bundles are FHIR R4 to two readers and say what the results say; {absent} values are absent with a reason")


if __name__ == "__main__":
    main(*sys.argv[1:])
