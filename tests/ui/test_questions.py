"""Something is asked in three cases only; everything else is done at once and can be undone."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit, QWidget

import klachtenboek.ui
from klachtenboek.ui.dialogs.frame import DialogFrame
from tests.ui.questions import QUESTIONS
from tests.ui.tour import Tour
from tests.ui.walkers import parts, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

ASK = {
    "RestoreDialog": "putting a backup back",
    "ForgetDialog": "wiping a customer, or what was kept long enough",
    "YearReopeningDialog": "changing a closed year, once its thirty days are over",
}
"""The three questions (there is no other box with two acts), and what they are about."""

TELL = {
    "AboutDialog": "tells about the program",
    "BatchDialog": "shows the letters before they are made",
    "CallDialog": "shows what to say during a call, and how it ended is chosen",
    "DamagedDialog": "there is no book to work with: a way out is chosen",
    "HistoryDialog": "shows what changed, and a version to go back to is chosen",
    "ImportDialog": "shows a list row by row before it is taken in",
    "WipingDialog": "shows how far the wiping is, after the question",
    "MergeDialog": "chooses who is the same customer",
}
"""Dialogs in which nothing is typed and that are no question, each with why."""

BASES = {"DialogFrame", "ReasonDialog"}
"""What dialogs are built on, which is never shown itself."""

MAY_USE_BOX = {"mishap.py", "damaged.py"}
"""Where a box of Qt tells of a fault: before there is a window, or beside it; neither holds up what the owner does."""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(Path(klachtenboek.ui.__file__).parent.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def frames() -> set[str]:
    """Return the name of every dialog in the source."""
    return {
        node.name
        for _path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(
            isinstance(base, ast.Name) and base.id in {"DialogFrame", "QDialog", "ReasonDialog"} for base in node.bases
        )
    } - {"DialogFrame", "ReasonDialog"}


def test_no_box_of_qt_asks_anything() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id)
        in {"QMessageBox", "QInputDialog", "question", "warning_box"}
        and path.name not in MAY_USE_BOX
    ]
    assert found == []


def test_every_question_is_asked_only_by_who_may() -> None:
    asked = [
        f"{path.name} asks {node.func.value.id}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "ask"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ASK
    ]
    assert sorted(asked) == [
        "bookkeeper.py asks YearReopeningDialog",
        "customer.py asks ForgetDialog",
        "restore.py asks RestoreDialog",
        "settings_cleaning.py asks ForgetDialog",
    ]


def takes_answers(dialog: QWidget) -> bool:
    """Tell whether something can be typed or chosen in it, besides its buttons."""
    return any(
        isinstance(part, QLineEdit | QTextEdit) or (isinstance(part, QAbstractButton) and part.isCheckable())
        for part in parts(dialog)
    )


def test_every_dialog_is_walked_and_is_a_form_a_telling_or_one_of_the_three(tour: Tour) -> None:
    seen: dict[str, bool] = {}
    for make in QUESTIONS.values():
        dialog = make(tour)
        dialog.show()
        settle(tour.app)
        if isinstance(dialog, DialogFrame):
            seen[type(dialog).__name__] = seen.get(type(dialog).__name__, False) or takes_answers(dialog)
        dialog.close()
        dialog.deleteLater()
    assert frames() == set(seen)
    bare = {name for name, takes in seen.items() if not takes}
    assert bare - ASK.keys() - TELL.keys() == set()
    assert not ASK.keys() & TELL.keys()
