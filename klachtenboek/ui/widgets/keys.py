"""Keys that press a button at once; Qt's own wait a tenth of a second, in which what is typed next gets lost."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

_NAME = "keys"


def press_on(button: QAbstractButton, keys: str) -> None:
    """Let these keys click the button while it can be seen and used, instead of any keys it had before."""
    before = button.findChild(QShortcut, _NAME)
    if before is not None:
        before.setKey(QKeySequence(keys))
        return
    shortcut = QShortcut(QKeySequence(keys), button)
    shortcut.setObjectName(_NAME)
    shortcut.activated.connect(button.click)
