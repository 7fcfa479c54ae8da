"""Third-party sources and data files under .deps/."""

import os
import re
import shutil
import sys
from pathlib import Path

from archive import unpack_deb
from common import DEPS, SetupError, fresh_folder, run

# What is kept of an upstream archive; everything else (tests, projects for other tools) is left out.
KEPT = {
    "imgui": ("*.h", "*.cpp", "LICENSE.txt", "backends/imgui_impl_opengl3*"),
    "re2": ("LICENSE", "re2/*", "util/*"),
    "harfbuzz": ("COPYING", "src/*.h", "src/*.hh", "src/*.cc", "src/OT/**/*", "src/graph/*"),
    "libunibreak": ("LICENCE", "src/*.h", "src/*.c"),
    "hunspell": ("license.hunspell", "license.myspell", "COPYING.MPL", "src/hunspell/*.cxx", "src/hunspell/*.hxx", "src/hunspell/*.h"),
    "bearssl": ("LICENSE.txt", "inc/*.h", "src/*.h", "src/codec/*.c", "src/ec/*.c", "src/int/i31_*.c", "src/int/i32_div32.c"),
    "sheenbidi": ("LICENSE", "Headers/SheenBidi/*.h", "Source/**/*.h", "Source/**/*.c"),
}


def fetch_source(archive, part, unicode_folder):
    package, target = part["package"], DEPS / Path(part["to"]).name
    tarball = archive.source(package, part["suite"], part["accept"], part["sha256"])
    unpacked = fresh_folder(DEPS / f".unpack-{package}")
    run(["tar", "-x", "-f", tarball, "-C", unpacked, "--strip-components=1"])
    fresh_folder(target)
    for pattern in KEPT[package]:
        for path in unpacked.glob(pattern):
            if path.is_file():
                place = target / path.relative_to(unpacked)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, place)
    shutil.rmtree(unpacked)
    if package == "re2":
        _generate_re2_tables(target, unicode_folder)
    if package == "hunspell":
        texts = [(target / name).read_text(errors="replace").rstrip() for name in ("license.hunspell", "license.myspell", "COPYING.MPL")]
        (target / "LICENSE").write_text("\n\n".join(texts) + "\n")


def _generate_re2_tables(target, unicode_folder):
    """Debian's tarball leaves out three generated files; the generators are in it."""
    folder = target / "re2"
    reader = folder / "unicode.py"
    text, changes = re.subn(r'^_UNICODE_DIR = .*$', f"_UNICODE_DIR = {str(unicode_folder)!r}", reader.read_text(), flags=re.M)
    if changes != 1:
        raise SetupError("RE2's table generator has changed: update tools/setup_steps/sources.py")
    reader.write_text(text)
    for tool, out in (("make_perl_groups.pl", "perl_groups.cc"), ("make_unicode_casefold.py", "unicode_casefold.cc"),
                      ("make_unicode_groups.py", "unicode_groups.cc")):
        interpreter = shutil.which("perl") if tool.endswith(".pl") else sys.executable
        with open(folder / f"{out}.new", "w") as file:
            file.write(run([interpreter, tool], cwd=folder, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}))
        os.replace(folder / f"{out}.new", folder / out)


def fetch_files(archive, part):
    """Folders and files of binary packages, to the places that 'take' names."""
    debs = archive.download(part["packages"], part["suite"], part["sha256"])
    unpacked = fresh_folder(DEPS / f".unpack-{part['packages'][0]}")
    for deb in debs.values():
        unpack_deb(deb, unpacked)
    shutil.rmtree(DEPS / Path(part["to"]).relative_to(".deps"), ignore_errors=True)
    for origin, place in part["take"].items():
        source, target = unpacked / origin, DEPS / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)
    shutil.rmtree(unpacked)


def install_node_parts():
    """The npm parts, by lockfile, with no package script run; linked where the browser tests look."""
    home = DEPS / "node"
    home.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(DEPS.parent / "tools/node" / name, home / name)
    run([shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=home,
        env={**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"})
