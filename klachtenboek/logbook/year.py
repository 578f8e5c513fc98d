"""The bookkeeper's year: put together, looked at and written as a folder; its rows and sums are in ``reports``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.deadline import median_reactions
from klachtenboek.domain.summary import Evidence, PromiseFigures, Reaction
from klachtenboek.reports.folder import folder_name, year_files
from klachtenboek.reports.year import YearReport, year_report, year_span
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.safekeeping.folders import write_folder

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk


class Year:
    """The verbs around the year."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def report(self, year: int, *, with_names: bool = False) -> YearReport:
        """Return the year's lines and sums; without names of customers unless asked."""
        return self._put_together(year, with_names=with_names)[0]

    def export(self, year: int, folder: Path, *, with_names: bool = False) -> Path:
        """Write the year's folder inside ``folder``, whole or not at all, and return where it is.

        Raises DiskFull, ReadOnly, FolderMissing or DiskFailed; then an earlier export is still as it was.
        """
        report, evidence = self._put_together(year, with_names=with_names)
        return write_folder(make_folder(folder) / folder_name(report), year_files(report, evidence))

    def promises(self, year: int) -> PromiseFigures:
        """Return how the promises of a year of the shop ended."""
        return self._desk.store.overview.promise_figures(*self._span(year))

    def reactions(self, year: int) -> tuple[Reaction, ...]:
        """Return the median time to the first reaction of each channel, over the complaints received that year."""
        return median_reactions(self._desk.store.overview.reactions(*self._span(year)))

    def _span(self, year: int) -> tuple[date, date]:
        return year_span(year, self._desk.store.settings.shop())

    def _put_together(self, year: int, *, with_names: bool) -> tuple[YearReport, tuple[Evidence, ...]]:
        store = self._desk.store
        shop = store.settings.shop()
        entries = store.ledger.entries(*year_span(year, shop))
        evidence = tuple(store.ledger.letters(frozenset(entry.complaint_id for entry in entries)))
        report = year_report(
            entries,
            year=year,
            shop=shop,
            made_at=self._desk.now(),
            with_names=with_names,
            evidence=evidence,
        )
        return report, evidence
