"""Letters that leave: by mail, in the owner's own sentences, and many at once."""

import base64
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.errors import UnknownField
from klachtenboek.domain.trouble import FolderMissing
from klachtenboek.letters.batch import Made
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.letters import write_batch
from tests.logbook.book import connection


def test_a_letter_by_mail_is_kept_and_lies_ready_with_its_draft(logbook: Logbook, tmp_path: Path) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw Jansen", email="jansen@example.nl")
    mailed = logbook.letters.email(complaint.id, LetterKind.ACKNOWLEDGEMENT, tmp_path)
    message = message_from_bytes(mailed.draft.read_bytes(), policy=default)
    assert message["To"] == "jansen@example.nl"
    [letter] = logbook.complaints.get(complaint.id).letters
    assert letter.how is Sent.EMAILED
    assert mailed.pdf.read_bytes() == logbook.letters.pdf(letter.id)
    assert [part.get_content() for part in message.iter_attachments()] == [mailed.pdf.read_bytes()]
    assert mailed.link.startswith("mailto:jansen@example.nl?subject=")
    logbook.undo()
    assert logbook.complaints.get(complaint.id).letters == (letter,)  # what was sent stays, whatever is undone


def test_a_letter_that_cannot_be_written_is_not_sent(logbook: Logbook, tmp_path: Path) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    with pytest.raises(FolderMissing):
        logbook.letters.email(complaint.id, LetterKind.ACKNOWLEDGEMENT, tmp_path / "weg")
    assert logbook.complaints.get(complaint.id).letters == ()


def test_own_sentences_are_per_kind_and_go_back_in_one_step(logbook: Logbook) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    kind = LetterKind.ACKNOWLEDGEMENT
    logbook.letters.word(kind, "told.apology", "Onze excuses.")
    assert "Onze excuses." in logbook.letters.compose(complaint.id, kind).text
    assert "Onze excuses." not in logbook.letters.compose(complaint.id, LetterKind.CLOSING).text
    with pytest.raises(UnknownField):
        logbook.letters.word(kind, "told.apology", "Sorry, {naam}.")
    assert "Onze excuses." in logbook.letters.compose(complaint.id, kind).text
    logbook.letters.word_as_shipped(kind)
    assert "Het spijt ons." in logbook.letters.compose(complaint.id, kind).text
    assert not [one for one in logbook.letters.sentences(kind) if one.own]


def test_letters_for_a_selection_are_written_then_kept(logbook: Logbook, tmp_path: Path) -> None:
    real = [logbook.complaints.log(f"Taart {number} was ingezakt.") for number in range(3)]
    practice = logbook.complaints.log("Oefenen.", is_practice=True)
    heard: list[Made] = []
    batch = logbook.letters.prepare([*(one.id for one in real), practice.id], LetterKind.ACKNOWLEDGEMENT)
    made = write_batch(batch, tmp_path, progress=heard.append)
    logbook.letters.freeze(made)
    assert tuple(heard) == made
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(one.name for one in made)
    assert all(logbook.complaints.get(one.id).letters for one in real)
    [(refused, reason)] = batch.refused
    assert refused == practice.id
    assert reason.startswith("Dit is een oefening.")


def giant_jpeg() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (4000, 3000), "#1F4690").save(stream, "JPEG")
    return stream.getvalue()


@pytest.mark.parametrize(
    "kept",
    ["geen base64", "é", base64.b64encode(b"\xff\xd8\xff half").decode(), base64.b64encode(giant_jpeg()).decode()],
)
def test_a_logo_that_is_damaged_in_the_book_is_no_logo(logbook: Logbook, tmp_path: Path, kept: str) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    plain = logbook.letters.preview(complaint.id, LetterKind.ACKNOWLEDGEMENT)
    picture = tmp_path / "logo.png"
    Image.new("RGB", (80, 80), "#1F4690").save(picture)
    logbook.letters.keep_logo(picture)
    assert logbook.letters.preview(complaint.id, LetterKind.ACKNOWLEDGEMENT) != plain
    with connection(logbook) as book:
        book.execute("UPDATE setting SET value = ? WHERE key = 'program.logo'", (kept,))
    assert logbook.letters.logo() == b""
    assert logbook.letters.preview(complaint.id, LetterKind.ACKNOWLEDGEMENT) == plain
