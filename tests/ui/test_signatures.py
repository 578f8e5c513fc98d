"""PySide's descriptions of Qt's functions: not there at the start, and the same as ever once something asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.support import deprecated

ROOT = Path(__file__).parents[2]

OURS = "import klachtenboek.ui\n"
READ = """
import sys
print(*(name for name in sys.modules if name.startswith("shibokensupport.") or name in ("zipfile", "inspect", "ast")))
"""
WRONG = """
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
app = QApplication([])
widget, button = QWidget(), QPushButton("Bewaren")
for wrong in (
    lambda: widget.resize("breed"),
    lambda: QRect(1, 2, "x"),
    lambda: widget.setGeometry(),
    lambda: QLabel(3, 4, 5),
    lambda: widget.there_is_no_such_thing,
    lambda: button.clicked.connect(3),
    lambda: QTimer.singleShot("straks", 3),
    lambda: widget.setWindowTitle(title=3),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
"""
TOLD = """
from PySide6.QtWidgets import QWidget
print(QWidget.resize.__doc__, QWidget.__doc__)
"""
LEFT = """
import base64, traceback, zipfile
import shiboken6
print(zipfile.ZipFile.__name__, base64.b64decode(b"YnJvb2Q="), traceback.format_exc.__name__, shiboken6.isValid(None))
print(shiboken6.__file__.endswith("__init__.py"), [type(one).__name__ for one in __import__("sys").meta_path])
"""
ANOTHER = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("apart", "klachtenboek/ui/signatures.py")
apart = sys.modules["apart"] = module_from_spec(spec)
spec.loader.exec_module(apart)
apart._BOOTSTRAP = "what_this_version_does_not_have"
apart.put_off()
"""
TIDIED = """
import gc
from PySide6.QtCore import QPoint, QRect, QSize
for kind in (QSize, QRect, QPoint):
    try:
        kind({})
    except TypeError as error:
        print(str(error).splitlines()[0])
    gc.collect()
    taken = [{str(n): n} for n in range(50_000)]
"""


def _printed(code: str, **named: str) -> str:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | named
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_the_descriptions_are_not_read_when_qt_is() -> None:
    assert _printed(OURS + "import PySide6.QtWidgets" + READ).split() == ["shibokensupport.signature.mapping"]


@pytest.mark.parametrize("asked", [WRONG, TOLD, TOLD + WRONG, WRONG + TOLD])
def test_an_error_tells_the_same_as_without_us(asked: str) -> None:
    told = _printed(OURS + asked)
    assert "QSize" in told
    assert told == _printed(asked)


def test_modules_that_were_not_compiled_before_are_read_as_ever(tmp_path: Path) -> None:
    assert _printed(OURS + WRONG, PYTHONPYCACHEPREFIX=str(tmp_path)) == _printed(WRONG)


def test_an_error_reads_the_descriptions() -> None:
    assert "shibokensupport.signature.parser" in _printed(OURS + WRONG + READ)


def test_what_stood_in_for_other_modules_is_gone() -> None:
    told = _printed(OURS + LEFT)
    assert "ZipFile b'brood' format_exc" in told
    assert told == _printed("import PySide6.QtCore\n" + LEFT)


def test_qt_that_was_imported_before_is_left_alone() -> None:
    assert _printed("import PySide6.QtCore\n" + OURS + WRONG) == _printed(WRONG)


def test_a_pyside_that_begins_in_another_way_has_its_descriptions_as_ever() -> None:
    told = _printed(ANOTHER + READ + WRONG + LEFT)
    assert "shibokensupport.signature.parser" in told
    assert told == _printed("import PySide6.QtCore\n" + READ + WRONG + LEFT)


def test_the_library_tells_what_it_is_when_asked() -> None:
    ask = "import shiboken6\nprint(shiboken6.__version__, hasattr(shiboken6, 'there_is_no_such_thing'))"
    assert _printed(OURS + ask) == _printed(ask)
    assert _printed(OURS + ask).endswith(" False\n")


def test_pyside_mends_no_names_after_an_import() -> None:
    """What is left out at the end of an import (``finish_import``) does nothing in this version."""
    assert not [name for name in vars(deprecated) if name.startswith("fix_for_")]


def test_what_the_library_keeps_of_ours_is_there_after_python_tidied_up() -> None:
    """It stopped the program: Python took the names away while the library still asked for them."""
    assert _printed(OURS + TIDIED) == _printed(TIDIED)
    assert len(_printed(OURS + TIDIED).splitlines()) == 3
