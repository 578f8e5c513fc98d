"""The words around a promise in the making: warnings, spoken days and notice; the rules are in the domain."""

from __future__ import annotations

from datetime import date

from klachtenboek.domain.overpromise import Caution, Concern
from klachtenboek.i18n import _, capital, clock, long_day, number_word

LEADS = (0, 5, 15, 30, 60, 1440)
"""Minutes before a promise from which the owner chooses to be reminded."""

NO_BETTER_MOMENT = frozenset({Concern.LATE_BEFORE, Concern.OVER_LIMIT})
"""Concerns that another moment does not take away."""


def caution_words(caution: Caution) -> str:
    """Return the warning as one sentence to the owner."""
    if caution.concern is Concern.CLOSED:
        return _("Op dat moment is je zaak dicht.")
    if caution.concern is Concern.TOO_SOON:
        return _soon(caution.minutes)
    if caution.concern is Concern.CLASH and caution.clash is not None:
        near = caution.clash
        return _("Om {time} staat er al een belofte aan {who}.").format(
            time=clock(near.due), who=_in_a_sentence(near.who)
        )
    if caution.concern is Concern.FULL:
        part = _("ochtend") if caution.is_morning else _("middag")
        return _("Die {part} staan er al {count} beloftes.").format(part=part, count=number_word(caution.count))
    if caution.concern is Concern.LATE_BEFORE:
        return _("Deze klant heeft al eens te lang gewacht. Kies een moment dat zeker lukt.")
    return _("Dit is meer dan de grens die je zelf voor geld terug hebt gekozen.")


def _soon(minutes: int) -> str:
    if minutes < 0:
        return _("Dat moment is al geweest.")
    if minutes == 0:
        return _("Dat is nu meteen.")
    if minutes == 1:
        return _("Dat is al over een minuut.")
    return _("Dat is al over {count} minuten.").format(count=number_word(minutes))


def _in_a_sentence(name: str) -> str:
    """Return a name as it goes on inside a sentence: ``mevrouw De Vries``."""
    for titled in (_("mevrouw {name}"), _("de heer {name}"), _("familie {name}")):
        before = titled.partition("{")[0]
        if before and name.startswith(capital(before)):
            return before + name.removeprefix(capital(before))
    return _("een klant zonder naam") if name == _("Zonder naam") else name


def has_a_better_moment(caution: Caution) -> bool:
    """Tell whether another moment takes the concern away."""
    return caution.concern not in NO_BETTER_MOMENT


def spoken_day(day: date, today: date) -> str:
    """Return a day as one says it: ``vandaag``, ``morgen``, ``overmorgen``, ``woensdag 25 november``."""
    words = {0: _("vandaag"), 1: _("morgen"), 2: _("overmorgen")}
    return words.get((day - today).days) or long_day(day)


def lead_words(minutes: int) -> str:
    """Return the notice in words: ``Seintje een kwartier van tevoren``."""
    known = {
        0: _("Seintje op het moment zelf"),
        15: _("Seintje een kwartier van tevoren"),
        30: _("Seintje een half uur van tevoren"),
        60: _("Seintje een uur van tevoren"),
        1440: _("Seintje een dag van tevoren"),
    }
    return known.get(minutes) or _("Seintje {count} minuten van tevoren").format(count=number_word(minutes))
