"""The one question before a person is taken out of the book for good; what is taken out is decided elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.i18n import _, euro, ngettext, number_word
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.widgets import Banner, Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.privacy import Forgetting


class ForgetDialog(DialogFrame):
    """Say what goes and what stays; the safe button has the keyboard."""

    def __init__(self, title: str, what: str, gone: Forgetting, parent: QWidget | None = None) -> None:
        super().__init__(title, _("Wissen"), size=(560, 420), parent=parent)
        self.body.add(Label(title, "h2"), Label(what))
        for words in goes(gone):
            self.body.addWidget(Label(words, "small", "text2", icon="trash"))
        for words in stays(gone):
            self.body.addWidget(Label(words, "small", "text2", icon="check"))
        note = _("Een back-up van vóór vandaag bewaart het nog, tot hij is uitgedund: hooguit dertien maanden.")
        self.body.addWidget(Banner(_("Dit kun je niet ongedaan maken"), note, role="amber"))
        self.done_button.set_kind("danger")
        self.done_button.set_icon("trash")
        self.cancel.set_text(_("Bewaren"))
        self.done_button.clicked.connect(self.accept)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, title: str, what: str, gone: Forgetting, *, parent: QWidget | None = None) -> bool:
        """Ask once; tell whether it may go."""
        dialog = cls(title, what, gone, parent)
        return dialog.answered()


def goes(gone: Forgetting) -> tuple[str, ...]:
    """Return what goes, in a few words each; what there is none of is left out."""
    counted = (
        (gone.letters, ngettext("{n} brief", "{n} brieven", gone.letters)),
        (gone.attachments, ngettext("{n} bijlage", "{n} bijlagen", gone.attachments)),
        (gone.notes, ngettext("{n} notitie of gesprek", "{n} notities en gesprekken", gone.notes)),
        (gone.health_notes, ngettext("{n} notitie over gezondheid", "{n} notities over gezondheid", gone.health_notes)),
    )
    told = ", ".join(words.format(n=number_word(count)) for count, words in counted if count)
    lines = [_("Weg: naam, adres, telefoon, e-mail, verhaal en geschiedenis.")]
    if told:
        lines.append(_("Ook weg: {told}.").format(told=told))
    if gone.open_promises:
        words = ngettext(
            "Let op: er staat nog {n} belofte open. Die telt dan als niet nagekomen.",
            "Let op: er staan nog {n} beloftes open. Die tellen dan als niet nagekomen.",
            gone.open_promises,
        )
        lines.append(words.format(n=number_word(gone.open_promises)))
    return tuple(lines)


def stays(gone: Forgetting) -> tuple[str, ...]:
    """Return what stays, so that the figures of the shop and its bookkeeper are as they were."""
    words = ngettext("{n} klacht zonder naam", "{n} klachten zonder naam", gone.complaints)
    lines = [
        _("Blijft: {told}, met datum, oorzaak en stappen.").format(told=words.format(n=number_word(gone.complaints)))
    ]
    if gone.lines:
        lines.append(_("Blijft voor de boekhouder: {amount} aan gegeven.").format(amount=euro(gone.given)))
    return tuple(lines)
