"""The drawing of the layers, held against the code; the contracts themselves stand in pyproject.toml."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "klachtenboek"

# Heavy libraries, read when their first letter or sheet is made and not before.
LAZY = {"babel", "openpyxl", "pypdfium2", "reportlab", "xlsxwriter"}


def test_every_contract_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert lint_imports(no_cache=True, no_logo=True) == 0, capsys.readouterr().out


def test_the_domain_is_plain_python() -> None:
    known = sys.stdlib_module_names | {"klachtenboek"}
    found = [
        f"{path.name}:{node.lineno} {name}"
        for path in sorted((PACKAGE / "domain").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [part.name for part in node.names])
        if name.partition(".")[0] not in known
    ]
    assert not found


def test_the_logbook_starts_without_paper_or_spreadsheets() -> None:
    question = "import sys, klachtenboek.logbook; print(*{name.partition('.')[0] for name in sys.modules})"
    answer = subprocess.run([sys.executable, "-c", question], cwd=ROOT, check=True, capture_output=True, text=True)
    assert not LAZY & set(answer.stdout.split())
