"""The language of the window; the letters have the language of each customer."""

from __future__ import annotations

from typing import Final

from klachtenboek.i18n import N_, _
from klachtenboek.ui.language import AS_THE_COMPUTER, SPOKEN
from klachtenboek.ui.widgets import Card, ChipRow, Choice, Field, Label
from klachtenboek.ui.widgets.looking import looks

CHOICES: Final = (("nl", "Nederlands"), ("en", "English"), (AS_THE_COMPUTER, N_("Zoals de computer")))
"""Each language in its own words, so that whoever speaks it finds it."""


class LanguageCard(Card):
    """Let the owner choose; the window is made anew at once."""

    def __init__(self) -> None:
        super().__init__(_("Taal"), gap=14)
        names = [Choice(code, name if code else _(name)) for code, name in CHOICES]
        self.choice = ChipRow(_("Taal van het venster"), names, SPOKEN.choice)
        looks(self.choice)
        self.choice.value_changed.connect(lambda code: SPOKEN.choose(str(code)))
        told = _("Brieven gaan in de taal van de klant, en wat je tegen klanten zegt, staat er in het Nederlands.")
        self.add(Field(_("Taal van het venster"), control=self.choice), Label(told, "small", "text2"))
