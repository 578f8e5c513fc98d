"""Whatever the owner does to a complaint in the window is taken back with one key, and the window said it can be."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from klachtenboek.domain.complaint import Closing
from klachtenboek.ui.dialogs.closing import ClosingDialog, ReopeningDialog
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.goodwill import GoodwillDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.pages.complaint import ComplaintPage
from tests.ui.tour import Tour, focused
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from collections.abc import Callable


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


def different(before: tuple[object, ...], after: tuple[object, ...]) -> list[str]:
    """Return which facts are not as they were."""
    return [
        f"{field.name}: {getattr(one, field.name)} is {getattr(other, field.name)}"
        for one, other in zip(before, after, strict=True)
        for field in fields(one)  # type: ignore[arg-type]  # both are values of the domain
        if getattr(one, field.name) != getattr(other, field.name)
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
