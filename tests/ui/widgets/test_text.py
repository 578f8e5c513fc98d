"""Labels, fields, layouts, cards, search and suggestions."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets import (
    Button,
    Card,
    ChipRow,
    Choice,
    Column,
    Field,
    FlowLayout,
    Label,
    LineEdit,
    QuoteCard,
    Row,
    Rule,
    SearchField,
    SuggestField,
    Suggestion,
    TextArea,
    paint,
)
from tests.ui.walkers import clipped, settle

pytestmark = pytest.mark.usefixtures("dressed")

LONG = "De taart was bij thuiskomst ingezakt en de tekst was niet meer te lezen."


def test_a_label_asks_for_the_height_its_words_need(qtbot: QtBot) -> None:
    label = Label(LONG)
    qtbot.addWidget(label)
    one_line = label.heightForWidth(2000)
    assert label.heightForWidth(200) >= 2 * one_line
    label.resize(200, one_line)
    assert not label.fits()
    label.resize(200, label.heightForWidth(200))
    assert label.fits()


def test_a_label_keeps_asking_for_height_after_new_words(qtbot: QtBot) -> None:
    label = Label("kort")
    qtbot.addWidget(label)
    label.setText(LONG)
    assert label.hasHeightForWidth()


def test_markup_typed_by_somebody_is_only_text(qtbot: QtBot) -> None:
    """R26."""
    label = Label("<b>vet</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == "<b>vet</b> & <img src=x>"


def test_a_shortened_label_shows_all_of_it_as_tooltip(qtbot: QtBot) -> None:
    label = Label(LONG, elide=True)
    qtbot.addWidget(label)
    label.resize(120, label.sizeHint().height())
    label.show()
    assert label.is_elided()
    assert label.toolTip() == LONG
    assert label.fits()
    label.resize(2000, label.height())
    assert label.toolTip() == ""


def test_lines_broken_by_hand_stay_broken(qtbot: QtBot) -> None:
    label = Label("een\ntwee\ndrie")
    qtbot.addWidget(label)
    assert label.heightForWidth(500) >= 3 * Label("een").heightForWidth(500) - 3


@pytest.mark.parametrize(
    "align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight]
)
def test_words_stand_where_they_are_aligned(qtbot: QtBot, align: Qt.AlignmentFlag) -> None:
    label = Label("hier", align=align)
    qtbot.addWidget(label)
    label.resize(300, 24)
    picture = label.grab().toImage()
    paper = picture.pixelColor(150, 1)
    inked = [x for x in range(300) if any(picture.pixelColor(x, y) != paper for y in range(24))]
    middle = (inked[0] + inked[-1]) / 2
    expected = {Qt.AlignmentFlag.AlignLeft: 14, Qt.AlignmentFlag.AlignHCenter: 150}.get(align, 286)
    assert middle == pytest.approx(expected, abs=8)


def test_a_label_changes_role_colour_and_icon(qtbot: QtBot) -> None:
    label = Label("Concept bewaard", "caption")
    qtbot.addWidget(label)
    before = label.sizeHint()
    label.set_role("h2")
    label.set_color("warm")
    label.set_icon("heart")
    assert label.sizeHint().width() > before.width()
    assert not label.grab().isNull()
    label.setEnabled(False)
    assert not label.grab().isNull()


def test_an_empty_label_has_the_height_of_a_line(qtbot: QtBot) -> None:
    label = Label("")
    qtbot.addWidget(label)
    assert label.heightForWidth(100) == Label("x").heightForWidth(100)


def test_a_field_is_spoken_with_its_label_and_described_by_its_error(qtbot: QtBot) -> None:
    field = Field("Telefoon", hint="mag leeg", icon="phone")
    qtbot.addWidget(field)
    spoken = QAccessible.queryAccessibleInterface(field.control)
    assert spoken.text(QAccessible.Text.Name) == "Telefoon"
    assert field.control.accessibleDescription() == "mag leeg"
    field.set_error("Dit nummer is te kort.")
    assert field.error() == "Dit nummer is te kort."
    assert field.control.accessibleDescription() == "mag leeg Dit nummer is te kort."
    assert field.control.property("fault") is True
    field.set_error("")
    assert field.error() == ""
    assert field.control.property("fault") is False


def test_a_note_is_no_error(qtbot: QtBot) -> None:
    field = Field("Wie is het?")
    qtbot.addWidget(field)
    field.set_error("Fout.")
    field.set_note("Bekende klant uit Deventer.")
    assert field.control.property("fault") is False
    assert field.control.accessibleDescription() == "Bekende klant uit Deventer."
    field.set_hint("mag leeg")
    assert field.control.accessibleDescription() == "mag leeg Bekende klant uit Deventer."


def test_typing_tells_each_change_and_filling_in_is_silent(qtbot: QtBot) -> None:
    field = Field("Naam")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field.control, "Jan")
    field.set_text("Mevrouw Jansen")
    assert heard == ["J", "Ja", "Jan"]
    assert field.text() == "Mevrouw Jansen"


def test_a_story_tells_each_change_and_filling_in_is_silent(qtbot: QtBot) -> None:
    field = Field("Wat is er gebeurd?", lines=4)
    qtbot.addWidget(field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.set_text("Een\ntwee")
    assert heard == []
    assert field.text() == "Een\ntwee"
    QTest.keyClicks(field.control, "!")
    assert heard == ["Een\ntwee!"]


def test_a_field_tells_that_the_focus_went(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    one, other = Field("Naam"), Field("Verhaal", lines=3)
    Column(holder).add(one, other)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    one.setFocus()
    assert one.control.hasFocus()
    with qtbot.waitSignal(one.left):
        other.setFocus()
    with qtbot.waitSignal(other.left):
        one.setFocus()


def test_a_field_around_another_control_has_no_text(qtbot: QtBot) -> None:
    field = Field("Soort", control=Button("Kies"))
    qtbot.addWidget(field)
    with pytest.raises(TypeError):
        field.text()


def test_a_story_grows_with_its_text_up_to_its_limit(qtbot: QtBot, dressed: QApplication) -> None:
    area = TextArea(lines=3, most_lines=6)
    qtbot.addWidget(area)
    area.resize(300, 100)
    area.show()
    settle(dressed)
    least = area.height()
    area.set_text("\n".join("regel" for _ in range(5)))
    grown = area.height()
    area.set_text("\n".join("regel" for _ in range(50)))
    most = area.height()
    assert least < grown < most
    area.set_text("")
    assert area.height() == least


def test_every_line_of_a_story_has_room(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.resize(400, 200)
    area.show()
    area.set_text("een\ntwee")
    QTest.keyClick(area, Qt.Key.Key_Return)
    layout: QAbstractTextDocumentLayout = area.document().documentLayout()
    first = area.document().findBlockByNumber(0)
    last = area.document().findBlockByNumber(1)
    distance = layout.blockBoundingRect(last).top() - layout.blockBoundingRect(first).top()
    assert distance >= 1.15 * area.fontMetrics().height()


def test_a_story_takes_plain_text_only_and_tab_goes_on(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    assert not area.acceptRichText()
    assert area.tabChangesFocus()


def test_a_story_can_take_all_the_height_there_is(qtbot: QtBot, dressed: QApplication) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    area = TextArea(lines=2)
    area.fill_height()
    Column(holder).addWidget(area, 1)
    holder.resize(300, 500)
    holder.show()
    settle(dressed)
    assert area.height() == 500


def test_a_fault_reaches_the_edge(qtbot: QtBot) -> None:
    for control in (LineEdit("06-12"), TextArea()):
        qtbot.addWidget(control)
        control.resize(200, control.minimumHeight())
        control.set_fault(wrong=True)
        picture = control.grab().toImage()
        assert picture.pixelColor(100, 1).name().upper() == THEME.tokens.danger


def test_a_column_keeps_its_contents_at_the_top(qtbot: QtBot, dressed: QApplication) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    label, button = Label("Boven"), Button("Onder")
    Column(holder, gap=8).add(label, button)
    holder.resize(200, 600)
    holder.show()
    settle(dressed)
    assert label.y() == 0
    assert button.y() == label.height() + 8


def test_gaps_and_margins_grow_with_the_text_size(qtbot: QtBot, dressed: QApplication) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = Row(holder, gap=10, margins=(4, 3, 2, 1))
    THEME.apply(dressed, scale=2.0)
    assert row.spacing() == 20
    margins = row.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (8, 6, 4, 2)


@pytest.mark.parametrize(("align", "left"), [("left", 0), ("center", 100), ("right", 200)])
def test_a_flow_starts_a_new_line_when_the_room_is_used_up(qtbot: QtBot, align: str, left: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=0, line_gap=10, align=align)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
    flow.add(*boxes)
    assert flow.heightForWidth(300) == 20
    assert flow.heightForWidth(200) == 50
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert [box.x() for box in boxes] == [0, 100, 200]
    flow.takeAt(2)
    flow.takeAt(1)
    flow.setGeometry(QRect(0, 0, 300, 20))
    assert boxes[0].x() == left
    assert flow.takeAt(9) is None
    assert flow.minimumSize() == QSize(100, 20)


def test_a_flow_lets_its_widgets_go(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.add(Button("Een"), Button("Twee"))
    flow.clear()
    assert flow.count() == 0
    assert flow.sizeHint().width() <= 0


def test_clearing_a_column_clears_what_lies_in_it(qtbot: QtBot, dressed: QApplication) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = Column(holder)
    inner = Row()
    inner.add(Button("Een"))
    column.addLayout(inner)
    column.add(Rule())
    column.add_gap(4)
    column.clear()
    settle(dressed)
    assert column.count() == 0
    assert [child for child in holder.findChildren(QWidget) if not child.isHidden()] == []


def test_a_card_shows_its_heading_only_when_there_is_one(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.heading.isHidden()
    card.set_title("Nog niet opgelost", "vier")
    assert not card.heading.isHidden()
    assert card.note.text() == "vier"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("role", ["surface", "sunken", "warm", "ok", "amber", "danger", "primary"])
def test_a_card_has_the_colour_of_its_role(qtbot: QtBot, dressed: QApplication, scheme: Scheme, role: str) -> None:
    THEME.apply(dressed, scheme=scheme)
    card = Card("Titel", role=role)
    qtbot.addWidget(card)
    card.resize(200, 100)
    token = role if role in {"surface", "sunken"} else f"{role}_tint"
    assert card.grab().toImage().pixelColor(QPoint(10, 50)).name().upper() == getattr(THEME.tokens, token)
    assert card.role() == role


def test_an_unknown_role_is_refused(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    with pytest.raises(KeyError):
        card.set_role("paars")


def test_the_action_of_a_card_stands_in_its_heading(qtbot: QtBot, dressed: QApplication) -> None:
    card = Card("Logboek")
    qtbot.addWidget(card)
    card.add_action(Button("Notitie", "ghost", size="s"))
    card.add(Label(LONG))
    card.resize(400, card.heightForWidth(400))
    card.show()
    settle(dressed)
    assert clipped(card) == []


def test_a_quote_stands_between_quotation_marks(qtbot: QtBot) -> None:
    quote = QuoteCard("Het spijt me.")
    qtbot.addWidget(quote)
    assert quote.words.text() == "“Het spijt me.”"
    assert quote.text() == "Het spijt me."
    quote.set_text("")
    assert quote.words.text() == ""


def test_search_waits_for_a_pause_and_esc_empties(qtbot: QtBot) -> None:
    field = SearchField("Zoek klant, klacht of nummer")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searched) as caught:
        QTest.keyClicks(field, "taart")
    assert caught.args == ["taart"]
    with qtbot.waitSignal(field.searched) as emptied:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert emptied.args == [""]


def test_enter_searches_at_once_and_goes_to_the_list(qtbot: QtBot) -> None:
    field = SearchField("Zoek")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "br")
    with qtbot.waitSignals([field.searched, field.entered], order="strict"):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_keys_of_search_never_stand_on_its_words(qtbot: QtBot) -> None:
    field = SearchField("Zoek klant, klacht of nummer")
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    assert field.shows_keys()
    field.resize(200, field.height())
    assert not field.shows_keys()
    field.resize(400, field.height())
    field.setText("taart")
    assert not field.shows_keys()


@pytest.fixture
def suggest(qtbot: QtBot) -> Iterator[SuggestField]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    field = SuggestField()
    Column(window).add(Field("Wie is het?", control=field), Button("Verder"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    field.asked.connect(lambda text: field.offer(known(text)))
    yield field
    window.close()


def known(text: str) -> list[Suggestion]:
    people = (
        Suggestion("Mevrouw A. Jansen", "Brinkgreverweg 48, Deventer", 1),
        Suggestion("De heer P. Jansen", "Markt 2, Deventer", 2),
    )
    return [person for person in people if text.casefold() in person.title.casefold()]


def test_two_letters_bring_suggestions_and_one_does_not(suggest: SuggestField) -> None:
    QTest.keyClicks(suggest, "J")
    assert not suggest.is_offering()
    QTest.keyClicks(suggest, "a")
    assert suggest.is_offering()
    QTest.keyClick(suggest, Qt.Key.Key_Backspace)
    assert not suggest.is_offering()


def test_the_list_is_as_wide_as_what_it_offers(suggest: SuggestField) -> None:
    suggest.setFixedWidth(200)
    detail = "Schalkhaarseweg 140, Deventer · 06-1234 5618 · Twee"
    suggest.offer([Suggestion("Mevrouw E.M. van den Berg", detail)])
    view = suggest.popup_view()
    assert view.viewport().width() >= paint.advance(detail, "small") + THEME.px(24)


def test_down_and_enter_take_a_suggestion(qtbot: QtBot, suggest: SuggestField) -> None:
    QTest.keyClicks(suggest, "Jan")
    QTest.keyClick(suggest, Qt.Key.Key_Down)
    QTest.keyClick(suggest, Qt.Key.Key_Down)
    with qtbot.waitSignal(suggest.chosen) as caught:
        QTest.keyClick(suggest, Qt.Key.Key_Return)
    assert caught.args == [2]
    assert not suggest.is_offering()


def test_esc_closes_the_suggestions_and_keeps_the_text(suggest: SuggestField) -> None:
    QTest.keyClicks(suggest, "Jan")
    QTest.keyClick(suggest, Qt.Key.Key_Escape)
    assert not suggest.is_offering()
    assert suggest.text() == "Jan"


def test_suggestions_go_when_the_focus_goes_or_nothing_is_known(suggest: SuggestField) -> None:
    QTest.keyClicks(suggest, "Jan")
    for button in suggest.window().findChildren(Button):
        button.setFocus()
    assert not suggest.is_offering()
    suggest.setFocus()
    QTest.keyClicks(suggest, "x")
    assert not suggest.is_offering()


def test_a_click_takes_a_suggestion(qtbot: QtBot, suggest: SuggestField) -> None:
    QTest.keyClicks(suggest, "Jan")
    view = suggest.popup_view()
    place = view.visualRect(view.model().index(0, 0)).center()
    with qtbot.waitSignal(suggest.chosen) as caught:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [1]


def test_a_suggestion_is_spoken_with_its_second_line(suggest: SuggestField) -> None:
    suggest.offer(known("mevrouw"))
    view = suggest.popup_view()
    said = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Mevrouw A. Jansen, Brinkgreverweg 48, Deventer"
    assert not view.grab().isNull()


def test_suggestions_go_when_the_window_changes_its_size(suggest: SuggestField, dressed: QApplication) -> None:
    QTest.keyClicks(suggest, "Jan")
    suggest.window().resize(600, 300)
    settle(dressed)
    assert not suggest.is_offering()


def test_the_example_in_an_empty_field_follows_the_size_of_the_text(dressed: QApplication, qtbot: QtBot) -> None:
    area = TextArea(placeholder="Schrijf mee in de woorden van de klant.")
    qtbot.addWidget(area)
    THEME.apply(dressed, scale=2.0)
    large = area.viewport().font().pixelSize()
    THEME.apply(dressed, scale=1.0)
    assert area.viewport().font().pixelSize() == area.font().pixelSize() < large


def test_a_field_that_fills_a_page_asks_for_its_lines_only(dressed: QApplication, qtbot: QtBot) -> None:
    del dressed
    area = TextArea(lines=3)
    qtbot.addWidget(area)
    area.fill_height()
    assert area.sizeHint().height() == area.minimumSizeHint().height()


@pytest.mark.parametrize(("room", "lines"), [(700, 1), (420, 2), (300, 3), (160, 6)])
def test_even_chips_leave_no_lonely_one_on_the_last_line(qtbot: QtBot, room: int, lines: int) -> None:
    row = ChipRow("Welke maand?", [Choice(n, "mrt") for n in range(12)], even=True)
    qtbot.addWidget(row)
    row.resize(room, row.heightForWidth(room))
    row.show()
    tops = [row.chip(n).y() for n in range(12)]
    assert len(set(tops)) == lines
    assert {tops.count(top) for top in tops} == {12 // lines}
