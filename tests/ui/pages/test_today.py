"""Vandaag: what is late, what comes, and what the owner does with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import Channel, Closing, Direction, Outcome, PromiseKind
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.pages.today_cards import MOST_CALLS, age
from klachtenboek.ui.pages.today_line import PromiseLine
from klachtenboek.ui.pages.today_row import RowButton, Words
from klachtenboek.ui.widgets import Button, LedgerHeading
from tests.ui.tour import focused
from tests.ui.walkers import faults, rest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.draft import Draft
    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock

TODAY = datetime(2026, 11, 20)
CALL, DELIVER = PromiseKind.CALL_BACK, PromiseKind.DELIVER


def promised(
    logbook: Logbook, who: str, due: datetime, *, kind: PromiseKind = CALL, text: str = "Terugbellen", phone: str = ""
) -> Complaint:
    made = logbook.complaints.log(f"Klacht van {who}", who=who, phone=phone)
    return logbook.promises.make(made.id, kind, text, due)


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> TodayPage:
    made = TodayPage(workplace)
    qtbot.addWidget(made)
    made.resize(1142, 688)
    return made


def begun(draft: Draft) -> Draft:
    return replace(draft, story="De room was zuur")


def shown(qtbot: QtBot, page: TodayPage) -> TodayPage:
    page.show()
    qtbot.waitExposed(page)
    page.open()
    rest()
    return page


def lines(page: TodayPage) -> list[PromiseLine]:
    return [row for row in page.promises.ledger.rows() if isinstance(row, PromiseLine)]


def words(page: TodayPage) -> str:
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    rows: list[RowButton | Words | PromiseLine] = [*page.findChildren(RowButton), *page.findChildren(Words)]
    rows += page.findChildren(PromiseLine)
    painted = [row.lines.words() for row in rows if row.isVisibleTo(page)]
    return "\n".join((*labels, *painted))


def headings(page: TodayPage) -> list[str]:
    found = page.promises.ledger.findChildren(LedgerHeading)
    return [label.text() for heading in found for label in heading.findChildren(QLabel)]


# -- the first day, and a quiet one ---------------------------------------------------------------------


def test_the_first_day_has_one_card_that_helps_to_begin(qtbot: QtBot, page: TodayPage) -> None:
    shown(qtbot, page)
    assert page.title.text() == "Goedemiddag, Marieke"
    assert page.subtitle.text() == "Vrijdag 20 november. Je eerste dag met Klachtenboek."
    assert "Nog geen beloftes en geen klachten" in words(page)
    assert not page.promises.isVisible()
    assert not page.unresolved.isVisible()


def test_practice_is_shown_as_practice_and_not_counted(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    logbook.complaints.log("De taart was ingezakt", who="Mevrouw Jansen")
    logbook.complaints.practise()
    shown(qtbot, page)
    rows = page.unresolved.findChildren(RowButton)
    assert [row.lines.lines[0].beside for row in rows if row.lines.lines[0].tone] == ["OEFENING"]
    assert any(b.caption() == "Alle 1" for b in page.unresolved.findChildren(Button))


def test_every_draft_is_found_on_today_whatever_message_stands_there(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace
) -> None:
    for words in ("De soep was koud", "De bol was hard"):
        logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story=words))
    shown(qtbot, page)
    assert page.banner.isVisible()
    assert len(page.drafts.lines) == 1
    page.hold_messages(hold=True)
    assert not page.banner.isVisible()
    assert {line.caption() for line in page.drafts.lines} == {"De bol was hard", "De soep was koud"}
    with qtbot.waitSignal(workplace.went) as went:
        page.drafts.lines[1].click()
    assert went.args[0] == "new"


def test_practising_makes_an_example_that_never_counts(qtbot: QtBot, page: TodayPage, workplace: Workplace) -> None:
    shown(qtbot, page)
    practise = next(b for b in page.first_day.findChildren(Button) if "oefenen" in b.caption())
    with qtbot.waitSignal(workplace.went) as went:
        practise.click()
    place, complaint_id = went.args
    assert place == "complaint"
    assert workplace.logbook.complaints.get(complaint_id).is_practice


def test_with_nothing_promised_all_is_kept(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    logbook.complaints.log("Brood oudbakken")
    shown(qtbot, page)
    assert page.subtitle.text() == "Vrijdag 20 november. Vandaag geen beloftes."
    assert "Alles is nagekomen" in words(page)
    assert not page.first_day.isVisible()


@pytest.mark.parametrize(
    ("hour", "greeting"), [(5, "Goedenavond"), (6, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")]
)
def test_the_greeting_follows_the_clock(
    qtbot: QtBot, page: TodayPage, clock: FakeClock, hour: int, greeting: str
) -> None:
    clock.now = TODAY.replace(hour=hour)
    shown(qtbot, page)
    assert page.title.text() == f"{greeting}, Marieke"


# -- the promises ---------------------------------------------------------------------------------------


def test_late_promises_come_first_then_day_by_day(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    promised(logbook, "Mevrouw Van Dijk", datetime(2026, 11, 24, 9, 30))
    promised(logbook, "Familie Bakker", datetime(2026, 11, 21, 10))
    promised(logbook, "De heer Yılmaz", TODAY.replace(hour=16, minute=30))
    promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=11))
    shown(qtbot, page)
    spoken = [line.accessibleName() for line in lines(page)]
    assert spoken[0] == "11:00 te laat Mevrouw De Vries Terugbellen: Klacht van Mevrouw De Vries"
    assert [name.split()[0] for name in spoken] == ["11:00", "16:30", "10:00", "09:30"]
    assert headings(page) == ["Morgen", "Dinsdag 24 november"]
    assert page.subtitle.text() == "Vrijdag 20 november. Je hebt vandaag nog twee beloftes na te komen."


def test_only_the_late_promise_has_the_primary_button(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=11))
    promised(logbook, "Mevrouw Jansen", TODAY.replace(hour=15))
    shown(qtbot, page)
    assert [line.tick.kind() for line in lines(page)] == ["primary", "secondary"]


def test_what_is_due_within_the_hour_follows_the_clock(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, clock: FakeClock
) -> None:
    promised(logbook, "Mevrouw Jansen", TODAY.replace(hour=15))
    shown(qtbot, page)
    assert "over 12 min" in lines(page)[0].accessibleName()
    clock.forward(minutes=11)
    page.tick()
    rest()
    assert "over 1 min" in lines(page)[0].accessibleName()
    clock.forward(minutes=2)
    page.tick()
    rest()
    assert "te laat" in lines(page)[0].accessibleName()


def test_a_promise_late_since_yesterday_shows_its_day(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    promised(logbook, "Mevrouw Jansen", datetime(2026, 11, 19, 15))
    promised(logbook, "Familie Bakker", datetime(2026, 11, 3, 15))
    shown(qtbot, page)
    assert [line.accessibleName().split(" te laat")[0] for line in lines(page)] == ["3 nov", "gisteren"]


def test_far_promises_wait_behind_a_button(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    for day in (20, 21):
        promised(logbook, "Mevrouw Jansen", datetime(2026, 12, day, 10))
    shown(qtbot, page)
    assert lines(page) == []
    rest = next(b for b in page.promises.findChildren(Button) if b.caption() == "Nog 2 later")
    rest.click()
    assert len(lines(page)) == 2


def test_done_keeps_the_promise_and_asks_how_it_went(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    lines(page)[0].tick.click()
    assert logbook.complaints.get(made.id).promises[0].outcome is Outcome.KEPT
    assert page.call_note.isVisible()
    assert page.call_note.text.text() == "Nagekomen: mevrouw De Vries teruggebeld."
    qtbot.waitUntil(lambda: lines(page) == [])
    assert "Vandaag al één nagekomen" in words(page)
    QTest.keyClicks(page.call_note.field, "Ze was blij")
    QTest.keyClick(page.call_note.field, Qt.Key.Key_Return)
    assert [contact.said for contact in logbook.complaints.get(made.id).contacts] == ["Ze was blij"]
    assert not page.call_note.isVisible()


def test_what_is_typed_after_done_is_how_it_went_and_not_an_act_on_the_next(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace
) -> None:
    first = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    second = promised(logbook, "De heer Yılmaz", TODAY.replace(hour=16))
    went: list[str] = []
    workplace.went.connect(lambda place, _id: went.append(place))
    shown(qtbot, page)
    page.activateWindow()
    qtbot.waitActive(page)
    lines(page)[0].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    QTest.keyClicks(focused(), "Ging goed zo")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [contact.said for contact in logbook.complaints.get(first.id).contacts] == ["Ging goed zo"]
    assert logbook.complaints.get(second.id).open_promises
    assert went == []
    assert lines(page)[0].hasFocus()


def test_a_word_about_a_call_is_kept_when_another_page_opens(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    lines(page)[0].tick.click()
    QTest.keyClicks(page.call_note.field, "Niet boos meer")
    page.leave()
    assert [contact.said for contact in logbook.complaints.get(made.id).contacts] == ["Niet boos meer"]


def test_done_can_be_undone_from_the_note(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    lines(page)[0].tick.click()
    page.call_note.action.click()
    assert logbook.complaints.get(made.id).open_promises
    qtbot.waitUntil(lambda: len(lines(page)) == 1)


def test_the_question_goes_with_the_call_it_is_about(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    lines(page)[0].tick.click()
    logbook.undo()
    assert not page.call_note.isVisible()


def test_esc_closes_the_question_and_keeps_the_words(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    lines(page)[0].tick.click()
    QTest.keyClicks(page.call_note.field, "Ze was blij")
    QTest.keyClick(page.call_note.field, Qt.Key.Key_Escape)
    assert not page.call_note.isVisible()
    assert [contact.said for contact in logbook.complaints.get(made.id).contacts] == ["Ze was blij"]


def test_other_promises_are_only_told(qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace) -> None:
    promised(logbook, "Familie Bakker", TODAY.replace(hour=15), kind=DELIVER, text="Bollen klaarleggen")
    shown(qtbot, page)
    with qtbot.waitSignal(workplace.said) as said:
        lines(page)[0].tick.click()
    assert said.args[0] == "Nagekomen: geleverd aan familie Bakker."
    assert not page.call_note.isVisible()


def test_of_very_many_the_longest_wait_is_counted_bit_by_bit(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klachtenboek.logbook.reacted.AT_ONCE", 1)
    for _time in range(3):
        key = logbook.complaints.log("Koud", channel=Channel.EMAIL).id
        clock.forward(hours=12)
        logbook.complaints.contact(key, said="Gebeld", direction=Direction.OUT, channel=Channel.PHONE)
    page.open()
    assert logbook.complaints.reactions_soon(logbook.now().year) is None
    qtbot.waitUntil(lambda: "e-mail, meestal 12 uur" in page.month.reactions.text(), timeout=20_000)


def test_the_number_is_copied(qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace) -> None:
    promised(logbook, "Mevrouw Jansen", TODAY.replace(hour=15), phone="06-1234 5678")
    shown(qtbot, page)
    number = next(b for b in lines(page)[0].findChildren(Button) if b.caption() == "06-1234 5678")
    with qtbot.waitSignal(workplace.said) as said:
        number.click()
    assert said.args[0] == "Nummer gekopieerd."
    assert QGuiApplication.clipboard().text() == "06-1234 5678"


# -- the keyboard ---------------------------------------------------------------------------------------


def test_arrows_walk_and_space_keeps(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    second = promised(logbook, "Mevrouw Jansen", TODAY.replace(hour=16), kind=DELIVER)
    promised(logbook, "De heer Smit", TODAY.replace(hour=17))
    shown(qtbot, page)
    assert lines(page)[0].hasFocus()
    QTest.keyClick(lines(page)[0], Qt.Key.Key_Down)
    assert lines(page)[1].hasFocus()
    QTest.keyClick(lines(page)[1], Qt.Key.Key_Space)
    assert not logbook.complaints.get(second.id).open_promises
    qtbot.waitUntil(lambda: len(lines(page)) == 2)
    assert lines(page)[1].hasFocus()


def test_enter_opens_the_complaint(qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    with qtbot.waitSignal(workplace.went) as went:
        QTest.keyClick(lines(page)[0], Qt.Key.Key_Return)
    assert went.args == ["complaint", made.id]


def test_v_offers_moments_after_a_word_about_consent(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    QTest.keyClick(lines(page)[0], Qt.Key.Key_V)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered[0] == "Vindt de klant het goed? Dan naar:"
    assert offered[1:3] == ["Over een uur, 15:50", "Morgen 08:30"]
    assert offered[-1] == "Ander moment…"
    menu.actions()[2].trigger()
    menu.close()
    promises = logbook.complaints.get(made.id).promises
    assert promises[0].outcome is Outcome.MOVED
    assert promises[1].due == datetime(2026, 11, 21, 8, 30)


@pytest.mark.parametrize(("entry", "outcome"), [("Anders opgelost", Outcome.KEPT), ("Niet nagekomen", Outcome.BROKEN)])
def test_a_promise_may_end_otherwise(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, entry: str, outcome: Outcome
) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    lines(page)[0].menu_asked.emit(lines(page)[0].row, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == entry).trigger()
    menu.close()
    assert logbook.complaints.get(made.id).promises[0].outcome is outcome


def test_not_reached_leaves_the_promise_open(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    made = promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    lines(page)[0].menu_asked.emit(lines(page)[0].row, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Klant niet bereikt").trigger()
    menu.close()
    promise = logbook.complaints.get(made.id).promises[0]
    assert promise.is_open
    assert promise.attempts == 1


def test_two_letters_go_to_the_list(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    promised(logbook, "Mevrouw De Vries", TODAY.replace(hour=15))
    shown(qtbot, page)
    with qtbot.waitSignal(page.sought) as sought:
        QTest.keyClicks(page._search, "vr")  # noqa: SLF001  its only field to type in
    assert sought.args == ["vr"]


# -- what is not resolved, the month, after-care --------------------------------------------------------


def test_a_complaint_says_what_it_still_wants(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    logbook.complaints.log("Lang wachten", channel=Channel.REVIEW)
    heard = logbook.complaints.log("Brood oudbakken", who="Mevrouw De Vries")
    logbook.complaints.take_step(heard.id, Step.ACKNOWLEDGE)
    sorry = logbook.complaints.log("Rekening klopt niet", who="De heer Yılmaz")
    for step in (Step.ACKNOWLEDGE, Step.APOLOGISE):
        logbook.complaints.take_step(sorry.id, step)
    shown(qtbot, page)
    for wanted in ("Nog niet gereageerd", "Sorry nog niet gezegd", "Oplossing nog open", "Alle 3"):
        assert any(wanted in text for text in [words(page), *(b.text() for b in page.findChildren(Button))])


def test_a_row_of_what_is_not_resolved_opens_it(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace
) -> None:
    made = logbook.complaints.log("Brood oudbakken", who="Mevrouw De Vries")
    shown(qtbot, page)
    row = next(b for b in page.unresolved.findChildren(RowButton) if "De Vries" in b.accessibleName())
    with qtbot.waitSignal(workplace.went) as went:
        row.click()
    assert went.args == ["complaint", made.id]


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=3), "3 min"),
        (timedelta(hours=3), "3 uur"),
        (timedelta(hours=23), "23 uur"),
        (timedelta(days=1), "1 dag"),
        (timedelta(days=2), "2 dagen"),
    ],
)
def test_age_in_one_measure(ago: timedelta, said: str) -> None:
    now = TODAY.replace(hour=14)
    assert age(now - ago, now) == said


def test_the_month_counts(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    logbook.complaints.log("Brood oudbakken")
    shown(qtbot, page)
    assert "November" in words(page)
    assert "1\nklacht\n0\nopgelost\n€\xa00\nweggegeven" in words(page)


def close(logbook: Logbook) -> None:
    """Let a complaint be told, solved and closed."""
    made = logbook.complaints.log("Brood oudbakken", who="Mevrouw De Vries")
    logbook.complaints.take_step(made.id, Step.ACKNOWLEDGE)
    logbook.complaints.take_step(made.id, Step.APOLOGISE)
    logbook.complaints.choose_solution(made.id, "Nieuw brood", anyway=True)
    logbook.complaints.agree(made.id)
    logbook.complaints.close(made.id, Closing.RESOLVED)


def test_aftercare_shows_only_when_it_is_due(qtbot: QtBot, page: TodayPage, logbook: Logbook, clock: FakeClock) -> None:
    close(logbook)
    shown(qtbot, page)
    assert not page.aftercare.isVisible()
    clock.forward(days=29)
    page.tick()
    rest()
    assert page.aftercare.isVisible()
    assert "Is alles naar wens?" in words(page)


def test_aftercare_names_the_first_calls_and_counts_the_others(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, clock: FakeClock
) -> None:
    for _number in range(MOST_CALLS + 2):
        close(logbook)
    clock.forward(days=40)
    shown(qtbot, page)
    assert len(page.aftercare.findChildren(RowButton)) == MOST_CALLS
    assert "En nog twee." in words(page)


# -- a draft --------------------------------------------------------------------------------------------


def test_a_draft_waits_and_can_be_thrown_away_and_back(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace, clock: FakeClock
) -> None:
    keeping = logbook.keeping
    keeping.save_draft(begun(keeping.new_draft()))
    clock.forward(minutes=5)
    shown(qtbot, page)
    assert "Je was bezig met een klacht van 14:48." in words(page)
    throw_away = next(b for b in page.banner.findChildren(Button) if b.caption() == "Weggooien")
    with qtbot.waitSignal(workplace.said) as said:
        throw_away.click()
    assert keeping.drafts() == ()
    assert not page.banner.isVisible()
    said.args[1]()
    assert keeping.drafts()[0].story == "De room was zuur"
    assert page.banner.isVisible()


def test_going_on_with_a_draft_tells_which(
    qtbot: QtBot, page: TodayPage, logbook: Logbook, workplace: Workplace
) -> None:
    draft = logbook.keeping.save_draft(begun(logbook.keeping.new_draft()))
    shown(qtbot, page)
    go_on = next(b for b in page.banner.findChildren(Button) if b.caption() == "Verder schrijven")
    with qtbot.waitSignal(workplace.went) as went:
        go_on.click()
    assert went.args == ["new", draft.id]


# -- looks ----------------------------------------------------------------------------------------------


def test_the_text_of_a_customer_stays_text(qtbot: QtBot, page: TodayPage, logbook: Logbook) -> None:
    nasty = "<img src=x> & <b>boos</b>"
    made = logbook.complaints.log(nasty, who=nasty)
    logbook.promises.make(made.id, CALL, nasty, TODAY.replace(hour=15))
    shown(qtbot, page)
    assert words(page).count(nasty) >= 2
    rows: list[RowButton | PromiseLine] = [*lines(page), *page.unresolved.findChildren(RowButton)]
    assert all(row.lines.words().count(nasty) == 2 for row in rows)
    page.resize(420, 600)
    rest()
    assert ["<img" in row.toolTip() for row in rows] == [False] * len(rows)
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("is_full", [False, True])
def test_nothing_is_cut_off(dressed: QApplication, page: TodayPage, logbook: Logbook, is_full: bool) -> None:  # noqa: FBT001
    if is_full:
        long = "Mevrouw Alexandrina Wilhelmina van Amstel-van den Bergh tot Oud-Zuilenstein"
        text = "Uitzoeken waarom de rekening van de bedrijfslunch voor achtendertig personen niet klopt"
        promised(logbook, long, TODAY.replace(hour=11), text=text, phone="0031 (0)570 12 39 87 toestel 12")
        promised(logbook, "De heer Smit", TODAY.replace(hour=15), phone="06-1234 5678")
        promised(logbook, "Familie Bakker", datetime(2026, 11, 18, 10))
        logbook.complaints.log("Lang wachten en dan was het op", channel=Channel.REVIEW)
        logbook.keeping.save_draft(begun(logbook.keeping.new_draft()))
    page.show()
    page.open()
    assert faults(dressed, page, sizes=((1142, 688), (818, 512)), scales=(1.0, 1.5, 2.0)) == []
