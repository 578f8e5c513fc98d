"""What we write over is still open in another program: one sentence that says so, and everything as it was."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.trouble import FileInUse
from klachtenboek.explain import explain
from klachtenboek.logbook import Logbook
from tests.logbook.book import solve, tell

Move = Callable[[Path, Path], None]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let the system refuse to move this file or folder, or anything onto it, as Windows does while it is open."""

    def holding(held: Path) -> None:
        def refusing(move: Move) -> Move:
            def moved(source: Path, target: Path) -> None:
                if held in {Path(source), Path(target)}:
                    raise PermissionError(errno.EACCES, "Access is denied", str(source), None, str(target))
                move(source, target)

            return moved

        monkeypatch.setattr(os, "replace", refusing(os.replace))
        monkeypatch.setattr(os, "rename", refusing(os.rename))

    return holding


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(act: Callable[[], object], out: Path) -> str:
    """Return the sentence; nothing may have changed in the folder."""
    before = contents(out)
    with pytest.raises(FileInUse) as found:
        act()
    assert contents(out) == before
    return explain(found.value)


def test_a_letter_that_is_open_is_not_sent(logbook: Logbook, tmp_path: Path, hold: Callable[[Path], None]) -> None:
    key = solve(logbook, tell(logbook).id).id
    path = logbook.letters.save_pdf(key, LetterKind.CLOSING, tmp_path)
    hold(path)
    said = refused(lambda: logbook.letters.save_pdf(key, LetterKind.CLOSING, tmp_path), tmp_path)
    assert said == (
        f"Dit bestand staat nog open in een ander programma: {path}. Sluit het daar en probeer het opnieuw."
    )
    assert len(logbook.complaints.get(key).letters) == 1


def test_a_voucher_that_is_open_stays(logbook: Logbook, tmp_path: Path, hold: Callable[[Path], None]) -> None:
    key = solve(logbook, tell(logbook).id).id
    line = logbook.goodwill.give(key, GoodwillKind.VOUCHER, "Tegoedbon", 1500).goodwill[-1].id
    path = logbook.vouchers.save_pdf(line, tmp_path)
    hold(path)
    assert str(path) in refused(lambda: logbook.vouchers.save_pdf(line, tmp_path), tmp_path)


@pytest.mark.parametrize("name", ["2026", "2026.zip"])
def test_a_year_of_which_something_is_open_stays(
    logbook: Logbook, tmp_path: Path, hold: Callable[[Path], None], name: str
) -> None:
    tell(logbook)
    folder = logbook.year.export(2026, tmp_path, with_zip=True)
    hold(folder.with_name(folder.name.replace("2026", name)))
    said = refused(lambda: logbook.year.export(2026, tmp_path, with_zip=True), tmp_path)
    assert said.startswith("Dit bestand staat nog open in een ander programma")
