import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

from klachtenboek.domain import errors, trouble
from klachtenboek.domain.errors import BlockEmpty, ListFull, LogbookError, NotADate, NotAnAmount, NotFound, TextTooLong
from klachtenboek.domain.trouble import Trouble


def drawn(module: ModuleType) -> set[tuple[str, str]]:
    """Read the tree in the docstring as pairs of a class and the class above it."""
    pairs: set[tuple[str, str]] = set()
    above = [""]
    for line in inspect.getdoc(module).splitlines():  # type: ignore[union-attr]
        found = re.fullmatch(r"((?:│   |    )*)(?:├── |└── )?([A-Z]\w+(?: / [A-Z]\w+)*)(?:  .*)?", line)
        if found is None:
            continue
        branch = line.startswith(("├", "└", "│", " "))
        depth = len(found[1]) // 4 + branch
        names = found[2].split(" / ")
        pairs |= {(name, above[depth]) for name in names}
        above[depth + 1 :] = [names[-1]]
    return pairs


@pytest.mark.parametrize("module", [errors, trouble])
def test_the_tree_as_drawn_is_the_tree_as_it_is(module: ModuleType) -> None:
    classes = {
        (name, "" if thing is LogbookError else thing.__mro__[1].__name__)
        for name, thing in vars(module).items()
        if isinstance(thing, type) and issubclass(thing, LogbookError)
    }
    assert drawn(module) == classes


def test_an_error_keeps_what_its_sentence_needs() -> None:
    assert TextTooLong(300).limit == 300
    assert ListFull(12).limit == 12
    assert (NotFound("promise", 7).what, NotFound("promise", 7).key) == ("promise", "7")
    assert NotAnAmount("veel").text == "veel"
    assert NotADate("ooit").text == "ooit"
    assert BlockEmpty("naam").name == "naam"
    assert Trouble(Path("boek.klachten")).path == "boek.klachten"
    assert Trouble().path == ""


def test_an_error_for_the_log_repeats_nothing_a_customer_said() -> None:
    for error in (NotAnAmount("Jansen"), NotADate("Jansen")):
        assert "Jansen" not in str(error)
