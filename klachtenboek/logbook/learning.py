"""What a period taught, counted once: numbers, causes, measures and the triade; both lists are kept by ``lessons``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from klachtenboek.domain.calendar import months_later
from klachtenboek.domain.errors import TooFewToLearn
from klachtenboek.domain.learned import CauseCount, Learned, Month, Tried, months_of, past_year, year_before
from klachtenboek.domain.lesson import Effect, Judgement
from klachtenboek.domain.period import Period
from klachtenboek.safekeeping.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from klachtenboek.domain.lesson import Cause, Measure
    from klachtenboek.logbook.desk import Desk
    from klachtenboek.logbook.lessons import Lessons
    from klachtenboek.logbook.promises import Promises

    Rows = list[list[str | int]]

_NOT_THERE = -1


class Learning:
    """The lessons of a period; only complaints count, not practice, signals, questions and compliments."""

    def __init__(self, desk: Desk, lessons: Lessons, promises: Promises) -> None:
        """Work at this desk, with the measures and the promises of the book."""
        self._desk, self._lessons, self._promises = desk, lessons, promises

    def periods(self) -> tuple[Period, ...]:
        """Return what can be looked back on: the past twelve months first, then the years, the newest first."""
        today = self._desk.now().date()
        years = {today.year, *(year for year in self._desk.store.overview.years() if year <= today.year)}
        calendar_years = (Period.of_year(year) for year in sorted(years, reverse=True))
        return tuple(dict.fromkeys((past_year(today), *calendar_years)))

    def over(self, period: Period) -> Learned:
        """Return what the period taught, up to today when it is not over yet."""
        until = min(period.last, self._desk.now().date())
        earlier, compliments = (int(found) for found in self._around(period, until))
        return Learned(
            period=period,
            until=until,
            months=self._months(period),
            earlier=None if earlier == _NOT_THERE else earlier,
            promises=self._promises.figures(period.first, until),
            causes=self._causes(period),
            tried=self._tried(),
            compliments=compliments,
        )

    def past_year(self) -> Learned:
        """Return what the past twelve months taught."""
        return self.over(past_year(self._desk.now().date()))

    def _months(self, period: Period) -> tuple[Month, ...]:
        firsts = months_of(period)
        count = self._desk.store.learned.sums

        def ask() -> Rows:
            return [list(count(first, months_later(first, 1))) for first in firsts]

        found = self._desk.answers.recall(f"months {period.first} {period.last}", ask)
        return tuple(Month(first, *(int(n) for n in sums)) for first, sums in zip(firsts, found, strict=True))

    def _around(self, period: Period, until: date) -> list[int]:
        """Return the complaints of the same days a year before, -1 when the book is younger, and the compliments."""
        learned = self._desk.store.learned
        first, last = year_before(period, until)

        def ask() -> list[int]:
            begun = learned.begun()
            is_there = begun is not None and begun <= first
            earlier = learned.count(first, last + timedelta(days=1)) if is_there else _NOT_THERE
            return [earlier, learned.compliments(period.first, period.last)]

        return self._desk.answers.recall(f"around {period.first} {until}", ask)

    def _causes(self, period: Period) -> tuple[CauseCount, ...]:
        known = self._known_causes()
        count, end = self._desk.store.learned.of_cause, period.last + timedelta(days=1)

        def ask() -> Rows:
            return [[key, count(key, period.first, end)] for key in known]

        found = self._desk.answers.recall(f"causes {period.first} {period.last}", ask)
        counted = [CauseCount(known[int(key)], int(complaints)) for key, complaints in found if int(complaints)]
        return tuple(sorted(counted, key=lambda one: -one.complaints))

    def _tried(self) -> tuple[Tried, ...]:
        measures, known = self._lessons.measures(), self._known_causes()

        def ask() -> Rows:
            return [_plain(measure, self._lessons.judgement(measure)) for measure in measures]

        found = self._desk.answers.recall(f"measures {self._desk.now().date()}", ask)
        judged = {int(key): _judgement(rest) for key, *rest in found}
        return tuple(Tried(one, known.get(one.cause_id or 0), judged[one.id]) for one in measures)

    def _known_causes(self) -> dict[int, Cause]:
        """Return all causes by id, in the owner's order, also those that are hidden by now."""
        return {cause.id: cause for cause in self._desk.store.lists.causes(hidden=True)}

    # -- on paper -----------------------------------------------------------------------------------

    def pdf(self, period: Period) -> bytes:
        """Return one page for the team: causes and measures, without anybody's name. Raises TooFewToLearn."""
        learned = self.over(period)
        if not learned.has_lessons:
            raise TooFewToLearn
        from klachtenboek.reports.team import team_page  # reportlab is heavy: on first use

        return team_page(learned, self._desk.store.settings.shop().name)

    def save_pdf(self, period: Period, folder: Path) -> Path:
        """Write that page in the folder and return where it is.

        Raises TooFewToLearn, DiskFull, ReadOnly, FileInUse, FolderMissing or DiskFailed.
        """
        learned_until = min(period.last, self._desk.now().date())
        name = period.title if period == Period.of_year(period.first.year) else f"tot {learned_until.isoformat()}"
        return write_file(folder / f"Lessen {name}.pdf", self.pdf(period))


def _plain(measure: Measure, judged: Judgement | None) -> list[str | int]:
    if judged is None:
        return [measure.id]
    return [measure.id, judged.before, judged.after, judged.days, judged.effect.value]


def _judgement(rest: list[str | int]) -> Judgement | None:
    if not rest:
        return None
    before, after, days, effect = rest
    return Judgement(int(before), int(after), int(days), Effect(str(effect)))
