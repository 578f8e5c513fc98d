"""What of a complaint can be found, and how typed words become a search that is always valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.text import fold

if TYPE_CHECKING:
    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.customer import Customer

MOST_WORDS = 12
"""Words of a query that count; nobody types more and SQLite has limits of its own."""

FEW_HITS = 5
"""With fewer whole-word hits than this, parts of words are looked for too: "soep" in "tomatensoep"."""


SEARCHED = ("reference", "who", "story", "notes", "answers")
INDEX = (
    f"INSERT INTO search (complaint_id, {', '.join(SEARCHED)}, folded) VALUES (?, ?, ?, ?, ?, ?, ?) "
    f"ON CONFLICT (complaint_id) DO UPDATE SET ({', '.join(SEARCHED)}, folded) = "
    f"({', '.join(f'excluded.{name}' for name in SEARCHED)}, excluded.folded) "
    f"WHERE ({', '.join(f'search.{name}' for name in SEARCHED)}) "
    f"IS NOT ({', '.join(f'excluded.{name}' for name in SEARCHED)})"
)
"""Words that are the same stay untouched: the index has nothing to do then."""


def searchable(complaint: Complaint, who: str) -> dict[str, str]:
    """Return the columns of the search table; a health note is never among them."""
    trail = complaint.trail
    notes = [x.text for x in complaint.additions] + [c.said for c in complaint.contacts]
    notes += [p.text for p in complaint.promises] + [g.description for g in complaint.goodwill]
    notes += [trail.platform, trail.quoted] if trail is not None else []
    answers = [c.answer for c in complaint.contacts] + ([trail.reply] if trail is not None else [])
    answers += [complaint.solution.text] if complaint.solution is not None else []
    answers += [letter.words for letter in complaint.letters]
    columns = {
        "reference": str(complaint.reference or ""),
        "who": who,
        "story": f"{complaint.title}\n{complaint.story}\n{complaint.product}\n{complaint.wish}",
        "notes": "\n".join(text for text in notes if text),
        "answers": "\n".join(text for text in answers if text),
    }
    return columns | {"folded": fold("\n".join(columns.values()))}


def name_words(customer: Customer) -> str:
    """Return what of a customer can be found: name, street, town, phones, e-mail; folded."""
    phones = [phone for number in (customer.phone, customer.phone2) for phone in (number, _digits(number))]
    parts = [customer.given, customer.prefix, customer.surname, customer.company, customer.street]
    return fold(" ".join(part for part in (*parts, customer.town, *phones, customer.email) if part))


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words of a query, folded, without characters that no text can hold."""
    clean = "".join(char if char.isprintable() else " " for char in typed)
    return tuple(fold(clean).split()[:MOST_WORDS])


def index_query(words: tuple[str, ...]) -> str:
    """Return the FTS5 query: every word, each as the beginning of a word; empty when no word has a letter."""
    usable = (word for word in words if any(char.isalnum() for char in word))
    return " ".join('"{}"*'.format(word.replace('"', '""')) for word in usable)


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdigit())
