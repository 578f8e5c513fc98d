import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from klachtenboek.i18n import WORDS
from klachtenboek.manual import anchor_at, anchor_of, chapter_with, chapters, links, parts, search
from tests.dutch import DUTCH

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "handleiding.md"


def manual() -> str:
    """Return all the window shows of it."""
    return "\n\n".join(chapter.text for chapter in chapters())


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("3. De klacht: zes stappen", "3-de-klacht-zes-stappen"),
        ("13. Waar alles staat, en wat als het misgaat", "13-waar-alles-staat-en-wat-als-het-misgaat"),
        ("Back-up", "back-up"),
        ("Café én meer", "café-én-meer"),
    ],
)
def test_a_heading_is_named_as_links_name_it(title: str, anchor: str) -> None:
    assert anchor_of(title) == anchor


def test_every_link_in_the_manual_leads_somewhere() -> None:
    anchors = {f"#{part.anchor}" for part in parts()}
    found = links(SOURCE.read_text(encoding="utf-8"))
    assert len(found) >= len(chapters())
    assert set(found) <= anchors


def test_no_two_parts_have_the_same_name() -> None:
    anchors = [part.anchor for part in parts()]
    assert len(set(anchors)) == len(anchors)


def test_every_picture_of_the_manual_is_there_and_none_travels_along() -> None:
    shown = {line.partition("](")[2].rstrip(")") for line in SOURCE.read_text("utf-8").splitlines() if line[:2] == "!["}
    assert shown
    assert all((SOURCE.parent / name).is_file() for name in shown)
    assert "![" not in manual()
    assert "\n\n\n" not in manual()


def test_the_parts_together_are_the_chapters() -> None:
    for chapter in chapters():
        mine = [part for part in parts() if part.chapter == chapter.anchor]
        assert "\n\n".join(part.text for part in mine) == chapter.text
        assert chapter_with(mine[-1].anchor) == chapter
    assert chapter_with("nergens") == chapters()[0]


def test_a_search_finds_every_word_in_any_order_and_without_accents() -> None:
    hits = search("TAFEL envelop proefblad")
    assert hits == ()
    found = search("envelop proefblad")
    assert found
    assert all("envelop" in hit.part.words for hit in found)
    assert [hit.part for hit in search("een niet nagekomen")] == [hit.part for hit in search("nagekomen één niet")]


def test_a_title_comes_before_text() -> None:
    assert search("klanten")[0].part.anchor == "klanten"


@pytest.mark.parametrize("typed", ["", "  ", "[]()", "\\", "(?", "zzzz", "\x00", "*" * 500])
def test_any_text_is_a_valid_search(typed: str) -> None:
    assert all(hit.part in parts() for hit in search(typed))


def test_what_stands_around_is_words_without_marks() -> None:
    for word in ("belofte", "de", "ctrl", "usb", "klik"):
        for hit in search(word):
            assert not {"*", "`", "|", "#"} & set(hit.around)
            assert len(hit.around) < 2 * 70 + len(word) + 10


@pytest.fixture
def english() -> Iterator[None]:
    WORDS.use("en")
    yield
    WORDS.use("nl")


def headings(text: str) -> list[int]:
    return [len(line) - len(line.lstrip("#")) for line in text.splitlines() if line.startswith("##")]


@pytest.mark.usefixtures("english")
def test_the_english_manual_has_the_same_chapters_and_parts() -> None:
    shown, told = parts(), headings(manual())
    WORDS.use("nl")
    assert told == headings(manual())
    assert [part.anchor for part in shown] == [part.anchor for part in parts()]
    assert [part.chapter for part in shown] == [part.chapter for part in parts()]
    assert [one.title for one, other in zip(shown, parts(), strict=True) if one.title == other.title] == ["Privacy"]


@pytest.mark.usefixtures("english")
def test_links_and_headings_of_the_english_manual_lead_to_the_same_places() -> None:
    assert set(links(manual())) <= {f"#{part.anchor}" for part in parts()}
    assert anchor_at("4. Promises") == "4-beloftes"
    assert search("calling answer")[0].part.anchor == "bellen"
    assert not DUTCH.search(re.sub(r"\(#[^)]*\)|`[^`]*`|\*[^*]+\*|\bu\b|\bje\b|--\w+", "", manual()))
