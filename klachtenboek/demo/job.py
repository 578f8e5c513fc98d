"""The whole main job on one complaint, verb by verb, as its owner would do it; the year around it is ``fill``."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from klachtenboek.demo.clock import MovableClock
from klachtenboek.domain.checklist import ATTENTION, Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.goodwill import GoodwillKind, Method
from klachtenboek.domain.kinds import Channel, Closing, PromiseKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.i18n import _
from klachtenboek.labels import titled_name
from klachtenboek.logbook import Logbook
from klachtenboek.sentences import sentences_for

CUSTOMER = Customer(
    form=FormOfAddress.MRS,
    given="J.",
    prefix="van",
    surname="Vliet",
    street="Handelskade 7",
    postcode="7417 DE",
    town="Deventer",
    phone="06-1234 5699",
)

TALK_MINUTES = 2
"""Minutes between two steps of the talk."""


def do_main_job(logbook: Logbook, clock: MovableClock, folder: Path) -> tuple[Complaint, Path]:
    """Log a complaint, give attention, solve it, keep a promise, write the letter and close.

    Returns the complaint as it ends and where its letter is. Raises what the verbs raise.
    """
    complaint = _log(logbook)
    complaint = _talk(logbook, clock, complaint)
    complaint = _keep_the_promise(logbook, clock, complaint)
    logbook.complaints.agree(complaint.id)
    letter = logbook.letters.save_pdf(complaint.id, LetterKind.CLOSING, folder)
    return logbook.complaints.close(complaint.id, Closing.RESOLVED), letter


def _log(logbook: Logbook) -> Complaint:
    story = _(
        "De slagroomtaart voor de doop van haar kleinzoon stond scheef in de doos en de naam was verkeerd gespeld. "
        "Ze ontdekte het pas toen de gasten er al waren. Ze vond het gênant en was er stil van.",
    )
    customer = logbook.customers.save(CUSTOMER)
    category = logbook.lessons.guess_category(story)
    complaint = logbook.complaints.log(
        story,
        customer_id=customer.id,
        channel=Channel.PHONE,
        category_id=category.id if category is not None else None,
    )
    return logbook.complaints.edit(complaint.id, product=_("slagroomtaart"), wish=_("een taart die klopt"))


def _talk(logbook: Logbook, clock: MovableClock, complaint: Complaint) -> Complaint:
    """Attention first, then action: two things to choose from, of which one is chosen."""
    trade = logbook.keeping.shop().trade
    name = titled_name(logbook.customers.get(complaint.customer_id)) if complaint.customer_id is not None else ""
    for step in (*ATTENTION, Step.SUMMARISE):
        clock.now += timedelta(minutes=TALK_MINUTES)
        logbook.complaints.take_step(complaint.id, step, sentence=sentences_for(step, trade, name)[0])
    clock.now += timedelta(minutes=TALK_MINUTES)
    due = logbook.promises.first_free()
    line = logbook.goodwill.draft(
        GoodwillKind.REPLACEMENT,
        _("Nieuwe slagroomtaart, twaalf personen"),
        3_850,
        cost=1_420,
        method=Method.IN_KIND,
    )
    logbook.complaints.choose_solution(
        complaint.id,
        _("Een nieuwe taart, thuisgebracht, en het verschil in prijs terug"),
        line=line,
        promise=logbook.promises.draft(PromiseKind.CALL_BACK, _("Bellen of de nieuwe taart goed is"), due or clock.now),
    )
    logbook.goodwill.give(
        complaint.id,
        GoodwillKind.PRICE_CUT,
        _("Deel van de prijs terug"),
        1_000,
        share=250,
        paid_out=750,
        vat_category=VatCategory.LOW,
        sold_on=clock.now.date(),
        method=Method.TILL,
        liable=True,
    )
    measure = logbook.lessons.take_measure(_("Wij lezen de naam op de taart hardop voor als u hem ophaalt"))
    return logbook.complaints.prevent(complaint.id, cause_id=None, measure_id=measure.id)


def _keep_the_promise(logbook: Logbook, clock: MovableClock, complaint: Complaint) -> Complaint:
    promise = complaint.open_promises[0]
    clock.now = max(clock.now, _just_before(promise.due))
    return logbook.promises.keep(complaint.id, promise.id, note=_("De taart was goed. Ze was opgelucht."))


def _just_before(due: datetime) -> datetime:
    return due - timedelta(minutes=1)
