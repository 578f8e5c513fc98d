"""What Ctrl+Z would take back and what it took back, as a sentence with the number; it takes nothing back itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.i18n import _
from klachtenboek.labels import titled_name
from klachtenboek.ui.models.changed import sentences

if TYPE_CHECKING:
    from klachtenboek.domain.history import LastAct
    from klachtenboek.logbook import Logbook


def undone_words(book: Logbook, act: LastAct, told: str) -> str:
    """Return what is said once this act is undone; ``told`` is what was said when it was done. Ask it beforehand."""
    if act.complaint_id is None:
        what = _bare(told)
        return _("Ongedaan gemaakt: ‘{what}’.").format(what=what) if what else _("Ongedaan gemaakt.")
    number = book.complaints.get(act.complaint_id).reference
    if act.is_new:
        thrown = _("Klacht {number} is weggegooid. Je vindt hem bij Instellingen, Weggegooid.")
        return thrown.format(number=number) if number else _("De oefening is weggegooid.")
    words = _("Ongedaan gemaakt bij {which}: ‘{what}’.")
    return words.format(which=_which(book, act.complaint_id), what=_change(book, act.complaint_id))


def offer_words(book: Logbook, act: LastAct, told: str) -> str:
    """Return what the last change was, for whoever would take it back without seeing it."""
    if act.complaint_id is None:
        what = _bare(told)
        words = _("De laatste verandering was ergens anders: ‘{what}’.")
        return words.format(what=what) if what else _("De laatste verandering was ergens anders.")
    what = _("klacht opgeschreven") if act.is_new else _change(book, act.complaint_id)
    words = _("De laatste verandering was bij {which}: ‘{what}’.")
    return words.format(which=_which(book, act.complaint_id), what=what)


def _which(book: Logbook, complaint_id: int) -> str:
    """Return ``2026-0046 van mevrouw Jansen``."""
    complaint = book.complaints.get(complaint_id)
    number = str(complaint.reference or _("de oefening"))
    customer = book.customers.get(complaint.customer_id) if complaint.customer_id is not None else None
    if customer is None or customer.is_nameless:
        return number
    return _("{number} van {who}").format(number=number, who=titled_name(customer))


def _change(book: Logbook, complaint_id: int) -> str:
    """Return the last thing that was changed in it, as its history tells it."""
    revisions = book.versions.revisions(complaint_id)
    told = sentences(revisions[0].changes) if revisions else ()
    small = _("Kleine aanpassing.")
    return _bare(next((words for words in told if words != small), small))


def _bare(words: str) -> str:
    return words.strip().removesuffix(".")
