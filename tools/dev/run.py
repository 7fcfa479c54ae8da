"""tools/run: builds the release page and serves it."""

import argparse
import os
import shutil
import sys

from build import build
from progress import ROOT, Progress, StepFailed


def main():
    parser = argparse.ArgumentParser(prog="tools/run", allow_abbrev=False)
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--build-only", action="store_true")
    parser.add_argument("--no-open", action="store_true")
    options = parser.parse_args()

    progress = Progress(3)
    try:
        progress.start("asset packer")
        build(progress, "native", ["bedside_pack"])
        progress.end()
        progress.start("page (WebAssembly, release)")
        build(progress, "web", ["bedside_page"])
        progress.end()
        progress.start("site")
        progress.must([sys.executable, "-B", "tools/make_site"])
        progress.end("build/web/site/")
    except StepFailed as failure:
        print(f"run: {failure}", file=sys.stderr)
        return 1
    if options.build_only:
        return 0
    node = shutil.which("node")
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    opener = [] if options.no_open or not has_display or not shutil.which("xdg-open") else ["--open"]
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(node, [node, "tools/serve.mjs", "--port", str(options.port), *opener])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
