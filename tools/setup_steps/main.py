"""Runs the set-up steps in order. See tools/deps.json for what is fetched and why."""

import os
import shutil
import sys
import time

import emscripten
import fonts
import sources
import spelling
from archive import Archive, refresh_system_lists
from common import DEPS, ROOT, SetupError, Steps, as_root, fail, key_of, load_deps, run, say

HELP = """Usage: tools/setup
Installs missing system packages and fills .deps/ as listed in tools/deps.json. Takes no options."""


def is_there(entry):
    if command := entry.get("command"):
        return shutil.which(command) is not None
    return os.path.exists(entry["file"])


def install_system_packages(deps):
    missing = [e["name"] for e in deps["system"] if not e.get("optional") and not is_there(e)]
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise SetupError(f"missing here: {', '.join(missing)}; this system has no apt, so install them (or what your system calls them) and run this again")
    wanted = [e["name"] for e in deps["system"] if not is_there(e)]
    try:
        root = as_root()
    except SetupError as error:
        raise SetupError(f"{error}: run 'apt-get install --no-install-recommends {' '.join(missing)}' as root, then this again")
    start = time.monotonic()
    print(f"setup: system packages ({', '.join(wanted)}) ... ", end="", flush=True)
    refresh_system_lists()
    run([*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "install", "-y", "--no-install-recommends", *wanted],
        stdin=None)
    print(f"{time.monotonic() - start:.1f} s", flush=True)
    still = [e["name"] for e in deps["system"] if not e.get("optional") and not is_there(e)]
    if still:
        raise SetupError(f"installed, but still not found: {', '.join(still)}")


def write_readme(deps):
    lines = ["Made by tools/setup; safe to delete. Where each part is:", ""]
    lines += [f"{part['to']:28} {part['name']} {part['version']}" for part in deps["parts"]]
    lines += ["", ".deps/emsdk/env.sh           source it to have emcc on PATH",
              "include paths: .deps/include/nlohmann, .deps/include/doctest, .deps/stb, .deps/imgui, .deps/re2,",
              ".deps/harfbuzz/src, .deps/libunibreak/src, .deps/sheenbidi/Headers; npm parts: .deps/node/node_modules"]
    (DEPS / "README").write_text("\n".join(lines) + "\n")


def main():
    if len(sys.argv) > 1:
        print(HELP)
        return 0 if sys.argv[1] in ("-h", "--help") else 2
    steps, deps, archive = Steps(), load_deps(), Archive()
    install_system_packages(deps)
    DEPS.mkdir(exist_ok=True)
    parts = {part["name"]: part for part in deps["parts"]}

    try:
        name = "Emscripten"
        llvm, node = (os.path.realpath(shutil.which(c) or "") for c in ("clang-19", "node"))
        stamp = key_of(parts[name], str(DEPS), llvm, node, 2)
        if existing := emscripten.on_path():
            stamp = key_of(existing, str(DEPS))
            steps.run(name, stamp, f"{name} {existing[1]} from PATH", lambda: emscripten.use_existing(existing[0]))
        else:
            steps.run(name, stamp, f"{name} {parts[name]['version']}", lambda: emscripten.unpack(archive, parts[name]))

        for part in deps["parts"]:
            if "take" in part:
                steps.run(part["name"].replace("/", "-"), key_of(part, 1), f"{part['name']} {part['version']}",
                          lambda: sources.fetch_files(archive, part))
        for part in deps["parts"]:
            if part["from"] == "debian-source":
                steps.run(part["name"], key_of(part, sources.KEPT[part["package"]], 1), f"{part['name']} {part['version']}",
                          lambda: sources.fetch_source(archive, part, DEPS / "unicode"))

        lock = (ROOT / "tools/node/package-lock.json").read_text()
        steps.run("node", key_of(lock, 1), "npm parts (playwright-core, axe-core, readers of exports, twemoji-colr-font)", sources.install_node_parts)

        cutters = {"Inter": fonts.cut_inter, "Noto Sans": fonts.cut_noto, "Twemoji colour font": fonts.convert_twemoji}
        for name, cut in cutters.items():
            steps.run(name, key_of(parts[name], fonts.LATIN, fonts.OTHER, fonts.FEATURES, 2), f"{name} {parts[name]['version']}",
                      lambda: cut(archive, parts[name]))
        for name in ("Noto Sans for other scripts", "Droid Sans Fallback"):
            steps.run(name, key_of(parts[name], fonts.script_packs(parts[name]), 1), f"{name} {parts[name]['version']}",
                      lambda: fonts.cut_packs(archive, parts[name]))
        for tag, dictionary in spelling.dictionaries().items():
            part = parts[dictionary["part"]]
            steps.run(part["name"], key_of(part, dictionary["file"], spelling.FORMAT, 2), f"{part['name']} {part['version']}",
                      lambda: spelling.make_pack(archive, part, tag, dictionary["file"]))
    finally:
        archive.close()

    link = ROOT / "tests/web/node_modules"
    if link.parent.is_dir() and not link.exists():
        link.unlink(missing_ok=True)
        link.symlink_to("../../.deps/node/node_modules")
    if steps.done:
        write_readme(deps)
        say(f"done in {time.monotonic() - steps.began:.1f} s")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (SetupError, OSError, StopIteration) as problem:
        fail(problem if isinstance(problem, SetupError) else f"{type(problem).__name__}: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
