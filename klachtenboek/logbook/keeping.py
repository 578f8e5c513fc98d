"""Keeping the book itself: the shop's settings, drafts, the first start, and a check that all is well."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from klachtenboek import RESOURCES
from klachtenboek.domain.calendar import PublicDay
from klachtenboek.domain.errors import NothingToUndo
from klachtenboek.domain.shop import Shop, Trade
from klachtenboek.domain.text import clean_line
from klachtenboek.i18n import WORDS, _, ngettext
from klachtenboek.publicdays import public_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from klachtenboek.domain.draft import Draft
    from klachtenboek.domain.health import Health
    from klachtenboek.logbook.desk import Desk


class Keeping:
    """The verbs around the book itself."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    # -- the shop -----------------------------------------------------------------------------------

    def shop(self) -> Shop:
        """Return the shop and its settings."""
        return self._desk.store.settings.shop()

    def save_shop(self, shop: Shop) -> Shop:
        """Keep the shop's settings, ready to be undone. Raises TextTooLong."""
        clean, before = _cleaned(shop), self.shop()
        with self._desk.store.database.change():
            self._desk.store.settings.save_shop(clean)
            if clean != before:
                self._desk.remember(lambda: self._put_back(before, clean))
        return self.shop()

    def _put_back(self, before: Shop, after: Shop) -> None:
        """Put back the settings that one change was about; the others stay as they are now."""
        now = self.shop()
        names = [name for name in Shop._fields if getattr(before, name) != getattr(after, name)]
        if any(getattr(now, name) != getattr(after, name) for name in names):
            raise NothingToUndo
        was: dict[str, Any] = {name: getattr(before, name) for name in names}
        self._desk.store.settings.save_shop(now._replace(**was))

    def welcome(self, *, name: str = "", owner: str = "", trade: Trade = Trade.SHOP) -> Shop:
        """Start the book for a shop: its name, its owner and the lists its trade begins with."""
        with self._desk.store.database.change():
            before = self.shop()
            if trade is not before.trade:
                self._retire_lists(before.trade)
                self._write_lists(trade, categories=True, causes=True)
            self.fill_lists(trade)
            told = _cleaned(before._replace(name=name, owner=owner, trade=trade, is_welcomed=True))
            self._desk.store.settings.save_shop(told)
        return self.shop()

    def fill_lists(self, trade: Trade) -> None:
        """Write the categories and causes of a trade where the lists are still empty."""
        lists = self._desk.store.lists
        categories, causes = not lists.categories(), not lists.causes()
        if categories or causes:  # at every start but the first there is nothing to read or write
            self._write_lists(trade, categories=categories, causes=causes)

    def _write_lists(self, trade: Trade, *, categories: bool, causes: bool) -> None:
        from klachtenboek.domain.lesson import MOST_CAUSES, Category, Cause  # not to start

        lists, shipped = self._desk.store.lists, _shipped_lists(trade)
        with self._desk.store.database.change():
            for position, entry in enumerate(shipped["categories"] if categories else ()):
                lists.save(Category(name=entry["name"], hints=tuple(entry.get("hints", ())), position=position))
            room = MOST_CAUSES - len(lists.causes())
            for position, name in enumerate(shipped["causes"][:room] if causes else ()):
                lists.save(Cause(name=name, position=position))

    def _retire_lists(self, trade: Trade) -> None:
        """Put what a trade began with out of use; complaints that have it keep it, and the owner's own entries stay."""
        from dataclasses import replace  # read with the records that change, not to start

        lists, shipped = self._desk.store.lists, _shipped_lists(trade)
        names = {entry["name"] for entry in shipped["categories"]}
        for category in lists.categories():
            if category.name in names:
                lists.save(replace(category, is_retired=True))
        for cause in lists.causes():
            if cause.name in shipped["causes"]:
                lists.save(replace(cause, is_retired=True))

    def remembered(self, key: str) -> str:
        """Return what the program remembers under a key, such as the channel used last; empty when nothing."""
        return self._desk.store.settings.value(key)

    def remember(self, key: str, value: str) -> None:
        """Remember a value of the program itself; a book that can only be looked in remembers nothing."""
        if self._desk.store.database.is_read_only:
            return
        self._desk.store.settings.save_value(key, _without_surrogates(value))

    # -- days on which the shop is closed -----------------------------------------------------------

    def public_days(self, year: int, country: str) -> tuple[PublicDay, ...]:
        """Return the holidays of a year in NL or BE, for the owner to choose from."""
        return public_days(year, country, WORDS.language)

    def close_on(self, days: Iterable[date]) -> Shop:
        """Close the shop on these days: nothing is promised for them, and no reminder sounds."""
        shop = self.shop()
        return self.save_shop(shop._replace(hours=shop.hours.closed(days)))

    def open_on(self, days: Iterable[date]) -> Shop:
        """Take the closing of these days back; the week of the shop decides again."""
        shop = self.shop()
        return self.save_shop(shop._replace(hours=shop.hours.opened(days)))

    # -- drafts -------------------------------------------------------------------------------------

    def drafts(self) -> tuple[Draft, ...]:
        """Return what was typed and is not in the book yet, the latest first."""
        return self._desk.store.settings.drafts()

    def new_draft(self) -> Draft:
        """Return an empty draft begun now; it is kept only once it is saved."""
        from klachtenboek.domain.draft import Draft  # not to start

        now = self._desk.now()
        return Draft(started_at=now, saved_at=now)

    def save_draft(self, draft: Draft) -> Draft:
        """Keep what was typed as it stands and return it with its id and the moment."""
        from dataclasses import replace  # read with the records that change, not to start

        kept = replace(draft, saved_at=self._desk.now(), **_storable(draft))
        return replace(kept, id=self._desk.store.settings.save_draft(kept))

    def empty_draft(self, draft_id: int) -> None:
        """Let go of a draft of which everything was rubbed out again."""
        self._desk.store.settings.drop_draft(draft_id)

    def drop_draft(self, draft_id: int) -> None:
        """Throw what was typed away, ready to be undone."""
        settings = self._desk.store.settings
        gone = next((draft for draft in settings.drafts() if draft.id == draft_id), None)
        if gone is None:
            return
        with self._desk.store.database.change():
            settings.drop_draft(draft_id)
            self._desk.remember(lambda: settings.bring_back_draft(gone))

    # -- the book -----------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """Where the book is."""
        return self._desk.store.path

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Hold many verbs in one transaction: all or nothing, and told once."""
        with self._desk.store.database.change():
            yield

    def check(self) -> Health:
        """Look the whole book over: the file, what belongs together, the search index, numbers and sums."""
        return self._desk.store.check()

    def faults_in_words(self, health: Health) -> str:
        """Return what a check found as one or two sentences."""
        if health.faults:
            return _("Er klopt iets niet: {faults}. Zet een back-up terug.").format(faults=", ".join(health.faults))
        counted = (
            ngettext("{n} klacht", "{n} klachten", health.complaints).format(n=health.complaints),
            ngettext("{n} klant", "{n} klanten", health.customers).format(n=health.customers),
            ngettext("{n} brief", "{n} brieven", health.letters).format(n=health.letters),
        )
        return _("Alles klopt: {counted}.").format(counted=", ".join(counted))


def _cleaned(shop: Shop) -> Shop:
    texts: dict[str, Any] = {name: clean_line(said) for name, said in shop._asdict().items() if type(said) is str}
    return shop._replace(**texts)


def _shipped_lists(trade: Trade) -> dict[str, Any]:
    import tomllib  # only at the first start

    return tomllib.loads((RESOURCES / "lists" / f"{trade.value}.toml").read_text(encoding="utf-8"))


def _storable(draft: Draft) -> dict[str, Any]:
    """Return the texts of a draft without what no file can hold; blanks and new lines stay as they were typed."""
    names = ("story", "who", "phone", "email", "platform", "link")
    return {name: _without_surrogates(getattr(draft, name)) for name in names}


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
