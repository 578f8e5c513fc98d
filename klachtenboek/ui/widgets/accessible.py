"""What a screen reader hears of widgets we paint ourselves: their role, and what just happened."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE_PROPERTY = "spoken_role"


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a painted widget the role a screen reader speaks; call it in the constructor."""
    widget.setProperty(ROLE_PROPERTY, role.value)


class Voice(QObject):
    """Tell who listens what is announced, in the order of saying it."""

    said = Signal(str)


VOICE: Final = Voice()


def announce(widget: QWidget, words: str) -> None:
    """Have the screen reader say something that happened, when it is silent (politely)."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
    VOICE.said.emit(words)


def _interface(_key: str, found: QObject) -> QAccessibleInterface | None:
    if not isinstance(found, QWidget):
        return None
    role = found.property(ROLE_PROPERTY)
    return None if role is None else QAccessibleWidget(found, QAccessible.Role(role))


QAccessible.installFactory(_interface)
