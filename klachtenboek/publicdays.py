"""Public holidays of the Netherlands and Belgium by year; which of them close the shop is the owner's choice."""

from __future__ import annotations

from klachtenboek.domain.calendar import PublicDay

COUNTRIES = ("NL", "BE")
"""The countries whose holidays are offered."""


_BRITISH = {"Second Day of Christmas": "Boxing Day", "Pentecost Monday": "Whit Monday", "Labor Day": "Labour Day"}
"""Names that are shorter, and better known, in the English of the window."""


def public_days(year: int, country: str, language: str = "nl") -> tuple[PublicDay, ...]:
    """Return the holidays of a year in the order of the calendar, those of the Netherlands for an unknown country.

    Dutch ones include Bevrijdingsdag, a day off for some and not for others. ``language`` is that of their names,
    ``nl`` or ``en``.
    """
    # Takes a quarter of a second and is only wanted on one page.
    # By name and not by country_holidays(), which looks its modules up in a way no bundler sees.
    from holidays.countries.belgium import Belgium
    from holidays.countries.netherlands import Netherlands

    calendar = {"BE": (Belgium, ("public",))}.get(country, (Netherlands, ("public", "optional")))
    found = calendar[0](years=year, categories=calendar[1], language="en_US" if language == "en" else "nl")
    return tuple(PublicDay(day, _BRITISH.get(name, name)) for day, name in sorted(found.items()))
