"""Rules for the files of the tree that no other tool knows; what may import what is test_architecture.py's."""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "klachtenboek"
RESOURCES = PACKAGE / "resources"
LOCKS = ("requirements.lock", "requirements-dev.lock")

# The one module that writes files: temporary file, length checked, fsync, replace.
WRITER = PACKAGE / "safekeeping" / "files.py"
# A new book, and a new folder, is made whole beside its place and then moved there.
MOVERS = {PACKAGE / "store" / "file.py", PACKAGE / "safekeeping" / "folders.py"}
# A file without a name, for what does not fit in memory: nobody can find it half written, and it goes by itself.
NAMELESS = PACKAGE / "aside.py", "TemporaryFile"
WRITING_METHODS = {"write_text", "write_bytes", "symlink_to", "hardlink_to"}
WRITING_FUNCTIONS = {
    "os": {"fdopen", "replace", "rename", "renames", "truncate", "write", "symlink"},
    "shutil": {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move", "make_archive", "unpack_archive"},
    "tempfile": {"NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"},
}
WRITING_CLASSES = {"QSaveFile", "QFile", "QPdfWriter"}

TEXT_FILES = {".md", ".py", ".sh", ".svg", ".toml", ".txt", ".json", ".po", ".yml", ""}
PEOPLE_TALK = re.compile(r"\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.~])/(home|root|tmp|work(space)?|Users)/\w")
REGISTRY = re.compile(r"(?i)https?:|pypi|pythonhosted|--(extra-)?index|--find-links|--trusted-host|file:|@")
MADE = {"__pycache__", "build", "demo", "dist", "htmlcov", "pictures"}


def our_files() -> Iterator[Path]:
    """Give every text file of the tree that people wrote."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = sorted(name for name in inner if name not in MADE and (name == ".ci" or name[0] != "."))
        for name in sorted(names):
            if Path(name).suffix in TEXT_FILES and not name.startswith("."):
                yield Path(folder, name)


def syntax(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Give every module under a folder with its syntax tree."""
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Give every call with the name called and, for a method or function of a module, the name before the dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name):
                    yield node, name, ""
                case ast.Attribute(attr=name, value=ast.Name(id=owner)):
                    yield node, name, owner
                case ast.Attribute(attr=name):
                    yield node, name, "?"


def place(path: Path, node: ast.expr | None = None) -> str:
    """Say where something stands, for the message of a failing test."""
    line = f":{node.lineno}" if node is not None else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


def opens_for_writing(call: ast.Call, *, method: bool) -> bool:
    """Tell whether an open() has a mode that writes, or one that cannot be read here.

    Pages and dialogs have an open() as well, so what stands first in a method is a mode only when it looks like one.
    """
    mode = next((word.value for word in call.keywords if word.arg == "mode"), None)
    if mode is None and len(call.args) > (0 if method else 1):
        mode = call.args[0 if method else 1]
        if method and not (isinstance(mode, ast.Constant) and re.fullmatch("[rwaxbt+]+", str(mode.value))):
            return False
    if mode is None:
        return False
    return not isinstance(mode, ast.Constant) or bool(set(str(mode.value)) & set("wax+"))


def writes(call: ast.Call, name: str, owner: str) -> bool:
    """Tell whether a call writes a file by a way of its own."""
    if name in WRITING_FUNCTIONS.get(owner, set()) or name in WRITING_METHODS | WRITING_CLASSES:
        return True
    if name == "open" and owner == "os":
        return "O_RDONLY" not in ast.unparse(call)
    return name == "open" and opens_for_writing(call, method=owner not in {"", "io"})


def moves(call: ast.Call, name: str) -> bool:
    """Tell whether a call is Path.replace(), Path.rename() or os.link(); the replace() of a text has two arguments."""
    if ast.unparse(call.func) == "os.link":
        return True
    is_method = isinstance(call.func, ast.Attribute)
    return is_method and name in {"replace", "rename"} and len(call.args) == 1 and not call.keywords


def test_one_module_writes_files() -> None:
    """R16."""
    found = [
        f"{place(path, call)} {name}"
        for path, tree in syntax(PACKAGE)
        if path != WRITER
        for call, name, owner in calls(tree)
        if (path, name) != NAMELESS
        if writes(call, name, owner) or (moves(call, name) and path not in MOVERS)
    ]
    assert not found, "safekeeping/files.py writes every file"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("open(path, 'w')", True),
        ("open(path, mode='ab')", True),
        ("open(path, mode)", True),
        ("path.open('x')", True),
        ("os.open(path, os.O_WRONLY)", True),
        ("os.open(path, os.O_RDONLY)", False),
        ("os.replace(old, new)", True),
        ("os.link(old, new)", True),
        ("old.replace(new)", True),
        ("shutil.copy2(old, new)", True),
        ("path.write_text('')", True),
        ("open(path)", False),
        ("path.open('rb')", False),
        ("path.open(mode=mode)", True),
        ("pages.open(complaint_id)", False),
        ("text.replace('a', 'b')", False),
        ("replace(complaint, closed=None)", False),
        ("now.replace(hour=9)", False),
    ],
)
def test_every_way_of_writing_is_seen(code: str, expected: bool) -> None:  # noqa: FBT001  (a table of answers)
    [(call, name, owner)] = calls(ast.parse(code))
    assert (writes(call, name, owner) or moves(call, name)) is expected


def test_nothing_is_left_to_be_done() -> None:
    found = [place(path) for path in our_files() if PEOPLE_TALK.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = [
        f"{place(path)} {match[0]}"
        for path in our_files()
        for match in MACHINE_PATH.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_no_text_is_read_as_markup_on_paper() -> None:
    found = {place(path) for path, tree in syntax(PACKAGE) for _, name, _ in calls(tree) if name == "Paragraph"}
    found |= {place(path) for path, tree in syntax(PACKAGE) if "platypus" in ast.unparse(tree)}
    assert not found, "typeset/paragraphs.py sets plain text; reportlab's Paragraph would open what an <img> names"


def test_nothing_prints_past_the_streams_of_the_command_line() -> None:
    found = [
        place(path, call)
        for path, tree in syntax(PACKAGE)
        for call, name, owner in calls(tree)
        if name == "print" and not owner
    ]
    assert not found


def test_a_setting_with_a_type_has_a_default() -> None:
    """PySide6 lowers None's reference count there and ends the program after some hundreds of calls."""
    found = [
        place(path, call)
        for path, tree in syntax(PACKAGE)
        for call, name, _ in calls(tree)
        if name == "value" and {"type"} <= (words := {word.arg for word in call.keywords})
        if len(call.args) < 2 and "defaultValue" not in words
    ]
    assert not found


def test_calls_to_qt_leave_none_alone() -> None:
    """PySide6 6.12 on Python 3.11 takes one from None's reference count at every call that returns nothing."""
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(300):
        thing.setObjectName(str(number))
    assert sys.getrefcount(None) > before - 100


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if REGISTRY.search(line)]


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Read a lock: the version of each part and how many hashes it has."""
    found: dict[str, tuple[str, int]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8")):
        if match := re.match(r"([a-z0-9-]+)==([^\s;]+)", entry):
            found[match[1]] = (match[2], entry.count("--hash=sha256:"))
    return found


def test_every_locked_part_has_its_hashes() -> None:
    for name in LOCKS:
        assert not [part for part, (_, hashes) in locked(name).items() if not hashes]


def test_the_program_runs_on_what_was_tested() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_every_wanted_part_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["optional-dependencies"]["dev"]),
    ):
        names = {re.split(r"[<>=;\s]", part)[0].lower().replace("_", "-") for part in wanted}
        assert names <= locked(name).keys()


def test_resources_are_not_code() -> None:
    assert not [place(path) for path in RESOURCES.rglob("*.py")]


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = list(RESOURCES.rglob("*.ttf"))
    assert fonts
    missing = [place(font) for font in fonts if not font.with_name(f"OFL-{font.stem.split('-')[0]}.txt").is_file()]
    assert not missing


def test_every_drawing_has_a_licence_beside_it() -> None:
    drawings = list(RESOURCES.rglob("*.svg"))
    assert drawings
    folders = {drawing.parent for drawing in drawings}
    assert not [place(folder) for folder in folders if not list(folder.glob("LICENSE*.txt"))]


def test_the_manual_travels_along_as_it_is_in_the_docs() -> None:
    ours, shipped = ROOT / "docs" / "handleiding.md", RESOURCES / "help" / "handleiding.md"
    assert ours.read_bytes() == shipped.read_bytes(), "docs/handleiding.md changed: run 'make manual'"
