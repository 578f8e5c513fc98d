"""Photos and files with a complaint: taken in safely, shown, opened as a copy; their bytes stand beside the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.contact import Attachment
from klachtenboek.domain.errors import AttachmentTooLarge, NotFound
from klachtenboek.safekeeping import attachments as beside
from klachtenboek.safekeeping.files import make_folder, trouble_of, write_file
from klachtenboek.safekeeping.kinds import attachment_kind, kind_of, safe_name
from klachtenboek.safekeeping.photo import SUFFIX, reduced

if TYPE_CHECKING:
    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.logbook.desk import Desk

MOST_MEGABYTES = 25
_MILLION = 1_000_000
_READ_ONLY = 0o444


class Attachments:
    """The verbs around photos and files."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk
        self._book = Path(desk.store.path)

    def add(self, complaint_id: int, path: Path) -> Complaint:
        """Keep a copy of a photo or file with the complaint; a photo is made smaller and loses place and camera.

        Raises AttachmentTooLarge, PictureTooLarge, KindRefused, FolderMissing, ReadOnly, DiskFull, NotFound or Voided.
        """
        content = _read(path)
        kind = kind_of(path.name, content)
        if kind.is_photo:
            content = reduced(content)
        attachment = Attachment(
            kind=attachment_kind(kind),
            name=safe_name(path.name, suffix=SUFFIX if kind.is_photo else ""),
            size=len(content),
            sha256=beside.put(self._book, content),
            added_at=self._desk.now(),
        )
        return self._desk.change(complaint_id, lambda c: c.attach(attachment))

    def remove(self, complaint_id: int, attachment_id: int) -> Complaint:
        """Take a photo or file off the complaint; its bytes stay, so that this can be undone. Raises NotFound."""
        return self._desk.change(complaint_id, lambda c: c.detach(attachment_id))

    def content(self, complaint_id: int, attachment_id: int) -> bytes:
        """Return the bytes, to show them. Raises NotFound, AttachmentMissing."""
        return beside.take(self._book, self._found(complaint_id, attachment_id).sha256)

    def missing(self, complaint_id: int) -> frozenset[int]:
        """Return the ids of the attachments whose bytes are gone."""
        known = self._desk.store.complaints.get(complaint_id).attachments
        there = {path.name for path in beside.present(self._book, frozenset(one.sha256 for one in known))}
        return frozenset(one.id for one in known if one.sha256 not in there)

    def copy_to_open(self, complaint_id: int, attachment_id: int, folder: Path) -> Path:
        """Write a copy nobody can change by accident into ``folder`` and return it, for another program to open.

        Its name and bytes are judged again: what a restored book calls a photo may be a program. Raises NotFound,
        AttachmentMissing, KindRefused, DiskFull or ReadOnly.
        """
        found = self._found(complaint_id, attachment_id)
        content = beside.take(self._book, found.sha256)
        kind_of(found.name, content)
        copy = write_file(make_folder(folder / found.sha256[:12]) / safe_name(found.name), content)
        copy.chmod(_READ_ONLY)
        return copy

    def _found(self, complaint_id: int, attachment_id: int) -> Attachment:
        known = self._desk.store.complaints.get(complaint_id).attachments
        for attachment in known:
            if attachment.id == attachment_id:
                return attachment
        what = "attachment"
        raise NotFound(what, attachment_id)


def _read(path: Path) -> bytes:
    """Read a file of the owner, never more of it than may be kept."""
    most = MOST_MEGABYTES * _MILLION
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise trouble_of(error, path) from error
    if len(content) > most:
        raise AttachmentTooLarge(MOST_MEGABYTES)
    return content
