"""The icon beside the clock of the computer, its menu and its messages; where there is none, the desktop's messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from klachtenboek.i18n import _
from klachtenboek.ui.widgets import mark_icon

if TYPE_CHECKING:
    from collections.abc import Callable

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification")


class Tray(QObject):
    """Be reachable while the window is closed: open, a new complaint, the next promise, quit."""

    opened = Signal()
    new_asked = Signal()
    promise_asked = Signal()
    quit_asked = Signal()

    def __init__(
        self, parent: QObject | None = None, has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable
    ) -> None:
        """Show the icon where the desktop has room for one."""
        super().__init__(parent)
        self.menu = QMenu()
        self.menu.addAction(_("Openen")).triggered.connect(self.opened)
        self.menu.addAction(_("Nieuwe klacht")).triggered.connect(self.new_asked)
        self.next = self.menu.addAction("")
        self.next.triggered.connect(self.promise_asked)
        self.next.setVisible(False)
        self.menu.addSeparator()
        self.menu.addAction(_("Afsluiten")).triggered.connect(self.quit_asked)
        self.icon = self._made() if has_tray() else None

    @property
    def is_there(self) -> bool:
        """Whether the desktop has room for the icon."""
        return self.icon is not None

    def _made(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(mark_icon(), self)
        icon.setToolTip(_("Klachtenboek"))
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._clicked)
        icon.messageClicked.connect(self.promise_asked)
        icon.show()
        return icon

    def set_next(self, words: str) -> None:
        """Name the next promise in the menu, or nothing."""
        self.next.setText(words)
        self.next.setVisible(bool(words))
        if self.icon is not None:
            name = _("Klachtenboek")
            self.icon.setToolTip(f"{name}\n{words}" if words else name)

    def say(self, title: str, text: str = "") -> None:
        """Show a message beside the clock, or by the desktop itself where there is no tray; it may be overlooked."""
        if self.icon is not None:
            self.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information)
        else:
            tell_desktop(title, text)

    def close(self) -> None:
        """Take the icon away."""
        if self.icon is not None:
            self.icon.hide()
        self.menu.deleteLater()

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.opened.emit()


def tell_desktop(title: str, text: str) -> bool:
    """Ask the desktop to show a message, through the portal of freedesktop.org; return whether it was sent.

    ``org.freedesktop.Notifications`` itself wants a number that Qt for Python cannot send (an unsigned one); the portal
    hands the message on to it. The same id replaces the message before.
    """
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # read only where there is no tray

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(*_PORTAL, "AddNotification")
    call.setArguments(["klachtenboek-belofte", {"title": title, "body": text}])
    return bus.send(call)
