"""Photos of a complaint along with its letter: chosen, lost, broken; the letter is always made."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from klachtenboek.commands import run
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.letters.case import Choices
from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping.attachments import folder_of
from tests.letters.test_paper import pages_of

NOW = datetime(2026, 11, 20, 10, 12)


def photo_file(folder: Path, name: str, colour: str = "red") -> Path:
    path = folder / name
    stream = BytesIO()
    Image.new("RGB", (400, 300), colour).save(stream, "PNG")
    path.write_bytes(stream.getvalue())
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "boek.db"


def told(book: Path, folder: Path) -> tuple[Logbook, Complaint]:
    logbook = Logbook(book, clock=lambda: NOW)
    complaint = logbook.complaints.log(story="De taart was ingezakt.")
    logbook.attachments.add(complaint.id, photo_file(folder, "taart van boven.png"))
    return logbook, logbook.attachments.add(complaint.id, photo_file(folder, "doos.png", "blue"))


def spoil(book: Path, sha256: str) -> None:
    path = folder_of(book) / sha256
    path.chmod(0o644)
    path.write_bytes(b"not a photo any more")


def test_only_the_photos_that_were_chosen_go_along(book: Path, tmp_path: Path) -> None:
    logbook, complaint = told(book, tmp_path)
    first, second = logbook.letters.photos(complaint.id)
    pdf = logbook.letters.preview(complaint.id, LetterKind.ACKNOWLEDGEMENT, Choices(photos=frozenset({second.id})))
    page = pages_of(pdf)[1]
    assert "Foto 1: doos" in page
    assert "taart van boven" not in page
    assert first.name == "taart van boven.jpg"
    assert len(pages_of(logbook.letters.preview(complaint.id, LetterKind.ACKNOWLEDGEMENT))) == 1
    logbook.close()


def test_a_broken_photo_stays_behind_and_the_letter_goes(book: Path, tmp_path: Path) -> None:
    logbook, complaint = told(book, tmp_path)
    first, second = complaint.attachments
    spoil(book, first.sha256)
    choices = Choices(photos=frozenset({first.id, second.id}))
    letter = logbook.letters.compose(complaint.id, LetterKind.ACKNOWLEDGEMENT, choices)
    assert [one.caption for one in letter.photos] == ["Foto 1: doos"]
    assert logbook.letters.lost_photos(complaint.id, choices) == ("taart van boven.jpg",)
    logbook.close()


def test_the_command_line_says_it_in_one_sentence(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logbook, complaint = told(book, tmp_path)
    spoil(book, complaint.attachments[0].sha256)
    number = str(complaint.reference)
    logbook.close()
    words = ["brief", number, str(tmp_path / "uit"), "--soort", "ontvangst", "--fotos", "--data", str(book)]
    code = run(words, open_window=int, gallery=int)
    out, err = capsys.readouterr()
    assert code == 0
    assert len(pages_of(Path(out.strip()).read_bytes())) == 2
    assert err == "Deze foto’s zijn er niet meer of zijn beschadigd: taart van boven.jpg. De brief gaat zonder.\n"
