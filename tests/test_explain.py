import re
from collections.abc import Iterator
from typing import get_type_hints

import pytest

from klachtenboek.domain import errors
from klachtenboek.domain.errors import LogbookError
from klachtenboek.domain.trouble import NotALogbook, Trouble
from klachtenboek.explain import explain
from klachtenboek.explanations import SENTENCES

FORBIDDEN = re.compile(r"(?i)!|oeps|succesvol|\bwij\b|\b(record|item|entry|database|export|valideren)\b|fout ?code")


def leaves(kind: type[LogbookError] = LogbookError) -> Iterator[type[LogbookError]]:
    inner = kind.__subclasses__()
    for below in inner:
        yield from leaves(below)
    if not inner:
        yield kind


def example(kind: type[LogbookError]) -> LogbookError:
    """Make one with a value for every field it asks for."""
    hints = get_type_hints(kind.__init__, vars(errors) | {"Path": str})
    values = [37 if hint is int else f"<{name}>" for name, hint in hints.items() if name != "return"]
    return kind(*values)


LEAVES = tuple(leaves())


def test_every_way_to_fail_has_its_own_sentence() -> None:
    assert set(SENTENCES) == set(LEAVES)
    assert len(set(SENTENCES.values())) == len(SENTENCES)


@pytest.mark.parametrize("kind", LEAVES)
def test_a_sentence_is_plain_dutch_with_its_details_filled_in(kind: type[LogbookError]) -> None:
    error = example(kind)
    said = explain(error)
    for field in re.findall(r"\{(\w+)\}", SENTENCES[kind]):
        assert str(getattr(error, field)) in said
    assert "{" not in said
    assert said[0].isupper() or said[0] == "<"
    assert said.endswith(".")
    assert not FORBIDDEN.search(said)


@pytest.mark.parametrize("kind", [kind for kind in LEAVES if issubclass(kind, Trouble)])
def test_without_a_path_the_sentence_still_reads_well(kind: type[Trouble]) -> None:
    said = explain(kind())
    assert not re.search(r"[:{}]|\s[.,]", said)
    assert said.endswith(".")


def test_a_name_with_braces_is_shown_as_it_is() -> None:
    assert "{limit}.klachten" in explain(NotALogbook("{limit}.klachten"))


def test_a_kind_that_comes_later_borrows_the_sentence_above_it() -> None:
    later = type("StrangeLogbook", (NotALogbook,), {})
    try:
        assert explain(later("x")) == explain(NotALogbook("x"))
    finally:
        del later
