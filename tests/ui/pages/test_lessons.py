"""The page with what a year taught."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from klachtenboek.domain.kinds import Kind
from klachtenboek.domain.summary import Query
from klachtenboek.ui.dialogs.measure import NewMeasure
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.pages.lessons import LessonsPage
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Pill
from tests.logbook.book import solve
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock

TODAY = datetime(2026, 11, 20, 14, 48)
NOTHING = "Nog te weinig klachten om iets van te leren."


def told(logbook: Logbook, clock: FakeClock, day: date, cause_id: int | None = 1, *, solved: bool = False) -> int:
    """Write down a complaint of that day with a cause, and return its id."""
    clock.now = datetime.combine(day, TODAY.time())
    key = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen").id
    if cause_id is not None:
        logbook.complaints.edit(key, cause_id=cause_id)
    if solved:
        solve(logbook, key)
    clock.now = TODAY
    return key


@pytest.fixture
def few(logbook: Logbook, clock: FakeClock) -> Logbook:
    """Seven complaints of this year, three of them resolved, and one of long ago."""
    told(logbook, clock, date(2024, 3, 1), 2)
    for number in range(7):
        told(logbook, clock, date(2026, 8 + number % 2, 3), 1 + number % 2, solved=number < 3)
    return logbook


@pytest.fixture
def many(few: Logbook, clock: FakeClock) -> Logbook:
    """Seven more, one of them of last year and without a cause."""
    for _number in range(6):
        told(few, clock, date(2026, 11, 2), 3, solved=True)
    told(few, clock, date(2025, 12, 24), None)
    return few


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> LessonsPage:
    made = shown(qtbot, LessonsPage(workplace))
    made.open()
    return made


def words(part: QWidget) -> list[str]:
    QApplication.processEvents()  # what was added just now is in sight after its turn
    return [label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part) and label.text()]


def pills(page: LessonsPage) -> list[str]:
    QApplication.processEvents()
    return [pill.text() for pill in page.measures.findChildren(Pill) if pill.isVisibleTo(page)]


def button(part: QWidget, name: str) -> Button:
    found = [one for one in part.findChildren(Button) if one.accessibleName() == name and not one.isHidden()]
    return found[-1]


def test_with_too_few_complaints_it_says_nothing(
    logbook: Logbook, clock: FakeClock, workplace: Workplace, qtbot: QtBot
) -> None:
    for _number in range(4):
        told(logbook, clock, date(2026, 11, 2))
    page = shown(qtbot, LessonsPage(workplace))
    page.open()
    assert NOTHING in words(page)
    for part in (page.figures, page.months, page.causes, page.triad, page.measures, page.print):
        assert not part.isVisible()
    told(logbook, clock, date(2026, 11, 2))
    assert NOTHING not in words(page)
    assert page.figures.complaints.number.text() == "5"


@pytest.mark.usefixtures("few")
def test_below_ten_there_is_no_percentage_on_the_page(page: LessonsPage, dressed: QApplication) -> None:
    for card in (page.months, page.causes, page.triad):
        card.turn.click()
    settle(dressed)
    assert not [text for text in words(page) if "%" in text]
    assert not [cell for row in page.triad.table.rows() for cell in row if "%" in cell]
    assert page.triad.table.rows() == [
        ("Begrip tonen", "3 van 7"),
        ("Sorry zeggen", "3 van 7"),
        ("Oplossen", "3 van 7"),
    ]
    assert "Alle drie lukten even vaak." in words(page)


@pytest.mark.usefixtures("many")
def test_from_ten_on_shares_are_percentages(page: LessonsPage) -> None:
    figures = page.figures
    assert (figures.complaints.number.text(), figures.resolved.number.text()) == ("14", "9")
    assert figures.resolved.detail.text() == "64%: begrip, sorry én oplossing"
    assert page.triad.table.rows()[0] == ("Begrip tonen", "9 van 14, 64%")


@pytest.mark.usefixtures("many")
def test_it_is_held_against_the_year_before(page: LessonsPage) -> None:
    assert page.figures.complaints.detail.text() == "14 meer dan een jaar eerder"
    assert page.figures.complaints.detail.color() == "text2"


def test_fewer_than_the_year_before_is_green(many: Logbook, page: LessonsPage, clock: FakeClock) -> None:
    for _number in range(15):
        told(many, clock, date(2025, 5, 6))
    page.reload()
    assert page.figures.complaints.detail.text() == "1 minder dan een jaar eerder"
    assert page.figures.complaints.detail.color() == "ok"
    told(many, clock, date(2026, 11, 3))
    assert page.figures.complaints.detail.text() == "evenveel als een jaar eerder"


def test_promises_and_gifts_are_told(many: Logbook, page: LessonsPage) -> None:
    from tests.logbook.book import give, promise

    key = many.complaints.page(Query(), limit=1).rows[0].id
    assert page.figures.promises.detail.text() == "nog geen beloftes afgelopen"
    for number in range(2):
        promised = promise(many, key).promises[-1]
        if number:
            many.promises.break_(key, promised.id)
        else:
            many.promises.keep(key, promised.id)
            assert page.figures.promises.detail.text() == "geen enkele te laat"
    assert page.figures.promises.number.text() == "1"
    assert page.figures.promises.detail.text() == "1 van 2 te laat of niet nagekomen"
    give(many, key)
    assert page.figures.given.number.text().replace("\u00a0", " ") == "€ 10"
    assert page.figures.given.detail.text().replace("\u00a0", " ") == "gemiddeld € 0,71 per klacht"


@pytest.mark.usefixtures("many")
def test_each_chart_has_a_conclusion_and_can_be_read_as_a_table(page: LessonsPage) -> None:
    told_of = {
        page.months: "De meeste kwamen in november: zes. Opgelost: zes.",
        page.causes: "",
        page.triad: "Alle drie lukten even vaak.",
    }
    for card, conclusion in told_of.items():
        assert card.conclusion.isVisible()
        assert not card.shows_table()
        card.turn.click()
        assert card.shows_table()
        assert card.turn.caption() == "Toon als grafiek"
        assert not card.chart.isVisible()
        assert card.table.rowCount()
        card.turn.click()
        assert card.chart.isVisible()
        if conclusion:
            assert card.conclusion.text() == conclusion
    assert page.causes.conclusion.text().endswith("bij 6 van de 14 klachten. Bij één klacht staat geen oorzaak.")
    assert page.months.table.rows()[0] == ("december 2025", "1", "0", "1")
    assert page.months.table.rows()[-1] == ("november 2026", "6", "6", "0")
    assert "November 2026: 6 klachten, 6 opgelost, 0 niet opgelost." in page.months.months.accessibleDescription()
    assert "Februari 2026: 0 klachten." in page.months.months.accessibleDescription()


def test_a_cause_leads_to_its_complaints(many: Logbook, qtbot: QtBot, dressed: QApplication) -> None:
    window = MainWindow(many)
    qtbot.addWidget(window)
    window.resize(1366, 688)
    window.show()
    window.open("lessons")
    page = window.page()
    assert isinstance(page, LessonsPage)
    bar = page.causes.bars()[0]
    bar.setFocus()
    settle(dressed)
    QTest.keyClick(bar, Qt.Key.Key_Space)
    found = window.page()
    assert isinstance(found, ComplaintsPage)
    assert found.complaints.query == Query(cause_id=3)
    assert found.complaints.rowCount() == 6
    assert found.cause.value() == 3
    window.back()
    assert window.current() == ("lessons", 0)
    page.period.fill().actions()[1].trigger()
    page.causes.bars()[-1].click()
    assert found.complaints.query == Query(cause_id=2, year=2026)
    window.close()


def test_all_causes_come_when_asked_for(many: Logbook, page: LessonsPage, clock: FakeClock) -> None:
    assert not page.causes.all.isVisible()
    for cause_id in (4, 5, 6, 7):
        told(many, clock, date(2026, 11, 2), cause_id)
    assert len(page.causes.bars()) == 5
    page.causes.all.click()
    assert len(page.causes.bars()) == 7
    assert page.causes.all.caption() == "De eerste vijf"
    page.causes.all.click()
    assert len(page.causes.bars()) == 5


def test_without_any_cause_it_says_where_to_choose_one(logbook: Logbook, page: LessonsPage, clock: FakeClock) -> None:
    for _number in range(5):
        told(logbook, clock, date(2026, 11, 2), None)
    assert page.causes.conclusion.text().startswith("Bij geen van deze klachten staat een oorzaak.")
    assert not page.causes.turn.isVisible()
    assert "Nog niets. Schrijf op wat je anders doet, dan zie je later of het helpt." in words(page)


def test_each_measure_has_its_verdict(many: Logbook, page: LessonsPage, clock: FakeClock) -> None:
    for days in (-5, -10, -15, -20):
        told(many, clock, date(2026, 6, 1) + timedelta(days=days), 4)
    told(many, clock, date(2026, 6, 20), 4)
    for text, cause_id, since in (
        ("Doos samen openmaken", 4, date(2026, 6, 1)),
        ("Hardop herhalen", 1, date(2026, 7, 1)),
        ("Folder", None, date(2026, 9, 1)),
        ("Nieuw", 5, date(2026, 11, 1)),
        ("Straks", 5, date(2026, 11, 25)),
        ("Nooit gebeurd", 6, date(2026, 1, 1)),
    ):
        many.lessons.take_measure(text, cause_id=cause_id, since=since)
    page.measures.all.click()
    assert pills(page) == ["Nog te vroeg", "Nog te vroeg", "Werkt niet", "Werkt", "Nog te vroeg"]
    shown_words = words(page.measures)
    assert "Sinds 1 juni. Van 0,7 naar 0,2 per maand." in shown_words
    assert "Sinds 1 september." in shown_words
    assert "Sinds 1 november. Over 41 dagen weet je meer." in shown_words
    assert "Vanaf 25 november. Over 60 dagen weet je meer." in shown_words
    assert "Sinds 1 januari. Er is nog niets om mee te vergelijken." in shown_words
    page.measures.all.click()
    assert len(pills(page)) == 4
    assert "Sinds 1 juni. Doos samen openmaken." in page.months.months.accessibleDescription()
    assert "streepjeslijnen" in page.months.conclusion.text()


def test_a_measure_is_added_for_a_frequent_cause_and_can_be_undone(
    many: Logbook, page: LessonsPage, said: list[str], workplace: Workplace
) -> None:
    asked: list[int | None] = []

    def ask(_causes: object, today: date, cause_id: int | None, **_where: object) -> NewMeasure:
        asked.append(cause_id)
        return NewMeasure("Hardop herhalen", cause_id, today)

    page.ask_measure = ask
    name = f"Bedenk iets tegen {many.lessons.cause(3).name}"
    button(page.measures, name).click()
    assert asked == [3]
    assert [(one.text, one.cause_id) for one in many.lessons.measures()] == [("Hardop herhalen", 3)]
    assert said == ["Maatregel bewaard."]
    assert pills(page) == ["Nog te vroeg"]
    workplace.undo()
    assert many.lessons.measures() == ()
    assert pills(page) == []
    page.measures.more.click()
    assert asked == [3, None]


@pytest.mark.usefixtures("many")
def test_nothing_is_added_when_the_question_is_cancelled(page: LessonsPage, many: Logbook) -> None:
    page.ask_measure = lambda *_about, **_where: None
    page.measures.more.click()
    assert many.lessons.measures() == ()


def test_a_period_is_chosen_and_kept(many: Logbook, page: LessonsPage) -> None:
    assert page.period.caption() == "Afgelopen 12 maanden"
    assert page.subtitle.text() == "Dit leerde je het afgelopen jaar van je klanten."
    choices = [action.text() for action in page.period.fill().actions()]
    assert choices == ["Afgelopen 12 maanden", "2026", "2025", "2024"]
    page.period.fill().actions()[1].trigger()
    assert page.subtitle.text() == "Dit leerde je in 2026 van je klanten."
    assert page.figures.complaints.number.text() == "13"
    many.complaints.log("De taart was ingezakt.")
    assert page.figures.complaints.number.text() == "14"
    page.period.fill().actions()[3].trigger()
    assert NOTHING in words(page)


def test_a_year_that_is_gone_is_not_shown_any_more(few: Logbook, page: LessonsPage, clock: FakeClock) -> None:
    page.period.fill().actions()[-1].trigger()
    assert page.period.value() == 2024
    few.complaints.lapse(1, "dubbel")
    page.reload()
    assert page.learned is not None
    assert page.learned.complaints == 0
    clock.now = TODAY + timedelta(days=1)
    page.period.fill().actions()[0].trigger()
    assert page.learned.until == clock.now.date()


def test_another_day_is_counted_again(many: Logbook, page: LessonsPage, clock: FakeClock) -> None:
    page.tick()
    assert page.learned is not None
    assert page.learned.until == TODAY.date()
    clock.now = TODAY + timedelta(days=11)
    page.tick()
    assert page.learned.until == date(2026, 12, 1)
    assert [month.first.month for month in page.learned.months] == list(range(1, 13))
    assert many.now() == clock.now


def test_what_is_shown_already_stays_as_it_is(many: Logbook, page: LessonsPage) -> None:
    bars = page.causes.bars()
    page.open()
    assert page.causes.bars() == bars
    many.lists.rename(many.lessons.cause(3), "Anders genoemd")
    assert page.causes.bars()[0].caption() == "Anders genoemd"


def test_compliments_get_a_calm_line(logbook: Logbook, page: LessonsPage) -> None:
    assert not page.compliments.isVisible()
    logbook.complaints.log("Heerlijke taart.", kind=Kind.COMPLIMENT)
    assert page.compliments.text() == "Je kreeg in deze tijd ook één compliment."
    logbook.complaints.log("Heerlijk brood.", kind=Kind.COMPLIMENT)
    assert page.compliments.text() == "Je kreeg in deze tijd ook twee complimenten."


@pytest.mark.usefixtures("many")
def test_the_page_for_the_team_is_saved_and_opened(page: LessonsPage, said: list[str], tmp_path: Path) -> None:
    opened: list[QUrl] = []
    page.paper_out.folder = tmp_path
    page.paper_out.open_file = lambda url: not opened.append(url)  # type: ignore[func-returns-value]
    QTest.keyClick(page.period, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    [made] = tmp_path.iterdir()
    assert made.name == "Lessen tot 2026-11-20.pdf"
    assert opened[0].toLocalFile() == str(made)
    assert said[0].startswith("Bewaard: ")


@pytest.mark.usefixtures("many")
def test_everything_fits_with_long_names_as_chart_and_as_table(
    page: LessonsPage, many: Logbook, dressed: QApplication
) -> None:
    many.lists.rename(many.lessons.cause(3), "Wolfeschlegelsteinhausenbergerdorff en de taart te warm in d")
    many.lessons.take_measure("De doos met de klant samen openmaken en hardop vertellen wat er in zit " * 3, cause_id=3)
    many.lessons.take_measure("<b>Folder</b>", since=date(2026, 9, 1))
    assert faults(dressed, page, scales=(1.0, 2.0)) == []
    for card in (page.months, page.causes, page.triad):
        card.turn.click()
    assert faults(dressed, page, scales=(1.0, 2.0)) == []
    THEME.apply(dressed, scale=1.0)
    assert "<b>Folder</b>" in words(page)
