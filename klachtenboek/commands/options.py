"""What may be typed behind the program's name, in Dutch words; what is done with it is told by ``verbs``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from klachtenboek import __version__
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.kinds import Channel
from klachtenboek.i18n import LANGUAGES, _
from klachtenboek.safekeeping.files import make_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    _command(commands, "controle", _("kijk het hele boek na"))
    _add_safety(commands)
    _add_demo(commands)
    return main


_Commands = argparse._SubParsersAction  # noqa: SLF001  argparse has no public name for it


def _command(commands: _Commands[_Parser], name: str, told: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, prog=f"klachtenboek {name}", help=told, description=told)
    command.add_argument("--data", metavar=_("BESTAND"), type=Path, default=argparse.SUPPRESS, help=_("een ander boek"))
    command.set_defaults(command=name)
    return command


def _add_log(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "nieuw", _("schrijf een klacht op en laat het nummer zien"))
    command.add_argument("verhaal", metavar=_("VERHAAL"), help=_("wat er is gebeurd; - leest het van de invoer"))
    command.add_argument("--wie", metavar=_("NAAM"), default="", help=_("wie er klaagt"))
    command.add_argument("--telefoon", metavar=_("NUMMER"), default="", help=_("telefoon van de klant"))
    command.add_argument("--mail", metavar=_("ADRES"), default="", help=_("e-mail van de klant"))
    command.add_argument("--kanaal", choices=CHANNELS, metavar=_("KANAAL"), default="winkel", help=_way())


def _way() -> str:
    return _("hoe de klacht binnenkwam: {channels}").format(channels=", ".join(CHANNELS))


def _add_letter(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "brief", _("maak een brief als pdf en laat zien waar hij staat"))
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
    command = _command(commands, "brieven", told)
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar de brieven in komen"))
    command.add_argument("nummers", metavar=_("NUMMER"), nargs="+", help=_("de nummers van de klachten"))
    kinds = [kind.value for kind in LetterKind if kind is not LetterKind.EXPLANATION]
    command.add_argument(
        "--soort", choices=kinds, metavar=_("SOORT"), default=LetterKind.CLOSING.value, help=_kinds(kinds)
    )


def _add_paper(commands: _Commands[_Parser]) -> None:
    file = _command(commands, "dossier", _("zet alles over een klacht in een pdf en laat zien waar hij staat"))
    file.add_argument("nummer", metavar=_("NUMMER"), help=_("het nummer van de klacht, zoals 2026-0041"))
    form = _command(commands, "formulier", _("maak een leeg klachtenformulier voor op de toonbank"))
    for command in (file, form):
        command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar het in komt"))
    form.add_argument("--a4", action="store_true", help=_("groot, op A4 in plaats van A5"))


def _kinds(kinds: Sequence[str]) -> str:
    return _("welke brief: {kinds}").format(kinds=", ".join(kinds))


def _add_lessons(commands: _Commands[_Parser]) -> None:
    told = _("zet op één bladzijde wat klachten leerden, zonder namen, en laat zien waar hij staat")
    command = _command(commands, "lessen", told)
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar het in komt"))
    command.add_argument("--jaar", metavar=_("JAAR"), type=_year, default=None, help=_("een jaar, zoals 2026"))


def _add_export(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "export", _("maak de jaarmap voor de boekhouder en laat zien waar hij staat"))
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
    command = _command(commands, "backup", _("maak een back-up en laat zien waar hij staat"))
    told = _("de map waar ook een kopie in komt")
    command.add_argument("map", metavar=_("MAP"), type=Path, nargs="?", default=None, help=told)
    command = _command(commands, "terugzetten", _("zet een back-up terug; van nu komt er eerst een back-up"))
    command.add_argument("bestand", metavar=_("BESTAND"), type=Path, help=_("de back-up"))
    _command(commands, "redden", _("red uit een beschadigd boek wat nog te lezen is"))


def _add_demo(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "demo", _("maak een voorbeeld: een heel jaar van een bakkerij"))
    command.add_argument("map", metavar=_("MAP"), type=Path, help=_("de map waar alles in komt"))
    command.add_argument("--klachten", metavar=_("N"), type=_count, default=None, help=_("hoeveel klachten"))
    command.add_argument("--beelden", action="store_true", help=_("maak ook afbeeldingen van de bladzijden"))
    command.add_argument("--alle", action="store_true", help=_("ook in andere maten en lettergroottes"))


def data_file(given: Path | None) -> Path:
    """Return the file that was given, or else the one in the data folder of who uses the computer."""
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
