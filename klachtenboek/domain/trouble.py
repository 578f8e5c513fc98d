"""The ways in which the computer can fail the complaint book; not the words for them (see ``explain``).

LogbookError
└── Trouble              the computer could not, nothing is lost
    ├── NotALogbook          the file is something else
    ├── LogbookMissing       there is no file, and no new book is asked for
    ├── NewerLogbook         made with a newer program
    ├── LogbookInUse         open in another instance
    ├── LogbookDamaged       the file is damaged
    ├── LogbookTooLarge      larger than a backup can be
    ├── NotABackup           the file is no backup of this program
    ├── BackupDamaged        the backup does not pass its checks
    ├── AttachmentMissing    the file beside the book is gone or damaged
    ├── DiskFull
    ├── NoRoomForCopy        none for the copy of a large book, before it changes
    ├── ReadOnly             file or folder may not be written
    ├── FileInUse            another program has the file open
    ├── NoScreen             a window was asked for where there is no screen
    ├── FolderMissing        the folder is not there
    ├── NotAFolder           a file stands where a folder should be
    ├── NotAFile             a folder stands where a file should be
    ├── NameTooLong          a longer name than the disk takes
    └── DiskFailed           anything else the disk refused
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.errors import LogbookError

if TYPE_CHECKING:
    from pathlib import Path


class Trouble(LogbookError):
    """The computer could not; what was saved before is still there."""

    def __init__(self, path: Path | str | None = None) -> None:
        """Keep the file or folder concerned."""
        super().__init__(type(self).__name__)
        self.path = str(path) if path is not None else ""


class NotALogbook(Trouble):
    """The file is no logbook of this program."""


class LogbookMissing(Trouble):
    """There is no file there; only the window and the command for a new complaint make one."""


class NewerLogbook(Trouble):
    """The file was made with a newer program."""


class LogbookInUse(Trouble):
    """Another instance has the file open."""


class LogbookDamaged(Trouble):
    """The file does not pass its checks."""


class LogbookTooLarge(Trouble):
    """The book is larger than a backup can be."""


class NotABackup(Trouble):
    """The file is no backup of this program."""


class BackupDamaged(Trouble):
    """The backup is not what its own list says, or does not pass the checks of the book."""


class AttachmentMissing(Trouble):
    """The file that stood beside the book is gone, or no longer the same."""


class DiskFull(Trouble):
    """No room left."""


class NoRoomForCopy(Trouble):
    """No room left for the copy of a large book, without which it does not change."""

    def __init__(self, path: Path | str | None = None, gigabytes: int = 0) -> None:
        """Keep the folder and what is needed there, rounded up."""
        super().__init__(path)
        self.gigabytes = gigabytes


class ReadOnly(Trouble):
    """The file or folder may not be written."""


class FileInUse(Trouble):
    """Another program has the file open."""


class NoScreen(Trouble):
    """A window was asked for where there is no screen to show it on."""


class FolderMissing(Trouble):
    """The folder does not exist (any more)."""


class NotAFolder(Trouble):
    """A file stands where a folder should be."""


class NotAFile(Trouble):
    """A folder stands where a file should be."""


class NameTooLong(Trouble):
    """The name of a file or folder is longer than the disk takes."""


class DiskFailed(Trouble):
    """The disk refused for another reason."""
