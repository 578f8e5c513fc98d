"""The page of one customer: who it is, every complaint, what was promised and given, and who may be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.errors import HeldBack, NotFound
from klachtenboek.explain import explain
from klachtenboek.i18n import _, ngettext
from klachtenboek.labels import titled_name
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.forget import ForgetDialog
from klachtenboek.ui.dialogs.merge import MergeDialog, why_alike
from klachtenboek.ui.dialogs.wiping import WipingDialog
from klachtenboek.ui.models.customers import called
from klachtenboek.ui.pages.customer_cards import AftercareTold, ComplaintsCard, ContactCard, GivenTold, PromisesTold
from klachtenboek.ui.pages.paper_out import PaperOut
from klachtenboek.ui.widgets import Banner, Button, Card, Page, Pill
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.resemblance import Alike
    from klachtenboek.logbook.customers import Customers
    from klachtenboek.ui.workplace import Workplace

LONGEST_TITLE = 80
"""Letters of a name over the page; the card beside it shows all of it."""


class CustomerPage(Page):
    """Show one customer and carry out what the owner does with it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._customer_id = 0
        self._customer: Customer | None = None
        self.set_back(_("Klanten"))
        self.back.connect(workplace.back)
        self.merging = Button(_("Samenvoegen met…"), icon="users")
        self.merging.clicked.connect(self.merge)
        self.add_action(self.merging)
        self.alike = Banner("", role="primary", icon="users")
        self.contact, self.complaints = ContactCard(), ComplaintsCard()
        self.promises, self.given, self.aftercare = PromisesTold(), GivenTold(), AftercareTold()
        self.above.add(self.alike)
        self.main.add(self.complaints)
        self.paper_out = PaperOut(workplace)
        self.hand_over = Button(_("Gegevens meegeven"), "link", icon="file-export").give_way()
        self.wipe = Button(_("Klant wissen"), "link", icon="user-x").give_way()
        looks(self.hand_over)
        self.hand_over.clicked.connect(self.give_data)
        self.wipe.clicked.connect(self.forget)
        privacy = Card(_("Privacy"), icon="shield-lock", small=True, gap=2)
        privacy.add(self.hand_over, self.wipe)
        self.side.add(self.contact, self.promises, self.given, self.aftercare, privacy)
        self.contact.edit_asked.connect(self.edit)
        for part in (self.complaints, self.aftercare):
            part.chosen.connect(lambda key: workplace.go("complaint", key))
        workplace.changes.changed.connect(self._follow)

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show the customer with this id, from the top. Raises NotFound."""
        self._customer_id = complaint_id or self._customer_id
        self._show()
        self.scroller.verticalScrollBar().setValue(0)
        if self.complaints.ledger.rows():
            self.complaints.ledger.focus_row(0)
        else:
            self.contact.edit.setFocus()

    def reload(self) -> None:
        """Read the customer anew; one that is gone leads back."""
        try:
            self._show()
        except NotFound as error:
            self._workplace.say(explain(error))
            self._workplace.back()

    def tick(self) -> None:
        """Say again what is late by now."""
        self.reload()

    def _follow(self, changed: frozenset[int]) -> None:
        if self.isVisible() and self._customer_id and changed:
            self.reload()

    def _show(self) -> None:
        book, now = self._book, self._workplace.now()
        self._customer = book.get(self._customer_id)
        rows, found = book.complaints_of(self._customer_id), book.standing(self._customer_id)
        name = called(self._customer)
        self.set_title(name if len(name) <= LONGEST_TITLE else f"{name[: LONGEST_TITLE - 1].rstrip()}…")
        self.clear_pills()
        count = ngettext("{n} klacht", "{n} klachten", found.complaints).format(n=found.complaints)
        self.add_pill(Pill(count, icon="notebook"))
        if self._customer.town:
            self.add_pill(Pill(self._customer.town, icon="map-pin"))
        self.contact.fill(self._customer)
        self.complaints.fill(rows, now)
        self.promises.fill(found)
        self.given.fill(found)
        self.aftercare.fill(found, now)
        self._tell_alike(book.alike(self._customer_id))

    def _tell_alike(self, alike: tuple[Alike, ...]) -> None:
        self.alike.setVisible(bool(alike))
        self.alike.clear_buttons()
        if not alike:
            return
        first = alike[0]
        text = _("Is het dezelfde klant? Dan komen alle klachten bij elkaar te staan.")
        self.alike.say(_("Lijkt op: {who}").format(who=why_alike(first)), text)
        self.alike.add_button(_("Samenvoegen"), icon="users").clicked.connect(lambda: self.merge_with(first.customer))
        look = self.alike.add_button(_("Eerst bekijken"), "ghost", icon="user")
        looks(look)
        look.clicked.connect(lambda: self._workplace.go("customer", first.customer.id))

    # -- what the owner does ------------------------------------------------------------------------

    def edit(self) -> None:
        """Ask for the facts of the customer and keep them."""
        before = self._customer
        told = CustomerDialog.ask(self._workplace, customer=before, parent=self.window())
        if before is None or told is None:
            return
        if self._workplace.attempt(lambda: self._book.save(told)) is not None:
            self._workplace.say(_("Klant aangepast."), undoable=True)

    def give_data(self) -> None:
        """Write all that is kept of the customer into a folder, for who asks for it, and show it."""
        privacy, key = self._workplace.logbook.privacy, self._customer_id
        self.paper_out.save(lambda folder: privacy.hand_over(key, folder))

    def forget(self) -> None:
        """Take the customer out of the book for good, after the one question."""
        if self._customer is None:
            return
        privacy, key = self._workplace.logbook.privacy, self._customer_id
        preview = privacy.preview(key)
        if preview.held:
            self._workplace.say(explain(HeldBack(", ".join(preview.held))))
            return
        what = _("Alles wat van {name} is, verdwijnt uit je boek.").format(name=called(self._customer))
        if not ForgetDialog.ask(_("Klant wissen?"), what, preview, parent=self.window()):
            return
        self._customer_id = 0  # or the page would look for who is gone
        if self._workplace.attempt(lambda: privacy.take_out(key)) is not None:
            self._workplace.back()
            WipingDialog.wipe(self._workplace, iter(()), 0, self.window())
            self._workplace.say(_("De klant is gewist."))
        else:
            self._customer_id = key

    def merge(self) -> None:
        """Ask who is the same person and make the two one."""
        other = MergeDialog.ask(self._workplace, self._customer, self.window()) if self._customer is not None else None
        if other is not None:
            self.merge_with(other)

    def merge_with(self, other: Customer) -> None:
        """Make the two one, to be undone from the message."""
        if self._workplace.attempt(lambda: self._book.merge(self._customer_id, other.id)) is not None:
            who = titled_name(other)
            self._workplace.say(_("Samengevoegd met {name}.").format(name=who), undoable=True)

    @property
    def _book(self) -> Customers:
        return self._workplace.logbook.customers
