"""What every set-up step needs: places, commands, progress lines and stamps."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPS = ROOT / ".deps"
STAMPS = DEPS / ".stamps"


class SetupError(Exception):
    """One sentence for a person: what is missing and how to get it."""


def run(command, **options):
    """Runs a command; on failure raises with the end of what it said."""
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace", **options)
    if done.returncode != 0:
        tail = "\n".join(done.stdout.strip().splitlines()[-12:])
        raise SetupError(f"'{Path(command[0]).name} {' '.join(str(c) for c in command[1:])[:120]}' failed:\n{tail}")
    return done.stdout


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def load_deps():
    return json.loads((ROOT / "tools/deps.json").read_text())


def key_of(*things):
    return hashlib.sha256(json.dumps(things, sort_keys=True, default=str).encode()).hexdigest()


def say(text):
    print(f"setup: {text}", flush=True)


class Steps:
    """Runs named steps once: a step whose stamp holds its key is skipped."""

    def __init__(self):
        self.began = time.monotonic()
        self.done = 0

    def is_due(self, name, key):
        stamp = STAMPS / name
        return not (stamp.exists() and stamp.read_text() == key)

    def run(self, name, key, what, action):
        if not self.is_due(name, key):
            return
        print(f"setup: {what} ... ", end="", flush=True)
        start = time.monotonic()
        try:
            note = action()
        except BaseException:
            print("failed", flush=True)
            raise
        STAMPS.mkdir(parents=True, exist_ok=True)
        (STAMPS / name).write_text(key)
        self.done += 1
        print(f"{time.monotonic() - start:.1f} s" + (f" ({note})" if note else ""), flush=True)


def fresh_folder(path):
    if path.is_symlink() or path.is_file():
        path.unlink()
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def as_root():
    """Prefix for a command that changes the system."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"]
    raise SetupError("system packages are missing and there is neither root nor sudo")


def fail(error):
    print(f"setup: {error}", file=sys.stderr, flush=True)
    sys.exit(2)
