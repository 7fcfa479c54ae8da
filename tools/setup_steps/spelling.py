"""Dictionaries of assets/spelling as packs under .deps/packs: spelling-<tag>.bin, a zlib stream of one
line "bedside/spelling/1 <bytes of the affix file>", the affix file and the word list, both in UTF-8."""

import gzip
import json
import os
import re
import shutil
import zlib
from pathlib import Path

from archive import unpack_deb
from common import DEPS, ROOT, SetupError, fresh_folder

PACKS = DEPS / "packs"
FORMAT = "bedside/spelling/1"


def dictionaries():
    """{tag: part "dictionary" of assets/spelling/<tag>.json}"""
    return {path.stem: json.loads(path.read_text())["dictionary"] for path in sorted((ROOT / "assets/spelling").glob("*.json"))}


def _in_utf8(path, encoding):
    return path.read_bytes().decode(encoding).lstrip("\ufeff").replace("\r\n", "\n")


def _encoding(affixes):
    found = re.search(rb"^(?:\xef\xbb\xbf)?SET +(\S+)", affixes, re.M)
    return found.group(1).decode().replace("ISO8859", "ISO-8859") if found else "ISO-8859-1"


def _licence(folder, file, licence):
    """What a copyright file says of this dictionary: all of it, or, where it is of a whole office
    suite, the stanzas of the dictionary and of its licence. Behind it the text that it names."""
    doc = next(folder.glob("usr/share/doc/*"))
    said = (doc / "copyright").read_text(encoding="utf-8", errors="replace")
    stanzas = said.split("\n\n")
    names = {f"Files: dictionaries/{part}" for part in (f"{file}/*", f"{file[:2]}/*", f"{file[:2]}/{file}.*")}
    own = [text for text in stanzas if text.split("\n", 1)[0] in names]
    if own:
        licences = {f"License: {text.split('License: ', 1)[1].split(chr(10), 1)[0]}" for text in own}
        own += [text for text in stanzas if text.split("\n", 1)[0] in licences]
        said = "\n\n".join(own)
    for readme in sorted(doc.glob("README_*.gz")):
        said += "\n\n" + gzip.decompress(readme.read_bytes()).decode("utf-8", "replace").lstrip("\ufeff")
    for name in ("LGPL-2.1", "LGPL-3"):
        text = Path("/usr/share/common-licenses", name)
        if licence.find(name) >= 0 and text.exists():
            said += "\n\n" + text.read_text()
    return said.rstrip() + "\n"


def make_pack(archive, part, tag, file):
    package = part["packages"][0]
    unpacked = fresh_folder(DEPS / f".unpack-{package}")
    unpack_deb(archive.download(part["packages"], part["suite"], part["sha256"])[package], unpacked)
    affixes, words = (unpacked / f"usr/share/hunspell/{file}.{end}" for end in ("aff", "dic"))
    if not affixes.exists() or not words.exists():
        raise SetupError(f"{package} no longer has {file}: update assets/spelling/{tag}.json")
    encoding = _encoding(affixes.read_bytes())
    rules = re.sub(r"^SET +\S+", "SET UTF-8", _in_utf8(affixes, encoding), count=1, flags=re.M).encode()
    content = b"%s %d\n" % (FORMAT.encode(), len(rules)) + rules + _in_utf8(words, encoding).encode()
    PACKS.mkdir(parents=True, exist_ok=True)
    target = PACKS / f"spelling-{tag}.bin"
    target.with_suffix(".new").write_bytes(zlib.compress(content, 9))
    os.replace(target.with_suffix(".new"), target)
    (PACKS / f"{package}-LICENSE").write_text(_licence(unpacked, file, part["licence"]))
    shutil.rmtree(unpacked)
