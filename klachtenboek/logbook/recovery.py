"""Saving what is left of a book that cannot be opened any more; putting a backup back is in ``backupwork``."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.domain.trouble import FolderMissing, LogbookDamaged
from klachtenboek.i18n import _, ngettext
from klachtenboek.logbook.backupwork import BOOK
from klachtenboek.safekeeping import closingnote
from klachtenboek.safekeeping.backupfolder import folder_of, listed
from klachtenboek.safekeeping.carver import Carved, Column, Shape, carve
from klachtenboek.safekeeping.exchange import aside_of, exchange
from klachtenboek.safekeeping.files import make_folder, trouble_of, write_file
from klachtenboek.safekeeping.snapshot import look_into, snapshot
from klachtenboek.store import Store
from klachtenboek.store.rebuild import Rebuilt, rebuild, shapes

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from klachtenboek.domain.backup import BackupInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What was saved of a damaged book: rows by table, numbers made anew or lapsed, and where the report stands."""

    complaints: int
    customers: int
    letters: int
    unreadable: int
    dropped: int
    renewed: tuple[str, ...]
    lapsed: tuple[str, ...]
    old: Path
    report: Path


def backups_of(book: Path) -> tuple[BackupInfo, ...]:
    """Return the backups of a book that need not be open, newest first."""
    return listed(folder_of(book))


def was_a_book(book: Path) -> bool:
    """Tell whether a file that reads as something else once was a book: its first page may be what was lost."""
    return bool(backups_of(book)) or closingnote.is_there(book)


def rescue(book: Path, now: datetime) -> Rescued:
    """Save what can be read of a damaged book into a new one in its place; the damaged one stays aside with its -wal.

    The book may not be open. Raises FolderMissing, ReadOnly, DiskFull, DiskFailed, or LogbookDamaged when there is
    nothing to save; then the book is as it was.
    """
    carved = carve(_bytes_of(book), _bytes_of(book.with_name(f"{book.name}-wal"), or_empty=True), _shapes())
    if not any(carved.rows.values()):
        raise LogbookDamaged(book)
    with contextlib.closing(Store()) as store:
        made = rebuild(store, carved.rows, now)
        content = snapshot(store.database.connection)
    look_into(content, BOOK, book)
    stamp = f"{now:%Y-%m-%d %H%M%S}"
    report = make_folder(aside_of(book)) / f"{book.stem} {stamp} verslag.txt"
    told = _told(made, carved, report, exchange(book, content, stamp=stamp))
    write_file(report, in_words(told).encode())
    return told


def in_words(rescued: Rescued) -> str:
    """Return what was saved and what was not, for the owner, in whole sentences."""
    counted = (
        ngettext("{n} klacht", "{n} klachten", rescued.complaints).format(n=rescued.complaints),
        ngettext("{n} klant", "{n} klanten", rescued.customers).format(n=rescued.customers),
        ngettext("{n} brief", "{n} brieven", rescued.letters).format(n=rescued.letters),
    )
    lines = [_("Gered: {counted}.").format(counted=", ".join(counted))]
    if rescued.renewed:
        numbers = ", ".join(number or _("zonder nummer") for number in rescued.renewed)
        lines.append(_("Van deze klachten is alleen een deel gered: {numbers}.").format(numbers=numbers))
    if rescued.lapsed:
        lines.append(_("Van deze nummers is niets over: {numbers}.").format(numbers=", ".join(rescued.lapsed)))
    if rescued.unreadable or rescued.dropped:
        told = _("{pages} stukken van het bestand waren niet meer te lezen, {rows} regels pasten nergens meer bij.")
        lines.append(told.format(pages=rescued.unreadable, rows=rescued.dropped))
    lines.append(_("Het beschadigde bestand is bewaard: {path}").format(path=rescued.old))
    return "\n".join(lines) + "\n"


def _told(made: Rebuilt, carved: Carved, report: Path, old: Path) -> Rescued:
    return Rescued(
        complaints=made.kept["complaint"],
        customers=made.kept["customer"],
        letters=made.kept["letter"],
        unreadable=carved.lost,
        dropped=sum(made.dropped.values()),
        renewed=made.renewed,
        lapsed=made.lapsed,
        old=old,
        report=report,
    )


def _shapes() -> tuple[Shape, ...]:
    return tuple(
        Shape(shape.name, tuple(Column(*column) for column in shape.columns), shape.root, shape.added)
        for shape in shapes()
    )


def _bytes_of(path: Path, *, or_empty: bool = False) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        if or_empty:
            return b""
        raise FolderMissing(path) from error
    except OSError as error:
        raise trouble_of(error, path) from error
