"""The three days of a line, of the sale, the agreement and the gift; each may stay empty, and none can contradict."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from klachtenboek.domain.when import read_day
from klachtenboek.i18n import _, full_date
from klachtenboek.ui.widgets import Field

if TYPE_CHECKING:
    from klachtenboek.domain.goodwill import Goodwill

LIKELY = timedelta(days=60)
"""A gift is given about now: a day further ahead than this was meant a year earlier."""


class Days(QObject):
    """Hold the three fields, which the details lay out; `changed` says that the day of the sale is another."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.sold = self._field(_("Wanneer was de verkoop?"), _("14-11"))
        self.agreed = self._field(_("Wanneer afgesproken?"), _("vandaag"))
        self.given = self._field(_("Wanneer gegeven?"), _("gisteren"))
        self.sold.edited.connect(lambda _text: self.changed.emit())

    def _field(self, words: str, example: str) -> Field:
        field = Field(words, hint=_("mag leeg"), icon="calendar", placeholder=example)
        field.edited.connect(lambda _text: field.set_error(""))
        field.left.connect(lambda: self._echo(field))
        return field

    def fill(self, line: Goodwill) -> None:
        """Show the days of a line."""
        for field, day in ((self.sold, line.sold_on), (self.agreed, line.agreed_on), (self.given, line.given_on)):
            if day is not None:
                field.set_text(full_date(day))

    def sold_on(self) -> date | None:
        """Return the day of the sale; None when it is empty or not understood."""
        return self._behind_us(self.sold)

    def agreed_on(self) -> date | None:
        """Return the day it was agreed; None when it is empty or not understood."""
        return self._behind_us(self.agreed)

    def given_on(self) -> date | None:
        """Return the day it was or will be given; None when it is empty or not understood."""
        found = self._read(self.given)
        return _a_year_earlier(found) if self._may_move(self.given, found, self._today + LIKELY) else found

    def check(self) -> bool:
        """Tell whether the days can be true; say what is wrong and go there when they cannot."""
        for field, day in ((self.sold, self.sold_on()), (self.agreed, self.agreed_on()), (self.given, self.given_on())):
            wrong = self._wrong(field, day)
            if wrong:
                field.set_error(wrong)
                field.setFocus()
                return False
        return True

    def _wrong(self, field: Field, day: date | None) -> str:
        if not field.text().strip():
            return ""
        if day is None:
            return _("Typ de dag zoals 14-11 of gisteren.")
        if day > self._today and field is self.sold:
            return _("Die dag moet nog komen. Wanneer was de verkoop?")
        if day > self._today and field is self.agreed:
            return _("Die dag moet nog komen. Wanneer spraken jullie het af?")
        sold = self.sold_on()
        if sold is not None and day < sold:
            return _("Dat is vóór de verkoop van {day}.").format(day=full_date(sold))
        return ""

    def _read(self, field: Field) -> date | None:
        return read_day(field.text(), self._today) if field.text().strip() else None

    def _behind_us(self, field: Field) -> date | None:
        """Return a day that lies behind us: 14-12 said in November was last year's."""
        found = self._read(field)
        return _a_year_earlier(found) if self._may_move(field, found, self._today) else found

    def _may_move(self, field: Field, found: date | None, latest: date) -> bool:
        return found is not None and found > latest and not field.text().strip().endswith(str(found.year))

    def _echo(self, field: Field) -> None:
        found = self.given_on() if field is self.given else self._behind_us(field)
        if found is not None:
            field.set_text(full_date(found))
        wrong = self._wrong(field, found)
        if wrong:
            field.set_error(wrong)


def _a_year_earlier(day: date | None) -> date | None:
    if day is None:
        return None
    leap = day.month == 2 and day.day == 29  # noqa: PLR2004  29 February
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
