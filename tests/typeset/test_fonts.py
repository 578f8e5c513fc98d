"""Characters and faces: nothing vanishes, nothing is broken off."""

import pytest

from klachtenboek.typeset.fonts import (
    BODY,
    FALLBACK,
    LABEL,
    REPLACEMENT,
    Run,
    absent,
    covered,
    fitted,
    printable,
    runs,
    width,
)


def test_every_face_has_what_dutch_needs() -> None:
    needed = "ABCXYZabcxyz0123456789 éëïóöü€’‘“”–…·−ĳŁıșğß"
    for face in ("Literata", "Literata-SemiBold", "Inter", "Inter-SemiBold"):
        assert covered(face).issuperset(map(ord, needed))


def test_the_replacement_can_be_printed() -> None:
    assert ord(REPLACEMENT) in covered(FALLBACK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1bc", "abc"),
        ("a\tb\r\nc", "a b  c"),
        ("e\N{COMBINING ACUTE ACCENT}", "é"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{ZERO WIDTH SPACE}c", "abc"),
        ("a\N{NON-BREAKING HYPHEN}b", "a-b"),
        ("a\N{NARROW NO-BREAK SPACE}b\N{THIN SPACE}c", "a\N{NO-BREAK SPACE}b c"),
        ("\ud800", ""),
    ],
)
def test_only_what_can_be_seen_is_printed(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_another_script_is_set_in_the_fallback() -> None:
    assert runs("Αλέξης Bos", BODY) == (Run(FALLBACK, "Αλέξης"), Run(BODY, " Bos"))
    assert runs("Дарья", LABEL) == (Run(FALLBACK, "Дарья"),)


def test_what_no_face_has_is_seen_and_named() -> None:
    assert runs("Jó 李🎂", BODY) == (Run(BODY, "Jó "), Run(FALLBACK, REPLACEMENT * 2))
    assert absent("Jó 李🎂李") == ("李", "🎂")
    assert absent("Jansen") == ()


def test_nothing_is_nothing() -> None:
    assert runs("\x00", BODY) == ()
    assert width("", BODY, 10) == 0


def test_amounts_and_times_stay_together() -> None:
    [run] = runs("om 15.00 uur voor € 12,50 of 10 euro", BODY)
    assert run.text == "om 15.00\N{NO-BREAK SPACE}uur voor €\N{NO-BREAK SPACE}12,50 of 10\N{NO-BREAK SPACE}euro"


def test_a_line_that_is_too_wide_is_cut_visibly() -> None:
    assert fitted("kort", BODY, 10, 100) == "kort"
    cut = fitted("Bakkerij " * 20, BODY, 10, 100)
    assert cut.endswith("…")
    assert width(cut, BODY, 10) <= 100
    assert fitted("lang", BODY, 10, 0) == "…"
