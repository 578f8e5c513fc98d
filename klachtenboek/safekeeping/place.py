"""Whether a folder is a place where a book in use stays whole; nothing is written to find out.

A file on another computer has locks that do not hold; a folder that a service keeps the same on two computers gets half
a book now and then, and two books after a while.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from klachtenboek.domain.errors import PlaceInCloud, PlaceOnNetwork

CLOUDS = {
    "OneDrive": re.compile(r"(?i)^onedrive( ?-.*)?$"),
    "Dropbox": re.compile(r"(?i)^dropbox( \(.*\))?$"),
    "Google Drive": re.compile(r"(?i)^(google ?drive|my drive|mijn drive|googledrive-.*|drivefs)$"),
    "iCloud": re.compile(r"(?i)^(icloud ?drive|mobile documents|com~apple~clouddocs|iclouddrive)$"),
    "STACK": re.compile(r"^STACK$"),
    "Nextcloud": re.compile(r"(?i)^(nextcloud|owncloud)$"),
    "pCloud": re.compile(r"(?i)^pcloud ?drive$"),
    "Proton Drive": re.compile(r"(?i)^proton ?drive$"),
}
"""How the folders of the best-known services are called, on Windows, macOS and Linux."""

NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "ncpfs",
}
_REMOTE_DRIVE = 4
_MOUNTS = Path("/proc/self/mounts")


def refuse_unsafe(folder: Path) -> None:
    """Raise PlaceInCloud or PlaceOnNetwork when a book does not stay whole in this folder."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would follow a link into the folder of a service
    for place in {whole, folder.resolve()}:
        for part in place.parts:
            for name, pattern in CLOUDS.items():
                if pattern.fullmatch(part):
                    raise PlaceInCloud(folder, name)
    if is_on_network(whole, mounts=_mounts()):
        raise PlaceOnNetwork(folder)


def is_on_network(folder: Path, *, mounts: str) -> bool:
    r"""Tell whether a folder is on another computer: ``\\server\share``, a network drive, or a mount of that kind.

    ``mounts`` is the table of the system as Linux has it; empty elsewhere.
    """
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)
    best, kind = 0, ""
    for line in mounts.splitlines():
        place, sort = line.split(" ")[1:3]
        point = Path(place.replace("\\040", " "))
        if (point == folder or point in folder.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), sort
    return kind in NETWORK


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
