"""The command line: the same verbs in Dutch words, results on stdout, messages on stderr; no rules of its own."""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING

from klachtenboek.commands.options import DONE, REFUSED, data_file, parser
from klachtenboek.domain.backup import SUFFIX
from klachtenboek.domain.errors import LogbookError
from klachtenboek.domain.trouble import NoScreen
from klachtenboek.explain import explain
from klachtenboek.i18n import LANGUAGES, WORDS, _
from klachtenboek.safekeeping.files import trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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
    from klachtenboek.commands.verbs import VERBS  # the window opens without letters, reports and backups

    try:
        code = VERBS[chosen.command](chosen)
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

        return look(chosen.zelftest, data_file(chosen.data))
    wishes = {"quietly": chosen.stil, "backup": chosen.open, "language": chosen.taal}
    return open_window(data_file(chosen.data), **{name: wish for name, wish in wishes.items() if wish})


def _must_have_screen() -> None:
    """Raise NoScreen where Qt would only abort: a Linux machine without X, Wayland or a platform asked for by name."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted):
        raise NoScreen
