"""Photos and files with a complaint: taken in safely, shown, opened as a copy; their bytes stand beside the book."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.contact import Attachment, AttachmentKind
from klachtenboek.domain.errors import AttachmentTooLarge, KindRefused, LogbookError, NotFound
from klachtenboek.logbook import secondplace
from klachtenboek.safekeeping import attachments as beside
from klachtenboek.safekeeping import backupfolder
from klachtenboek.safekeeping.archive import attachments_of
from klachtenboek.safekeeping.files import make_folder, read_file, write_file
from klachtenboek.safekeeping.kinds import attachment_kind, kind_of, safe_name
from klachtenboek.safekeeping.photo import SUFFIX, reduced
from klachtenboek.store import IN_MEMORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.logbook.desk import Desk

MOST_MEGABYTES = 25
_MILLION = 1_000_000
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A photo or file that stands beside the book and is not with a complaint yet; ``size`` in bytes."""

    kind: AttachmentKind
    name: str
    size: int
    sha256: str


class Attachments:
    """The verbs around photos and files; a book in memory has none.

    What only touches files, ``keep_file``, ``keep_content`` and ``read``, may be done by another thread.
    """

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk
        self._book = Path(desk.store.path)

    @property
    def is_possible(self) -> bool:
        """Whether the book is a file, beside which there is room."""
        return self._desk.store.path != IN_MEMORY

    def add(self, complaint_id: int, path: Path) -> Complaint:
        """Keep a copy of a photo or file with the complaint. Raises as ``keep_file``, and NotFound or Voided."""
        return self.attach(complaint_id, (self.keep_file(path),))

    def keep_file(self, path: Path) -> Kept:
        """Keep a copy of a file beside the book; a photo is made smaller and loses place and camera.

        Raises AttachmentTooLarge, PictureTooLarge, KindRefused, FolderMissing, ReadOnly, DiskFull or DiskFailed.
        """
        if path.is_dir():
            raise KindRefused
        return self.keep_content(path.name, _read(path))

    def keep_content(self, name: str, content: bytes) -> Kept:
        """Keep what has no file, such as a picture that was pasted, as ``keep_file`` does and with the same errors."""
        if len(content) > MOST_MEGABYTES * _MILLION:
            raise AttachmentTooLarge(MOST_MEGABYTES)
        kind = kind_of(name, content)
        if kind.is_photo:
            content = reduced(content)
        return Kept(
            kind=attachment_kind(kind),
            name=safe_name(name, suffix=SUFFIX if kind.is_photo else ""),
            size=len(content),
            sha256=beside.put(self._book, content),
        )

    def attach(self, complaint_id: int, kept: Sequence[Kept]) -> Complaint:
        """Put what is kept with the complaint, all in one change that can be undone. Raises NotFound or Voided."""
        now = self._desk.now()

        def put(complaint: Complaint) -> Complaint:
            for one in kept:
                known = Attachment(kind=one.kind, name=one.name, size=one.size, sha256=one.sha256, added_at=now)
                complaint = complaint.attach(known)
            return complaint

        return self._desk.change(complaint_id, put)

    def remove(self, complaint_id: int, attachment_id: int) -> Complaint:
        """Take a photo or file off the complaint; its bytes stay, so that this can be undone. Raises NotFound."""
        return self._desk.change(complaint_id, lambda c: c.detach(attachment_id))

    def content(self, complaint_id: int, attachment_id: int) -> bytes:
        """Return the bytes, to show them. Raises NotFound, AttachmentMissing."""
        return beside.take(self._book, self._found(complaint_id, attachment_id).sha256)

    def read(self, attachment: Attachment) -> bytes:
        """Return the bytes of an attachment the page already knows. Raises AttachmentMissing."""
        return beside.take(self._book, attachment.sha256)

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

    def save_as(self, complaint_id: int, attachment_id: int, target: Path) -> Path:
        """Write a copy where the owner wants it. Raises NotFound, AttachmentMissing, DiskFull, ReadOnly, DiskFailed."""
        return write_file(target, self.content(complaint_id, attachment_id))

    def bring_back(self, complaint_id: int) -> int:
        """Take what is missing or damaged out of the backups, here and in the second place; return how many came back.

        A backup that cannot be read is passed by. Raises NotFound, DiskFull, ReadOnly or DiskFailed.
        """
        known = self._desk.store.complaints.get(complaint_id).attachments
        wanted = {one.sha256 for one in known if not beside.is_whole(self._book, one.sha256)}
        count, settings = len(wanted), self._desk.store.settings
        there = secondplace.place_of(settings), secondplace.folder_of(settings, self._book)
        for folder in (
            backupfolder.folder_of(self._book),
            *(folder for folder in reversed(there) if folder is not None),
        ):
            for info in backupfolder.listed(folder) if wanted else ():
                wanted -= self._put_back(info.path, frozenset(wanted))
        return count - len(wanted)

    def _put_back(self, backup: Path, wanted: frozenset[str]) -> set[str]:
        found: dict[str, bytes] = {}
        with contextlib.suppress(LogbookError):
            found.update(attachments_of(backup, wanted))
        return {beside.put(self._book, content) for content in found.values()}

    def _found(self, complaint_id: int, attachment_id: int) -> Attachment:
        known = self._desk.store.complaints.get(complaint_id).attachments
        for attachment in known:
            if attachment.id == attachment_id:
                return attachment
        what = "attachment"
        raise NotFound(what, attachment_id)


def _read(path: Path) -> bytes:
    """Read a file of the owner, never more of it than may be kept."""
    content = read_file(path, most=MOST_MEGABYTES * _MILLION + 1)
    if len(content) > MOST_MEGABYTES * _MILLION:
        raise AttachmentTooLarge(MOST_MEGABYTES)
    return content
