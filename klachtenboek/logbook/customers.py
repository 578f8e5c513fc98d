"""Who complains: recognised while typing, listed, kept up to date, two made one and two again; not forgotten here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.customer import Customer, FormOfAddress, read_name
from klachtenboek.domain.errors import NotFound, NothingToUndo
from klachtenboek.domain.resemblance import (
    SIGNIFICANT,
    Alike,
    Likeness,
    digits,
    likeness,
    same_phone,
    united,
    with_email,
    with_phone,
)
from klachtenboek.domain.summary import ComplaintRow, Cursor, Page, Query
from klachtenboek.domain.text import clean_line, clean_text

if TYPE_CHECKING:
    from klachtenboek.domain.standing import CustomerQuery, CustomerRow, CustomerStanding, Joined
    from klachtenboek.logbook.desk import Desk

MOST_ALIKE = 50
"""How many customers whose name and number look alike are compared."""

MOST_OF_ONE = 1_000
"""Complaints of one customer that are shown."""


class Customers:
    """The verbs around customers."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def get(self, customer_id: int) -> Customer:
        """Return the customer. Raises NotFound."""
        return self._desk.store.customers.get(customer_id)

    def suggest(self, typed: str) -> tuple[CustomerRow, ...]:
        """Return the known customers that the typed letters may mean; any text is valid."""
        return self._desk.store.customers.suggest(typed)

    def save(self, customer: Customer) -> Customer:
        """Keep a customer, new or changed, and return it with its id; ready to be undone. Raises TextTooLong."""
        with self._desk.store.database.change():
            before = self.get(customer.id) if customer.id else None
            saved = self._written(customer)
            if saved != before:
                self._desk.remember(lambda: self._put_back(before, saved))
        return saved

    def _put_back(self, before: Customer | None, after: Customer) -> None:
        customers = self._desk.store.customers
        try:
            is_same = self.get(after.id) == after
        except NotFound:
            is_same = False
        if not is_same:
            raise NothingToUndo
        if before is not None:
            customers.save(before, at=self._desk.now())
        elif not customers.drop(after.id):
            raise NothingToUndo

    def _written(self, customer: Customer) -> Customer:
        told = customer._asdict()
        note = clean_text(told.pop("note"))
        texts: dict[str, Any] = {name: clean_line(said) for name, said in told.items() if type(said) is str}
        clean = customer._replace(note=note, **texts)
        return self._desk.store.customers.save(clean, at=self._desk.now())

    def recognise(
        self, who: str, *, phone: str = "", email: str = "", customer_id: int | None = None, story: str = ""
    ) -> Customer | None:
        """Return the customer that was chosen or told, kept as a new one when unknown; None without any sign of one.

        A phone number or e-mail address alone only makes a customer when there is a ``story`` to go with it.
        Raises NotFound, TextTooLong.
        """
        who, phone, email = clean_line(who), clean_line(phone), clean_line(email)
        if customer_id is not None:
            return self._with_new_ways(self.get(customer_id), phone, email)
        if not who and not (story.strip() and (phone or email)):
            return None
        told = read_name(who)._replace(phone=phone, email=email)
        known = self._same(told)
        return self._with_new_ways(known, phone, email) if known is not None else self._written(told)

    def is_known(self, who: str, *, phone: str = "", email: str = "") -> bool:
        """Tell whether the name with this phone or e-mail is that of a customer in the book."""
        told = read_name(clean_line(who))._replace(phone=clean_line(phone), email=clean_line(email))
        return self._same(told) is not None

    # -- the list and one of it ---------------------------------------------------------------------

    def page(self, query: CustomerQuery, *, after: Cursor | None = None, limit: int = 100) -> Page[CustomerRow]:
        """Return a page of the list; any text is a valid search. Who was only practised with is left out."""
        return self._desk.store.directory.page(query, after=after, limit=limit)

    def count(self, query: CustomerQuery) -> int:
        """Return how many customers the query holds."""
        return self._desk.store.directory.count(query)

    def did_you_mean(self, query: CustomerQuery) -> str:
        """Return the words that were meant by a search that found nobody, when those find somebody; or nothing."""
        meant = self._desk.store.words.meant(query.words, in_names=True)
        return meant if meant and self.count(query._replace(words=meant)) else ""

    def complaints_of(self, customer_id: int) -> tuple[ComplaintRow, ...]:
        """Return the complaints of a customer, newest first; those thrown away are left out."""
        return tuple(self._desk.store.overview.page(Query(customer_id=customer_id), limit=MOST_OF_ONE).rows)

    def standing(self, customer_id: int) -> CustomerStanding:
        """Return what stands with a customer: promises, cents given, the next after-care call. Raises NotFound."""
        self.get(customer_id)
        return self._desk.store.directory.standing(customer_id)

    # -- two that are one ---------------------------------------------------------------------------

    def alike(self, customer_id: int) -> tuple[Alike, ...]:
        """Return who may be the same person as this customer, the surest first. Raises NotFound."""
        customer, found = self.get(customer_id), dict[int, Alike]()
        ways = [digits(phone)[-SIGNIFICANT:] for phone in (customer.phone, customer.phone2)]
        for words in (*ways, customer.email, customer.surname, customer.full_name):
            for other in self._desk.store.customers.known_by(words, limit=MOST_ALIKE) if words.strip() else ():
                why = likeness(customer, other)
                if why is not None and other.id != customer_id:
                    found[other.id] = Alike(other, why)
        order = tuple(Likeness)
        return tuple(sorted(found.values(), key=lambda alike: (order.index(alike.why), alike.customer.id)))

    def merge(self, kept_id: int, gone_id: int) -> Customer:
        """Make two customers one and return who stays; the other's complaints and what was known of them go along.

        Ready to be undone like any change. Raises NotFound, also for a customer with itself; then nothing changed.
        """
        with self._desk.store.database.change():
            kept, gone, now = self.get(kept_id), self.get(gone_id), self._desk.now()
            if kept.id == gone.id:
                what = "customer"
                raise NotFound(what, gone_id)
            merged = self._desk.store.customers.merge(kept, gone, united(kept, gone), at=now, since=self._since())
            self._desk.remember(merged)
        return merged.after

    def joined(self) -> tuple[Joined, ...]:
        """Return who were made one in the last thirty days and can be made two again, the latest first."""
        return self._desk.store.customers.joined(since=self._since())

    def part(self, joined: Joined) -> Customer:
        """Make two customers of one again, as far as nothing changed since, and return the one who is back.

        Ready to be undone like any change. Raises NotFound when who stayed is no longer there.
        """
        store, kept_id = self._desk.store, joined.merged.after.id
        with store.database.change():
            key, _complaints = store.customers.part(joined.merged, at=self._desk.now())
            self._desk.remember(lambda: self._join_again(kept_id, key))
        return self.get(key)

    def _join_again(self, kept_id: int, gone_id: int) -> None:
        kept, gone, now = self.get(kept_id), self.get(gone_id), self._desk.now()
        self._desk.store.customers.merge(kept, gone, united(kept, gone), at=now, since=self._since())

    def _since(self) -> datetime:
        from klachtenboek.domain.complaint import BIN_DAYS  # a list is shown without whole complaints

        return self._desk.now() - timedelta(days=BIN_DAYS)

    # -- recognising --------------------------------------------------------------------------------

    def _with_new_ways(self, customer: Customer, phone: str, email: str) -> Customer:
        """Add a phone number or e-mail address that was not known yet; what is known stays, and nothing is left out."""
        fuller = with_email(with_phone(customer, phone), email)
        return self._written(fuller) if fuller != customer else customer

    def _same(self, told: Customer) -> Customer | None:
        """Return the one known customer with the same name and the same phone or e-mail."""
        for way in (digits(told.phone)[-SIGNIFICANT:], told.email):
            rows = self._desk.store.customers.suggest(f"{way} {told.full_name}", limit=MOST_ALIKE) if way else ()
            same = [row.customer for row in rows if _is_same(row.customer, told)]
            if len(same) == 1:
                return same[0]
        return None


def _is_same(known: Customer, told: Customer) -> bool:
    """Tell whether two are one person for certain: name and phone or e-mail alike, and no other title."""
    forms = {known.form, told.form} - {FormOfAddress.NAME_ONLY}
    if len(forms) > 1 or known.full_name.casefold() != told.full_name.casefold():
        return False
    phones = any(same_phone(told.phone, number) for number in (known.phone, known.phone2))
    return phones or (bool(told.email) and told.email.casefold() == known.email.casefold())
