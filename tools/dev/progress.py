"""Numbered steps with their time, quiet when they pass and with the end of their output when not."""

import os
import re
import selectors
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / "build/logs"
NINJA_COUNT = re.compile(rb"^\[(\d+)/(\d+)\]", re.M)


class StepFailed(Exception):
    """A step that could not be finished; its message was printed."""


class Progress:
    """Prints `[2/9] what ... 3.1 s`, and every few seconds how far a long step is."""

    def __init__(self, total):
        self.total = total
        self.number = 0
        self.began = time.monotonic()
        self.live = sys.stdout.isatty()

    def start(self, what):
        self.number += 1
        self.what = what
        self.step_began = time.monotonic()
        self.head = f"[{self.number}/{self.total}] {what}"
        if self.live:
            print(f"{self.head} ...", end="", flush=True)

    def tick(self, note):
        elapsed = time.monotonic() - self.step_began
        if self.live:
            print(f"\r\033[K{self.head} ... {note}, {elapsed:.0f} s", end="", flush=True)
        else:
            print(f"{self.head}: {note}, {elapsed:.0f} s", flush=True)

    def end(self, note=""):
        elapsed = time.monotonic() - self.step_began
        start = "\r\033[K" if self.live else ""
        print(f"{start}{self.head} ... {elapsed:.1f} s{', ' + note if note else ''}", flush=True)

    def run(self, command, env=None, stdin=None):
        """Runs a command of the current step and returns (exit status, all output as text)."""
        return self.run_together([command], env, stdin)[0]

    def run_together(self, commands, env=None, stdin=None):
        """The same for several commands at the same time; their answers in the order of the commands."""
        LOGS.mkdir(parents=True, exist_ok=True)
        log_path = LOGS / (re.sub(r"\W+", "-", self.what.lower()).strip("-") + ".log")
        last_note = time.monotonic()
        selector = selectors.DefaultSelector()
        outputs = [bytearray() for _ in commands]
        processes = [subprocess.Popen([str(part) for part in command], cwd=ROOT, stdin=stdin or subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})})
                     for command in commands]
        for process, output in zip(processes, outputs):
            selector.register(process.stdout, selectors.EVENT_READ, output)
        with open(log_path, "wb") as log:
            while selector.get_map():
                for ready, _ in selector.select(timeout=1):
                    block = os.read(ready.fileobj.fileno(), 65536)
                    if not block:
                        selector.unregister(ready.fileobj)
                    ready.data.extend(block)
                    log.write(block)
                if time.monotonic() - last_note > (1 if self.live else 20):
                    last_note = time.monotonic()
                    counts = NINJA_COUNT.findall(bytes(outputs[0][-4000:]))
                    self.tick(f"{counts[-1][0].decode()} of {counts[-1][1].decode()}" if counts else "still running")
        return [(process.wait(), output.decode("utf-8", "replace")) for process, output in zip(processes, outputs)]

    def must(self, command, env=None):
        """Like run, but a failure ends everything, after the end of the output was shown."""
        status, output = self.run(command, env)
        if status != 0:
            self.end("FAILED")
            show_end(output)
            raise StepFailed(f"'{self.what}' failed; the whole output is in build/logs/")
        return output


def show_end(output, lines=60):
    failed = [i for i, line in enumerate(output.splitlines()) if line.startswith("FAILED: ")]
    all_lines = output.splitlines()
    shown = all_lines[failed[0]:failed[0] + lines] if failed else all_lines[-lines:]
    print("\n".join("    " + line for line in shown), flush=True)
