"""The English catalogue is whole: every text of the window stands in it, says the same, and is no Dutch."""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.dutch import DUTCH

PACKAGE = Path(__file__).resolve().parent.parent / "klachtenboek"
SOURCE = PACKAGE / "resources" / "locale" / "en" / "LC_MESSAGES" / "klachtenboek.po"
MARKS = {"_": 1, "N_": 1, "ngettext": 2, "NN_": 2}
"""What marks a text for the catalogue, and how many forms of it follow."""
NAMES = re.compile(
    r"Bakkerij De Linde|Marieke van der Linde|De Vries|info@bakkerij\.nl|Beste|Wat vervelend voor u, \{naam\}"
)
CLOCK = {"this", "next"}
"""A language names either hour: half past three is "half vier"."""


def catalogue() -> Catalog:
    with SOURCE.open("rb") as file:
        return read_po(file, locale="en")


def forms(text: object) -> tuple[str, ...]:
    """Return what stands for one, and for many when there is such a form."""
    return (text,) if isinstance(text, str) else tuple(str(form) for form in text)  # type: ignore[attr-defined]


MESSAGES = tuple(message for message in catalogue() if message.id)


def marked() -> dict[tuple[str, ...], str]:
    """Return every text marked in the source with where it stands; raise ValueError for one that is put together."""
    found: dict[tuple[str, ...], str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                texts = [a.value for a in node.args[: MARKS[node.func.id]] if isinstance(a, ast.Constant)]
                if any(isinstance(a, ast.JoinedStr) for a in node.args):
                    message = f"{path}:{node.lineno} marks an f-string"
                    raise ValueError(message)
                if texts:
                    found[tuple(map(str, texts))] = f"{path.relative_to(PACKAGE)}:{node.lineno}"
    return found


def same(message: Message, pattern: str) -> bool:
    """Tell whether original and translation have the same in them."""
    return re.findall(pattern, forms(message.id)[-1]) == re.findall(pattern, forms(message.string)[-1])


def said(message: Message) -> str:
    return " / ".join((*forms(message.id), *forms(message.string)))


def test_every_text_of_the_window_is_in_the_catalogue() -> None:
    known = {form for message in MESSAGES for form in forms(message.id)}
    pairs = {forms(message.id) for message in MESSAGES if not isinstance(message.id, str)}
    source = marked()
    assert {where: texts for texts, where in source.items() if texts[0] not in known} == {}
    assert {where: texts for texts, where in source.items() if len(texts) > 1 and texts not in pairs} == {}


def test_nothing_is_in_the_catalogue_that_no_window_says() -> None:
    source = {texts[0] for texts in marked()}
    assert [said(message) for message in MESSAGES if forms(message.id)[0] not in source] == []
    assert not catalogue().obsolete


def test_every_text_is_translated_and_nothing_is_a_guess() -> None:
    assert [said(message) for message in MESSAGES if not all(form.strip() for form in forms(message.string))] == []
    assert [said(message) for message in MESSAGES if len(forms(message.id)) != len(forms(message.string))] == []
    assert [said(message) for message in MESSAGES if message.fuzzy] == []


def fields(text: str) -> set[str]:
    return {name for _before, name, _form, _turn in Formatter().parse(text) if name is not None}


def test_the_same_fields_are_filled_in() -> None:
    for message in MESSAGES:
        wanted = set().union(*map(fields, forms(message.id)))
        found = set().union(*map(fields, forms(message.string)))
        assert found == wanted or (found | wanted) <= CLOCK, said(message)


@pytest.mark.parametrize(
    "pattern",
    [r"^\s*", r"\s*$", r"[.:?…]$", r"…", r"\*\.\w+", r"--\w+", r"Ctrl|Enter|Esc", r"↑|↓|·|“|”", r"\n", r"@", r"#\w{6}"],
)
def test_the_same_signs_stand_in_it(pattern: str) -> None:
    assert [said(message) for message in MESSAGES if not same(message, pattern)] == []


def test_a_button_or_a_title_begins_as_it_does_in_dutch() -> None:
    """A small letter goes on inside a sentence; English writes days, months and names with a capital there too."""
    wrong = [m for m in MESSAGES if forms(m.id)[0][0].isupper() and forms(m.string)[0][0].islower()]
    assert [said(message) for message in wrong if not forms(message.id)[0].startswith(("KOR", "Al "))] == []


def test_no_dutch_is_left() -> None:
    left = [m for m in MESSAGES if any(DUTCH.search(NAMES.sub("", form)) for form in forms(m.string))]
    assert [said(message) for message in left] == []


def test_what_is_read_while_running_was_made_from_this_file() -> None:
    made = BytesIO()
    write_mo(made, catalogue())
    assert SOURCE.with_suffix(".mo").read_bytes() == made.getvalue()


def test_the_file_is_easy_to_merge() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    assert not re.search(r"(?m)^#[:~]", text)
    ids = [forms(message.id)[0] for message in MESSAGES]
    assert ids == sorted(ids)
    assert "ADDRESS" not in text.partition("\n\n")[0]
