"""A draft as a mail program reads it."""

from email import message_from_bytes
from email.policy import default

import pytest

from klachtenboek.letters.mail import LONGEST_LINK, draft, link, written

PDF = b"%PDF-1.7\n\x00\xff"


def read(**changes: str) -> tuple[dict[str, str], str, bytes, str]:
    """Return the heads, the text, the attachment and its name."""
    values = {"to": "a.jansen@example.nl", "subject": "Uw klacht", "text": "Beste,\n\nDag.", "name": "Brief.pdf"}
    message = message_from_bytes(draft(**{**values, **changes}, pdf=PDF), policy=default)
    text, letter = message.iter_parts()
    return dict(message.items()), text.get_content(), letter.get_content(), letter.get_filename() or ""


def test_a_draft_is_addressed_and_waits_to_be_sent() -> None:
    heads, text, letter, name = read()
    assert heads["To"] == "a.jansen@example.nl"
    assert heads["X-Unsent"] == "1"
    assert text.replace("\r\n", "\n").strip() == "Beste,\n\nDag."
    assert (letter, name) == (PDF, "Brief.pdf")
    assert "Date" not in heads


def test_what_is_not_ascii_comes_across() -> None:
    heads, text, _, name = read(subject="één klacht: € 34,00", text="Ελλάδα 🎂", name="Brief 2026-0047 dank é.pdf")
    assert heads["Subject"] == "één klacht: € 34,00"
    assert text.strip() == "Ελλάδα 🎂"
    assert name == "Brief 2026-0047 dank é.pdf"


@pytest.mark.parametrize(
    "nasty", ["a\r\nBcc: b@c.nl", "\ud800", "\x00\x1b", "<b>", "x" * 5_000, "", "é@ü.nl", "a b@c.nl"]
)
def test_nothing_typed_breaks_a_draft(nasty: str) -> None:
    heads, _, letter, _ = read(to=nasty, subject=nasty, text=nasty)
    assert "Bcc" not in heads
    assert "To" not in heads
    assert letter == PDF


def test_the_same_letter_gives_the_same_draft() -> None:
    one = draft(to="", subject="a", text="b", name="c.pdf", pdf=PDF)
    assert draft(to="", subject="a", text="b", name="c.pdf", pdf=PDF) == one
    assert one.isascii()


def test_a_link_carries_the_text_but_no_more_than_it_can() -> None:
    assert (
        link(to="a@b.nl", subject="x&y", text="één\ntwee") == "mailto:a@b.nl?subject=x%26y&body=%C3%A9%C3%A9n%0D%0Atwee"
    )
    assert link(to="", subject="x", text="a" * LONGEST_LINK) == "mailto:?subject=x"


def test_an_address_that_is_none_is_not_used() -> None:
    assert written(" a@b.nl ") == "a@b.nl"
    assert written("a@b.nl?bcc=c@d.nl") == ""
