"""What the customer told, with what was added later; the story itself is never changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, capital, moment_words
from klachtenboek.ui.complaint.view import View
from klachtenboek.ui.widgets import Button, Card, Column, Field, FlowLayout, Label, Rule
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.workplace import Workplace

MARGINS = (20, 12, 20, 16)

LONG, FOLDED = 1_500, 900
"""Characters from which a story is folded, so that the steps are near, and how many of it stand there then."""


class StoryCard(Card):
    """Show the story and its dated additions; *Aanvullen* opens a field to add to it, `emptied` tells it closed."""

    emptied = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Wat de klant vertelt"), small=True, margins=MARGINS, gap=10)
        self._workplace = workplace
        self._complaint_id = 0
        self._whole = ""
        self._is_unfolded = False
        self.story = Label("", "lead")
        self.unfold = Button(_("Alles lezen"), "link", size="s", icon="chevron-down")
        looks(self.unfold)
        self.unfold.clicked.connect(self._unfold)
        self._additions = QWidget()
        self._column = Column(self._additions, gap=10)
        self.more = Button(_("Aanvullen"), "ghost", size="s", icon="pencil")
        self.more.clicked.connect(lambda _on=False: self.write())
        self.add_action(self.more)
        self._make_form()
        self.add(self.story)
        self.body.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._additions, self._form)

    def _make_form(self) -> None:
        self._form = QWidget()
        column = Column(self._form, gap=10)
        self.text = Field(
            _("Wat komt erbij?"),
            hint=_("Wat er al stond, blijft staan"),
            lines=2,
            placeholder=_("In de woorden van de klant."),
        )
        buttons = FlowLayout(gap=8)
        self.keep = Button(_("Erbij zetten"), size="s", icon="check")
        self.keep.clicked.connect(self.add_text)
        stop = Button(_("Niet nu"), "ghost", size="s")
        stop.clicked.connect(self.close_form)
        buttons.add(self.keep, stop)
        column.add(self.text)
        column.addLayout(buttons)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self._form)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.add_text)
        self._form.hide()

    def fill(self, view: View) -> None:
        """Show the story of this complaint."""
        complaint = view.complaint
        if complaint.id != self._complaint_id:
            self._complaint_id = complaint.id
            self.text.set_text("")
            self._form.hide()
            self._is_unfolded = False
        is_long = len(complaint.story) > LONG and not self._is_unfolded
        story = f"{complaint.story[:FOLDED].rsplit(maxsplit=1)[0]}…" if is_long else complaint.story
        self.story.setText(story or _("Er is nog niets opgeschreven."))
        self.unfold.setVisible(is_long)
        self._whole = complaint.story
        self.story.set_color("text" if complaint.story else "text2")
        self.more.setVisible(complaint.lapsed is None)
        self._column.clear()
        for addition in complaint.additions:
            when = capital(moment_words(addition.at, view.now))
            self._column.add(Rule(), Label(when, "caption_medium", "text2"), Label(addition.text, "lead"))
        self._additions.setVisible(bool(complaint.additions))

    def _unfold(self) -> None:
        self._is_unfolded = True
        self.story.setText(self._whole)
        self.unfold.hide()

    def write(self, words: str = "", *, focus: bool = True) -> None:
        """Open the field, with what was typed there before, and go there."""
        if words:
            self.text.set_text(words)
        self._form.show()
        if focus:
            self.text.setFocus()

    def close_form(self) -> None:
        """Close the field and empty it."""
        self.text.set_text("")
        self._form.hide()
        self.emptied.emit()

    def add_text(self) -> None:
        """Add what was typed to the story; nothing typed closes the field."""
        words = self.text.text().strip()
        book = self._workplace.logbook
        if not words:
            self.close_form()
        elif self._workplace.attempt(lambda: book.complaints.add_to_story(self._complaint_id, words)) is not None:
            self.close_form()
            self._workplace.say(_("Het verhaal is aangevuld."), undoable=True)
            self.more.setFocus()
