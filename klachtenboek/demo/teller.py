"""Tells the demo's events to a logbook through its verbs, never around them; the events are in ``year``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from klachtenboek.demo.entry import Event
from klachtenboek.demo.year import DemoYear
from klachtenboek.domain.aftercare import Aftercare
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.letters.case import Block, Choices
from klachtenboek.logbook import Logbook
from klachtenboek.sentences import name_to_say, sentences_for

_SPOKEN = (Step.LISTEN, Step.APOLOGISE, Step.SUMMARISE)
"""Steps whose shipped sentences fit any story; the others are only quoted when the data says what was said."""


class Teller:
    """Tells events to a logbook; remembers under which id each thing went in."""

    def __init__(self, logbook: Logbook, year: DemoYear) -> None:
        """Tell this year to this logbook."""
        self._book, self._year = logbook, year
        self._categories = {entry.name: entry.id for entry in logbook.lessons.categories()}
        self._causes = {entry.name: entry.id for entry in logbook.lessons.causes()}
        self._customers: dict[str, int] = {}
        self._ids: dict[str, int] = {}
        self._whose: dict[str, str] = {}
        self._promises: dict[tuple[str, int], int] = {}
        self._sentences = 0

    def tell(self, event: Event) -> None:
        """Carry out the verb of one event."""
        verbs: dict[str, Callable[..., object]] = {
            "measure": self._measure,
            "log": self._log,
            "facts": self._facts,
            "step": self._step,
            "promise": self._promise,
            "end": self._end,
            "not_reached": self._not_reached,
            "reply": self._reply,
            "letter": self._letter,
            "cause": self._cause,
            "health": lambda key, **x: self._book.complaints.note_health(self._ids[key], **x),
            "add": lambda key, **x: self._book.complaints.add_to_story(self._ids[key], **x),
            "solve": lambda key, **x: self._book.complaints.choose_solution(self._ids[key], **x, anyway=True),
            "agree": lambda key, **x: self._book.complaints.agree(self._ids[key], **x),
            "contact": lambda key, **x: self._book.complaints.contact(self._ids[key], **x),
            "close": lambda key, **x: self._book.complaints.close(self._ids[key], **x),
            "reopen": lambda key, **x: self._book.complaints.reopen(self._ids[key], **x),
            "lapse": lambda key, **x: self._book.complaints.lapse(self._ids[key], **x),
            "hold": lambda key, **x: self._book.complaints.hold_on(self._ids[key], **x),
            "give": lambda key, **x: self._book.goodwill.give(self._ids[key], **x),
            "aftercare": self._aftercare,
        }
        verbs[event.verb](event.key, **event.args)

    def _complaint(self, key: str) -> Complaint:
        return self._book.complaints.get(self._ids[key])

    def _measure(self, _key: str, *, cause: str, **details: Any) -> None:  # noqa: ANN401  see take_measure
        self._book.lessons.take_measure(cause_id=self._causes[cause], **details)

    def _log(self, key: str, *, story: str, category: str, who: str = "", **details: Any) -> None:  # noqa: ANN401
        if who and who not in self._customers:
            self._customers[who] = self._book.customers.save(self._year.customers[who]).id
        customer_id, category_id = self._customers.get(who), self._categories[category]
        logged = self._book.complaints.log(story, customer_id=customer_id, category_id=category_id, **details)
        self._ids[key], self._whose[key] = logged.id, who

    def _facts(self, key: str, **facts: Any) -> None:  # noqa: ANN401  see Complaint.edit
        related = tuple(self._ids[other] for other in facts.pop("related", ()))
        self._book.complaints.edit(self._ids[key], **facts, related=related)

    def _cause(self, key: str, *, cause: str) -> None:
        self._book.complaints.edit(self._ids[key], cause_id=self._causes[cause])

    def _step(self, key: str, *, step: Step, said: str, cause: str | None) -> None:
        if step is Step.PREVENT and cause is not None:
            cause_id = self._causes[cause]
            measures = self._book.lessons.measures(cause_id=cause_id)
            measure_id = next((measure.id for measure in measures), None)
            self._book.complaints.prevent(self._ids[key], cause_id=cause_id, measure_id=measure_id, anyway=True)
            return
        sentence = said or self._sentence(key, step)
        self._book.complaints.take_step(self._ids[key], step, sentence=sentence, anyway=True)

    def _sentence(self, key: str, step: Step) -> str:
        """Return one of the shipped sentences, each time another one."""
        if step not in _SPOKEN:
            return ""
        name = name_to_say(self._year.customers.get(self._whose.get(key, "")))
        sentences = sentences_for(step, self._year.shop.trade, name)
        self._sentences += 1
        return sentences[self._sentences % len(sentences)]

    def _promise(self, key: str, *, number: int, **details: Any) -> None:  # noqa: ANN401  see Promises.make
        self._promises[key, number] = self._book.promises.make(self._ids[key], **details).promises[-1].id

    def _not_reached(self, key: str, *, number: int, note: str) -> None:
        self._book.promises.not_reached(self._ids[key], self._promises[key, number], note=note)

    def _end(self, key: str, *, number: int, how: str, note: str, to: datetime | None = None) -> None:
        complaint_id, promise_id = self._ids[key], self._promises[key, number]
        if to is not None:
            moved = self._book.promises.move(complaint_id, promise_id, to, consent=True)
            self._promises[key, number] = moved.promises[-1].id
            self._book.complaints.note(complaint_id, note)
        elif how == "kept":
            self._book.promises.keep(complaint_id, promise_id, note=note)
        else:
            self._book.promises.break_(complaint_id, promise_id, note=note)

    def _reply(self, key: str, **what: Any) -> None:  # noqa: ANN401  fields of the trail
        trail = self._complaint(key).trail or OnlineTrail()
        self._book.complaints.follow_online(self._ids[key], replace(trail, **what))

    def _letter(self, key: str, *, kind: LetterKind, how: Sent, reasons: str) -> None:
        choices = Choices(words=((Block.REASONS, reasons),)) if reasons else Choices()
        self._book.letters.send(self._ids[key], kind, how=how, choices=choices)

    def _aftercare(self, key: str, **answers: Any) -> None:  # noqa: ANN401  fields of the call
        planned = self._complaint(key).aftercare or Aftercare(planned_on=self._book.now().date())
        self._book.complaints.call_afterwards(self._ids[key], replace(planned, **answers))
