import hashlib
from pathlib import Path

import pytest

from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.errors import NotFound, PracticeOnly, Voided
from klachtenboek.domain.trouble import FolderMissing
from klachtenboek.letters.case import Block, Choices
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import give, listening, promise, solve, tell


def ready(logbook: Logbook) -> int:
    """Return a complaint that is solved, with something given and a measure taken."""
    key = give(logbook, solve(logbook, tell(logbook).id).id).id
    measure = logbook.lessons.take_measure("Bij elke taart geven wij een koelelement mee", cause_id=1)
    return logbook.complaints.prevent(key, cause_id=1, measure_id=measure.id).id


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_that_is_sent_is_frozen_as_it_was_looked_at(
    logbook: Logbook, clock: FakeClock, kind: LetterKind
) -> None:
    key = ready(logbook)
    choices = (
        Choices(words=((Block.REASONS, "De koeling stond uit."),)) if kind is LetterKind.EXPLANATION else Choices()
    )
    shown, words = logbook.letters.preview(key, kind, choices), logbook.letters.compose(key, kind, choices).text
    sent = logbook.letters.send(key, kind, how=Sent.HANDED_OVER, choices=choices).letters[-1]
    assert (sent.kind, sent.how, sent.at, sent.words) == (kind, Sent.HANDED_OVER, clock.now, words)
    assert (sent.size, sent.sha256) == (len(shown), hashlib.sha256(shown).hexdigest())
    assert logbook.letters.pdf(sent.id) == shown


def test_a_saved_letter_is_byte_for_byte_the_one_in_the_book(logbook: Logbook, tmp_path: Path) -> None:
    key = ready(logbook)
    with listening(logbook) as heard:
        path = logbook.letters.save_pdf(key, LetterKind.CLOSING, tmp_path)
    letter = logbook.complaints.get(key).letters[0]
    assert (heard.commits, heard.told) == (1, [frozenset({key})])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.name.startswith("Brief 2026-0001 ")
    assert path.read_bytes() == logbook.letters.pdf(letter.id)
    assert letter.how is Sent.SAVED


def test_whatever_changes_later_a_sent_letter_stays_as_it_was(logbook: Logbook) -> None:

    key = ready(logbook)
    first = logbook.letters.send(key, LetterKind.CLOSING, how=Sent.PRINTED).letters[0]
    pdf = logbook.letters.pdf(first.id)
    told = logbook.complaints.get(key)
    assert told.customer_id is not None
    logbook.customers.save(logbook.customers.get(told.customer_id)._replace(surname="Hoekstra"))
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(name="De Nieuwe Linde"))
    give(logbook, key)
    second = logbook.letters.send(key, LetterKind.CLOSING, how=Sent.PRINTED).letters[1]
    assert logbook.letters.pdf(first.id) == pdf
    assert logbook.letters.pdf(second.id) != pdf
    assert logbook.complaints.get(key).letters == (first, second)
    assert "Hoekstra" in second.words
    assert "Hoekstra" not in first.words


def test_a_folder_that_is_gone_freezes_nothing(logbook: Logbook, tmp_path: Path) -> None:
    key = ready(logbook)
    before, written = logbook.complaints.get(key), logbook.complaints.history(key)
    with listening(logbook) as heard, pytest.raises(FolderMissing):
        logbook.letters.save_pdf(key, LetterKind.CLOSING, tmp_path / "usb")
    assert (heard.commits, heard.told) == (0, [])
    assert logbook.complaints.get(key) == before
    assert logbook.complaints.history(key) == written
    assert logbook.keeping.check().letters == 0


def test_practice_and_lapsed_complaints_have_no_letters(logbook: Logbook, tmp_path: Path) -> None:
    practised = solve(logbook, logbook.complaints.practise().id)
    assert logbook.letters.preview(practised.id, LetterKind.CLOSING).startswith(b"%PDF")
    gone = logbook.complaints.lapse(tell(logbook).id, "dubbel")
    for key, error in ((practised.id, PracticeOnly), (gone.id, Voided)):
        with pytest.raises(error):
            logbook.letters.send(key, LetterKind.CLOSING, how=Sent.PRINTED)
        with pytest.raises(error):
            logbook.letters.save_pdf(key, LetterKind.CLOSING, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert logbook.keeping.check().letters == 0


def test_a_letter_about_nothing_is_not_found(logbook: Logbook) -> None:
    for ask in (logbook.letters.blocks, logbook.letters.compose, logbook.letters.preview):
        with pytest.raises(NotFound):
            ask(99, LetterKind.CLOSING)
    with pytest.raises(NotFound):
        logbook.letters.pdf(99)


def test_a_letter_says_what_the_book_knows(logbook: Logbook) -> None:
    key = promise(logbook, ready(logbook)).id
    text = logbook.letters.compose(key, LetterKind.CLOSING).text.replace("\N{NO-BREAK SPACE}", " ")
    for said in ("Jansen", "koelelement", "Nieuwe taart", "Bakkerij De Linde", "2026-0001"):
        assert said in text
    assert {state.block for state in logbook.letters.blocks(key, LetterKind.CLOSING)} <= set(Block)


def test_a_letter_to_nobody_with_a_cause_in_own_words_can_be_written(logbook: Logbook) -> None:
    told = logbook.complaints.log("De taart was ingezakt")
    measure = logbook.lessons.take_measure("Wij kijken elk uur naar de koeling")
    logbook.complaints.edit(told.id, cause_note="de koeling stond uit", measure_id=measure.id)
    text = logbook.letters.compose(told.id, LetterKind.CLOSING).text
    assert "de koeling stond uit" in text
    assert "elk uur" in text


def test_the_letter_to_begin_with_fits_where_the_complaint_stands(logbook: Logbook) -> None:
    assert logbook.letters.suggested(tell(logbook).id) is LetterKind.ACKNOWLEDGEMENT
    assert logbook.letters.suggested(ready(logbook)) is LetterKind.CLOSING


def test_what_no_face_has_is_named_before_it_is_printed(logbook: Logbook) -> None:
    plain = tell(logbook).id
    assert logbook.letters.unprintable(plain, LetterKind.ACKNOWLEDGEMENT) == ()
    drawn = Choices(subject="Uw taart \U0001f382")
    assert logbook.letters.unprintable(plain, LetterKind.ACKNOWLEDGEMENT, drawn) == ("\U0001f382",)


def test_the_owners_own_words_are_what_is_frozen(logbook: Logbook) -> None:
    key = ready(logbook)
    choices = Choices(subject="Uw taart van zaterdag")
    sent = logbook.letters.send(key, LetterKind.CLOSING, how=Sent.EMAILED, choices=choices).letters[0]
    assert "Uw taart van zaterdag" in sent.words
