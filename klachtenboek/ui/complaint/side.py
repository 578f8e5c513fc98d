"""What stands beside a complaint: the triade, the customer, and earlier complaints like it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from klachtenboek.domain.summary import ComplaintRow
from klachtenboek.domain.triad import Part
from klachtenboek.i18n import _, capital, short_month
from klachtenboek.labels import heading, initials, name_with_initials, person
from klachtenboek.ui.complaint.view import MANY_IN_A_YEAR, View, count_of_promises, ordinal
from klachtenboek.ui.personcard import PersonCard
from klachtenboek.ui.widgets import Banner, Button, Card, Column, Label, Row, Rule, TriadRing
from klachtenboek.ui.widgets.linebutton import LineButton
from klachtenboek.ui.widgets.looking import looks


class TriadCard(Card):
    """Show how many of the three are there, and what keeps the complaint from being solved."""

    def __init__(self) -> None:
        super().__init__(margins=(18, 14, 16, 14))
        self._shown = 0
        self.ring = TriadRing(size=74)
        self.headline = Label("", "h3")
        self.lines = {part: Label("", "body", "text2") for part in Part}
        self.why = Label("", "small", "text2")
        words = Column(gap=3)
        words.add(self.headline, *self.lines.values())
        row = Row(gap=16)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.add(self.why)

    def fill(self, view: View) -> None:
        """Show the triade of this complaint."""
        triad = view.complaint.triad
        there = (triad.understanding, triad.apology, triad.solution)
        self.ring.set_parts(there, at_once=self._shown != view.complaint.id)
        self._shown = view.complaint.id
        self.headline.setText(_("De angel is eruit") if triad.is_complete else _("De angel zit er nog in"))
        for part, is_there in zip(Part, there, strict=True):
            line = self.lines[part]
            line.setText(heading(part))
            line.set_color("text" if is_there else "text2")
            line.set_icon("done" if is_there else "circle", "ok" if is_there else "line_strong")
        why = _why_not(view)
        self.why.setText(why)
        self.why.setVisible(bool(why))


def _why_not(view: View) -> str:
    """Return what stands between a chosen solution and a solved complaint, nothing while none is chosen."""
    complaint = view.complaint
    if complaint.solution is None or complaint.triad.solution:
        return ""
    if complaint.open_promises:
        return count_of_promises(len(complaint.open_promises))
    return _("Vink aan als de klant akkoord is.")


class CustomerCard(PersonCard):
    """Show who it is and how to reach them; `edit_asked` wants it changed or one chosen, `opened` the page of it."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(bottom=14)
        self.all = Button(_("Alles van deze klant"), "link", size="s", icon="user")
        looks(self.all)
        self.all.clicked.connect(self.opened)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.link = Button(_("Klant koppelen"), size="s", icon="user-plus")
        self.link.clicked.connect(self.edit_asked)
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.warning = Banner("", role="amber")
        self.add(self.warning)

    def fill(self, view: View) -> None:
        """Show the customer of this complaint, or that it has none."""
        customer = view.customer
        known = customer is not None and not customer.is_nameless
        self.avatar.set_initials(initials(customer))
        self.name.setText(name_with_initials(customer) if customer is not None and known else person(customer))
        often = ""
        if customer is not None and view.earlier_number > 1:
            number = capital(ordinal(view.earlier_number))
            often = _("{number} klacht sinds {year}").format(number=number, year=view.since)
        self.below.setText(often)
        self.below.setVisible(bool(often))
        self.edit.setVisible(customer is not None and view.complaint.lapsed is None)
        self.all.setVisible(customer is not None)
        self.link.setVisible(customer is None and view.complaint.lapsed is None)
        self.show_ways(customer)
        self._warn(view)

    def _warn(self, view: View) -> None:
        number = view.number_in_a_year
        warns = view.customer is not None and number >= MANY_IN_A_YEAR
        if warns:
            title = _("{number} klacht in een jaar.").format(number=capital(ordinal(number)))
            self.warning.say(title, _("Bel deze klant zelf."))
        self.warning.setVisible(warns)


class SimilarCard(Card):
    """Show up to three earlier complaints of the same kind with how they ended; `asked` wants one shown beside."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Eerder zo’n klacht"), icon="history", small=True, gap=4)
        self._buttons: dict[int, LineButton] = {}
        self._lines = Column(gap=4)
        self.body.addLayout(self._lines)

    def fill(self, view: View) -> None:
        """Show what came before; nothing hides the card."""
        self._lines.clear()
        self._buttons = {}
        for number, row in enumerate(view.similar):
            if number:
                self._lines.addWidget(Rule())
            when = f"{short_month(row.received_at.month)} {row.received_at.year}"
            line = LineButton(
                row.title or person(row.customer),
                when,
                below=_ending(row),
                role="small_medium",
                right_role="caption",
                ink="text",
                right_ink="text2",
            )
            line.clicked.connect(lambda _on=False, key=row.id: self.asked.emit(key))
            self._buttons[row.id] = line
            looks(line)
            self._lines.addWidget(line)
        self.setVisible(bool(view.similar))

    def focus_on(self, complaint_id: int) -> None:
        """Give the keyboard back to the line of this complaint."""
        if complaint_id in self._buttons:
            self._buttons[complaint_id].setFocus()


def _ending(row: ComplaintRow) -> str:
    if row.solution:
        return row.solution
    return heading(row.closing) if row.closing is not None else ""
