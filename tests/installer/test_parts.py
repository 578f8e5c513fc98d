"""What goes into the bundle: what the program uses stays, what it has no use for does not."""

import subprocess
import sys

import pytest

from installer.parts import EXCLUDED, keeps, keeps_module
from klachtenboek.publicdays import COUNTRIES, public_days

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Widgets.so.6",
        f"{QT}/lib/libicudata.so.73",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/plugins/imageformats/libqjpeg.so",
        f"{QT}/translations/qtbase_nl.qm",
        "PySide6\\translations\\qtbase_nl.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\Qt6Core.dll",
        "babel/locale-data/nl_BE.dat",
        "babel/locale-data/root.dat",
        "holidays/locale/nl/LC_MESSAGES/BE.mo",
        "holidays/locale/en_US/LC_MESSAGES/NL.mo",
        "pillow.libs/libtiff-20b7e810.so.6.3.0",
        "klachtenboek/resources/letters/SourceSans3-Regular.ttf",
        "klachtenboek/resources/locale/en/LC_MESSAGES/klachtenboek.mo",
        "pypdfium2_raw/libpdfium.so",
    ],
)
def test_what_the_program_uses_goes_in(place: str) -> None:
    assert keeps(place, "", "linux")


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/imageformats/libqwebp.so",
        f"{QT}/translations/qtbase_pl.qm",
        f"{QT}/translations/qt_nl.qm",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6\\opengl32sw.dll",
        "libcrypto-3.dll",
        "babel/locale-data/pl.dat",
        "klachtenboek/resources/locale/en/LC_MESSAGES/klachtenboek.po",
        "holidays-0.109.dist-info/RECORD",
        "holidays/locale/nl/LC_MESSAGES/SR.mo",
        "holidays/locale/pl/LC_MESSAGES/PL.mo",
        "reportlab/fonts/DarkGardenMK.pfb",
        "PIL/_webp.cpython-311-x86_64-linux-gnu.so",
        "pillow.libs/libavif-01e67780.so.16.3.0",
    ],
)
def test_what_it_has_no_use_for_stays_out(place: str) -> None:
    assert not keeps(place, "", "linux")


def test_on_linux_only_what_python_needs_comes_from_the_machine() -> None:
    assert keeps("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0.8.6", "linux")
    assert not keeps(
        "libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "linux"
    )  # program.c has it
    assert not keeps("libxcb.so.1", "/usr/lib/x86_64-linux-gnu/libxcb.so.1.1.0", "linux")
    assert not keeps("libcups.so.2", "/lib/x86_64-linux-gnu/libcups.so.2", "linux")


def test_no_code_for_a_network_goes_in() -> None:
    assert {"ssl", "_ssl", "asyncio", "smtplib"} <= set(EXCLUDED)


def test_what_runs_beside_the_window_stays() -> None:
    assert "multiprocessing" not in EXCLUDED


@pytest.mark.parametrize(
    "name", ["holidays.countries.poland", "holidays.financial", "holidays.financial.ny_stock_exchange"]
)
def test_holidays_nobody_can_choose_stay_out(name: str) -> None:
    assert not keeps_module(name)


AS_BUNDLED = """
import sys
from importlib.machinery import PathFinder, ModuleSpec
from installer.parts import BARE, keeps_module


class Bundle:
    \"\"\"Finds what the bundle has of the holidays, a bare package without its code, and refuses the rest.\"\"\"

    @staticmethod
    def find_spec(name, path, target=None):
        if not keeps_module(name):
            raise ModuleNotFoundError(name)
        if name not in BARE:
            return None
        bare = ModuleSpec(name, None, is_package=True)
        bare.submodule_search_locations = PathFinder.find_spec(name, path).submodule_search_locations
        return bare


sys.meta_path.insert(0, Bundle)
from klachtenboek.publicdays import COUNTRIES, public_days
for country in COUNTRIES:
    for language in ("nl", "en"):
        print([(day.day.isoformat(), day.name) for day in public_days(2027, country, language)])
"""


def test_with_what_goes_in_the_holidays_are_those_of_the_source() -> None:
    told = subprocess.run([sys.executable, "-c", AS_BUNDLED], capture_output=True, text=True, check=True).stdout
    wanted = [
        [(day.day.isoformat(), day.name) for day in public_days(2027, country, language)]
        for country in COUNTRIES
        for language in ("nl", "en")
    ]
    assert told.splitlines() == [str(days) for days in wanted]
