"""Counts of tests, read from what the runners print, and kept while their inputs stay the same."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from progress import ROOT


@dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other):
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{int(self.passed)} passed, {int(self.failed)} failed{skipped}"


def doctest_counts(output, left_out=0):
    """The summary of doctest in test cases, and the lines `SKIPPED: n reason` that tests print
    where their data is missing; None when there is no summary. doctest counts the `left_out` tests
    outside of the range it was given as passed."""
    found = re.search(r"test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed", output)
    if not found:
        return None
    _, passed, failed = map(int, found.groups())
    skipped = sum(int(count) for count in re.findall(r"SKIPPED: (\d+)\b", output))
    return Counts(passed - left_out, failed, skipped)


def runner_counts(output):
    """The last line `N passed, N failed` (`, N skipped`); None when there is none."""
    found = re.findall(r"^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$", output, re.M)
    return Counts(*(int(number or 0) for number in found[-1])) if found else None


def example_counts(output):
    """The last line of `bedside assets check`: `N files, N rules, N examples, N failures`; None when
    there is none. A failure is an example that does not hold, or a fault of a file."""
    found = re.findall(r"^.*\b(\d+) examples, (\d+) failures?\s*$", output, re.M)
    if not found:
        return None
    examples, failures = map(int, found[-1])
    return Counts(max(0, examples - failures), failures)


class Cache:
    """Results of passed runs under build/test-cache, bound to size and time of every input file."""

    def __init__(self, fresh):
        self.folder = ROOT / "build/test-cache"
        self.fresh = fresh

    def _place(self, name):
        return self.folder / (re.sub(r"\W+", "-", name) + ".json")

    def _key(self, inputs):
        digest = hashlib.sha256()
        for item in map(Path, inputs):
            files = sorted(item.rglob("*")) if item.is_dir() else [item]
            for path in files:
                if path.is_file() and "node_modules" not in path.parts:
                    stat = path.stat()
                    digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def get(self, name, inputs):
        place = self._place(name)
        if self.fresh or not place.exists():
            return None
        kept = json.loads(place.read_text())
        return Counts(**kept["counts"]) if kept["key"] == self._key(inputs) else None

    def put(self, name, inputs, counts):
        if self.fresh:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self._place(name).write_text(json.dumps({"key": self._key(inputs), "counts": {
            "passed": int(counts.passed), "failed": int(counts.failed), "skipped": int(counts.skipped)}}))
