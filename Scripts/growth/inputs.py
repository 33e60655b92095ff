"""Inputs of any size: each case makes one in a folder, and says what is asked of `hipline`."""

import json
import math
import os
import sys
import zipfile
from dataclasses import dataclass
from typing import Callable

HEADER = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"


@dataclass
class Case:
    name: str
    # (size, folder) -> arguments
    make: Callable
    # The first size, and the last: a limit of Hipline, or what takes long enough.
    size: int
    largest: int


def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def rows(count, step=0.02):
    return "".join(f"{i * step:.2f},0.{i % 7},0.1,9.8{i % 5}\n" for i in range(count))


def table(count, step=0.02):
    return HEADER + rows(count, step)


def many_rows(size, folder):
    put(folder, "a.csv", table(size))
    return ["analyze", "a.csv", "--quiet"]


def inspected_rows(size, folder):
    put(folder, "a.csv", table(size))
    return ["inspect", "a.csv"]


def hours(size, folder):
    put(folder, "a.csv", table(size * 1800, step=2))
    return ["inspect", "a.csv"]


def sparse(size, folder):
    put(folder, "a.csv", table(size, step=3600))
    return ["inspect", "a.csv"]


def converted_sparse(size, folder):
    put(folder, "a.csv", table(size, step=3600))
    return ["convert", "a.csv", "--to", "csv", "--out", "out"]


def jumps(size, folder):
    text = "".join(f"{i // 3 * 604800 + i % 3 * 0.02:.2f},0.1,0.{i % 7},9.8\n" for i in range(size))
    put(folder, "a.csv", HEADER + text)
    return ["inspect", "a.csv"]


def columns(size, folder):
    names = ",".join(f"note{i}" for i in range(size))
    row = ",".join(["1"] * size)
    put(
        folder, "a.csv",
        HEADER.strip() + "," + names + "\n" + "".join(f"{i / 50},0.1,0.{i % 7},9.8,{row}\n" for i in range(60)))
    return ["inspect", "a.csv"]


def wide(size, folder, rows=300):
    names = ",".join(f"s{i}_acc_{axis}_m_s2" for i in range(size) for axis in "xyz")
    text = "".join(f"{r / 50:.2f},{','.join(['0.1,0.2,9.8'] * size)}\n" for r in range(rows))
    put(folder, "wide.csv", f"time_s,{names}\n{text}")


def sensors_inspected(size, folder):
    wide(size, folder)
    return ["inspect", "wide.csv"]


def sensors_analysed(size, folder):
    wide(size, folder)
    return ["analyze", "wide.csv", "--exercise", "clamshell", "--quiet"]


def sensors_converted(size, folder):
    wide(size, folder)
    return ["convert", "wide.csv", "--to", "bids", "--out", "out"]


def folder_files(size, folder):
    for i in range(size):
        put(folder, f"in/r{i}.csv", table(60))
    return ["analyze", "in", "--exercise", "clamshell", "--quiet"]


def zip_files(size, folder):
    with zipfile.ZipFile(os.path.join(folder, "in.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(size):
            archive.writestr(f"r{(i * 7919) % size}.csv", table(60))
    return ["analyze", "in.zip", "--exercise", "clamshell", "--quiet"]


def zip_packed(size, folder):
    with zipfile.ZipFile(os.path.join(folder, "in.zip"), "w") as archive:
        for i in range(size):
            archive.writestr(f"f{i % 10}/r{i}.csv.gz", "x")
    return ["inspect", "in.zip"]


def zip_deep(size, folder):
    with zipfile.ZipFile(os.path.join(folder, "in.zip"), "w") as archive:
        for i in range(size):
            archive.writestr("/".join(f"d{i}" for _ in range(31)) + "/r.csv", "x")
    return ["inspect", "in.zip"]


def device_files(size, folder):
    for i in range(size):
        for word in ("acc", "mag", "hr"):
            put(folder, f"in/p{i}_{word}.csv", "x")
    return ["inspect", "in"]


def alike_names(size, folder):
    for i in range(size):
        put(folder, f"in/{i}/thigh.csv", "x")
        put(folder, f"in/{i}/session.yaml", "id: same\nsensors: [{file: thigh.csv}]\n")
    return ["inspect", "in"]


def empty_folders(size, folder):
    for i in range(size):
        os.makedirs(os.path.join(folder, f"in/a{i}/b/c"))
    return ["inspect", "in"]


def linked_folders(size, folder):
    count = max(2, size.bit_length())
    for i in range(count + 1):
        os.makedirs(os.path.join(folder, f"d{i}"))
    for i in range(count):
        for name in range(size // count):
            os.symlink(f"../d{i + 1}", os.path.join(folder, f"d{i}/l{name}"))
    put(folder, f"d{count}/a.csv", table(60))
    return ["inspect", "d0"]


def manifest(size, folder):
    put(folder, "a.csv", table(60))
    put(folder, "m.csv", "session_id,file\n" + "".join(f"s{i},missing{i}.csv\n" for i in range(size)))
    return ["analyze", "--manifest", "m.csv", "--quiet"]


def manifest_of_one_name(size, folder):
    put(folder, "m.csv", "session_id,file\n" + "s,a.csv\n" * size)
    return ["analyze", "--manifest", "m.csv", "--quiet"]


def path_list(size, folder):
    put(folder, "list", "".join(f"missing{i}.csv\n" for i in range(size)))
    return ["analyze", "--files-from", "list", "--quiet"]


def repeated_path(size, folder):
    put(folder, "a.csv", "x\n")
    put(folder, "list", "a.csv\n" * size)
    return ["analyze", "--files-from", "list", "--quiet"]


def yaml_text(size, folder):
    put(folder, "p.yaml", "cues:\n" + "".join(f"  unknown-{i}: text\n" for i in range(size)))
    return ["profile", "check", "p.yaml"]


def yaml_aliases(size, folder):
    text = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, size))
    put(folder, "p.yaml", text)
    return ["profile", "check", "p.yaml"]


def yaml_keys(size, folder):
    put(folder, "p.yaml", "".join(f"? &a{i} [x, x, x]\n: 1\n" for i in range(size)))
    return ["profile", "check", "p.yaml"]


def yaml_depth(size, folder):
    put(folder, "p.yaml", "a: " + "{a: " * size)
    return ["profile", "check", "p.yaml"]


def bids(folder, sub, run, channels, name="imu"):
    stem = f"in/sub-{sub}/motion/sub-{sub}_task-clamshell_tracksys-{name}_run-{run}"
    put(
        folder, stem + "_channels.tsv",
        "name\tcomponent\ttype\ttracked_point\tunits\n"
        + "".join(f"c{i}_{a}\t{a}\tACCEL\tp{i}\tm/s^2\n" for i in range(channels) for a in "xyz"))
    put(folder, stem + "_motion.json", json.dumps({"SamplingFrequency": 50}))
    row = "\t".join(["0.1\t0.2\t9.8"] * channels)
    put(folder, stem + "_motion.tsv", f"{row}\n" * 60)


def bids_channels(size, folder):
    put(folder, "in/dataset_description.json", "{}")
    bids(folder, "a", 1, size)
    return ["inspect", "in"]


def bids_runs(size, folder):
    put(folder, "in/dataset_description.json", "{}")
    for run in range(size):
        bids(folder, "a", run, 1)
    return ["inspect", "in"]


def bids_sidecars(size, folder):
    put(folder, "in/dataset_description.json", "{}")
    for run in range(8):
        bids(folder, "a", run, 1)
    for i in range(size):
        put(folder, f"in/sub-a/motion/sub-a_task-other_run-{i}_channels.tsv", "x")
    return ["inspect", "in"]


def malformed(size, folder):
    good = rows(100)
    put(folder, "a.csv", HEADER + (good + "x,y\n") * size)
    return ["inspect", "a.csv"]


def blank_lines(size, folder):
    put(folder, "a.csv", "\n" * size + table(60))
    return ["inspect", "a.csv"]


def comments(size, folder):
    put(folder, "a.csv", "# of the recorder\n" * size + table(60))
    return ["inspect", "a.csv"]


def gaps(size, folder):
    text = "".join(f"{i * 0.02 + i // 50 * 4:.2f},0.{i % 7},0.1,9.8\n" for i in range(size * 50))
    put(folder, "a.csv", HEADER + text)
    return ["inspect", "a.csv"]


def movement(size, folder):
    """Exercise without end: repetitions, findings, sets."""
    lines = []
    for i in range(size * 200):
        t = i * 0.02
        angle = 0.6 * (1 - math.cos(2 * math.pi * t / 4)) / 2
        lines.append(f"{t:.2f},{9.81 * math.sin(angle):.4f},0.0{i % 9},{9.81 * math.cos(angle):.4f}\n")
    put(folder, "a.csv", HEADER + "".join(lines))
    return ["analyze", "a.csv", "--exercise", "clamshell", "--quiet", "--format", "json"]


CASES = [
    Case("rows-analysed", many_rows, 4_000, 64_000),
    Case("rows-inspected", inspected_rows, 8_000, 256_000),
    Case("repetitions", movement, 20, 320),
    Case("hours", hours, 16, 1_024),
    Case("sparse-times", sparse, 500, 16_000),
    Case("sparse-times-converted", converted_sparse, 500, 16_000),
    Case("clock-jumps", jumps, 500, 16_000),
    Case("gaps", gaps, 50, 1_600),
    Case("malformed-rows", malformed, 50, 1_600),
    Case("columns", columns, 500, 16_000),
    Case("sensors-inspected", sensors_inspected, 8, 64),
    Case("sensors-analysed", sensors_analysed, 8, 64),
    Case("sensors-converted", sensors_converted, 8, 64),
    Case("blank-lines", blank_lines, 20_000, 4_000_000),
    Case("comments", comments, 10_000, 2_000_000),
    Case("files", folder_files, 128, 2_048),
    Case("files-of-zip", zip_files, 128, 4_096),
    Case("packed-files-of-zip", zip_packed, 256, 4_096),
    Case("folders-of-zip", zip_deep, 256, 4_096),
    Case("files-of-devices", device_files, 128, 2_048),
    Case("sessions-of-one-name", alike_names, 128, 4_096),
    Case("folders", empty_folders, 256, 4_096),
    Case("linked-folders", linked_folders, 128, 8_192),
    Case("manifest", manifest, 1_000, 32_000),
    Case("manifest-of-one-name", manifest_of_one_name, 4_000, 256_000),
    Case("list-of-paths", path_list, 1_000, 64_000),
    Case("path-again-and-again", repeated_path, 250, 8_000),
    Case("yaml-text", yaml_text, 1_000, 8_000),
    Case("yaml-aliases", yaml_aliases, 16, 4_096),
    Case("yaml-keys", yaml_keys, 500, 8_000),
    Case("yaml-depth", yaml_depth, 64, 32_000),
    Case("bids-channels", bids_channels, 16, 8_192),
    Case("bids-runs", bids_runs, 64, 1_024),
    Case("bids-sidecars", bids_sidecars, 256, 8_192),
]


if __name__ == "__main__":
    name, size, folder = sys.argv[1:]
    case = next(case for case in CASES if case.name == name)
    print(json.dumps(case.make(int(size), folder)))
