"""Emscripten in .deps/emsdk: the one on PATH when it is new enough, else Debian's, unpacked privately."""

import glob
import os
import re
import shutil
import subprocess

from archive import unpack_deb
from common import DEPS, SetupError, fresh_folder

HOME = DEPS / "emsdk"
OLDEST = (3, 1, 69)


def on_path():
    """(path of emcc, version) when the emcc on PATH is new enough, else None."""
    emcc = shutil.which("emcc")
    if not emcc or os.path.realpath(emcc).startswith(str(HOME)):
        return None
    try:
        said = subprocess.run([emcc, "--version"], capture_output=True, text=True, timeout=120).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
    version = tuple(map(int, found.groups())) if found else (0, 0, 0)
    return (emcc, ".".join(map(str, version))) if version >= OLDEST else None


def root_of(emcc):
    """The folder with emcc.py and cmake/ that an `emcc` command belongs to."""
    for candidate in (os.path.realpath(emcc), emcc):
        folder = os.path.dirname(candidate)
        if os.path.exists(os.path.join(folder, "cmake/Modules/Platform/Emscripten.cmake")):
            return folder
    with open(os.path.realpath(emcc), errors="replace") as script:
        for found in re.findall(r"(/[\w./-]+)/emcc\b", script.read(4000)):
            if os.path.exists(found + "/cmake/Modules/Platform/Emscripten.cmake"):
                return found
    usual = "/usr/share/emscripten"
    if os.path.exists(usual + "/cmake/Modules/Platform/Emscripten.cmake"):
        return usual
    raise SetupError(f"{emcc} is there, but not the folder it belongs to: put Emscripten's own folder first on PATH")


def _write_env(root):
    (HOME / "env.sh").write_text(f"export PATH='{root}':\"$PATH\"\n")
    (HOME / "root").write_text(str(root) + "\n")


def use_existing(emcc):
    root = root_of(emcc)
    fresh_folder(HOME)
    _write_env(root)
    for name in ("LICENSE", "LICENSE.txt"):
        if os.path.exists(os.path.join(root, name)):
            shutil.copy(os.path.join(root, name), HOME / "LICENSE")


def unpack(archive, part):
    fresh_folder(HOME)
    debs = archive.download(part["packages"], part["suite"], part.get("sha256", {}))
    for name in ("binaryen", "libc6", "libstdc++6", "libgcc-s1", "node-acorn"):
        unpack_deb(debs[name], HOME, "--exclude=./usr/share/doc", "--exclude=./usr/share/locale")
    # Only the library variants that are used: no position-independent, threaded, sanitized or LTO ones.
    unpack_deb(debs["emscripten"], HOME, "--wildcards", "--exclude=*/emscripten/test",
               "--exclude=*/wasm32-emscripten/*pic", "--exclude=*/wasm32-emscripten/*lto", "--exclude=*-mt*.a",
               "--exclude=*-ww*.a", "--exclude=*san*.a", "./usr/share/emscripten", "./usr/share/doc/emscripten/copyright")
    root = HOME / "usr/share/emscripten"
    shutil.move(HOME / "usr/share/doc/emscripten/copyright", HOME / "LICENSE")

    # Binaryen runs with the C library of its own suite.
    (HOME / "bin").mkdir()
    loader = glob.glob(str(HOME / "usr/lib/*-linux-gnu*/ld-linux*.so.*"))
    if not loader:
        raise SetupError("Emscripten's packages have an unexpected layout: install Emscripten 3.1.69 or newer and put emcc on PATH")
    for tool in glob.glob(str(HOME / "usr/bin/wasm*")):
        wrapper = HOME / "bin" / os.path.basename(tool)
        wrapper.write_text(f'#!/bin/sh\nexec "{loader[0]}" --library-path "{os.path.dirname(loader[0])}" "{tool}" "$@"\n')
        wrapper.chmod(0o755)
    (HOME / "binaryen").mkdir()
    (HOME / "binaryen/bin").symlink_to("../bin")
    (root / "node_modules").mkdir(exist_ok=True)
    (root / "node_modules/acorn").unlink(missing_ok=True)
    (root / "node_modules/acorn").symlink_to(HOME / "usr/share/nodejs/acorn")

    llvm = os.path.dirname(os.path.realpath(shutil.which("clang-19")))
    # In Emscripten's own folder its tools find it without any environment variable.
    (root / ".emscripten").write_text(
        f"LLVM_ROOT = '{llvm}'\nBINARYEN_ROOT = '{HOME}/binaryen'\nNODE_JS = '{shutil.which('node')}'\n"
        f"CACHE = '{root}/cache'\nFROZEN_CACHE = True\n")
    _write_env(root)
