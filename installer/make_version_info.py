"""Writes what Windows tells about klachtenboek.exe under Properties: the name and the version of the program."""

from __future__ import annotations

import sys
from pathlib import Path
from string import Template
from typing import Final

from klachtenboek import __version__

DUTCH, UNICODE = 0x0413, 1200
TEMPLATE: Final = Template("""\
VSVersionInfo(
  ffi=FixedFileInfo(filevers=$numbers, prodvers=$numbers, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable('$language', [
      StringStruct('CompanyName', 'Klachtenboek'),
      StringStruct('FileDescription', 'Klachtenboek'),
      StringStruct('FileVersion', '$version'),
      StringStruct('InternalName', 'klachtenboek'),
      StringStruct('OriginalFilename', 'klachtenboek.exe'),
      StringStruct('ProductName', 'Klachtenboek'),
      StringStruct('ProductVersion', '$version'),
    ])]),
    VarFileInfo([VarStruct('Translation', [$dutch, $unicode])]),
  ],
)
""")


def version_info(version: str = __version__) -> str:
    """Return the description; a version of three numbers becomes one of four, as Windows wants it."""
    numbers = tuple(int(part) for part in version.split("."))
    return TEMPLATE.substitute(
        numbers=(*numbers, *(0,) * (4 - len(numbers))),
        version=version,
        language=f"{DUTCH:04X}{UNICODE:04X}",
        dutch=f"{DUTCH:#06x}",
        unicode=UNICODE,
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(version_info(), encoding="utf-8")
