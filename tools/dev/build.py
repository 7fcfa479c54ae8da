"""Configures and builds one CMake preset."""

import os
import shutil

from progress import ROOT, StepFailed


def _is_configured(folder):
    return (folder / "build.ninja").exists()


def build(progress, preset, targets):
    """Builds those of `targets` that exist yet; returns the build folder."""
    folder = ROOT / "build" / preset
    if not _is_configured(folder):
        if folder.exists():
            shutil.rmtree(folder)
        progress.must(["cmake", "--preset", preset])
    # Globs and presets are checked by ninja itself, so that targets listed now are the current ones.
    progress.must(["ninja", "-C", folder, "build.ninja"])
    known = progress.must(["ninja", "-C", folder, "-t", "targets", "all"])
    names = {line.split(":", 1)[0] for line in known.splitlines()}
    wanted = [target for target in targets if target in names]
    if wanted:
        progress.must(["ninja", "-C", folder, *wanted])
    return folder


def needs_tool(name, how):
    if not shutil.which(name):
        raise StepFailed(f"{name} is missing: {how}")


def browser_path():
    """The Chromium that the browser tests drive, or None."""
    for name in (os.environ.get("BEDSIDE_CHROMIUM", ""), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
                 "google-chrome-stable"):
        if name and (path := shutil.which(name)):
            return path
    return None
