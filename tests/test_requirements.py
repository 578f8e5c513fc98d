"""The table in docs/betrouwbaarheid.md is true: every requirement has its tests, every test that is named is there."""

import ast
import re
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "betrouwbaarheid.md"
ROW = re.compile(r"^\| (R\d+) \| [^|]+ \| `(tests/[\w/]+\.py)`: ([^|]+) \|$", re.MULTILINE)
WANTED = {f"R{number}" for number in (*range(1, 35), 37, 39, 40)}
"""R35 and R36, encryption and forgetting, are held by the tests of those."""


def rows() -> list[tuple[str, str, list[str]]]:
    """Return each row of the table: the requirement, the file and the tests in it."""
    found = ROW.findall(TABLE.read_text(encoding="utf-8"))
    return [(number, path, re.findall(r"`(\w+)`", names)) for number, path, names in found]


def named(path: Path) -> dict[str, str]:
    """Return every test and class of tests at the top of a file, with its docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = ast.get_docstring(node) or ""
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = ast.get_docstring(tree) or ""
    return found


def test_every_requirement_is_in_the_table() -> None:
    assert {number for number, _path, _names in rows()} == WANTED


@pytest.mark.parametrize(("number", "path", "names"), rows())
def test_every_test_in_the_table_is_there_and_says_its_number(number: str, path: str, names: list[str]) -> None:
    known = named(ROOT / path)
    assert names
    for name in names:
        assert name in known, f"{path} has no {name}"
        assert re.search(rf"\b{number}\b", known[name]), f"{name} does not say {number}"


def test_no_test_can_reach_the_internet() -> None:
    """R37: the whole suite runs with sockets blocked."""
    import socket

    with pytest.warns(UserWarning, match="socket"), pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET)
