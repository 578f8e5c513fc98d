"""What was learnt, on one page for whoever works in the shop: causes and measures, and nobody's name; in Dutch."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from klachtenboek.domain.learned import per_month
from klachtenboek.domain.lesson import Effect
from klachtenboek.i18n import full_date, in_dutch, number_word, with_comma
from klachtenboek.reports.sheet import Column, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.domain.learned import Learned, Tried
    from klachtenboek.reports.sheet import Sheet

MOST_CAUSES: Final = 5
MOST_MEASURES: Final = 5
MOST_WANTING: Final = 3
LONGEST: Final = 150
LONGEST_SHOP: Final = 70
"""Letters of a measure and of the shop's name on this page: what is longer is cut, so that it stays one page."""

_CAUSES = (Column("Oorzaak", 140), Column("Klachten", 30, to_right=True))
_EFFECTS = {Effect.WORKS: "Dat werkt.", Effect.NO_EFFECT: "Dat werkt nog niet."}


@in_dutch()
def team_page(learned: Learned, shop: str) -> bytes:
    """Return the page as PDF; the same lessons give the same bytes."""
    file = BytesIO()
    name = _cut(shop, LONGEST_SHOP)
    written(file, "Wat we leerden", name, lambda sheet: _fill(sheet, learned, name), author=name)
    return file.getvalue()


def _fill(sheet: Sheet, learned: Learned, shop: str) -> None:
    sheet.title("Wat we leerden van onze klanten")
    span = f"Van {full_date(learned.period.first)} tot en met {full_date(learned.until)}"
    sheet.text(" · ".join(part for part in (shop, span) if part))
    sheet.text(" ".join(_told(learned)))
    sheet.heading("Waardoor kwam het?")
    sheet.table(_CAUSES, _causes(learned), total=("Alle klachten", str(learned.complaints)))
    if learned.tried:
        sheet.heading("Wat we anders doen")
        for one in learned.tried[:MOST_MEASURES]:
            sheet.text(_measure(one, learned))
    wanting = learned.wanting()[:MOST_WANTING]
    if wanting:
        sheet.heading("Wie heeft een idee?")
        for cause in wanting:
            sheet.text(f"{cause.cause.name}: {number_word(cause.complaints)} klachten, en nog niets bedacht.")


def _told(learned: Learned) -> Iterator[str]:
    """Yield how many complaints there were, how many are resolved, and how many compliments came with them."""
    yield _resolved(learned)
    if learned.compliments:
        verb, noun = ("kwam", "compliment") if learned.compliments == 1 else ("kwamen", "complimenten")
        yield f"Er {verb} ook {number_word(learned.compliments)} {noun} binnen."


def _resolved(learned: Learned) -> str:
    whole = f"Er kwamen {number_word(learned.complaints)} klachten binnen."
    what = "begrip getoond, sorry gezegd en een oplossing waar de klant het mee eens is"
    if learned.resolved == learned.complaints:
        return f"{whole} Ze zijn allemaal helemaal opgelost: {what}."
    verb = "is er" if learned.resolved == 1 else "zijn er"
    some = number_word(learned.resolved) if learned.resolved else "geen"
    return f"{whole} Daarvan {verb} {some} helemaal opgelost: {what}."


def _causes(learned: Learned) -> Iterator[tuple[str, str]]:
    shown = learned.causes[:MOST_CAUSES]
    for one in shown:
        yield one.cause.name, str(one.complaints)
    others = learned.with_cause - sum(one.complaints for one in shown)
    if others:
        yield "Iets anders", str(others)
    if learned.complaints > learned.with_cause:
        yield "Nog niet bekend", str(learned.complaints - learned.with_cause)


def _measure(one: Tried, learned: Learned) -> str:
    begins = "Vanaf" if one.measure.since > learned.until else "Sinds"
    told = [f"{_cut(one.measure.text).rstrip('.')}.", f"{begins} {full_date(one.measure.since)}."]
    judged = one.judgement
    if judged is not None and judged.effect in _EFFECTS:
        before, after = (_tenths(per_month(count, judged.days)) for count in (judged.before, judged.after))
        told += [f"Van {before} naar {after} klachten per maand.", _EFFECTS[judged.effect]]
    elif judged is not None:
        told.append("Nog te vroeg om iets te zeggen.")
    return " ".join(told)


def _tenths(number: int) -> str:
    whole, rest = divmod(number, 10)
    return with_comma(f"{whole}.{rest}") if rest else str(whole)


def _cut(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
