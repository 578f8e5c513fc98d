"""A tooltip shows what was typed and opens nothing."""

import ast

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from klachtenboek.ui.widgets.linebutton import LineButton
from klachtenboek.ui.widgets.tip import plain_tip
from tests.test_tree import PACKAGE, calls, place, syntax

OURS = {"_", "shown_keys", "place"}


def shown(tip: str) -> str:
    """Return the words as Qt shows them, and hold that no picture is among them."""
    document = QTextDocument()
    document.setHtml(tip)
    assert "\ufffc" not in document.toPlainText()
    return document.toPlainText()


def test_ordinary_words_stay_as_they_are() -> None:
    assert plain_tip("a < b & c\nd") == "a < b & c\nd"


def test_markup_somebody_typed_is_shown_and_not_opened(qtbot: QtBot) -> None:
    """R26."""
    typed = "<img src='file:///bestand'><b>taart</b> & brood"
    assert shown(plain_tip(typed)) == typed
    button = LineButton(typed, "nov 2026")
    qtbot.addWidget(button)
    button.resize(20, 30)
    button.show()
    assert shown(button.toolTip()) == typed


def test_every_tooltip_with_words_of_others_goes_through_the_one_way() -> None:
    """R26."""
    found = []
    for path, tree in syntax(PACKAGE / "ui"):
        for call, name, _owner in calls(tree):
            if name == "setToolTip" and path.name != "tray.py" and call.args and not _is_safe(call.args[0]):
                found.append(place(path, call))
    assert not found


def test_every_box_of_the_system_shows_plain_text() -> None:
    """R26."""
    found = [
        place(path)
        for path, tree in syntax(PACKAGE / "ui")
        if any(name == "QMessageBox" for _call, name, _owner in calls(tree))
        and "setTextFormat(Qt.TextFormat.PlainText)" not in ast.unparse(tree)
    ]
    assert not found
    markup = {"setHtml", "insertHtml", "QTextBrowser", "setMarkdown"}
    assert {
        path.name for path, tree in syntax(PACKAGE / "ui") for _call, name, _o in calls(tree) if name in markup
    } == {"help_window.py"}, "only our own manual is shown with its marks"


def _is_safe(words: ast.expr) -> bool:
    if isinstance(words, ast.IfExp):
        return _is_safe(words.body) and _is_safe(words.orelse)
    if isinstance(words, ast.Call) and ast.unparse(words.func) == "plain_tip":
        return True
    names = {node.id for node in ast.walk(words) if isinstance(node, ast.Name)}
    return names <= OURS
