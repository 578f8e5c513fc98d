"""A mail to the bookkeeper that is ready to be sent, as a file the mail program opens; nothing is sent from here."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

BOUNDARY = "klachtenboek-jaaroverzicht"


def mail_draft(title: str, shop: str, archive: bytes, *, to: str = "") -> bytes:
    """Return the mail with the year as a zip; the same year gives the same bytes. ``to`` may stay empty."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if to:
        mail["To"] = to
    name = " ".join(shop.split())
    mail["Subject"] = f"Klachtenboek {title}{f', {name}' if name else ''}"
    mail.set_content(
        f"Hallo,\n\nHierbij het overzicht {title} van wat we aan klanten met een klacht hebben gegeven. In de map staan"
        " een Excel-bestand, een pdf, het journaalvoorstel en de brieven. Begin met het blad Toelichting.\n\n"
        f"Met vriendelijke groet,\n{name}\n"
    )
    mail.add_attachment(archive, maintype="application", subtype="zip", filename=f"Klachtenboek {title}.zip")
    mail.set_boundary(BOUNDARY)
    return mail.as_bytes()
