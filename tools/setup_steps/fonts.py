"""Fonts cut down to the characters that Bedside shows, under .deps/fonts."""

import os
import shutil
import sys

from archive import unpack_deb
from common import DEPS, SetupError, fresh_folder, run

HOME = DEPS / "fonts"

# Latin, Latin-1, Latin Extended-A and B, phonetic schwa, modifiers, combining marks, ẞ; then
# punctuation, super- and subscripts, currency, letterlike signs, arrows, maths, box and shape
# signs that interfaces use, check marks, the replacement character.
LATIN = ("U+0020-007E,U+00A0-024F,U+0259,U+02B0-02FF,U+0300-0333,U+1E9E,U+2000-206F,U+2070-209F,U+20A0-20C0,"
         "U+2100-214F,U+2150-218B,U+2190-21FF,U+2200-22FF,U+2300-23FF,U+25A0-25FF,U+2600-26FF,U+2700-27BF,U+FFFD")
GREEK_CYRILLIC = "U+0370-03FF,U+0400-052F"
FEATURES = "kern,mark,mkmk,ccmp,locl,liga,tnum"


def _subset(source, target, characters, features=FEATURES):
    run([sys.executable, "-m", "fontTools.subset", source, f"--unicodes={characters}", f"--layout-features={features}",
         f"--output-file={target}", "--no-hinting", "--desubroutinize", "--name-IDs=0,1,2,3,4,6,13,14",
         "--notdef-outline", "--drop-tables+=DSIG,meta,STAT"])


def cut_inter(archive, part):
    unpacked = fresh_folder(DEPS / ".unpack-inter")
    deb = archive.download(part["packages"], part["suite"], part["sha256"])[part["packages"][0]]
    unpack_deb(deb, unpacked)
    HOME.mkdir(parents=True, exist_ok=True)
    for weight in ("Regular", "SemiBold", "Bold"):
        _subset(unpacked / f"usr/share/fonts/opentype/inter/Inter-{weight}.otf", HOME / f"Inter-{weight}.otf", LATIN)
    shutil.copy(unpacked / "usr/share/doc/fonts-inter/copyright", HOME / "Inter-LICENSE")
    shutil.rmtree(unpacked)


def cut_noto(archive, part):
    unpacked = fresh_folder(DEPS / ".unpack-noto")
    deb = archive.download(part["packages"], part["suite"], part["sha256"])[part["packages"][0]]
    unpack_deb(deb, unpacked, "--wildcards", "*/NotoSans-Regular.ttf", "*/doc/fonts-noto-core/copyright")
    HOME.mkdir(parents=True, exist_ok=True)
    found = next(unpacked.rglob("NotoSans-Regular.ttf"))
    _subset(found, HOME / "NotoSans-GreekCyrillic.ttf", GREEK_CYRILLIC, "kern,mark,mkmk,ccmp,locl")
    shutil.copy(next(unpacked.rglob("copyright")), HOME / "NotoSans-LICENSE")
    shutil.rmtree(unpacked)


def convert_twemoji(_archive, _part):
    """WOFF2 to plain TrueType, all glyphs kept, their names dropped."""
    from fontTools.ttLib import TTFont

    package = DEPS / "node/node_modules/twemoji-colr-font"
    HOME.mkdir(parents=True, exist_ok=True)
    font = TTFont(package / "twemoji.woff2")
    if font["COLR"].version != 0:
        raise SetupError("the Twemoji package no longer has version 0 colour glyphs: pin 15.0.3 in tools/node")
    font["post"].formatType = 3.0
    font.flavor = None
    font.save(HOME / "Twemoji.ttf.new")
    os.replace(HOME / "Twemoji.ttf.new", HOME / "Twemoji.ttf")
    shutil.copy(package / "LICENSE", HOME / "Twemoji-LICENSE")
