"""What others made and is inside: everything in the lock, with its licence."""

import re
from pathlib import Path

from klachtenboek import notices

ROOT = Path(__file__).resolve().parent.parent


def test_every_part_of_the_lock_is_known() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert sorted(notices.LIBRARIES) == sorted(re.findall(r"(?m)^([a-z0-9-]+)==", lock))


def test_every_part_has_a_name_and_the_whole_text_of_its_licence() -> None:
    found = notices.gather()
    names = [part.name.casefold() for part in found]
    assert names == sorted(names)
    assert {"python", "pyside6_essentials", "pillow", "inter", "tabler icons"} <= set(names)
    assert not [part.name for part in found if len(part.text) < 500 or not part.licence]


def test_qt_comes_with_the_texts_that_keep_it_replaceable() -> None:
    [qt] = [part for part in notices.gather() if part.name.startswith("PySide6")]
    for words in ("separate files", "GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE"):
        assert words in qt.text


def test_what_stays_out_of_a_bundle_is_not_named() -> None:
    without = notices.gather(without=frozenset({"pillow"}))
    assert [part.name for part in notices.gather() if part not in without] == ["pillow"]


def test_the_file_of_the_build_is_read_back_as_it_was(tmp_path: Path) -> None:
    import json

    found = notices.gather()
    kept = tmp_path / notices.MADE
    kept.write_bytes(notices.as_json(found))
    assert tuple(notices.Part(**told) for told in json.loads(kept.read_text(encoding="utf-8"))) == found
