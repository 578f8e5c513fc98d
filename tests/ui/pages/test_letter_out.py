"""Letters that leave by mail, texts that are copied, and the sentences the owner words anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.customer import Language
from klachtenboek.ui.pages.letter import LetterPage
from klachtenboek.ui.pages.settings import SettingsPage
from klachtenboek.ui.pages.settings_logo import LogoCard
from klachtenboek.ui.pages.settings_sentences import SentencesCard
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, logbook: Logbook, dressed: QApplication, tmp_path: Path) -> LetterPage:
    found = logbook.complaints.log("De slagroomtaart was ingezakt.", who="Mevrouw A. Jansen", email="jansen@example.nl")
    made = shown(qtbot, LetterPage(workplace))
    made.sending.folder = tmp_path / "Brieven"
    made.open(found.id)
    settle(dressed)
    return made


def _opener(*, knows: bool) -> tuple[list[QUrl], Callable[[QUrl], bool]]:
    """Return a computer that has programs for files or has none, and what it was asked to open."""
    opened: list[QUrl] = []

    def open_file(url: QUrl) -> bool:
        opened.append(url)
        return knows

    return opened, open_file


def test_a_letter_is_opened_as_a_draft_in_the_mail_program(page: LetterPage, logbook: Logbook, said: list[str]) -> None:
    opened, page.sending.open_file = _opener(knows=True)
    page.mail_button.click()
    assert [url.fileName() for url in opened] == ["Brief 2026-0001 ontvangst.eml"]
    assert said == ["De mail staat klaar in je mailprogramma."]
    assert page.complaint is not None
    [letter] = logbook.complaints.get(page.complaint.id).letters
    assert letter.how is Sent.EMAILED
    logbook.undo()
    assert logbook.complaints.get(page.complaint.id).letters == (letter,)


def test_without_a_program_for_drafts_there_is_a_mail_and_a_folder(page: LetterPage, said: list[str]) -> None:
    opened, page.sending.open_file = _opener(knows=False)
    page.mail_button.click()
    _, link, folder = opened
    assert link.toString().startswith("mailto:jansen@example.nl?subject=")
    assert Path(folder.toLocalFile()) == page.sending.folder
    assert said[0].startswith("De brief staat in ")


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_sent(
    page: LetterPage, logbook: Logbook, said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("vol", encoding="utf-8")
    page.sending.folder = tmp_path / "bestand" / "Brieven"
    page.mail_button.click()
    assert said
    assert page.complaint is not None
    assert logbook.complaints.get(page.complaint.id).letters == ()


def test_a_short_text_is_copied_with_one_click(page: LetterPage, said: list[str]) -> None:
    page.short.buttons[0].click()
    assert QGuiApplication.clipboard().text().startswith("Geachte mevrouw Jansen,")
    assert said == ["Tekst bij een e-mail gekopieerd."]


def test_words_that_are_not_translated_are_named(
    qtbot: QtBot, page: LetterPage, logbook: Logbook, dressed: QApplication
) -> None:
    assert page.customer is not None
    assert "blijft zoals jij het typte" not in page.paper.warning.text()
    logbook.customers.save(page.customer._replace(language=Language.GERMAN))
    QTest.keyClicks(page.own.control, "Tot ziens in de winkel.")
    qtbot.waitUntil(lambda: "je eigen zin" in page.paper.warning.text())
    settle(dressed)


def test_words_that_say_je_in_a_letter_that_says_u_are_named(qtbot: QtBot, page: LetterPage) -> None:
    assert "hier schreef jij" not in page.paper.warning.text()
    QTest.keyClicks(page.own.control, "We zien je graag terug.")
    line = "De brief zegt ‘u’ tegen de klant. Hier schreef jij ‘je’: je eigen zin."
    qtbot.waitUntil(lambda: line in page.paper.warning.text())


def test_the_page_with_everything_on_it_has_no_faults(page: LetterPage, dressed: QApplication) -> None:
    settle(dressed)
    assert not faults(dressed, page)


def test_a_sentence_is_worded_anew_and_comes_back(
    qtbot: QtBot, workplace: Workplace, dressed: QApplication, said: list[str]
) -> None:
    settings = SettingsPage(workplace)
    qtbot.addWidget(settings)
    settings.resize(1142, 688)
    settings.show()
    settings.sections.chip("letters").click()
    settle(dressed)
    card = settings.sentences
    assert card.back.isHidden()
    field = card.fields["told.apology"]
    assert field.text() == "Het spijt ons."
    field.set_text("Onze excuses.")
    field.left.emit()
    letters = workplace.logbook.letters
    assert "Onze excuses." in {one.own for one in letters.sentences(LetterKind.ACKNOWLEDGEMENT)}
    assert not card.back.isHidden()
    field.set_text("Sorry, {naam}.")
    field.left.emit()
    assert field.error().startswith("In deze zin hoort niets tussen accolades.")
    card.back.click()
    assert card.fields["told.apology"].text() == "Het spijt ons."
    assert said == ["Zin bewaard.", "De zinnen van deze brief zijn weer zoals ze waren."]
    assert not faults(dressed, settings)


def test_each_kind_and_language_has_its_own_sentences(qtbot: QtBot, workplace: Workplace) -> None:
    card = SentencesCard(workplace)
    qtbot.addWidget(card)
    card.show()
    card.kinds.chip(LetterKind.THANKS).click()
    card.languages.chip(Language.GERMAN).click()
    assert card.fields["told.glad"].text() == "Das freut uns sehr."
    assert "received.thanks" not in card.fields


def test_a_dossier_is_saved_and_shown_in_one_click(page: LetterPage, said: list[str], tmp_path: Path) -> None:
    opened, page.paper_out.open_file = _opener(knows=True)
    page.paper_out.folder = tmp_path / "Papier"
    page.dossier.click()
    assert [url.fileName() for url in opened] == ["Dossier 2026-0001.pdf"]
    assert (tmp_path / "Papier" / "Dossier 2026-0001.pdf").read_bytes().startswith(b"%PDF-")
    assert said[0].startswith("Bewaard: ")


def test_forms_and_the_sheet_for_the_envelope_are_one_click_away(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    settings = SettingsPage(workplace)
    qtbot.addWidget(settings)
    settings.sections.chip("letters").click()
    opened, settings.paper_out.open_file = _opener(knows=True)
    settings.paper_out.folder = tmp_path
    for button in settings.paper_buttons:
        button.click()
    assert [url.fileName() for url in opened] == [
        "Proefblad envelop.pdf",
        "Klachtenformulier A5.pdf",
        "Klachtenformulier A4.pdf",
    ]


def test_a_logo_is_chosen_shown_and_taken_away(
    qtbot: QtBot, workplace: Workplace, dressed: QApplication, said: list[str], tmp_path: Path
) -> None:
    settings = SettingsPage(workplace)
    qtbot.addWidget(settings)
    settings.resize(1142, 688)
    settings.show()
    card, letters = settings.logo, workplace.logbook.letters
    drawn = QImage(200, 100, QImage.Format.Format_RGB32)
    drawn.fill("#C02020")
    assert drawn.save(str(tmp_path / "logo.png"))
    card.ask_picture = lambda _window: tmp_path / "logo.png"
    card.choose.click()
    assert said == ["Je logo staat voortaan op de brief."]
    assert letters.logo().startswith(b"\xff\xd8")
    settle(dressed)
    assert not card.picture.pixmap().isNull()
    card.take.click()
    assert workplace.logbook.keeping.shop().colour.startswith("#C")
    assert not faults(dressed, settings)
    card.drop.click()
    assert letters.logo() == b""
    assert card.picture.isHidden()


def test_a_file_that_is_no_picture_is_told_in_one_sentence(
    qtbot: QtBot, workplace: Workplace, said: list[str], tmp_path: Path
) -> None:
    card = LogoCard(workplace)
    qtbot.addWidget(card)
    (tmp_path / "logo.png").write_text("geen plaatje", encoding="utf-8")
    card.ask_picture = lambda _window: tmp_path / "logo.png"
    card.choose.click()
    card.ask_picture = lambda _window: tmp_path / "weg.png"
    card.choose.click()
    card.ask_picture = lambda _window: None
    card.choose.click()
    assert len(said) == 2
    assert said[0].startswith("Dit is geen afbeelding")
    assert workplace.logbook.letters.logo() == b""
