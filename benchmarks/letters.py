"""Letters on paper, against a bare canvas that writes the same words in the same faces.

The bare side has faces of its own and the library as it is: nothing that we remember helps it.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.timing import OWN_TIME, Case, Reading
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.summary import Filter, Query
from klachtenboek.letters.letter import Letter
from klachtenboek.letters.paper import render
from klachtenboek.logbook import Logbook

FIRST = """
import pickle, sys, time
import klachtenboek.logbook
letter, shop = pickle.loads(sys.stdin.buffer.read())
started = time.thread_time_ns()
from klachtenboek.letters.paper import render
render(letter, shop)
print(time.thread_time_ns() - started)
"""
"""Times the first letter of a program that has just begun, as the page of the letter does it."""

_FACES = {"Body": "Literata-400", "Bold": "Literata-600", "Label": "Inter-400", "Heading": "Inter-600"}


def cases(logbook: Logbook, count: int) -> Iterator[Case | Reading]:
    """Yield one letter, ``count`` letters, the first letter of a program that has just begun, and how large one is."""
    letters, shop = letters_of(logbook, 40), logbook.keeping.shop()
    many = [letters[number % len(letters)] for number in range(count)]
    yield Case(
        group="paper",
        name="letter, warm",
        most=1.8,
        ours=lambda: render(letters[0], shop),
        bare=lambda: _bare_letter(letters[0]),
        against="canvas, same words and faces",
        rounds=60,
        clock=OWN_TIME,
    )
    yield Case(
        group="paper",
        name=f"{count} letters",
        most=1.8,
        ours=lambda: [render(letter, shop) for letter in many],
        bare=lambda: [_bare_letter(letter) for letter in many],
        against="canvas, same words and faces",
        rounds=3,
        clock=OWN_TIME,
    )
    first = _First(pickle.dumps((letters[0], shop)))
    yield Case(
        group="paper", name="first letter after start", most=500, ours=first, rounds=8, clock=lambda: first.spent
    )
    yield Reading(
        group="paper",
        name=f"the largest of {len(letters)} letters",
        most=40,
        unit="KB",
        ours=lambda: max(len(render(letter, shop)) for letter in letters) / 1024,
    )


def letters_of(logbook: Logbook, count: int) -> list[Letter]:
    """Return closing letters about the newest complaints that have had a letter."""
    found: list[Letter] = []
    after = None
    while len(found) < count:
        page = logbook.complaints.page(Query(filter=Filter.ALL), after=after)
        sent = (row.id for row in page.rows if logbook.complaints.get(row.id).letters)
        found += [logbook.letters.compose(key, LetterKind.CLOSING) for key in sent]
        after = page.next
        if after is None:
            break
    return found


@cache
def _face(name: str) -> str:
    """Make a face known under a name of its own, without anything of ours around it."""
    data = (files("klachtenboek") / "resources" / "fonts" / f"{_FACES[name]}.ttf").read_bytes()
    registerFont(TTFont(f"Bare{name}", io.BytesIO(data), asciiReadable=0))
    return f"Bare{name}"


def _bare_letter(letter: Letter) -> bytes:
    """Set the same words line under line in the same faces."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, pageCompression=1)
    height = A4[1] - 40
    around = (*letter.sender, *letter.footer, letter.website, letter.role, letter.reference, letter.date)
    for name, words in (
        ("Bold", f"{letter.shop}\n{letter.signature}"),
        ("Label", "\n".join(around)),
        ("Heading", "\n".join(section.heading for section in letter.sections if hasattr(section, "heading"))),
        ("Body", "\n".join((*letter.address, letter.subject, letter.message))),
    ):
        canvas.setFont(_face(name), 9)
        for paragraph in words.splitlines():
            for line in textwrap.wrap(paragraph, 95):
                canvas.drawString(60, height, line)
                height -= 11
    canvas.save()
    return stream.getvalue()


class _First:
    """Sets a letter in a new process each time; ``spent`` is how many nanoseconds all of those took."""

    def __init__(self, pickled: bytes) -> None:
        self._pickled = pickled
        self.spent = 0

    def clock(self) -> int:
        """Return how many nanoseconds all letters so far took."""
        return self.spent

    def __call__(self) -> None:
        words = [sys.executable, "-c", FIRST]
        done = subprocess.run(words, input=self._pickled, check=True, capture_output=True)
        self.spent += int(done.stdout)
