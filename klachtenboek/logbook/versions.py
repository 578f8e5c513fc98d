"""What a complaint was before each change, and how it is put back as it was; the last act is undone by the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.history import Change, Revision

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.logbook.desk import Desk


class Versions:
    """The verbs around the last versions of a complaint."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def revisions(self, complaint_id: int) -> tuple[Revision, ...]:
        """Return what was changed at each moment and by whom, the latest first; the last twenty can be put back."""
        return self._desk.store.complaints.revisions(complaint_id)

    def difference(self, complaint_id: int, number: int) -> tuple[Change, ...]:
        """Return what ``put_back`` would change in the complaint as it stands now. Raises NotFound."""
        now = self._desk.store.complaints.get(complaint_id)
        wanted = self._as_it_was(self._version(complaint_id, number), now)
        return self._desk.store.complaints.difference(now, wanted, at=self._desk.now())

    def kept(self, complaint_id: int) -> tuple[tuple[datetime, Complaint], ...]:
        """Return the last versions before this one, the latest first, each with when it was changed into the next."""
        return self._desk.store.complaints.versions(complaint_id)

    def put_back(self, complaint_id: int, number: int) -> Complaint:
        """Put the complaint back as it was, ``number`` versions ago (0: before the last change); this can be undone.

        Its number and its letters stay: a sent letter never changes. In the bin it stays there, and out of it it stays
        out. Raises NotFound, and VoucherUsed or NumberTaken when a voucher that is about on paper stands in the way.
        """
        wanted = self._version(complaint_id, number)
        return self._desk.change(complaint_id, lambda now: self._as_it_was(wanted, now))

    def _version(self, complaint_id: int, number: int) -> Complaint:
        kept = self._desk.store.complaints.versions(complaint_id)
        if not 0 <= number < len(kept):
            what = "version"
            raise NotFound(what, number)
        return kept[number][1]

    def _as_it_was(self, version: Complaint, now: Complaint) -> Complaint:
        """Return the version with what never goes back: number, letters, the bin, and whoever or what is gone since."""
        store, kept = self._desk.store, ["letters", "reference", "related", "lapsed"]
        if not _is_there(store.customers.get, version.customer_id):
            kept.append("customer_id")
        if not _is_there(store.lists.measure, version.measure_id):
            kept.append("measure_id")
        return replace(version, **{name: getattr(now, name) for name in kept})


def _is_there(get: Callable[[int], object], key: int | None) -> bool:
    """Tell whether what a version names is still in the book; nothing named is fine."""
    try:
        return key is None or get(key) is not None
    except NotFound:
        return False
