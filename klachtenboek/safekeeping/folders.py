"""Writing a folder whole: the new one takes the old one's place only when every file in it is written."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.safekeeping.files import make_folder, trouble_of, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable


OLD = "oud"
"""Where the older folder waits; when neither it nor the new one can be put in place, it stays there."""


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """Write the files, named relative to ``target``, and return it; an older folder of that name is replaced.

    Raises DiskFull, ReadOnly, FolderMissing or DiskFailed; then the older folder is as it was and nothing of the new
    one remains.
    """
    try:
        beside = Path(tempfile.mkdtemp(prefix=".klachtenboek-", dir=target.parent))
    except OSError as error:
        raise trouble_of(error, target.parent) from error
    try:
        fresh = make_folder(beside / "nieuw")
        for name, content in files:
            make_folder((fresh / name).parent)
            write_file(fresh / name, content)
        _exchange(target, fresh, beside / OLD)
    except OSError as error:
        raise trouble_of(error, target) from error
    finally:
        if target.exists() or not (beside / OLD).exists():
            shutil.rmtree(beside, ignore_errors=True)
    return target


def _exchange(target: Path, fresh: Path, old: Path) -> None:
    """Put the fresh folder in place; when that fails the old one comes back."""
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
