"""All customers: search while typing, sort, open; what is known of one of them is another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.standing import CustomerQuery, CustomerRow
from klachtenboek.i18n import _, ngettext
from klachtenboek.ui.models.customers import CustomerList
from klachtenboek.ui.pages.customers_table import CustomersTable
from klachtenboek.ui.pages.list_page import ListPage
from klachtenboek.ui.widgets import announce

if TYPE_CHECKING:
    from klachtenboek.ui.workplace import Workplace


class CustomersPage(ListPage[CustomerRow, CustomerQuery]):
    """Show the list and what to find it by."""

    def __init__(self, workplace: Workplace) -> None:
        wanted, show_all = _("Zoek naam, plaats of nummer"), _("Alle klanten tonen")
        super().__init__(workplace, _("Klanten"), wanted=wanted, show_all=show_all)
        self.customers = CustomerList(workplace.logbook.customers, workplace.now, self, book=workplace.logbook)
        self.table = CustomersTable(self.customers, _("Klanten"))
        self.put_table(self.table, "customer", workplace.logbook.customers.did_you_mean)
        self.counting.timeout.connect(self._tell_count)
        self.counting.timeout.connect(self._tell_meant)

    def _settle(self) -> None:
        super()._settle()
        if not self.customers.rowCount():
            self._tell_empty(self.customers.query)

    def _tell_count(self) -> None:
        """Say how many were found."""
        query, count = self.customers.query, self._workplace.logbook.customers.count
        everybody = query._replace(words="")
        self.counted.ask(lambda: (count(query), count(everybody) if query.words.strip() else None), self._say_count)

    def _say_count(self, counted: tuple[int, int | None]) -> None:
        found, whole = counted
        self.count.setText(ngettext("{count} klant", "{count} klanten", found).format(count=found))
        if whole is not None:
            self.count.setText(_("{count} van {all} klanten").format(count=found, all=whole))
            announce(self, _("{count} gevonden").format(count=found))

    def _tell_empty(self, query: CustomerQuery) -> None:
        is_search = bool(query.words.strip())
        title, text = _("Nog geen klanten"), _("Klanten komen hier vanzelf te staan als je een klacht opschrijft.")
        if is_search:
            title = _("Niemand gevonden voor “{words}”.").format(words=query.words.strip())
            text = _("Probeer minder letters, of zoek op plaats of nummer.")
        self.empty.set_text(title, text)
        self.all_button.setVisible(is_search)
        announce(self, title)
