"""The command line: the same verbs in Dutch words, results on stdout, messages on stderr; no rules of its own."""

from __future__ import annotations

import argparse
import io
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from klachtenboek import __version__
from klachtenboek.domain.backup import SUFFIX
from klachtenboek.domain.contact import Channel
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.errors import LogbookDamaged, LogbookError, LogbookMissing, NoScreen, NotALogbook
from klachtenboek.domain.period import Period
from klachtenboek.explain import explain
from klachtenboek.i18n import LANGUAGES, WORDS, _
from klachtenboek.letters.case import Block, Choices
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.backups import counted_in, put_back_over
from klachtenboek.logbook.letters import write_batch
from klachtenboek.logbook.recovery import in_words, rescue, was_a_book
from klachtenboek.logbook.year import kept_in
from klachtenboek.safekeeping.files import make_folder, trouble_of
from klachtenboek.safekeeping.place import refuse_unsafe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE, REFUSED, WRONG_USE = 0, 1, 2
"""Exit codes: done, refused with one sentence, used in a wrong way."""

DATA_FILE = "klachtenboek.db"

CHANNELS = {
    "winkel": Channel.SHOP,
    "telefoon": Channel.PHONE,
    "e-mail": Channel.EMAIL,
    "brief": Channel.LETTER,
    "website": Channel.WEBSITE,
    "review": Channel.REVIEW,
    "sociale-media": Channel.SOCIAL,
    "bezorgdienst": Channel.DELIVERY,
}
EARLIEST_YEAR, LATEST_YEAR = 2000, 2200
MOST_IN_DEMO = 1_000_000


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch, also when it is used in a wrong way."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Layout, **options)  # type: ignore[arg-type]
        self._positionals.title = _("wat je opgeeft")
        self._optionals.title = _("wat je kunt toevoegen")
        self.add_argument("--help", "-h", action="help", help=_("deze uitleg"))

    def error(self, message: str) -> NoReturn:
        """Say what to do in one sentence; argparse's own message is English and about the program."""
        del message
        wrong = _("Zo werkt deze opdracht niet. Typ {program} --help voor de uitleg.").format(program=self.prog)
        sys.stderr.write(f"{wrong}\n")
        raise SystemExit(WRONG_USE)


class _Layout(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _("gebruik: "))  # type: ignore[arg-type]


def run(arguments: Sequence[str], *, open_window: Callable[..., int], gallery: Callable[[], int]) -> int:
    """Carry out one command and return the exit code: 0 done, 1 refused with one sentence, 2 wrong use.

    Without a command the window opens, by ``open_window`` with the file of the book. A backup alone, as a system gives
    the file that was double-clicked, is shown in that window.
    """
    _make_streams_fit()
    _speak(arguments)
    try:
        chosen = parser().parse_args(_with_open(arguments))
    except SystemExit as stop:
        return int(stop.code or DONE)
    try:
        if chosen.command is not None:
            return _carried_out(chosen)
        _must_have_screen()
        if chosen.galerij:
            return gallery()
        return _look_or_open(chosen, open_window)
    except LogbookError as error:
        sys.stderr.write(f"{explain(error)}\n")
        return REFUSED


def _carried_out(chosen: argparse.Namespace) -> int:
    """Carry a command out, its words included: what prints them may be full or gone."""
    try:
        code = int(chosen.command(chosen))
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = io.StringIO()  # what is left to be said has nowhere to go, at the end of Python neither
        if not isinstance(error, BrokenPipeError):
            trouble = trouble_of(error, _("de uitvoer"))
            sys.stderr.write(f"{explain(trouble)}\n")
        return REFUSED
    return code


def _make_streams_fit() -> None:
    """Let any text be printed; a program that was started without a terminal has nothing to print to."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _speak(arguments: Sequence[str]) -> None:
    """Speak the language asked for before a word is said; the commands themselves are Dutch, and so is the default."""
    asked = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    asked.add_argument("--taal", choices=LANGUAGES)
    try:
        language = asked.parse_known_args(arguments)[0].taal
    except argparse.ArgumentError:
        return  # the parser of the commands says what is wrong
    if language:
        WORDS.use(language)


def _with_open(arguments: Sequence[str]) -> Sequence[str]:
    alone = len(arguments) == 1 and arguments[0].casefold().endswith(SUFFIX) and not arguments[0].startswith("-")
    return ("--open", *arguments) if alone else arguments


def _look_or_open(chosen: argparse.Namespace, open_window: Callable[..., int]) -> int:
    if chosen.zelftest is not None:
        from klachtenboek.selftest import run as look  # for whoever installs, not for every start

        return look(chosen.zelftest, _data_file(chosen.data))
    wishes = {"quietly": chosen.stil, "backup": chosen.open, "language": chosen.taal}
    return open_window(_data_file(chosen.data), **{name: wish for name, wish in wishes.items() if wish})


def parser() -> argparse.ArgumentParser:
    """Return the parser with all commands."""
    main = _Parser(
        prog="klachtenboek",
        description=_("Het klachtenboek van je zaak. Zonder opdracht gaat het venster open."),
    )
    main.add_argument("--version", action="version", version=f"Klachtenboek {__version__}", help=_("welke versie"))
    main.add_argument("--taal", choices=LANGUAGES, metavar=_("TAAL"), help=_("de taal van wat je ziet: nl of en"))
    main.add_argument("--galerij", action="store_true", help=_("laat alle bouwstenen van het venster zien"))
    main.add_argument("--stil", action="store_true", help=_("wacht in het systeemvak; zo start het met de computer"))
    main.add_argument("--data", metavar=_("BESTAND"), type=Path, help=_("een ander klachtenboek dan het gewone"))
    main.add_argument("--open", metavar=_("BESTAND"), type=Path, help=_("laat zien wat er in een back-up staat"))
    main.add_argument("--zelftest", metavar=_("MAP"), type=Path, help=_("kijk na of alles werkt, met een verslag"))
    main.add_argument("--toch", action="store_true", help=_("ook in een map waar je boek beschadigd kan raken"))
    main.set_defaults(command=None)
    commands = main.add_subparsers(title=_("opdrachten"), metavar="", parser_class=_Parser)
    _add_log(commands)
    _add_letter(commands)
    _add_letters(commands)
    _add_paper(commands)
    _add_lessons(commands)
    _add_export(commands)
    _command(commands, "controle", _check, _("kijk het hele boek na"))
    _add_safety(commands)
    _add_demo(commands)
    return main


_Commands = argparse._SubParsersAction  # noqa: SLF001  argparse has no public name for it


def _command(
    commands: _Commands[_Parser], name: str, verb: Callable[[argparse.Namespace], int], told: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, prog=f"klachtenboek {name}", help=told, description=told)
    command.add_argument("--data", metavar=_("BESTAND"), type=Path, default=argparse.SUPPRESS, help=_("een ander boek"))
    command.set_defaults(command=verb)
    return command


def _add_log(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "nieuw", _log, _("schrijf een klacht op en laat het nummer zien"))
    command.add_argument("verhaal", metavar=_("VERHAAL"), help=_("wat er is gebeurd; - leest het van de invoer"))
    command.add_argument("--wie", metavar=_("NAAM"), default="", help=_("wie er klaagt"))
    command.add_argument("--telefoon", metavar=_("NUMMER"), default="", help=_("telefoon van de klant"))
    command.add_argument("--mail", metavar=_("ADRES"), default="", help=_("e-mail van de klant"))
    command.add_argument("--kanaal", choices=CHANNELS, metavar=_("KANAAL"), default="winkel", help=_way())


def _way() -> str:
    return _("hoe de klacht binnenkwam: {channels}").format(channels=", ".join(CHANNELS))


def _add_letter(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "brief", _letter, _("maak een brief als pdf en laat zien waar hij staat"))
    command.add_argument("nummer", metavar=_("NUMMER"), help=_("het nummer van de klacht, zoals 2026-0041"))
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar de brief in komt"))
    kinds = [kind.value for kind in LetterKind]
    command.add_argument(
        "--soort", choices=kinds, metavar=_("SOORT"), default=LetterKind.CLOSING.value, help=_kinds(kinds)
    )
    command.add_argument(
        "--uitleg", metavar=_("TEKST"), default="", help=_("waarom iets zo was; hoort bij soort uitleg")
    )
    command.add_argument("--fotos", action="store_true", help=_("de foto’s van de klacht gaan mee"))


def _add_letters(commands: _Commands[_Parser]) -> None:
    told = _("maak van elke klacht een brief als pdf en laat zien waar ze staan")
    command = _command(commands, "brieven", _letters, told)
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar de brieven in komen"))
    command.add_argument("nummers", metavar=_("NUMMER"), nargs="+", help=_("de nummers van de klachten"))
    kinds = [kind.value for kind in LetterKind if kind is not LetterKind.EXPLANATION]
    command.add_argument(
        "--soort", choices=kinds, metavar=_("SOORT"), default=LetterKind.CLOSING.value, help=_kinds(kinds)
    )


def _add_paper(commands: _Commands[_Parser]) -> None:
    file = _command(
        commands, "dossier", _dossier, _("zet alles over een klacht in een pdf en laat zien waar hij staat")
    )
    file.add_argument("nummer", metavar=_("NUMMER"), help=_("het nummer van de klacht, zoals 2026-0041"))
    form = _command(commands, "formulier", _form, _("maak een leeg klachtenformulier voor op de toonbank"))
    for command in (file, form):
        command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar het in komt"))
    form.add_argument("--a4", action="store_true", help=_("groot, op A4 in plaats van A5"))


def _add_lessons(commands: _Commands[_Parser]) -> None:
    told = _("zet op één bladzijde wat klachten leerden, zonder namen, en laat zien waar hij staat")
    command = _command(commands, "lessen", _lessons, told)
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar het in komt"))
    command.add_argument("--jaar", metavar=_("JAAR"), type=_year, default=None, help=_("een jaar, zoals 2026"))


def _kinds(kinds: Sequence[str]) -> str:
    return _("welke brief: {kinds}").format(kinds=", ".join(kinds))


def _add_export(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "export", _export, _("maak de jaarmap voor de boekhouder en laat zien waar hij staat"))
    command.add_argument("jaar", metavar=_("JAAR"), type=_year, help=_("het jaar, zoals 2026"))
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar de jaarmap in komt"))
    command.add_argument("--met-namen", action="store_true", help=_("zet de namen van klanten erbij"))
    part = command.add_mutually_exclusive_group()
    part.add_argument(
        "--kwartaal", metavar=_("N"), type=int, choices=range(1, 5), help=_("alleen dit kwartaal, 1 tot 4")
    )
    part.add_argument("--maand", metavar=_("N"), type=int, choices=range(1, 13), help=_("alleen deze maand, 1 tot 12"))
    command.add_argument("--snelstart", action="store_true", help=_("ook een journaalvoorstel voor SnelStart"))
    command.add_argument("--zip", action="store_true", help=_("zet er een zipbestand van de map naast"))


def _add_safety(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "backup", _backup, _("maak een back-up en laat zien waar hij staat"))
    told = _("de map waar ook een kopie in komt")
    command.add_argument("map", metavar=_("MAP"), type=Path, nargs="?", default=None, help=told)
    command = _command(commands, "terugzetten", _restore, _("zet een back-up terug; van nu komt er eerst een back-up"))
    command.add_argument("bestand", metavar=_("BESTAND"), type=Path, help=_("de back-up"))
    _command(commands, "redden", _rescue, _("red uit een beschadigd boek wat nog te lezen is"))


def _add_demo(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "demo", _demo, _("maak een voorbeeld: een heel jaar van een bakkerij"))
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar alles in komt"))
    command.add_argument("--klachten", metavar=_("N"), type=_count, default=None, help=_("hoeveel klachten"))
    command.add_argument("--beelden", action="store_true", help=_("maak ook afbeeldingen van de bladzijden"))
    command.add_argument("--alle", action="store_true", help=_("ook in andere maten en lettergroottes"))


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
        restored = put_back_over(_data_file(chosen.data).absolute(), chosen.bestand, datetime.now())
    sys.stdout.write(f"{counted_in(restored.info)}\n")
    return DONE


def _rescue(chosen: argparse.Namespace) -> int:
    book = _data_file(chosen.data).absolute()
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
        book = _data_file(chosen.data)
        if not makes_new and not book.exists():
            raise LogbookMissing(book.absolute())
        if not chosen.toch:
            refuse_unsafe(book.absolute().parent)
        self._logbook = Logbook(book)

    def __enter__(self) -> Logbook:
        return self._logbook

    def __exit__(self, *_error: object) -> None:
        self._logbook.close()


def _must_have_screen() -> None:
    """Raise NoScreen where Qt would only abort: a Linux machine without X, Wayland or a platform asked for by name."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted):
        raise NoScreen


def _data_file(given: Path | None) -> Path:
    if given is not None:
        return given
    from platformdirs import user_data_path  # only where no file was given

    return make_folder(user_data_path("Klachtenboek", appauthor=False)) / DATA_FILE


def _year(text: str) -> int:
    year = int(text)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError
    return year


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST_IN_DEMO:
        raise ValueError
    return number
