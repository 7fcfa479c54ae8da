"""Fonts cut down to the characters that Bedside shows, under .deps/fonts, and those of the packs of
assets/scripts under .deps/packs."""

import json
import os
import shutil
import sys

from archive import unpack_deb
from common import DEPS, ROOT, SetupError, fresh_folder, run

HOME = DEPS / "fonts"
PACKS = DEPS / "packs"

# Inter is loaded before anything is drawn, so its cut is small: the letters of European languages that
# are written in Latin script, combining marks, punctuation, digits above and below, currency, arrows,
# maths, the shapes and check marks that interfaces use.
LATIN = ("U+0020-007E,U+00A0-017F,U+018F,U+0192,U+01CD-01DC,U+0218-021B,U+0237,U+0259,U+02BB-02BC,U+02C6-02DD,"
         "U+0300-0308,U+030A-030C,U+0326-0328,U+1E9E,U+2000-206F,U+2070-209F,U+20A0-20C0,U+2100-214F,U+2150-215F,"
         "U+2190-21FF,U+2200-22FF,U+2318,U+2325,U+23CE,U+232B,U+25A0-25FF,U+2605-2606,U+2610-2612,U+2713-2718,U+FFFD")
# Noto comes later and only where a text needs it: Greek, Cyrillic, and Latin letters of other languages.
OTHER = "U+0180-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF"
FEATURES = "kern,mark,mkmk,ccmp,locl"


def _subset(source, target, characters):
    run([sys.executable, "-m", "fontTools.subset", source, f"--unicodes={characters}", f"--layout-features={FEATURES}",
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
    _subset(found, HOME / "NotoSans-GreekCyrillic.ttf", OTHER)
    shutil.copy(next(unpacked.rglob("copyright")), HOME / "NotoSans-LICENSE")
    shutil.rmtree(unpacked)


def script_packs(part):
    """{id: font of assets/scripts/<id>.json and its letters}, of those that are cut from `part`."""
    packs = {path.stem: json.loads(path.read_text()) for path in sorted((ROOT / "assets/scripts").glob("*.json"))}
    return {name: [pack["font"]["file"], pack["letters"]] for name, pack in packs.items() if pack["font"]["part"] == part["name"]}


def _letters(ranges):
    # With what shaping asks for beside the letters: the blank, both joiners, the dotted circle.
    numbers = {0x20, 0x200C, 0x200D, 0x25CC}
    for first, last in (entry.split("-") for entry in ranges):
        numbers.update(range(int(first, 16), int(last, 16) + 1))
    return numbers


def cut_packs(archive, part):
    """In this process and with every rule of shaping that the font has."""
    from fontTools import subset

    package, packs = part["packages"][0], script_packs(part)
    unpacked = fresh_folder(DEPS / f".unpack-packs-{package}")
    deb = archive.download(part["packages"], part["suite"], part["sha256"])[package]
    unpack_deb(deb, unpacked, "--wildcards", *{f"*/{file}" for file, _ in packs.values()}, f"*/doc/{package}/copyright")
    PACKS.mkdir(parents=True, exist_ok=True)
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 6, 13, 14])
    options.drop_tables += ["DSIG", "meta", "STAT", "vhea", "vmtx"]
    for name, (file, ranges) in packs.items():
        font = subset.load_font(next(unpacked.rglob(file)), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=_letters(ranges))
        cutter.subset(font)
        subset.save_font(font, PACKS / f"{name}.ttf.new", options)
        os.replace(PACKS / f"{name}.ttf.new", PACKS / f"{name}.ttf")
    shutil.copy(next(unpacked.rglob("copyright")), PACKS / f"{package}-LICENSE")
    shutil.rmtree(unpacked)


def convert_twemoji(_archive, _part):
    """WOFF2 to plain TrueType, all glyphs kept, their names dropped."""
    from fontTools.ttLib import TTFont

    package = DEPS / "node/node_modules/twemoji-colr-font"
    HOME.mkdir(parents=True, exist_ok=True)
    font = TTFont(package / "twemoji.woff2", recalcTimestamp=False)
    if font["COLR"].version != 0:
        raise SetupError("the Twemoji package no longer has version 0 colour glyphs: pin 15.0.3 in tools/node")
    font["post"].formatType = 3.0
    font.flavor = None
    font.save(HOME / "Twemoji.ttf.new")
    os.replace(HOME / "Twemoji.ttf.new", HOME / "Twemoji.ttf")
    shutil.copy(package / "LICENSE", HOME / "Twemoji-LICENSE")
