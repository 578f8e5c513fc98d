"""What was typed on the page of a complaint and is not in the book yet, so that it is there again next time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from klachtenboek.domain.checklist import Step, is_done
from klachtenboek.domain.kinds import Channel, Direction
from klachtenboek.ui.pause import Pause

if TYPE_CHECKING:
    from klachtenboek.logbook.keeping import Keeping
    from klachtenboek.ui.complaint.log import NoteForm
    from klachtenboek.ui.complaint.stepper import Stepper
    from klachtenboek.ui.complaint.story import StoryCard
    from klachtenboek.ui.complaint.view import View
    from klachtenboek.ui.workplace import Workplace


class Typed(QObject):
    """Keep the half-typed forms of one complaint after each pause in typing, and put them back."""

    def __init__(self, workplace: Workplace, story: StoryCard, note: NoteForm, stepper: Stepper) -> None:
        super().__init__(story)
        self._workplace, self._story, self._note, self._stepper = workplace, story, note, stepper
        self._view: View | None = None
        self._kept = ""
        self._timer = Pause(self)
        self._timer.came.connect(self.keep)
        offer, prevent = stepper.offer, stepper.prevent
        for field in (story.text, note.said, note.answer, offer.when, prevent.measure):
            field.edited.connect(self._wait)
            field.left.connect(self.keep)
        for line in (*(row.words for row in offer.rows), *(row.value for row in offer.rows), prevent.new_cause):
            line.textEdited.connect(self._wait)
        for chips in (note.direction, note.channel, prevent.causes):
            chips.value_changed.connect(self._wait)
        story.emptied.connect(self.keep)
        note.emptied.connect(self.keep)

    def show(self, view: View) -> None:
        """Go on with this complaint; when it is another one, put back what was typed there."""
        is_other = self._view is None or self._view.complaint.id != view.complaint.id
        self._view = view
        if is_other:
            self._kept = self._workplace.logbook.keeping.remembered(self._key())
            self._put_back(self._found())
        else:
            self._wait()

    def leave(self) -> None:
        """Keep what is typed now; what empties the forms after this, for another complaint, is not the owner."""
        self.keep()
        self._view = None

    def keep(self) -> None:
        """Keep what is typed now; nothing when nothing is."""
        self._timer.stop()
        if self._view is None:
            return
        found = {name: value for name, value in self._read(self._view).items() if value}
        words = json.dumps(found, ensure_ascii=False) if found else ""
        if words != self._kept:
            key, keeping = self._key(), self._workplace.logbook.keeping
            if self._workplace.attempt(lambda: _done(keeping, key, words)):
                self._kept = words

    def _wait(self) -> None:
        self._timer.start()

    def _key(self) -> str:
        return f"typed/{self._view.complaint.id}" if self._view is not None else ""

    def _found(self) -> dict[str, Any]:
        """Return what was kept; nothing when it cannot be read."""
        try:
            found = json.loads(self._kept or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _read(self, view: View) -> dict[str, Any]:
        note, offer, prevent = self._note, self._stepper.offer, self._stepper.prevent
        found: dict[str, Any] = {"story": self._story.text.text(), "said": note.said.text()}
        found["answer"] = note.answer.text()
        if found["said"] or found["answer"]:
            found |= {"direction": note.direction.value(), "channel": note.channel.value()}
        if not is_done(view.complaint.steps, Step.OFFER):
            rows = [[row.words.text(), row.value.text()] for row in offer.rows]
            found |= {"offer": rows if any(map(any, rows)) else [], "when": offer.when.text()}
        if not is_done(view.complaint.steps, Step.PREVENT):
            cause = prevent.causes.value()
            chosen = cause if cause != view.complaint.cause_id else None
            found |= {"measure": prevent.measure.text(), "cause": chosen, "new_cause": prevent.new_cause.text()}
        return found

    def _put_back(self, found: dict[str, Any]) -> None:
        if found.get("story"):
            self._story.write(found["story"], focus=False)
        if found.get("said") or found.get("answer"):
            direction, channel = found.get("direction"), found.get("channel")
            self._note.put_back(
                found.get("said", ""),
                found.get("answer", ""),
                direction=Direction(direction) if direction else Direction.NOTE,
                channel=Channel(channel) if channel else Channel.PHONE,
            )
        if found.get("offer") or found.get("when"):
            self._stepper.offer.put_back(found.get("offer", []), found.get("when", ""))
        if found.get("measure") or found.get("cause") or found.get("new_cause"):
            self._stepper.prevent.put_back(found.get("cause"), found.get("new_cause", ""), found.get("measure", ""))


def _done(keeping: Keeping, key: str, words: str) -> bool:
    keeping.remember(key, words)
    return True
