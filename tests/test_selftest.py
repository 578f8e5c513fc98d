"""The program that looks at itself: its report, its exit code, and the owner's book left alone."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from klachtenboek import __version__, commands, selftest
from klachtenboek.logbook import Logbook


def look(folder: Path, book: Path) -> int:
    def never(*_given: object, **_more: object) -> int:
        raise AssertionError

    return commands.run(["--data", str(book), "--zelftest", str(folder)], open_window=never, gallery=never)


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.usefixtures("qapp")
def test_a_whole_program_says_so_and_leaves_its_proof(tmp_path: Path) -> None:
    own = tmp_path / "boek.db"
    book = Logbook(own)
    book.complaints.log("Het brood was oud")
    book.close()
    before = own.read_bytes()
    assert look(tmp_path / "verslag", own) == 0
    told = json.loads((tmp_path / "verslag" / "report.json").read_text(encoding="utf-8"))
    assert (told["well"], told["wrong"], told["version"], told["complaints"]) == (True, [], __version__, 1)
    assert told["letter pages"] == 1
    assert (tmp_path / "verslag" / told["letter"]).read_bytes().startswith(b"%PDF")
    assert QImage(str(tmp_path / "verslag" / selftest.PICTURE)).width() == 1366
    assert QImage(str(tmp_path / "verslag" / selftest.ABOUT)).width() >= 620
    assert told["licences not shown"] == []
    assert "QSize(w: int, h: int, /)" in told["explained"].replace(".__init__", "")
    assert "Jaaroverzicht" in " ".join(told["year"])
    assert told["rows"] > 0
    assert not (tmp_path / "verslag" / selftest.STUCK).exists()
    assert own.read_bytes() == before


@pytest.mark.usefixtures("qapp")
def test_a_book_that_is_open_is_left_alone(tmp_path: Path) -> None:
    book = Logbook(tmp_path / "boek.db")
    try:
        assert look(tmp_path / "verslag", tmp_path / "boek.db") == 0
    finally:
        book.close()
    told = json.loads((tmp_path / "verslag" / "report.json").read_text(encoding="utf-8"))
    assert told["complaints"] is None


def test_what_goes_wrong_is_told_and_ends_with_one(tmp_path: Path) -> None:
    own = tmp_path / "boek.db"
    own.write_text("geen boek")
    (tmp_path / "verslag" / "zelftest.db").mkdir(parents=True)
    assert look(tmp_path / "verslag", own) == 1
    told = json.loads((tmp_path / "verslag" / "report.json").read_text(encoding="utf-8"))
    assert not told["well"]
    assert [line.split(":")[0] for line in told["wrong"]] == ["own book", "everything"]


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "verslag").write_text("een bestand")
    assert look(tmp_path / "verslag", tmp_path / "boek.db") == 1
    assert capsys.readouterr().err.count("\n") == 1
