"""The file with the modules of a bundle: what was written into it is found and read."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from installer.begin import NAME, Archive
from installer.modules import Module, from_file, from_library, write
from installer.parts import packs

MODULES = {
    "shop": ("print('shop'); here = __file__", True),
    "shop.bread": ("from shop import here\ntaste = 'good'", False),
    "shop.till.drawer": ("coins = 12", False),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = [Module(name, package, compiled(tmp_path, text)) for name, (text, package) in MODULES.items()]
    write(tmp_path / NAME, [*found, Module("shop.till", None, b"")], packs=lambda name: name == "shop.bread")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "prices.txt").write_text("brood 3,20", encoding="utf-8")
    return tmp_path


def compiled(folder: Path, text: str) -> bytes:
    source, made = folder / "x.py", folder / "x.pyc"
    source.write_text(text, encoding="utf-8")
    code = f"import py_compile; py_compile.compile({str(source)!r}, {str(made)!r}, doraise=True)"
    subprocess.run([sys.executable, "-c", code], check=True)
    return from_file("x", made).code


def told(folder: Path, code: str) -> list[str]:
    """Run code in a Python that begins as a bundle does, and return the lines it printed."""
    begun = f"import sys; from installer.begin import begin; begin({str(folder)!r}); {code}"
    done = subprocess.run([sys.executable, "-c", begun], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_module_is_found_with_its_package_squeezed_or_not(folder: Path) -> None:
    code = "import shop.bread; print(shop.bread.taste); import shop.till.drawer as d; print(d.coins, sys.frozen)"
    assert told(folder, code) == ["shop", "good", "12 True"]


def test_what_lies_beside_a_module_is_found(folder: Path) -> None:
    code = "from importlib.resources import files; print(files('shop').joinpath('prices.txt').read_text())"
    assert told(folder, code) == ["shop", "brood 3,20"]


def test_what_is_not_in_the_file_is_found_the_ordinary_way(folder: Path) -> None:
    archive = Archive(str(folder))
    assert archive.find_spec("wave") is None
    archive.close()
    assert told(folder, "import wave; print(wave.__name__)") == ["wave"]


def test_a_module_that_is_nowhere_is_missing_as_ever(folder: Path) -> None:
    code = "from importlib.util import find_spec; print(find_spec('shop.cheese'), find_spec('ssl_'))"
    assert told(folder, code) == ["shop", "None None"]


def test_the_same_modules_give_the_same_bytes(tmp_path: Path) -> None:
    found = [Module("b", package=False, code=b"two"), Module("a", package=True, code=b"one")]
    first = write(tmp_path / "1", found, packs=lambda name: packs(name, "linux")).read_bytes()
    assert write(tmp_path / "2", reversed(found), packs=lambda name: packs(name, "linux")).read_bytes() == first


def test_what_python_itself_brings_comes_along_but_its_encodings(tmp_path: Path) -> None:
    path = tmp_path / "base_library.zip"
    with zipfile.ZipFile(path, "w") as library:
        for name in ("re/__init__.pyc", "re/_parser.pyc", "enum.pyc", "encodings/__init__.pyc", "encodings/cp1252.pyc"):
            library.writestr(name, bytes(16) + name.encode())
    assert list(from_library(path)) == [
        Module("enum", package=False, code=b"enum.pyc"),
        Module("re", package=True, code=b"re/__init__.pyc"),
        Module("re._parser", package=False, code=b"re/_parser.pyc"),
    ]


@pytest.mark.parametrize(
    "name", ["klachtenboek.ui.app", "peewee", "sqlite3", "enum", "PySide6", "multiprocessing.context"]
)
def test_what_a_start_reads_is_not_squeezed(name: str) -> None:
    assert not packs(name, "linux")


@pytest.mark.parametrize("name", ["reportlab.platypus.tables", "PIL.Image", "xlsxwriter", "holidays.countries.belgium"])
def test_what_only_a_letter_or_an_export_reads_is_squeezed(name: str) -> None:
    assert packs(name, "linux")
