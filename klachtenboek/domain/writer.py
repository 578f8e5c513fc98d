"""Who writes in the book: whoever is named at the till, else the owner, else whoever uses the computer; no log-in."""

from __future__ import annotations

_NOT_A_NAME = {"root", "admin", "administrator", "user", "gebruiker", "kassa", "winkel", "pc", "owner"}


def user_of_computer() -> str:
    """Return what the computer calls whoever uses it when that may be a name, else nothing."""
    import getpass  # only for a book in which nobody is named

    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    first = name.split(".")[0]
    return first.capitalize() if first.isalpha() and first.casefold() not in _NOT_A_NAME else ""
