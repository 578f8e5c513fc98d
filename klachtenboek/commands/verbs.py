"""The commands of the command line, each carried out by verbs of the logbook; results go to stdout, by the line."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Final

from klachtenboek.commands.options import CHANNELS, DONE, REFUSED, data_file
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.period import Period
from klachtenboek.domain.trouble import LogbookDamaged, LogbookMissing, NotALogbook
from klachtenboek.i18n import _
from klachtenboek.letters.case import Block, Choices
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.backupwork import counted_in, put_back_over
from klachtenboek.logbook.letters import write_batch
from klachtenboek.logbook.recovery import in_words, rescue, was_a_book
from klachtenboek.logbook.year import kept_in
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.safekeeping.place import refuse_unsafe

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping


def _log(chosen: argparse.Namespace) -> int:
    story = sys.stdin.read() if chosen.verhaal == "-" else chosen.verhaal
    with _Opened(chosen, makes_new=True) as logbook:
        complaint = logbook.complaints.log(
            story,
            who=chosen.wie,
            phone=chosen.telefoon,
            email=chosen.mail,
            channel=CHANNELS[chosen.kanaal],
        )
    sys.stdout.write(f"{complaint.reference}\n")
    return DONE


def _letter(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        complaint = logbook.complaints.find(chosen.nummer)
        folder = make_folder(chosen.map)
        words = ((Block.REASONS, chosen.uitleg),) if chosen.uitleg else ()
        photos = frozenset(one.id for one in logbook.letters.photos(complaint.id)) if chosen.fotos else frozenset()
        choices = Choices(words=words, photos=photos)
        path = logbook.letters.save_pdf(complaint.id, LetterKind(chosen.soort), folder, choices)
        lost = logbook.letters.lost_photos(complaint.id, choices)
    sys.stdout.write(f"{path}\n")
    if lost:
        words_lost = _("Deze foto’s zijn er niet meer of zijn beschadigd: {names}. De brief gaat zonder.")
        sys.stderr.write(f"{words_lost.format(names=', '.join(lost))}\n")
    return DONE


def _letters(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        found = {logbook.complaints.find(number).id: number for number in chosen.nummers}
        batch = logbook.letters.prepare(tuple(found), LetterKind(chosen.soort))
        made = write_batch(batch, make_folder(chosen.map))
        logbook.letters.freeze(made)
    for one in made:
        sys.stdout.write(f"{chosen.map / one.name}\n")
    for complaint_id, reason in batch.refused:
        sys.stderr.write(f"{found[complaint_id]}: {reason}\n")
    return REFUSED if batch.refused else DONE


def _dossier(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        complaint = logbook.complaints.find(chosen.nummer)
        path = logbook.letters.save_dossier(complaint.id, make_folder(chosen.map))
    sys.stdout.write(f"{path}\n")
    return DONE


def _form(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        path = logbook.letters.save_form(make_folder(chosen.map), is_large=chosen.a4)
    sys.stdout.write(f"{path}\n")
    return DONE


def _lessons(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        period = Period.of_year(chosen.jaar) if chosen.jaar is not None else logbook.learning.past_year().period
        path = logbook.learning.save_pdf(period, make_folder(chosen.map))
    sys.stdout.write(f"{path}\n")
    return DONE


def _export(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        path = logbook.year.export(
            chosen.jaar,
            chosen.map,
            with_names=chosen.met_namen,
            period=logbook.year.period(chosen.jaar, quarter=chosen.kwartaal, month=chosen.maand),
            snelstart=chosen.snelstart,
            with_zip=chosen.zip,
        )
    sys.stdout.write(f"{path}\n")
    for name in kept_in(path):
        sys.stderr.write(_("Je eigen bestand is blijven staan: {name}").format(name=name) + "\n")
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        health = logbook.keeping.check()
        words = logbook.keeping.faults_in_words(health)
    (sys.stderr if health.faults else sys.stdout).write(f"{words}\n")
    return REFUSED if health.faults else DONE


def _backup(chosen: argparse.Namespace) -> int:
    with _Opened(chosen) as logbook:
        info = logbook.backups.save_in(chosen.map) if chosen.map is not None else logbook.backups.make()
    sys.stdout.write(f"{info.path}\n")
    return DONE


def _restore(chosen: argparse.Namespace) -> int:
    try:
        with _Opened(chosen) as logbook:
            restored = logbook.backups.restore(chosen.bestand)
    except (LogbookDamaged, LogbookMissing, NotALogbook):
        restored = put_back_over(data_file(chosen.data).absolute(), chosen.bestand, datetime.now())
    sys.stdout.write(f"{counted_in(restored.info)}\n")
    return DONE


def _rescue(chosen: argparse.Namespace) -> int:
    book = data_file(chosen.data).absolute()
    try:
        with _Opened(chosen) as logbook:
            words = logbook.keeping.faults_in_words(logbook.keeping.check())
    except (LogbookDamaged, NotALogbook) as error:
        if isinstance(error, NotALogbook) and not was_a_book(book):
            raise
        words = in_words(rescue(book, datetime.now())).rstrip()
    sys.stdout.write(f"{words}\n")
    return DONE


def _demo(chosen: argparse.Namespace) -> int:
    from klachtenboek.demo.making import make_demo  # its data and pictures are for this command alone

    pictures = None if not chosen.beelden else "all" if chosen.alle else "some"
    for path in make_demo(chosen.map, count=chosen.klachten, pictures=pictures):
        sys.stdout.write(f"{path}\n")
        sys.stdout.flush()
    return DONE


class _Opened:
    """The book of this command, closed afterwards; the answer is printed only when it is safely on disk."""

    def __init__(self, chosen: argparse.Namespace, *, makes_new: bool = False) -> None:
        book = data_file(chosen.data)
        if not makes_new and not book.exists():
            raise LogbookMissing(book.absolute())
        if not chosen.toch:
            refuse_unsafe(book.absolute().parent)
        self._logbook = Logbook(book)

    def __enter__(self) -> Logbook:
        return self._logbook

    def __exit__(self, *_error: object) -> None:
        self._logbook.close()


VERBS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "nieuw": _log,
    "brief": _letter,
    "brieven": _letters,
    "dossier": _dossier,
    "formulier": _form,
    "lessen": _lessons,
    "export": _export,
    "controle": _check,
    "backup": _backup,
    "terugzetten": _restore,
    "redden": _rescue,
    "demo": _demo,
}
"""What is done for each command."""
