"""A letter as an e-mail that is ready to be sent: the draft file and the link; sending is the mail program's."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import quote

LONGEST_LINK = 1_800
"""Characters of a mailto link that mail programs still accept."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """Where the letter and the draft were written, and the link for a mail program that opens no drafts."""

    pdf: Path
    draft: Path
    link: str


_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")


def draft(*, to: str, subject: str, text: str, name: str, pdf: bytes) -> bytes:
    """Return an .eml with the PDF attached as ``name``, which a mail program opens to be sent (``X-Unsent``).

    An address that is none is left out: the owner fills it in. The same letter gives the same bytes every time.
    """
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    if address := written(to):
        message["To"] = address
    message["Subject"] = " ".join(_whole(subject).split())
    message["X-Unsent"] = "1"
    message.set_content(_whole(text), cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=" ".join(_whole(name).split()))
    message.set_boundary(f"klachtenboek-{hashlib.sha256(pdf).hexdigest()[:24]}")
    return message.as_bytes()


def link(*, to: str, subject: str, text: str) -> str:
    """Return a ``mailto:`` link with subject and text, for a mail program that knows no draft files.

    A link cannot carry a letter, and a text too long for it is left out.
    """
    start = f"mailto:{quote(written(to), safe='@')}?subject={quote(_whole(subject))}"
    whole = f"{start}&body={quote(_whole(text).replace(chr(10), chr(13) + chr(10)))}"
    return whole if len(whole) <= LONGEST_LINK else start


def written(address: str) -> str:
    """Return the address when it is one, else nothing."""
    bare = address.strip()
    return bare if _ADDRESS.fullmatch(bare) else ""


def _whole(text: str) -> str:
    """Return the text without halves of characters and other control signs that no mail may hold."""
    clean = text.encode("utf-8", "ignore").decode("utf-8")
    return "".join(char for char in clean if char == "\n" or char.isprintable() or char == "\N{NO-BREAK SPACE}")
