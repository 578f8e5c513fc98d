"""What was thrown away or made one in the last thirty days, and getting it back; nothing is thrown away here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klachtenboek.i18n import _, capital, day_word, moment_words
from klachtenboek.labels import titled_name
from klachtenboek.ui.pages.settings_lines import Lines, Looked, called
from klachtenboek.ui.widgets import Label

if TYPE_CHECKING:
    from klachtenboek.domain.privacy import Thrown
    from klachtenboek.domain.standing import Joined
    from klachtenboek.ui.workplace import Workplace


class BinCard(Looked):
    """Show what was thrown away, until when it can come back, and put it back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Weggegooide klachten"), workplace)
        self._workplace = workplace
        self.looked.connect(self.reload)
        self.lines = Lines()
        self.none = Label(_("Er is de laatste dertig dagen niets weggegooid."), "small", "text2")
        words = _("Dertig dagen lang kun je een klacht terugzetten. Het nummer blijft altijd bestaan als vervallen.")
        self.add(Label(words, "small", "text2"), self.none, self.lines)

    def reload(self) -> None:
        """Show what is in the bin now."""
        found = self._workplace.logbook.privacy.bin()
        self.lines.clear()
        for thrown in found:
            act = partial(self._put_back, thrown.complaint_id)
            self.lines.add(called(thrown.reference, thrown.title), self._told(thrown), _("Terugzetten"), act)
        self.none.setVisible(not found)
        self.lines.setVisible(bool(found))

    def _told(self, thrown: Thrown) -> str:
        now = self._workplace.now()
        words = _("weggegooid {when}, kan terug tot en met {until} · {reason}")
        until = day_word(thrown.until.date(), now.date())
        return words.format(when=moment_words(thrown.at, now), until=until, reason=thrown.reason)

    def _put_back(self, key: int) -> None:
        back = self._workplace.attempt(lambda: self._workplace.logbook.complaints.put_back(key))
        if back is not None:
            title = called(str(back.reference or ""), back.title)
            self._workplace.say(_("{title} staat er weer.").format(title=title), undoable=True)
        self.reload()
        if self.lines.buttons:
            self.lines.buttons[0].setFocus()


class JoinedCard(Looked):
    """Show which customers were made one, and make two of them again."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Samengevoegde klanten"), workplace)
        self._workplace = workplace
        self.looked.connect(self.reload)
        self.lines = Lines()
        words = _("Waren het toch twee klanten? Dertig dagen lang krijgt ieder de eigen klachten en gegevens terug.")
        self.none = Label(_("Er is de laatste dertig dagen niemand samengevoegd."), "small", "text2")
        self.add(Label(words, "small", "text2"), self.none, self.lines)

    def reload(self) -> None:
        """Show who were made one."""
        found = self._workplace.logbook.customers.joined()
        now = self._workplace.now()
        self.lines.clear()
        for joined in found:
            words = _("{gone} ging op in {kept}").format(
                gone=titled_name(joined.merged.gone), kept=titled_name(joined.merged.after)
            )
            act = partial(self._part, joined)
            self.lines.add(capital(words), capital(moment_words(joined.at, now)), _("Weer twee klanten"), act)
        self.none.setVisible(not found)
        self.lines.setVisible(bool(found))

    def _part(self, joined: Joined) -> None:
        back = self._workplace.attempt(lambda: self._workplace.logbook.customers.part(joined))
        if back is not None:
            words = _("{name} staat weer apart.").format(name=titled_name(back))
            self._workplace.say(capital(words), undoable=True)
        self.reload()
