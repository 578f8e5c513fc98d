"""Whatever the owner does to a complaint in the window is taken back with one key, and the window said it can be."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from klachtenboek.domain.calendar import OpeningHours
from klachtenboek.domain.kinds import Closing
from klachtenboek.domain.shop import AddressWindow
from klachtenboek.domain.summary import Query
from klachtenboek.store.mapping import names_of
from klachtenboek.ui.dialogs.closing import ClosingDialog, ReopeningDialog
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.goodwill import GoodwillDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.pages.settings import SettingsPage
from klachtenboek.ui.widgets import Field, LineEdit
from tests.logbook.book import everything
from tests.ui.tour import Tour, focused
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.ui.main_window import MainWindow


def choose(menu: QMenu, words: str) -> None:
    """Take what begins with these words from a menu, or from a menu in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and any(one.text().startswith(words) for one in inner.actions()):
            choose(inner, words)
            return
        if action.text().startswith(words):
            action.trigger()
            return
    pytest.fail(f"{words} is not in the menu")


def answered(act: Callable[[], None], fill: Callable[[object], None]) -> None:
    """Carry out an act that asks a question, fill the answer in and press its button."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ClosingDialog | ReopeningDialog | CustomerDialog | GoodwillDialog | PromiseDialog):
            fill(dialog)
            dialog.done_button.click()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(10)
    act()
    timer.stop()


def step(page: ComplaintPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)


def title(page: ComplaintPage) -> None:
    page.rename()
    QTest.keyClicks(page.title_edit, "Iets heel anders")
    QTest.keyClick(page.title_edit, Qt.Key.Key_Return)


def story(page: ComplaintPage) -> None:
    page.story.more.click()
    page.story.text.set_text("Ze belde later nog eens.")
    page.story.add_text()


def promise(page: ComplaintPage) -> None:
    answered(page.make_promise, lambda dialog: dialog.what.setText("De doos brengen"))  # type: ignore[attr-defined]


def given(page: ComplaintPage) -> None:
    def fill(dialog: object) -> None:
        assert isinstance(dialog, GoodwillDialog)
        dialog.what.set_text("Een doos soesjes")
        dialog.value.set_cents(1_250)

    answered(page.given.write, fill)


def closing(page: ComplaintPage) -> None:
    def fill(dialog: object) -> None:
        assert isinstance(dialog, ClosingDialog)
        dialog.reason.set_value(Closing.UNREACHABLE)

    answered(page.close_complaint, fill)


def customer(page: ComplaintPage) -> None:
    def fill(dialog: object) -> None:
        assert isinstance(dialog, CustomerDialog)
        dialog.fields["phone2"].set_text("0570-999 999")

    answered(page.edit_customer, fill)


ACTS = {
    "a step": step,
    "the title": title,
    "more of the story": story,
    "a promise": promise,
    "a promise kept": lambda page: page.promises.keep(_promise(page)),
    "a promise broken": lambda page: choose(page.promises.menu(_promise(page)), "Niet nagekomen"),
    "nobody there": lambda page: choose(page.promises.menu(_promise(page)), "Niet bereikt"),
    "something given": given,
    "something taken back": lambda page: choose(page.given.menu(_line(page)), "Weghalen"),
    "an answer": lambda page: choose(page.given.menu(_line(page)), "Bedankt ervoor"),
    "what it is about": lambda page: choose(page.menu(), "Wachttijd"),
    "closing": closing,
    "throwing away": lambda page: page.throw_away(),
    "the customer": customer,
}


def _promise(page: ComplaintPage):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return next(one for one in page._view.complaint.promises if one.outcome is None)  # type: ignore[union-attr]  # noqa: SLF001


def _line(page: ComplaintPage):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return page._view.complaint.goodwill[0]  # type: ignore[union-attr]  # noqa: SLF001


def settings(part: str) -> Callable[[MainWindow], SettingsPage]:
    def go(window: MainWindow) -> SettingsPage:
        window.open("settings")
        page = window.page()
        assert isinstance(page, SettingsPage)
        page.sections.chip(part).click()
        return page

    return go


def typed(field: Field | LineEdit, words: str) -> None:
    """Type in a field and leave it."""
    if isinstance(field, Field):
        field.set_text(words)
    else:
        field.setText(words)
    field.left.emit()


def rename_cause(page: SettingsPage) -> None:
    typed(page.lists[1].rows[0].name, "Iets anders")


def close_a_day(page: SettingsPage) -> None:
    page.closed.first.set_text("24-12")
    page.closed.add_days.click()


def take_a_logo(page: SettingsPage) -> None:
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "logo.png"
        Image.new("RGB", (60, 60), "#1f4690").save(picture)
        page.logo.ask_picture = lambda _parent: picture
        page.logo.choose.click()


SETTINGS: dict[str, tuple[str, Callable[[SettingsPage], object]]] = {
    "the name of the shop": ("shop", lambda page: page.text_cards[0].filled.emit("name", "Bakkerij Vos")),
    "the colour of letters": ("shop", lambda page: page.colour.chosen.emit("#14603a")),
    "a logo": ("shop", take_a_logo),
    "a day of the week": ("hours", lambda page: page.week.changed.emit(OpeningHours())),
    "a closed day": ("hours", close_a_day),
    "how long before": ("promises", lambda page: page.lead.chip(60).click()),
    "a sentence to say": ("sayings", lambda page: typed(page.sayings.rows[0].field, "Vertel eens, {naam}.")),
    "a sentence less": ("sayings", lambda page: page.sayings.rows[0].remove.click()),
    "another sentence first": ("sayings", lambda page: page.sayings.rows[1].up.click()),
    "a sentence for a promise": ("sayings", lambda page: typed(next(iter(page.once.fields.values())), "Ik bel u.")),
    "a sentence in letters": (
        "letters",
        lambda page: typed(next(iter(page.sentences.fields.values())), "Dank voor uw bericht."),
    ),
    "the window of the envelope": ("letters", lambda page: page.window_side.chip(AddressWindow.NONE).click()),
    "the name of a cause": ("lists", rename_cause),
    "a kind that is hidden": ("lists", lambda page: page.lists[0].rows[0].hide_button.click()),
    "the order of kinds": ("lists", lambda page: page.lists[0].rows[0].down.click()),
    "words of a kind": ("lists", lambda page: typed(page.lists[0].rows[0].hints, "slagroom, gebak")),
    "how long names are kept": ("privacy", lambda page: page.term.months.chip(84).click()),
}


def different(before: tuple[object, ...], after: tuple[object, ...]) -> list[str]:
    """Return which facts are not as they were."""
    return [
        f"{name}: {getattr(one, name)} is {getattr(other, name)}"
        for one, other in zip(before, after, strict=True)
        for name in names_of(type(one))
        if getattr(one, name) != getattr(other, name)
    ]


@pytest.mark.parametrize("what", ACTS)
def test_it_is_taken_back_with_one_key(tour: Tour, what: str) -> None:
    tour.go("complaint under way")
    page = tour.window.page()
    assert isinstance(page, ComplaintPage)
    key = tour.window.current()[1]
    book = tour.book

    def now() -> tuple[object, object]:
        complaint = book.complaints.get(key)
        assert complaint.customer_id is not None
        return complaint, book.customers.get(complaint.customer_id)

    before = now()
    ACTS[what](page)
    settle(tour.app)
    assert now() != before
    assert tour.window.toast.can_undo()
    tour.window.activateWindow()  # the invisible screen gives the keyboard of a closed question to nobody
    tour.window.setFocus()
    settle(tour.app)
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(tour.app)
    assert different(before, now()) == []


@pytest.mark.parametrize("what", SETTINGS)
def test_a_setting_is_taken_back_with_one_key(tour: Tour, what: str) -> None:
    part, act = SETTINGS[what]
    page = settings(part)(tour.window)
    settle(tour.app)
    before = everything(tour.book)
    act(page)
    settle(tour.app)
    assert everything(tour.book) != before
    assert tour.window.toast.can_undo()
    tour.window.toast.dismiss()  # the message may be gone by then
    tour.window.undo()
    settle(tour.app)
    now = everything(tour.book)
    assert {name: now[name] for name in now if now[name] != before[name]} == {}


def test_what_was_undone_in_the_settings_is_shown(tour: Tour) -> None:
    page = settings("sayings")(tour.window)
    shown = [row.field.text() for row in page.sayings.rows]
    typed(page.sayings.rows[0].field, "Vertel eens.")
    page.sayings.back.setFocus()
    tour.window.undo()
    settle(tour.app)
    assert [row.field.text() for row in page.sayings.rows] == shown
    page.sections.chip("shop").click()
    page.logo.colour = ""
    take_a_logo(page)
    assert page.logo.picture.isVisible()
    tour.window.undo()
    settle(tour.app)
    assert not page.logo.picture.isVisible()


def test_the_bin_parts_two_that_were_made_one(tour: Tour) -> None:
    first = next(
        row.customer
        for row in tour.book.complaints.page(Query(), limit=100).rows
        if row.customer and tour.book.customers.alike(row.customer.id)
    )
    other = tour.book.customers.alike(first.id)[0].customer
    tour.book.customers.merge(first.id, other.id)
    page = settings("bin")(tour.window)
    settle(tour.app)
    page.joined.lines.buttons[0].click()
    assert tour.book.customers.get(other.id) == other
    assert page.joined.none.isVisible()
    assert tour.window.toast.can_undo()
