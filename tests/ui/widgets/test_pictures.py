"""Ledger, triade, banner, empty state, agenda, paper, avatar and list rows."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.ui.gallery import Gallery
from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets import (
    Avatar,
    Banner,
    DayAgenda,
    EmptyState,
    Entry,
    Label,
    Ledger,
    LedgerRow,
    PaperPreview,
    RowDelegate,
    TriadRing,
    paint,
)
from klachtenboek.ui.widgets.agenda import clock
from tests.ui.walkers import clipped, faults, settle, unnamed

pytestmark = pytest.mark.usefixtures("dressed")

OPEN = ((480, 1020),)


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    every = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {picture.pixelColor(x, y).name().upper() for x, y in every}


def test_the_triade_is_a_progress_bar_that_says_what_is_missing(qtbot: QtBot) -> None:
    ring = TriadRing((True, False, False))
    qtbot.addWidget(ring)
    assert role_of(ring) is QAccessible.Role.ProgressBar
    assert name_of(ring) == "Triade: 1 van 3. Nog: sorry zeggen, oplossen."
    ring.set_parts((True, True, True))
    assert name_of(ring) == "Triade: 3 van 3."
    assert ring.parts() == (True, True, True)


@pytest.mark.parametrize("size", [34, 74])
def test_an_arc_is_green_when_its_part_is_done(qtbot: QtBot, size: int) -> None:
    ring = TriadRing((False, False, False), size=size)
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    assert THEME.tokens.track in colours(ring)
    assert THEME.tokens.ok not in colours(ring)
    ring.set_parts((True, True, True))
    assert THEME.tokens.ok in colours(ring)
    assert THEME.tokens.track not in colours(ring)


def test_each_part_has_its_own_arc(qtbot: QtBot) -> None:
    places = {0: (66, 24), 1: (37, 70), 2: (8, 24)}
    for part in places:
        ring = TriadRing([number == part for number in range(3)], size=74)
        qtbot.addWidget(ring)
        ring.resize(ring.sizeHint())
        picture = ring.grab().toImage()
        seen = {n: picture.pixelColor(x, y).name().upper() for n, (x, y) in places.items()}
        assert [number for number, colour in seen.items() if colour == THEME.tokens.ok] == [part]


def test_an_arc_fills_while_it_can_be_seen(qtbot: QtBot) -> None:
    ring = TriadRing((False, False, False), size=74)
    qtbot.addWidget(ring)
    ring.show()
    ring.set_parts((True, False, False))
    qtbot.waitUntil(lambda: THEME.tokens.ok in colours(ring))
    ring.set_parts((True, False, False))
    assert ring.parts() == (True, False, False)


def test_in_contrast_an_open_arc_is_thinner_than_a_done_one(qtbot: QtBot, dressed: QApplication) -> None:
    THEME.apply(dressed, scheme=Scheme.CONTRAST)
    inked = []
    for parts in ((False, False, False), (True, True, True)):
        ring = TriadRing(parts)
        qtbot.addWidget(ring)
        ring.resize(ring.sizeHint())
        picture = ring.grab().toImage()
        paper = QColor(THEME.tokens.bg)
        every = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        inked.append(sum(picture.pixelColor(x, y) != paper for x, y in every))
    assert inked[1] > 1.3 * inked[0]


def promise(time: str, who: str) -> LedgerRow:
    row = LedgerRow(time, name=f"{time} {who}")
    row.content.addWidget(Label(who), 1)
    return row


@pytest.fixture
def ledger(qtbot: QtBot) -> Ledger:
    made = Ledger("Beloftes")
    qtbot.addWidget(made)
    made.add(promise("11:00", "Mevrouw De Vries"))
    made.add_heading("Morgen")
    made.add(promise("15:00", "Mevrouw Jansen"), promise("16:30", "De heer Smit"))
    made.resize(500, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_arrow_keys_move_between_promises_and_past_headings(ledger: Ledger) -> None:
    first, second, third = ledger.rows()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Down)
    QTest.keyClick(third, Qt.Key.Key_Down)
    assert third.hasFocus()
    QTest.keyClick(third, Qt.Key.Key_Up)
    assert second.hasFocus()


def test_a_row_opens_is_ticked_and_passes_letters_on(qtbot: QtBot, ledger: Ledger) -> None:
    row = ledger.rows()[0]
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.ticked):
        QTest.keyClick(row, Qt.Key.Key_Space)
    with qtbot.waitSignal(row.keyed) as caught:
        QTest.keyClick(row, Qt.Key.Key_V)
    assert caught.args == ["V"]
    with qtbot.waitSignal(row.opened):
        QTest.mouseDClick(row, Qt.MouseButton.LeftButton)


def test_a_row_that_is_done_closes(qtbot: QtBot, ledger: Ledger) -> None:
    row = ledger.rows()[0]
    with qtbot.waitSignal(row.collapsed):
        row.collapse()
    assert row.isHidden()


def test_rows_are_spoken_as_a_list(ledger: Ledger) -> None:
    assert role_of(ledger) is QAccessible.Role.List
    assert role_of(ledger.rows()[0]) is QAccessible.Role.ListItem
    assert name_of(ledger.rows()[1]) == "15:00 Mevrouw Jansen"
    assert unnamed(ledger) == []
    assert clipped(ledger) == []


def test_a_ledger_is_emptied(ledger: Ledger) -> None:
    ledger.clear()
    ledger.focus_row(0)
    assert ledger.rows() == []


def test_the_shape_of_the_dot_tells_the_kind(qtbot: QtBot) -> None:
    pictures = []
    for dot in ("filled", "ring", "check", "none"):
        row = LedgerRow("10:12", dot=dot, tone="ok", quiet=True)
        qtbot.addWidget(row)
        row.resize(300, 40)
        pictures.append(row.grab().toImage())
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[n + 1 :])


def test_a_late_row_lies_on_a_red_plate(qtbot: QtBot) -> None:
    on_time = LedgerRow("11:00", name="11:00")
    late = LedgerRow("11:00", under="te laat", tone="danger", plate="danger", name="11:00")
    for row in (on_time, late):
        qtbot.addWidget(row)
        row.resize(400, 60)
    assert THEME.tokens.danger_tint not in colours(on_time)
    assert THEME.tokens.danger_tint in colours(late)
    assert late.fits()


def test_words_under_the_time_that_are_too_long_take_two_lines(qtbot: QtBot) -> None:
    low, endless, high = (
        LedgerRow("15:00", under=under, name="15:00")
        for under in ("over 12 min", "oververwacht 12 minuten", "overmorgen 12 min")
    )
    for row in (low, endless, high):
        qtbot.addWidget(row)
        row.resize(400, row.minimumHeight())
    assert low.fits()
    assert not endless.fits()
    assert high.fits()
    assert high.minimumHeight() > low.minimumHeight()


def test_the_line_starts_and_ends_at_a_dot_when_asked(qtbot: QtBot) -> None:
    row = LedgerRow("10:12", quiet=True)
    qtbot.addWidget(row)
    row.resize(300, 60)
    through = row.grab().toImage()
    row.set_ends(first=True, last=True)
    alone = row.grab().toImage()
    assert through != alone
    x = THEME.px(86)
    assert alone.pixelColor(x, 58) == alone.pixelColor(x + 30, 58)


def test_a_banner_is_an_alert_with_its_words_and_buttons(qtbot: QtBot) -> None:
    banner = Banner("De back-up is niet gelukt", "De usb-stick zit er niet in.", role="danger")
    qtbot.addWidget(banner)
    button = banner.add_button("Opnieuw", icon="refresh")
    assert role_of(banner) is QAccessible.Role.AlertMessage
    assert name_of(banner) == "De back-up is niet gelukt De usb-stick zit er niet in."
    with qtbot.waitSignal(button.clicked):
        button.click()
    banner.say("Back-up gelukt")
    banner.set_tone("ok")
    banner.clear_buttons()
    assert name_of(banner) == "Back-up gelukt"
    assert banner.role() == "ok"


def test_an_empty_page_offers_an_act(qtbot: QtBot, dressed: QApplication) -> None:
    empty = EmptyState("Nog geen beloftes", "Schrijf gewoon mee terwijl de klant vertelt.")
    qtbot.addWidget(empty)
    button = empty.add_button("Nieuwe klacht", "primary", icon="plus")
    empty.resize(700, 400)
    empty.show()
    settle(dressed)
    middle = button.mapTo(empty, button.rect().center())
    assert middle.x() == pytest.approx(350, abs=2)
    assert THEME.tokens.ok in colours(empty)
    empty.set_text("Alles is nagekomen")
    settle(dressed)
    assert clipped(empty) == []


def test_an_avatar_shows_two_letters_at_most(qtbot: QtBot) -> None:
    avatar, other = Avatar("aj"), Avatar("ajx")
    qtbot.addWidget(avatar)
    qtbot.addWidget(other)
    avatar.resize(avatar.sizeHint())
    other.resize(other.sizeHint())
    assert avatar.grab().toImage() == other.grab().toImage()
    other.set_initials("PB")
    assert avatar.grab().toImage() != other.grab().toImage()


@pytest.fixture
def agenda(qtbot: QtBot) -> DayAgenda:
    made = DayAgenda("Zaterdag 22 november")
    qtbot.addWidget(made)
    made.set_day(OPEN, [Entry(600, 630, "Familie Bakker")], Entry(930, 960, "Mevrouw Jansen"))
    made.resize(320, made.sizeHint().height())
    return made


@pytest.mark.parametrize(
    ("key", "minute"),
    [
        (Qt.Key.Key_Up, 915),
        (Qt.Key.Key_Down, 945),
        (Qt.Key.Key_PageUp, 870),
        (Qt.Key.Key_PageDown, 990),
    ],
)
def test_keys_move_the_new_promise(qtbot: QtBot, agenda: DayAgenda, key: Qt.Key, minute: int) -> None:
    with qtbot.waitSignal(agenda.moved) as caught:
        QTest.keyClick(agenda, key)
    assert caught.args == [minute]


def test_left_and_right_ask_for_another_day(qtbot: QtBot, agenda: DayAgenda) -> None:
    with qtbot.waitSignal(agenda.day_asked) as back:
        QTest.keyClick(agenda, Qt.Key.Key_Left)
    with qtbot.waitSignal(agenda.day_asked) as on:
        QTest.keyClick(agenda, Qt.Key.Key_Right)
    assert (back.args, on.args) == ([-1], [1])


def test_a_click_puts_the_promise_at_a_quarter(qtbot: QtBot, agenda: DayAgenda) -> None:
    with qtbot.waitSignal(agenda.moved) as caught:
        QTest.mouseClick(agenda, Qt.MouseButton.LeftButton, pos=QPoint(150, round(agenda.top_of(13 * 60 + 31))))
    assert caught.args == [13 * 60 + 30]


def test_the_new_promise_goes_along_with_a_mouse_that_is_held_down(qtbot: QtBot, agenda: DayAgenda) -> None:
    asked: list[int] = []

    def move(minute: int) -> None:
        asked.append(minute)
        agenda.set_day(OPEN, [], Entry(minute, minute + 30, "Mevrouw Jansen"))

    with qtbot.waitExposed(agenda):
        agenda.show()
    agenda.moved.connect(move)
    points = {minute: QPoint(150, round(agenda.top_of(minute))) for minute in (780, 840, 870, 930)}
    QTest.mouseMove(agenda, points[780])
    assert asked == [], "only a button that is held down takes it along"
    QTest.mousePress(agenda, Qt.MouseButton.LeftButton, pos=points[930])
    for minute in (870, 840):
        QTest.mouseMove(agenda, points[minute])
    QTest.mouseRelease(agenda, Qt.MouseButton.LeftButton, pos=points[840])
    assert asked == [870, 840]


def test_without_a_new_promise_nothing_moves(qtbot: QtBot, agenda: DayAgenda) -> None:
    agenda.set_day(OPEN, [Entry(600, 630, "Familie Bakker")])
    with qtbot.assertNotEmitted(agenda.moved):
        QTest.mouseClick(agenda, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
        QTest.keyClick(agenda, Qt.Key.Key_Up)
    assert agenda.slot() is None


def test_the_agenda_says_the_day_the_moment_and_the_promises(agenda: DayAgenda) -> None:
    assert name_of(agenda) == "Zaterdag 22 november 15:30"
    assert agenda.accessibleDescription() == "10:00 Familie Bakker"
    assert role_of(agenda) is QAccessible.Role.Slider


def test_closed_hours_are_grey_and_the_new_promise_is_blue(agenda: DayAgenda) -> None:
    picture = agenda.grab().toImage()
    assert picture.pixelColor(300, round(agenda.top_of(1035))).name().upper() == THEME.tokens.sunken
    assert picture.pixelColor(300, round(agenda.top_of(945))).name().upper() == THEME.tokens.primary_tint


def test_a_promise_outside_opening_hours_is_still_shown(agenda: DayAgenda) -> None:
    agenda.set_day(OPEN, [], Entry(1200, 1215, "Mevrouw Jansen"))
    assert 0 < agenda.top_of(1200) < agenda.sizeHint().height()
    agenda.set_day((), [])
    assert THEME.tokens.sunken in colours(agenda)


def test_promises_at_the_same_time_stand_beside_each_other(agenda: DayAgenda) -> None:
    agenda.set_day(OPEN, [Entry(600, 630, "Familie Bakker"), Entry(600, 630, "De heer Smit")])
    picture = agenda.grab().toImage()
    row = round(agenda.top_of(603))
    bars = [x for x in range(320) if picture.pixelColor(x, row).name().upper() == THEME.tokens.text2]
    assert max(bars) - min(bars) > 100


def test_promises_after_each_other_stand_under_each_other_however_low_the_day_is(agenda: DayAgenda) -> None:
    agenda.set_day(OPEN, [Entry(900, 930, "Familie Bakker"), Entry(930, 960, "De heer Smit")], Entry(960, 990, "Zij"))
    agenda.resize(320, agenda.minimumSizeHint().height())
    picture = agenda.grab().toImage()
    columns = {
        x
        for y in range(round(agenda.top_of(900)), round(agenda.top_of(970)))
        for x in range(THEME.px(58), picture.width())
        if picture.pixelColor(x, y).name().upper() == THEME.tokens.text2
    }
    assert max(columns) - min(columns) <= THEME.px(3)


def test_closed_is_said_where_no_promise_lies_over_it(agenda: DayAgenda) -> None:
    agenda.set_day((), [Entry(540, 600, "Familie Bakker")])
    picture = agenda.grab().toImage()
    below = range(round(agenda.top_of(600)) + 2, round(agenda.top_of(655)))
    inks = {picture.pixelColor(x, y).name().upper() for y in below for x in range(70, 130)}
    assert THEME.tokens.text2 in inks


def test_minutes_are_read_as_on_a_clock() -> None:
    assert clock(930) == "15:30"
    assert clock(485) == "8:05"


@pytest.fixture
def paper(qtbot: QtBot) -> PaperPreview:
    made = PaperPreview("Voorbeeld van de brief")
    qtbot.addWidget(made)
    page = QImage(420, 594, QImage.Format.Format_RGB32)
    page.fill(QColor("#336699"))
    made.resize(400, 700)
    made.set_page(page)
    made.show()
    return made


def test_paper_fits_the_width_and_zooms(qtbot: QtBot, paper: PaperPreview) -> None:
    wide = paper.pixels_wide()
    with qtbot.waitSignal(paper.zoomed) as caught:
        paper.set_zoom(2.0)
    assert caught.args == [2.0]
    assert paper.pixels_wide() == pytest.approx(2 * wide, abs=2)
    paper.set_zoom(99)
    assert paper.zoom() == 3.0


def test_the_wheel_with_ctrl_zooms(paper: PaperPreview) -> None:
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    paper.wheelEvent(turn)
    assert paper.zoom() > 1.0


def test_the_page_shown_is_the_page_given_and_paper_is_white_in_the_dark(
    paper: PaperPreview, dressed: QApplication
) -> None:
    THEME.apply(dressed, scheme=Scheme.DARK)
    settle(dressed)
    assert "#336699" in colours(paper)
    assert paper.page().width() == 420
    paper.set_page(QImage())
    settle(dressed)
    assert "#FFFFFF" in colours(paper)


def test_a_list_row_has_the_ground_of_a_chosen_row(qtbot: QtBot, dressed: QApplication) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    for name in ("Mevrouw Jansen", "De heer Smit"):
        model.appendRow(QStandardItem(name))
    view.setModel(model)
    view.setItemDelegate(RowDelegate(view))
    view.resize(300, 200)
    view.show()
    settle(dressed)
    assert view.visualRect(model.index(0, 0)).height() == THEME.px(56)
    assert THEME.tokens.sel not in colours(view)
    view.setCurrentIndex(model.index(1, 0))
    place: QRect = view.visualRect(model.index(1, 0))
    picture = view.viewport().grab(place).toImage()
    assert picture.pixelColor(place.width() - 20, 10).name().upper() == THEME.tokens.sel
    assert not picture.size().isEmpty()
    assert view.sizeHintForRow(0) == THEME.px(56)
    assert QSize(0, 0) != view.size()


def test_a_pill_in_a_list_is_as_wide_as_its_words(dressed: QApplication) -> None:
    picture = QImage(200, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor(THEME.tokens.surface))
    painter = QPainter(picture)
    wide = paint.pill(painter, 10, 20, "Belofte te laat", "danger")
    paint.icon(painter, "phone", "text", QRectF(160, 10, 20, 20), 18)
    painter.end()
    assert wide == paint.pill_width("Belofte te laat")
    assert picture.pixelColor(20, 20 - paint.pill_height() // 2 + 2).name().upper() == THEME.tokens.danger_tint
    assert picture.pixelColor(round(10 + wide + 3), 20).name().upper() == THEME.tokens.surface
    assert paint.on_row("text2", selected=True) == "text2"
    THEME.apply(dressed, scheme=Scheme.CONTRAST)
    assert paint.on_row("text2", selected=True) == "on_sel"
    assert paint.on_row("text2", selected=False) == "text2"


def test_the_gallery_shows_every_part_without_cutting_or_hiding_a_name(qtbot: QtBot, dressed: QApplication) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    assert faults(dressed, gallery) == []


def test_the_gallery_can_be_painted_in_contrast(qtbot: QtBot, dressed: QApplication) -> None:
    THEME.apply(dressed, scheme=Scheme.CONTRAST)
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(1200, 900)
    gallery.show()
    settle(dressed)
    picture = gallery.grab().toImage()
    assert picture.pixelColor(2, 2).name().upper() == THEME.tokens.bg
    assert clipped(gallery) == []
