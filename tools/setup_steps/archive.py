"""Debian's archive, read through a private apt configuration, so that parts come from newer suites
without touching the system. Addresses and keys are taken from the machine's own configuration."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from common import DEPS, SetupError, as_root, run, say, sha256

HERE = DEPS / ".apt"


def refresh_system_lists():
    run([*as_root(), "apt-get", "-qq", "update"])


def _configured_mirror():
    targets = run(["apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)", "Created-By: Packages"])
    for line in targets.splitlines():
        if line.startswith("Debian|Debian|"):
            return line.split("|", 2)[2]
    return None


def _mirror():
    if given := os.environ.get("BEDSIDE_DEBIAN_MIRROR"):
        return given
    if found := _configured_mirror():
        return found
    refresh_system_lists()
    if found := _configured_mirror():
        return found
    # A relative of Debian: its bootstrap tool knows Debian's own default mirror.
    run([*as_root(), "apt-get", "-qq", "install", "-y", "--no-install-recommends", "debootstrap"])
    script = Path(shutil.which("debootstrap") or "/usr/sbin/debootstrap")
    if script.exists() and (found := re.search(r'DEF_(?:HTTPS_)?MIRROR="(http[^"]+)"', script.read_text())):
        return found.group(1)
    raise SetupError("no Debian mirror is configured here: set BEDSIDE_DEBIAN_MIRROR to the address of one and run this again")


def _keyring():
    for folder in ("/usr/share/keyrings", "/etc/apt/keyrings"):
        for name in ("debian-archive-keyring.gpg", "debian-archive-keyring.pgp"):
            if (path := Path(folder, name)).exists():
                return path
    raise SetupError("the package debian-archive-keyring is missing: install it and run this again")


class Archive:
    """Suites of Debian side by side; lists are fetched when first needed and dropped by close()."""

    def __init__(self):
        self.ready = False

    def _open(self):
        if self.ready:
            return
        if not shutil.which("apt-get"):
            raise SetupError("this system has no apt: copy the folder .deps from a Debian or Ubuntu machine where ./tools/setup has run")
        shutil.rmtree(HERE, ignore_errors=True)
        for folder in ("lists/partial", "cache/archives/partial", "none", "files"):
            (HERE / folder).mkdir(parents=True)
        mirror, key = _mirror(), _keyring()
        lines = [f"deb [signed-by={key}] {mirror} {suite} main" for suite in ("bookworm", "trixie")]
        lines += [f"deb-src [signed-by={key}] {mirror} {suite} main" for suite in ("bookworm", "trixie", "forky")]
        (HERE / "sources.list").write_text("\n".join(lines) + "\n")
        self.ready = True
        self._apt("apt-get", "-qq", "update")

    def _apt(self, tool, *arguments, **options):
        settings = {
            "Dir::Etc::SourceList": HERE / "sources.list", "Dir::Etc::SourceParts": HERE / "none",
            "Dir::Etc::PreferencesParts": HERE / "none", "Dir::State::Lists": HERE / "lists",
            "Dir::Cache": HERE / "cache", "APT::Sandbox::User": "", "Acquire::Languages": "none",
        }
        flags = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
        return run([tool, *flags, *arguments], **options)

    def download(self, packages, suite, sums):
        """Binary packages of one suite; {name: .deb path}. A pinned sum that differs is reported."""
        self._open()
        self._apt("apt-get", "download", *[f"{p}/{suite}" for p in packages], cwd=HERE / "files")
        found = {}
        for package in packages:
            path = next((HERE / "files").glob(f"{package}_*.deb"))
            if (pinned := sums.get(package)) and sha256(path) != pinned:
                say(f"note: {path.name} is not the pinned file; its archive signature is valid, going on")
            found[package] = path
        return found

    def source(self, package, suite, version, pinned):
        """The upstream tarball of a source package. Versions starting with `version` are accepted."""
        self._open()
        listing = self._apt("apt-get", "source", "--print-uris", f"{package}/{suite}")
        line = re.search(r"^'([^']+)' (\S+\.orig\.tar\.\S+) \d+ SHA256:(\w+)$", listing, re.M)
        if not line:
            raise SetupError(f"Debian's suite {suite} has no source archive of {package} any more: update tools/deps.json")
        address, name, expected = line.groups()
        if not name.startswith(f"{package}_{version}"):
            raise SetupError(f"Debian's suite {suite} now has {name}, but Bedside needs {package} {version}: update tools/deps.json")
        if expected != pinned:
            say(f"note: {name} is not the pinned file; its archive signature is valid, going on")
        path = HERE / "files" / name
        run(["/usr/lib/apt/apt-helper", "download-file", address, path, f"SHA256:{expected}"])
        if sha256(path) != expected:
            raise SetupError(f"{name} arrived damaged: run this again")
        return path

    def close(self):
        shutil.rmtree(HERE, ignore_errors=True)


def unpack_deb(path, target, *tar_options):
    target.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(path)], stdout=subprocess.PIPE) as deb:
        run(["tar", "-x", "-C", target, *tar_options], stdin=deb.stdout)
