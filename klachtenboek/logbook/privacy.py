"""Persons in the book: what is kept of them, handing it over, and forgetting them; the shop's figures stay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.calendar import months_earlier
from klachtenboek.domain.complaint import BIN_DAYS, Complaint
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import HeldBack, NothingWritten
from klachtenboek.domain.privacy import Due, Forgetting, Held, Thrown, forgotten, names_of, what_goes
from klachtenboek.i18n import _, in_dutch
from klachtenboek.labels import person
from klachtenboek.safekeeping.attachments import drop, take
from klachtenboek.safekeeping.files import make_folder, write_file
from klachtenboek.safekeeping.kinds import safe_name

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk
    from klachtenboek.logbook.letters import Letters


LOT = 50
"""Complaints that are cleaned up in one transaction."""


class Privacy:
    """The verbs around what is kept of a person (AVG)."""

    def __init__(self, desk: Desk, letters: Letters) -> None:
        """Work at this desk; the files about complaints are made by the letters."""
        self._desk = desk
        self._letters = letters

    # -- forgetting ---------------------------------------------------------------------------------

    def preview(self, customer_id: int) -> Forgetting:
        """Return what goes and what stays when this customer is forgotten. Raises NotFound."""
        self._desk.store.customers.get(customer_id)
        return what_goes(self._desk.store.privacy.of_customer(customer_id))

    def forget(self, customer_id: int) -> Forgetting:
        """Take the customer out of the book for good: names, contacts, free text, letters, attachments, drafts.

        Dates, causes, steps, amounts and VAT stay, so every figure is as it was. It cannot be undone, and back-ups
        that were made before still hold the customer until they are thinned. Raises NotFound, and HeldBack for a
        complaint under a legal hold; then nothing has changed.
        """
        gone = self.take_out(customer_id)
        self.wipe()
        return gone

    def take_out(self, customer_id: int) -> Forgetting:
        """Do what ``forget`` does, but for the last of it: ``wipe`` has to follow. Raises as ``forget``."""
        store = self._desk.store
        customer = store.customers.get(customer_id)
        mine = store.privacy.of_customer(customer_id)
        gone = what_goes(mine)
        if gone.held:
            raise HeldBack(", ".join(gone.held))
        with store.database.change():
            self._take_out(mine, {customer_id: customer})
            names = {customer.full_name, person(customer), customer.email}
            store.privacy.drop_drafts_of(names, (customer.phone, customer.phone2))
        self._let_go(mine)
        return gone

    def wipe(self) -> None:
        """Write the file anew, so that nothing of what was taken out is left in it.

        The one verb that may be called from another thread: it takes seconds in a large book. Raises DiskFull or
        DiskFailed; then it is done at the next start.
        """
        self._desk.store.privacy.wipe()

    def due(self) -> tuple[Due, ...]:
        """Return the complaints whose personal data was kept long enough, by the shop's own term, or by the bin's."""
        today, shop = self._desk.now().date(), self._desk.store.settings.shop()
        return self._desk.store.privacy.due(
            closed_before=months_earlier(today, shop.personal_data_months),
            lapsed_before=today - timedelta(days=BIN_DAYS),
        )

    def clean_up(self, complaint_ids: Iterable[int]) -> Forgetting:
        """Take the person out of these complaints, as ``forget`` does; only of those that are due now.

        A customer of whom no other complaint is left goes too. Raises NothingWritten when none of them is due.
        """
        gone = self.preview_due(complaint_ids)
        for _done in self.cleaning(complaint_ids):
            pass
        self.wipe()
        return gone

    def preview_due(self, complaint_ids: Iterable[int]) -> Forgetting:
        """Return what goes and what stays when these are cleaned up, of those that are due now."""
        return self._desk.store.privacy.tally(self._due_among(complaint_ids))

    def cleaning(self, complaint_ids: Iterable[int]) -> Iterator[int]:
        """Clean up a lot at a time, each all or nothing, and yield how many are done; ``wipe`` has to follow.

        Raises NothingWritten when none of them is due.
        """
        keys = self._due_among(complaint_ids)
        if not keys:
            raise NothingWritten
        for start in range(0, len(keys), LOT):
            lot = keys[start : start + LOT]
            self._clean_lot(lot)
            yield start + len(lot)

    def _due_among(self, complaint_ids: Iterable[int]) -> tuple[int, ...]:
        wanted = set(complaint_ids)
        return tuple(due.complaint_id for due in self.due() if due.complaint_id in wanted)

    def _clean_lot(self, keys: tuple[int, ...]) -> None:
        store = self._desk.store
        mine = tuple(store.complaints.get(key) for key in keys)
        whose = {key: store.customers.get(key) for one in mine if (key := one.customer_id) is not None}
        with store.database.change():
            self._take_out(mine, whose)
        self._let_go(mine)

    def bin(self) -> tuple[Thrown, ...]:
        """Return what was thrown away and can still be put back, the latest first."""
        since = self._desk.now() - timedelta(days=BIN_DAYS)
        return self._desk.store.privacy.bin(since=since, days=BIN_DAYS)

    def held(self) -> tuple[Held, ...]:
        """Return the complaints of which nothing may be wiped, the first to be looked at again first."""
        return self._desk.store.privacy.held()

    def _take_out(self, mine: tuple[Complaint, ...], whose: dict[int, Customer]) -> None:
        store, at, title = self._desk.store, self._desk.now(), _("Gegevens gewist")
        for complaint in mine:
            customer = whose.get(complaint.customer_id or 0)
            former = store.privacy.former_names(customer.id) if customer is not None else ()
            names = names_of(customer, former) if customer is not None else ()
            store.privacy.take_out(complaint, forgotten(complaint, names, title=title, at=at), names, at=at)
        for customer_id in whose:
            store.privacy.drop_customer(customer_id)

    def _let_go(self, mine: tuple[Complaint, ...]) -> None:
        """Leave nothing behind in what could be undone, nor beside the book."""
        self._desk.forget_undo()
        for sha256 in {attachment.sha256 for one in mine for attachment in one.attachments}:
            if not self._desk.store.privacy.is_kept(sha256):
                drop(Path(self._desk.store.path), sha256)

    # -- handing over -------------------------------------------------------------------------------

    @in_dutch()
    def hand_over(self, customer_id: int, folder: Path) -> Path:
        """Write everything that is kept of a customer into a new folder and return it.

        Readable papers (a file per complaint, the letters as they were sent, photos and files), and all of it once more
        as JSON. Raises NotFound, FolderMissing, DiskFull, ReadOnly.
        """
        store = self._desk.store
        customer = store.customers.get(customer_id)
        name = safe_name(_("Gegevens {name} {day}").format(name=person(customer), day=self._desk.now().date()))
        into = make_folder(folder / name)
        complaints = store.privacy.of_customer(customer_id)
        for complaint in complaints:
            self._letters.save_dossier(complaint.id, into)
            for letter in complaint.letters:
                title = _("Brief {day} {number}.pdf").format(day=letter.at.date(), number=letter.id)
                write_file(into / title, self._letters.pdf(letter.id))
            self._copy_attachments(complaint, into)
        told = {
            "klant": {key: str(value) for key, value in customer._asdict().items()},
            "klachten": [json.loads(store.privacy.readable(one)) for one in complaints],
        }
        write_file(into / "gegevens.json", json.dumps(told, ensure_ascii=False, indent=2).encode())
        return into

    def _copy_attachments(self, complaint: Complaint, into: Path) -> None:
        book = Path(self._desk.store.path)
        for attachment in complaint.attachments:
            name = safe_name(_("Bijlage {number} {name}").format(number=attachment.id, name=attachment.name))
            write_file(into / name, take(book, attachment.sha256))
