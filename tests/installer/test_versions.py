"""One version everywhere, and what the desktops are told about the program agrees with what it does."""

import configparser
import plistlib
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from installer.make_manpage import known, page
from installer.make_version_info import version_info
from klachtenboek import __version__
from klachtenboek.commands.options import parser
from klachtenboek.domain.backup import SUFFIX
from klachtenboek.ui.app import DESKTOP_NAME

INSTALLER = Path(__file__).resolve().parent.parent.parent / "installer"
LINUX = INSTALLER / "linux"
KIND = "application/vnd.klachtenboek.backup"


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the keys have capitals
    parser.read(LINUX / f"{DESKTOP_NAME}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def metainfo() -> ET.Element:
    return ET.parse(LINUX / f"{DESKTOP_NAME}.metainfo.xml").getroot()  # noqa: S314  our own file


def test_the_newest_release_is_this_version() -> None:
    assert next(found.get("version") for found in metainfo().iter("release")) == __version__


def test_windows_is_told_the_version_in_four_numbers() -> None:
    told = version_info("1.20.3")
    assert "filevers=(1, 20, 3, 0)" in told
    assert "'ProductVersion', '1.20.3'" in told
    assert f"'FileVersion', '{__version__}'" in version_info()


def test_no_version_is_written_anywhere_else() -> None:
    skip = {".txt", ".pyc", ".xml"}
    files = [path for path in INSTALLER.rglob("*") if path.is_file() and path.suffix not in skip]
    named = [path.name for path in files if re.search(rf"\b{re.escape(__version__)}\b", path.read_text("utf-8"))]
    assert not named


def test_the_desktop_starts_the_program_under_its_own_name() -> None:
    told = entry()
    assert (told["Exec"], told["Icon"], told["StartupWMClass"]) == ("klachtenboek %f", DESKTOP_NAME, "klachtenboek")
    assert told["MimeType"] == f"{KIND};"
    assert {"GenericName[nl]", "Comment[nl]", "Keywords[nl]"} <= set(told)


@pytest.mark.parametrize("key", ["Version", "SingleMainWindow"])
def test_the_desktop_is_told_nothing_that_debian_12_refuses(key: str) -> None:
    assert key not in entry()


def test_a_backup_is_known_by_its_ending() -> None:
    kinds = ET.parse(LINUX / f"{DESKTOP_NAME}.mime.xml")  # noqa: S314  our own file
    [glob] = kinds.iter("{http://www.freedesktop.org/standards/shared-mime-info}glob")
    assert glob.get("pattern") == f"*{SUFFIX}"
    assert f"!define ENDING {SUFFIX}" in (INSTALLER / "windows" / "klachtenboek.nsi").read_text("utf-8")
    assert metainfo().findtext("provides/mediatype") == KIND


def test_every_command_is_on_the_man_page() -> None:
    names = known()
    assert {"nieuw", "brief", "export", "backup"} <= set(names)
    for name in names:
        assert f".B {name}\n" in page()
    assert "@" not in page()


def test_every_option_is_on_the_man_page() -> None:
    options = set(re.findall(r"--([a-z]+)", parser().format_help()))
    assert {"data", "taal", "zelftest"} <= options
    for name in options:
        assert f"\\fB\\-\\-{name}\\fR" in page()


def test_the_setup_uses_the_names_the_program_uses() -> None:
    setup = (INSTALLER / "windows" / "klachtenboek.nsi").read_text("utf-8")
    assert f"!define ID {DESKTOP_NAME}" in setup
    from klachtenboek.ui.autostart import NAME, RunKey

    assert f"!define APP {NAME}" in setup
    assert f'DeleteRegValue HKCU "{RunKey.RUN}" "${{APP}}"' in setup
    assert f'DeleteRegValue HKCU "{RunKey.APPROVED}" "${{APP}}"' in setup


def test_the_rights_on_macos_can_be_read() -> None:
    rights = plistlib.loads((INSTALLER / "macos" / "entitlements.plist").read_bytes())
    assert all(rights.values())


@pytest.mark.parametrize("script", sorted(INSTALLER.rglob("*.sh")), ids=lambda path: path.name)
def test_a_script_can_be_read_by_its_shell(script: Path) -> None:
    shell = script.read_text("utf-8").splitlines()[0].removeprefix("#!/bin/")
    assert subprocess.run([shell, "-n", str(script)], check=False).returncode == 0
    assert sys.platform == "win32" or script.stat().st_mode & 0o111
