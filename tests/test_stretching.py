import gettext
from string import Formatter

import pytest

from klachtenboek.i18n import WORDS, _, ngettext
from klachtenboek.stretching import Stretched, stretched


@pytest.mark.parametrize("text", ["Bewaren en verder", "Goedemorgen", "Klacht", "Openingstijden"])
def test_words_become_about_two_fifths_longer(text: str) -> None:
    assert 1.3 * len(text) <= len(stretched(text)) <= 1.5 * len(text)


def test_fields_and_patterns_of_files_stay_what_they_are() -> None:
    text = stretched("Nog {count} van {all} in {folder}: afbeeldingen (*.png *.jpg) en {n}%")
    assert [name for _text, name, _form, _turn in Formatter().parse(text) if name] == ["count", "all", "folder", "n"]
    assert "(*.png *.jpg)" in text
    assert "Nog" not in text
    assert "Lijst" not in stretched("Lijst ({pattern})")
    assert stretched("Lijst ({pattern})").endswith(" ({pattern})")


def test_signs_and_figures_stay_what_they_are() -> None:
    assert stretched("15:00 · 12,50") == "15:00 · 12,50"
    assert stretched("") == ""


def test_only_what_the_catalogue_knows_is_stretched() -> None:
    WORDS.use("pseudo")
    try:
        assert _("Bewaren") == stretched("Bewaren")
        assert _("Filter") == stretched("Filter")
        assert ngettext("{n} klacht", "{n} klachten", 2) == stretched("{n} klachten")
        assert _("Krentenmik van gisteren") == "Krentenmik van gisteren"
        assert ngettext("{n} krent", "{n} krenten", 1) == "{n} krent"
        assert WORDS.language == "nl"
    finally:
        WORDS.use("nl")


def test_without_a_catalogue_nothing_is_stretched() -> None:
    assert Stretched(gettext.NullTranslations()).gettext("Bewaren") == "Bewaren"
