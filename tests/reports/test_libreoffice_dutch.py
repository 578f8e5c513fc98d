"""The year as a bookkeeper sees it who has LibreOffice in Dutch: what stands in the cells, read as it is shown.

``test_libreoffice`` asks what a cell is; here it is asked how it looks. Without LibreOffice it fails and says so.
"""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from klachtenboek.domain.goodwill import Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.reports.year import YearReport
from tests.reports.made import sheets

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]

AS_SHOWN = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1043,false,true,true,false,false,-1"
"""Semicolons, quotes, UTF-8, Dutch, cells as they are shown but formulas as formulas, every sheet a file."""

DUTCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"><value>nl-NL</value></prop></item>
</oor:items>
"""
NASTY = ("=1+1", "@SOM(A1)", "+31", "-1", "\t=x", '=HYPERLINK("x")')


def shown(content: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """Return every sheet as LibreOffice shows it to somebody with Dutch settings."""
    assert shutil.which("soffice"), "LibreOffice (soffice) is not on this machine: nothing was looked at"
    profile = folder / "profiel" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(DUTCH, encoding="utf-8")
    (folder / "jaar.xlsx").write_bytes(content)
    place = f"-env:UserInstallation={profile.parent.as_uri()}"
    command = ["soffice", place, "--headless", "--convert-to", AS_SHOWN, "--outdir", "uit", "jaar.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=1000)
    return {
        path.stem.removeprefix("jaar-"): list(
            csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
        )
        for path in (folder / "uit").glob("*.csv")
    }


@pytest.mark.long
def test_days_and_amounts_look_dutch_and_no_text_is_a_formula(entry: Entry, year: Year, tmp_path: Path) -> None:
    lines = (
        entry(
            id=number,
            paid_out=123_456,
            value=123_456,
            description=text,
            remark=text,
            receipt=text,
            processed=Processed.NOT_YET,
        )
        for number, text in enumerate(NASTY, 1)
    )
    found = shown(sheets(year(*lines)), tmp_path)
    assert len(found) == 8
    heading, *rows = found["Mutaties"]
    for text, row in zip(NASTY, rows, strict=False):
        cells = dict(zip(heading, row, strict=True))
        assert cells["Datum afgesproken"] == "10-03-2026"
        assert cells["Bedrag incl. btw"] == "1.234,56"
        assert cells["Btw-%"] == "9,00"
        assert cells["Btw-bedrag"] == "101,94"
        assert cells["Klachtnr"] == "2026-0041"
        assert cells["Omschrijving"].strip() == text.strip()
        assert cells["Opmerking"].strip() == text.strip()
    journal = dict(zip(*found["Journaalvoorstel"][:2], strict=True))
    assert (journal["Datum"], journal["Debet"], journal["Credit"]) == ("10-03-2026", "1.132,62", "")
    typed = {text.strip() for text in NASTY}
    everything = [cell for sheet in found.values() for line in sheet for cell in line]
    assert not [cell for cell in everything if cell.startswith(("=", "#")) and cell.strip() not in typed]
    assert not [cell for cell in everything if cell.startswith("Err:")]
