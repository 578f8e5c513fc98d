"""What the first complaint, letter or year needs and the first list does not, to be read in pieces beforehand."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MODULES: Final = (
    *("domain.promise", "domain.record", "letters.case", "letters.content", "typeset.tagging", "letters.annex"),
    *("logbook.letters", "reports.year", "logbook.year", "logbook.complaints", "logbook.goodwill"),
    *("logbook.sayings", "logbook.lists", "logbook.learning", "logbook.lessons"),
    *("store.fields", "store.schema", "store.models", "store.mapping", "store.complaints", "store.versions"),
    *("store.lists", "store.learned", "store.directory", "store.customers", "store.ledger", "store.posted"),
    *("store.books", "store.proofs", "store.vouchers", "store.patience"),
)
"""So that none takes more than a few hundredths of a second with what it imports, after those before it."""


def pieces() -> Iterator[Callable[[], object]]:
    """Yield what can be read ahead, a few hundredths of a second each: modules, sentences, what a letter is set in."""
    for name in _MODULES:
        yield partial(_read, f"klachtenboek.{name}")

    from klachtenboek import sentences  # as everything here: not before it is time

    yield sentences.shipped

    from klachtenboek.domain.customer import Language
    from klachtenboek.letters import texts

    yield partial(texts.texts, Language.DUTCH)

    from klachtenboek.typeset import fonts

    yield from fonts.pieces()
    yield partial(_read, "klachtenboek.letters.paper")


def _read(name: str) -> None:
    import_module(name)
