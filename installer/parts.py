"""What goes into the bundled program and what stays out, on each system; PyInstaller's work is klachtenboek.spec's."""

from __future__ import annotations

import re
from typing import Final

EXCLUDED: Final = (
    # never used by the program
    *("tkinter", "unittest", "pydoc", "doctest", "pdb", "test", "lib2to3", "distutils", "ensurepip", "curses"),
    *("readline", "setuptools", "pkg_resources", "numpy", "charset_normalizer", "olefile", "cffi"),
    *("PIL.AvifImagePlugin", "PIL._avif", "PIL.ImageTk", "PIL._tkinter_finder", "PIL.ImageQt"),
    "_wmi",  # Python asks Windows itself for its version then; Wine ends a program that asks this way
    *("playhouse.postgres_ext", "psycopg2", "pymysql", "MySQLdb"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtSql", "PySide6.QtTest"),
    # a program without a network carries nothing to encrypt one with
    *("ssl", "_ssl", "_hashlib", "asyncio", "xmlrpc", "ftplib", "imaplib", "poplib", "smtplib"),
)
"""Modules that are left out, by name."""

BABEL: Final = re.compile(r"babel/locale-data/(root|(nl|en|de|fr)(_(NL|BE|001|150|GB|DE|FR))?)\.dat")
QT_WORDS: Final = re.compile(r"/qtbase_(nl|en)\.qm$")
DROPPED: Final = re.compile(
    r"""(?x)
      plugins/(egldeviceintegrations|generic|networkinformation|tls|sqldrivers|qmltooling|position|sensors)/
    | plugins/(wayland-graphics-integration-client|xcbglintegrations)/  # the window is painted without OpenGL
    | plugins/platforms/.*(eglfs|linuxfb|minimal|vkkhrdisplay|vnc|direct2d)
    | plugins/platformthemes/.*gtk3
    | plugins/platforminputcontexts/.*qtvirtualkeyboard
    | plugins/imageformats/.*(tga|tiff|wbmp|webp|icns|pdf)
    | libQt6(EglFS|EglFs|VirtualKeyboard|Qml|Quick|OpenGL(?!\w)|Test|Sql)
    | Qt6(VirtualKeyboard|Qml|Quick|OpenGL|Test|Sql)\.dll$
    | (^|/)(_codecs_(jp|kr|cn|tw|hk|iso2022)|_multibytecodec)\.
    | opengl32sw|d3dcompiler|(^|/)lib(crypto|ssl)[-.]
    | (pillow\.libs/.*|^lib)(avif|webp|lcms2|sharpyuv)[a-z0-9]*-
    | PIL/_(avif|webp|imagingcms|imagingtk|imagingft|imagingmath|imagingmorph)
    | reportlab/fonts/
    | klachtenboek/resources/locale/.*\.po$
    | \.dist-info/RECORD$
    """
)
"""Files that are left out, by their place in the bundle."""

DAYS: Final = re.compile(r"holidays\.(countries\.(?!(belgium|netherlands)$)|financial($|\.)).*")
"""Modules of public holidays nobody can choose: those of klachtenboek.publicdays stay."""

DAYS_WORDS: Final = re.compile(r"holidays/locale/(nl|en_US)/LC_MESSAGES/(BE|NL)\.mo")

BARE: Final = frozenset({"holidays.countries"})
"""Packages of which only the folder goes in: their own code opens every module in it."""

WITH_NAMES: Final = (
    "PIL/_imaging.*.so",
    "PySide6/Qt/lib/libicu*.so.*",
    "pypdfium2_raw/libpdfium.so",
)
"""Libraries for Linux that come with the names for a debugger in them; those are taken out, which saves 7 MB."""

SQUEEZED: Final = re.compile(
    r"""(?x)
    (PIL|_pydecimal|_sysconfigdata.*|babel|dateutil|difflib|email|holidays|http|icalendar|importlib\.metadata
    |multiprocessing\.(connection|dummy|forkserver|heap|managers|pool|queues|resource_\w+|shared\w+|spawn|synchronize)
    |multiprocessing\.(popen_\w+|util)|plistlib|pypdfium2|pypdfium2_raw|reportlab|six|tarfile|xlsxwriter|xml
    )($|\.).*
    """
)
"""Modules no start reads: they are squeezed, the others stand as they are, so that a start has nothing to unpack."""

SYSTEM_ONLY: Final = re.compile(r"lib(sqlite3|mpdec|ffi|bz2|lzma|expat|z)[.\d-]")
"""Libraries at the top that come from the machine of the build and travel along; on Linux the package asks for the
others by name."""


def keeps(place: str, source: str, platform: str) -> bool:
    """Tell whether a file goes into the bundle: ``place`` in it, ``source`` on disk, ``platform`` as in sys."""
    place = place.replace("\\", "/")
    if DROPPED.search(place):
        return False
    if "PySide6" in place and "/translations/" in place:
        return bool(QT_WORDS.search(place))
    if place.startswith("babel/locale-data/"):
        return bool(BABEL.fullmatch(place))
    if place.startswith("holidays/locale/"):
        return bool(DAYS_WORDS.fullmatch(place))
    of_the_machine = re.match(r"/(usr/)?lib/", source) is not None
    if platform.startswith("linux") and "/" not in place and of_the_machine:
        return bool(SYSTEM_ONLY.match(place))
    return True


def keeps_module(name: str) -> bool:
    """Tell whether a module goes into the bundle, once everything that asks for it was followed."""
    return DAYS.fullmatch(name) is None


def packs(name: str, platform: str) -> bool:
    """Tell whether a module is squeezed in the bundle: on Windows all are, for there the bundle may be less large."""
    return platform == "win32" or SQUEEZED.fullmatch(name) is not None
