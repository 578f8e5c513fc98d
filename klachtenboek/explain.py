"""One Dutch sentence for an error: what happened and what to do; the sentences themselves are ``explanations``."""

from __future__ import annotations

from klachtenboek.domain.errors import LogbookError, UnknownField
from klachtenboek.domain.trouble import Trouble
from klachtenboek.i18n import _


def explain(error: LogbookError) -> str:
    """Return the sentence for the error, with its details filled in."""
    from klachtenboek.explanations import SENTENCES  # not read at a start, at which nothing goes wrong

    sentence = next(SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES)
    words = _(sentence)
    if isinstance(error, Trouble) and not error.path:
        words = words.replace(": {path}", "")
    if isinstance(error, UnknownField) and not error.nearest:
        words = _("In deze zin hoort niets tussen accolades. Haal ‘{field}’ weg.")
    return words.format_map(vars(error))
