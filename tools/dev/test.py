"""tools/test: every check and test, counted together."""

import argparse
import os
import re
import subprocess
import sys
from functools import partial

from build import browser_path, build
from counts import Cache, Counts, doctest_counts, example_counts, runner_counts
from progress import ROOT, Progress, StepFailed, show_end

STEPS = ("checks", "native", "assets", "web", "homes", "exports", "browser", "fuzz")
SHARED = ROOT.parent / "shared"
CASES = ("tests", "assets")
FUZZ_SECONDS = 60


def parse_options():
    parser = argparse.ArgumentParser(prog="tools/test", allow_abbrev=False)
    parser.add_argument("--fuzz", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--filter", default="")
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    options.steps = [name for name in options.only.split(",") if name] or [s for s in STEPS if s != "fuzz" or options.fuzz]
    if unknown := [name for name in options.steps if name not in STEPS]:
        parser.error(f"there is no step {unknown[0]}: use {', '.join(STEPS)}")
    return options


class Run:
    """One call of tools/test: its steps, each adding to `total`."""

    def __init__(self, options):
        self.options = options
        self.cache = Cache(fresh=options.fresh or bool(options.filter))
        self.total = Counts()
        names = {"checks": 2, "native": 2, "assets": 1, "web": 2, "homes": 1, "exports": 1, "browser": 2, "fuzz": 2}
        self.progress = Progress(sum(names[step] for step in options.steps))

    def counted(self, what, inputs, runs, env=None):
        """Runs the parts of one test program side by side, unless they passed before with the same inputs: a
        command each, and what reads its counts out of its output."""
        progress = self.progress
        progress.start(what)
        if known := self.cache.get(what, inputs):
            self.total += known
            progress.end(f"unchanged, {known} from cache")
            return
        counts, failed = Counts(), []
        answers = progress.run_together([command for command, _ in runs], env)
        for (status, output), (_, parse) in zip(answers, runs):
            part = parse(output)
            if part is None:
                part = Counts(failed=1)
                output += f"ended with status {status} and no closing line"
            if status != 0 and part.failed == 0:
                part.failed = 1
            if part.failed:
                failed.append(output)
            counts += part
        progress.end(("FAILED: " if counts.failed else "") + str(counts))
        for output in failed:
            show_end(output, 120)
        if counts.failed == 0:
            self.cache.put(what, inputs, counts)
        self.total += counts

    def checks(self):
        self.progress.start("layers, sizes and names")
        status, output = self.progress.run([sys.executable, "-B", "tools/check_layers", "--self-test"])
        own, output_here = self.progress.run([sys.executable, "-B", "tools/check_layers"])
        counts = runner_counts(output) or Counts(failed=1)
        counts += Counts(passed=own == 0, failed=own != 0)
        self.progress.end(("FAILED: " if counts.failed else "") + str(counts))
        for text, bad in ((output, status != 0), (output_here, own != 0)):
            if bad:
                show_end(text)
        self.total += counts

        self.progress.start("formatting")
        files = [path for folder in ("src", "tests") for end in ("*.h", "*.cpp") for path in sorted((ROOT / folder).rglob(end))
                 if "node_modules" not in path.parts]
        inputs = [*files, ROOT / ".clang-format"]
        if known := self.cache.get("formatting", inputs):
            self.progress.end("unchanged")
            self.total += known
            return
        status, output = self.progress.run(["clang-format-19", "--dry-run", "--Werror", *files]) if files else (0, "")
        counts = Counts(passed=status == 0, failed=status != 0)
        self.progress.end("" if status == 0 else "FAILED: run clang-format-19 -i on the files named here")
        if status != 0:
            show_end("\n".join(sorted({line.split(":", 1)[0] for line in output.splitlines() if "error:" in line})))
        else:
            self.cache.put("formatting", inputs, counts)
        self.total += counts

    def doctests(self, what, program, inputs):
        """Runs the unit tests in as many processes as there are cores, each its share of one shuffled order."""
        command = [*program, "--no-colors=true"]
        if self.options.filter:
            runs = [([*command, f"--test-case=*{self.options.filter}*"], doctest_counts)]
        else:
            counted = subprocess.run([*map(str, command), "--count"], capture_output=True, text=True)
            tests, parts = int(re.search(r"filters: (\d+)|$", counted.stdout)[1] or 0), os.cpu_count() or 1
            edges = [tests * part // parts for part in range(parts + 1)]
            runs = [([*command, "--order-by=rand", "--rand-seed=1", f"--first={first + 1}", f"--last={last}"],
                     partial(doctest_counts, left_out=tests - (last - first))) for first, last in zip(edges, edges[1:])]
        self.counted(what, inputs, runs, self.shared_env())

    def shared_env(self):
        return {"BEDSIDE_SHARED": os.environ.get("BEDSIDE_SHARED", str(SHARED)),
                "ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1", "UBSAN_OPTIONS": "print_stacktrace=1"}

    def native(self):
        self.progress.start("native build with sanitizers")
        folder = build(self.progress, "native-asan", ["bedside_tests"])
        self.progress.end()
        program = folder / "bedside_tests"
        self.doctests("native unit tests", [program], [program, *map(ROOT.joinpath, CASES), SHARED])

    def packer(self):
        """The programs that other steps use; built once, quietly, as part of the first step that needs them."""
        return build(self.progress, "native", ["bedside_pack", "bedside"])

    def assets(self):
        tool = ROOT / "build/native/bedside"
        self.progress.start("asset examples")
        self.packer()
        if not tool.exists():
            self.progress.end("the command line tool is not there yet")
            return
        self.progress.number -= 1
        self.counted("asset examples", [tool, ROOT / "assets"], [([tool, "assets", "check", ROOT / "assets"], example_counts)])

    def web(self):
        self.progress.start("WebAssembly build")
        self.packer()
        folder = build(self.progress, "web", ["bedside_tests", "bedside", "bedside_page"])
        self.progress.end()
        program = folder / "tests/bedside_tests.mjs"
        self.doctests("unit tests in Node", ["node", program], [program, program.with_suffix(".wasm"), *map(ROOT.joinpath, CASES), SHARED])

    def homes(self):
        """Both homes of the command line tool answer the same bytes."""
        self.progress.start("same answers natively and in Node")
        native, node = ROOT / "build/native/bedside", ROOT / "build/web/cli/bedside.mjs"
        if not (native.exists() and node.exists()):
            self.progress.end("the command line tool is not there yet")
            return
        cases = [(["check", "--ndjson"], path) for path in sorted((SHARED / "samples").glob("*check*.ndjson"))]
        cases += [([path.stem.split(".")[0], "--ndjson"], path) for path in sorted((ROOT / "tests/cases/homes").glob("*.ndjson"))]
        cases += [(["bundle", "verify", "-", "--today", "2026-11-22"], path)
                  for path in sorted((ROOT / "tests/cases/bundle").glob("*.json"))]
        review = ["preview", "-", "--review-file", "-", "--today", "2026-11-27", "--messages"]
        cases += [([*review, tag], path) for path in sorted((ROOT / "tests/cases/homes").glob("*.draft.json")) for tag in ("en", "is")]
        everything = ROOT / "tests/cases/exports/all.bundle.json"
        cases += [(["bundle", "export", "-", "--to", target, "--variant", "x-main", "--today", "2026-11-22", "--out", "-"], everything)
                  for target in ("folder", "icalendar", "buffer-csv", "postiz")]
        counts, different = Counts(), []
        for call, path in cases:
            answers = []
            for command in ([native], ["node", node]):
                with open(path, "rb") as text:
                    done = subprocess.run([*map(str, command), *call], stdin=text, capture_output=True, timeout=300)
                answers.append((done.returncode, done.stdout, done.stderr))
            same = answers[0] == answers[1] and answers[0][0] in (0, 1)
            counts += Counts(passed=same, failed=not same)
            if not same:
                different.append(f"{' '.join(call)} < {path.name}: status {answers[0][0]} natively, {answers[1][0]} in Node, "
                                 f"{'same' if answers[0][1] == answers[1][1] else 'different'} output")
        self.progress.end(("FAILED: " if counts.failed else "") + str(counts))
        show_end("\n".join(different))
        self.total += counts

    def exports(self):
        """What we export is read back by the libraries of others."""
        runner = ROOT / "tests/exports/run.mjs"
        self.counted("exports read by other libraries", [runner, ROOT / "tests/cases/exports", ROOT / "assets/exporters", ROOT / "tools/node"],
                     [(["node", runner], runner_counts)])

    def browser(self):
        self.progress.start("site")
        if "web" not in self.options.steps:
            self.packer()
            build(self.progress, "web", ["bedside_page"])
        runner = ROOT / "tests/web/run.mjs"
        if not (ROOT / "web/index.html").exists() or not runner.exists():
            self.progress.end("the page is not there yet")
            return
        self.progress.must([sys.executable, "-B", "tools/make_site"])
        self.progress.end()
        if not browser_path():
            raise StepFailed("no Chromium was found: install the package chromium-headless-shell or set BEDSIDE_CHROMIUM to the program")
        chosen = ["--filter", self.options.filter] if self.options.filter else []
        self.counted("browser tests", [ROOT / "build/web/site", ROOT / "tests/web", ROOT / "tools/serve.mjs", browser_path()],
                     [(["node", runner, *chosen], runner_counts)], {**self.shared_env(), "BEDSIDE_CHROMIUM": browser_path()})

    def fuzz(self):
        sources = sorted((ROOT / "tests/fuzz").glob("*_fuzz.cpp"))
        self.progress.start("fuzz build")
        folder = build(self.progress, "native-fuzz", [path.stem for path in sources])
        self.progress.end()
        self.progress.start(f"fuzz targets, {FUZZ_SECONDS} s each")
        counts = Counts()
        for path in sources:
            corpus = ROOT / "build/fuzz" / path.stem
            corpus.mkdir(parents=True, exist_ok=True)
            seeds = [folder for folder in [ROOT / "tests/fuzz/seeds" / path.stem.removesuffix("_fuzz")] if folder.is_dir()]
            status, output = self.progress.run(
                [folder / path.stem, f"-max_total_time={FUZZ_SECONDS}", "-timeout=10", "-rss_limit_mb=4096",
                 f"-artifact_prefix={corpus}/found-", corpus, *seeds])
            counts += Counts(passed=status == 0, failed=status != 0)
            if status != 0:
                show_end(output)
        self.progress.end(("FAILED: " if counts.failed else "") + str(counts))
        self.total += counts


def main():
    options = parse_options()
    run = Run(options)
    for step in STEPS:
        if step in options.steps:
            try:
                getattr(run, step)()
            except StepFailed as failure:
                print(f"test: {failure}", flush=True)
                run.total += Counts(failed=1)
    print(run.total, flush=True)
    return 1 if run.total.failed or not run.total.passed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
