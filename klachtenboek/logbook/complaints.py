"""What the owner does with a complaint, verb by verb; promises, goodwill and letters have their own."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.deadline import Signal, SignalRow, Waiting, pressing, signal
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.kinds import Channel, Closing, Direction, Kind, PromiseKind
from klachtenboek.domain.period import Period
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.summary import (
    AftercareRow,
    ComplaintRow,
    Counts,
    Cursor,
    Figures,
    Filter,
    Order,
    Page,
    Query,
    Reaction,
)
from klachtenboek.domain.text import clean_text
from klachtenboek.i18n import _
from klachtenboek.labels import heading

if TYPE_CHECKING:
    from klachtenboek.domain.aftercare import Aftercare
    from klachtenboek.domain.checklist import Step
    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.contact import OnlineTrail
    from klachtenboek.domain.draft import Draft
    from klachtenboek.domain.goodwill import Goodwill
    from klachtenboek.domain.history import Change
    from klachtenboek.domain.promise import Promise
    from klachtenboek.logbook.customers import Customers
    from klachtenboek.logbook.desk import Desk


class Complaints:
    """The verbs around a complaint; each is one transaction and returns the complaint as it now stands."""

    def __init__(self, desk: Desk, customers: Customers) -> None:
        """Work at this desk; a name that is told becomes a customer."""
        self._desk = desk
        self._customers = customers

    # -- writing down -------------------------------------------------------------------------------

    def log(  # noqa: PLR0913  the fields of one form, all by name and all optional
        self,
        story: str = "",
        *,
        who: str = "",
        phone: str = "",
        email: str = "",
        customer_id: int | None = None,
        channel: Channel = Channel.SHOP,
        kind: Kind = Kind.COMPLAINT,
        category_id: int | None = None,
        received_at: datetime | None = None,
        taken_by: str = "",
        trail: OnlineTrail | None = None,
        is_practice: bool = False,
    ) -> Complaint:
        """Write down a complaint and return it with its number. Raises NothingWritten, TextTooLong, NotFound."""
        now = self._desk.now()
        from klachtenboek.domain.complaint import Complaint  # a list is shown without whole complaints

        told = Complaint(
            received_at=received_at or now,
            entered_at=now,
            story=story,
            channel=channel,
            kind=kind,
            category_id=category_id,
            taken_by=taken_by,
            is_practice=is_practice,
        )
        with self._desk.store.database.change():
            complaint = self._of_somebody(told, who, phone=phone, email=email, customer_id=customer_id)
            return self._desk.add(complaint.follow_online(trail) if trail is not None else complaint)

    def log_draft(self, draft: Draft) -> Complaint:
        """Write down what was typed, with the steps and the promise in it; the draft is gone afterwards.

        Raises NothingWritten, TextTooLong; then the draft is still there.
        """
        now = self._desk.now()
        from klachtenboek.domain.complaint import Complaint  # a list is shown without whole complaints

        told = Complaint(
            received_at=min(now, draft.started_at),
            entered_at=now,
            story=draft.story,
            channel=draft.channel,
            category_id=draft.category_id,
        )
        with self._desk.store.database.change():
            known = draft.customer_id
            complaint = self._of_somebody(told, draft.who, phone=draft.phone, email=draft.email, customer_id=known)
            saved = self._desk.add(_as_drafted(complaint, draft, now, self._desk.store.settings.shop().lead))
            if draft.id:
                self._desk.store.settings.drop_draft(draft.id)
        return saved

    def _of_somebody(self, told: Complaint, who: str, *, phone: str, email: str, customer_id: int | None) -> Complaint:
        from dataclasses import replace  # read with the records that change, not to start

        customer = self._customers.recognise(who, phone=phone, email=email, customer_id=customer_id, story=told.story)
        shop = self._desk.store.settings.shop()
        taken_by = told.taken_by or shop.writer or shop.first_name
        whose = replace(told, customer_id=customer.id if customer is not None else None, taken_by=taken_by)
        return whose.checked(has_name=customer is not None)

    def practise(self) -> Complaint:
        """Write down the example to practise on; it has no number and never counts."""
        story = _(
            "De slagroomtaart voor de tachtigste verjaardag van haar moeder was ingezakt toen ze thuiskwam. "
            "De naam was niet meer te lezen. Ze schaamde zich tegenover de visite.",
        )
        return self.log(story, who=_("Mevrouw A. Voorbeeld"), is_practice=True)

    # -- reading ------------------------------------------------------------------------------------

    def get(self, complaint_id: int) -> Complaint:
        """Return the whole complaint. Raises NotFound."""
        return self._desk.store.complaints.get(complaint_id)

    def find(self, reference: str) -> Complaint:
        """Return the complaint with that number, ``2026-41`` or ``2026-0041``. Raises NotFound."""
        read = Reference.read(reference)
        if read is None:
            what = "complaint"
            raise NotFound(what, reference)
        return self._desk.store.complaints.find(read)

    def page(self, query: Query, *, after: Cursor | None = None, limit: int = 100) -> Page[ComplaintRow]:
        """Return a page of the list; any text is a valid search."""
        return self._desk.store.overview.page(query, after=after, limit=limit)

    def count(self, query: Query) -> int:
        """Return how many complaints the query holds, at most 1,001."""
        return self._desk.store.overview.count(query)

    def look_further(self, query: Query) -> bool:
        """Look for parts of words in some more texts for a quick query; tell whether there are texts left."""
        return self._desk.store.overview.look_further(query)

    def hit(self, complaint_id: int, words: str) -> str:
        """Return the line of its story, notes or answers in which the words stand, empty when it is in none."""
        return self._desk.store.words.hit(complaint_id, words)

    def did_you_mean(self, query: Query) -> str:
        """Return the words that were meant by a search that found nothing, when those find something; or nothing."""
        meant = self._desk.store.words.meant(query.words)
        return meant if meant and self.count(query._replace(words=meant)) else ""

    def counts(self) -> Counts:
        """Return how many complaints each filter holds."""
        return self._desk.answers.hold("counts", self._desk.store.overview.counts)

    def open_count(self) -> int:
        """Return how many complaints still want something."""
        return self._desk.store.overview.open_count()

    def has_at_least(self, wanted: int) -> bool:
        """Tell whether there are so many complaints that count, without counting the others."""
        return self._desk.store.overview.has_at_least(wanted)

    def row(self, complaint_id: int) -> ComplaintRow | None:
        """Return one line as lists show it."""
        return self._desk.store.overview.row(complaint_id)

    def unresolved(self, *, limit: int = 4) -> tuple[ComplaintRow, ...]:
        """Return the newest complaints that still want something."""
        return self._desk.store.overview.unresolved(limit=limit)

    def similar(self, complaint_id: int) -> tuple[ComplaintRow, ...]:
        """Return up to three earlier ones of the same kind that came to an end."""
        return self._desk.store.overview.similar(complaint_id)

    def earlier(self, complaint: Complaint) -> tuple[ComplaintRow, ...]:
        """Return the other complaints of the same customer, newest first."""
        if complaint.customer_id is None:
            return ()
        return self._desk.store.overview.earlier_of(complaint.customer_id, before=complaint.id)

    def figures(self, first: date, last: date) -> Figures:
        """Return the figures of complaints received in the period, both days included."""
        found = self._desk.answers.recall(
            f"figures {first} {last}", lambda: list(self._desk.store.overview.figures(first, last))
        )
        return Figures(*found)

    def reactions(self, year: int) -> tuple[Reaction, ...]:
        """Return the median time to the first reaction of each channel, over the complaints received that year."""
        period, question = self._reacted_in(year)
        found = self._desk.answers.recall(question, lambda: self._reactions(period))
        return tuple(Reaction(Channel(str(channel)), int(count), int(minutes)) for channel, count, minutes in found)

    def reactions_soon(self, year: int) -> tuple[Reaction, ...] | None:
        """Return the same, None while there are more to count; each call counts some, anew when something changed."""
        (period, question), answers = self._reacted_in(year), self._desk.answers
        if not answers.is_known(question):
            from klachtenboek.logbook.reacted import Reacted  # what was noted is not counted

            counted = answers.hold(question, lambda: Reacted(self._desk.store.overview, period))
            if not counted.go_on():
                return None
            answers.recall(question, counted.told)
        return self.reactions(year)

    def _reacted_in(self, year: int) -> tuple[Period, str]:
        period = Period.of_year(year, self._desk.store.settings.shop().year_starts_in)
        return period, f"reactions {period.first} {period.last}"

    def _reactions(self, period: Period) -> list[list[str | int]]:
        from klachtenboek.logbook.reacted import Reacted

        counted = Reacted(self._desk.store.overview, period)
        while not counted.go_on():
            pass
        return counted.told()

    def years(self) -> tuple[int, ...]:
        """Return the years there is anything of, newest first."""
        return self._desk.store.overview.years()

    def history(self, complaint_id: int) -> tuple[Change, ...]:
        """Return every change, oldest first."""
        return self._desk.store.complaints.history(complaint_id)

    def signal(self, complaint: Complaint) -> Signal | None:
        """Return what is most pressing about it now, if anything."""
        return signal(complaint, self._desk.store.settings.shop(), self._desk.now())

    # -- the talk -----------------------------------------------------------------------------------

    def add_to_story(self, complaint_id: int, text: str) -> Complaint:
        """Add to the story, dated. Raises NothingWritten."""
        return self._desk.change(complaint_id, lambda c: c.add_to_story(text, at=self._desk.now()))

    def edit(self, complaint_id: int, **changes: Any) -> Complaint:  # noqa: ANN401  see Complaint.edit
        """Correct facts: title, channel, category, mood, cause … Raises Voided, TextTooLong."""
        return self._desk.change(complaint_id, lambda c: c.edit(**changes))

    def take_step(self, complaint_id: int, step: Step, *, sentence: str = "", anyway: bool = False) -> Complaint:
        """Tick a step. Raises AttentionFirst once, unless ``anyway``."""
        now = self._desk.now()
        return self._desk.change(complaint_id, lambda c: c.take_step(step, at=now, sentence=sentence, anyway=anyway))

    def undo_step(self, complaint_id: int, step: Step) -> Complaint:
        """Untick a step. Raises StepNotDone."""
        return self._desk.change(complaint_id, lambda c: c.undo_step(step))

    def choose_solution(
        self,
        complaint_id: int,
        text: str,
        *,
        line: Goodwill | None = None,
        promise: Promise | None = None,
        anyway: bool = False,
    ) -> Complaint:
        """Tick the offer with what the customer chose, which becomes a goodwill line and a promise when it is one.

        Raises AttentionFirst once (unless ``anyway``), NothingWritten, and what giving such a line raises.
        """
        from klachtenboek.domain.checklist import Step  # the first page ticks nothing
        from klachtenboek.domain.goodwill import Answer  # a list is shown without what was given
        from klachtenboek.logbook.goodwill import ready  # only when something is given with it

        now = self._desk.now()
        given = ready(self._desk, line.answered(Answer.ACCEPTED, on=now.date())) if line is not None else None

        def choose(complaint: Complaint) -> Complaint:
            chosen = complaint.take_step(Step.OFFER, at=now, sentence=text, anyway=anyway)
            chosen = chosen.choose_solution(text, at=now)
            chosen = chosen.give(given) if given is not None else chosen
            return chosen.promise(promise) if promise is not None else chosen

        return self._desk.change(complaint_id, choose)

    def agree(self, complaint_id: int) -> Complaint:
        """Tick that the customer agrees. Raises NoSolution."""
        return self._desk.change(complaint_id, lambda c: c.agree(at=self._desk.now()))

    def disagree(self, complaint_id: int) -> Complaint:
        """Untick that the customer agrees. Raises NoSolution."""
        return self._desk.change(complaint_id, lambda c: c.disagree())

    def prevent(
        self, complaint_id: int, *, cause_id: int | None, measure_id: int | None, anyway: bool = False
    ) -> Complaint:
        """Tick the last step with the cause and what the shop does differently. Raises AttentionFirst once."""
        from klachtenboek.domain.checklist import Step  # the first page ticks nothing

        now = self._desk.now()
        return self._desk.change(
            complaint_id,
            lambda c: c.take_step(Step.PREVENT, at=now, anyway=anyway).edit(cause_id=cause_id, measure_id=measure_id),
        )

    # -- contacts -----------------------------------------------------------------------------------

    def note(self, complaint_id: int, text: str) -> Complaint:
        """Write a note. Raises NothingWritten."""
        return self.contact(complaint_id, said=text)

    def contact(
        self,
        complaint_id: int,
        *,
        said: str = "",
        answer: str = "",
        direction: Direction = Direction.NOTE,
        channel: Channel | None = None,
        reached: bool = True,
        is_public: bool = False,
    ) -> Complaint:
        """Write down what was said and what was answered. Raises NothingWritten."""
        from klachtenboek.domain.contact import Contact  # a start only reads

        contact = Contact(
            at=self._desk.now(),
            direction=direction,
            channel=channel,
            reached=reached,
            said=said,
            answer=answer,
            is_public=is_public,
        )
        return self._desk.change(complaint_id, lambda c: c.contact(contact))

    def follow_online(self, complaint_id: int, trail: OnlineTrail) -> Complaint:
        """Write down where it stands online and what was replied. Raises NotOnline."""
        return self._desk.change(complaint_id, lambda c: c.follow_online(trail))

    def note_health(self, complaint_id: int, text: str, *, in_letter: bool = False) -> Complaint:
        """Write down what was said about health, apart from the rest; an empty text takes it away."""
        from klachtenboek.domain.contact import HealthNote  # a start only reads

        told = clean_text(text)
        note = HealthNote(text=told, entered_at=self._desk.now(), in_letter=in_letter) if told else None
        return self._desk.change(complaint_id, lambda c: c.edit(health_note=note))

    # -- closing and after --------------------------------------------------------------------------

    def close(self, complaint_id: int, reason: Closing, *, note: str = "") -> Complaint:
        """Close it; a resolved complaint gets an after-care call. Raises AlreadyClosed."""
        now = self._desk.now()
        planned = self._desk.aftercare()
        return self._desk.change(complaint_id, lambda c: c.close(reason, at=now, note=note, aftercare=planned))

    def reopen(self, complaint_id: int, reason: str) -> Complaint:
        """Open it again. Raises NotClosed, ReasonMissing."""
        return self._desk.change(complaint_id, lambda c: c.reopen(reason, at=self._desk.now()))

    def aftercare_count(self, *, until: date) -> int:
        """Return how many after-care calls are planned up to and including that day."""
        count = self._desk.store.overview.aftercare_count
        return self._desk.answers.recall(f"aftercare {until}", lambda: count(until=until))

    def aftercare_due(self, *, until: date, limit: int | None = None) -> tuple[AftercareRow, ...]:
        """Return the after-care calls planned up to and including that day."""
        return self._desk.store.overview.aftercare_due(until=until, limit=limit)

    def call_afterwards(self, complaint_id: int, answers: Aftercare) -> Complaint:
        """Write down the after-care call; one "no" opens the complaint again, with what was said as the reason."""
        now = self._desk.now()
        reason = _reason(answers)
        return self._desk.change(complaint_id, lambda c: c.call_back_later(answers, at=now, reason=reason))

    def signals(self, *, limit: int = 30) -> tuple[SignalRow, ...]:
        """Return the unresolved complaints about which something is due, the most pressing first.

        Of the oldest ``limit`` complaints that came in before today; more than that the list itself tells.
        """
        oldest = Query(filter=Filter.OPEN, order=Order.RECEIVED, descending=False)
        store, now = self._desk.store, self._desk.now()
        before_today = [
            row
            for row in self.page(oldest, limit=limit).rows
            if row.received_at.date() < now.date() and not row.is_practice
        ]
        heard, shop = store.overview.last_heard([row.id for row in before_today]), store.settings.shop()
        found = []
        for row in before_today:
            facts, last = row.facts, heard.get(row.id)
            told = pressing(Waiting(row.received_at, facts.is_online, last, facts.next_due is not None), shop, now)
            if told is not None:
                days = (now.date() - max(row.received_at, last or row.received_at).date()).days
                found.append(SignalRow(row.id, row.title, row.customer, told, row.received_at.date(), days))
        return tuple(sorted(found, key=lambda one: (list(Signal).index(one.signal), one.received_on)))

    def lapse(self, complaint_id: int, reason: str) -> Complaint:
        """Throw it away; its number stays as lapsed. Raises ReasonMissing."""
        return self._desk.change(complaint_id, lambda c: c.lapse(reason, at=self._desk.now()))

    def put_back(self, complaint_id: int) -> Complaint:
        """Take it out of the bin, up to thirty days later. Raises BinEmptied, NotFound."""
        return self._desk.change(complaint_id, lambda c: c.put_back(at=self._desk.now()))

    def hold_on(self, complaint_id: int, reason: str, review_on: date) -> Complaint:
        """Put it under a legal hold. Raises ReasonMissing."""
        return self._desk.change(complaint_id, lambda c: c.hold_on(reason, review_on))

    def release(self, complaint_id: int) -> Complaint:
        """End the legal hold."""
        return self._desk.change(complaint_id, lambda c: c.release())


def _reason(answers: Aftercare) -> str:
    """Return why a complaint opens again after the call, in the words of the answers."""
    nos = (
        (answers.understood, _("de klant voelt zich niet begrepen")),
        (answers.apology_good, _("de excuses waren niet goed")),
        (answers.still_solved, _("het is niet meer opgelost")),
    )
    told = ", ".join(words for answer, words in nos if answer is False)
    return " ".join(
        part for part in (_("Nazorg: {told}.").format(told=told), clean_text(answers.anything_else)) if part
    )


def _as_drafted(complaint: Complaint, draft: Draft, now: datetime, lead: int) -> Complaint:
    """Add the steps ticked while typing, which keep their own time, the online trail and the promise."""
    from klachtenboek.domain.contact import OnlineTrail  # a start only reads
    from klachtenboek.domain.promise import Promise

    for step, at, sentence in draft.steps:
        complaint = complaint.take_step(step, at=at, sentence=sentence)
    if complaint.is_online and (draft.platform or draft.link):
        trail = OnlineTrail(platform=draft.platform, link=draft.link, seen_at=draft.started_at)
        complaint = complaint.follow_online(trail)
    if draft.promise_due is None:
        return complaint
    kind = PromiseKind.CALL_BACK  # without the title: those are words about the customer, and a letter says this
    return complaint.promise(Promise(kind=kind, text=heading(kind), due=draft.promise_due, made_at=now, lead=lead))
