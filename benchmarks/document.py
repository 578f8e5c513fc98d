"""Putting a table in a document between its marks, and saying on what machine it was made."""

from __future__ import annotations

import os
import platform
import re
from datetime import datetime
from pathlib import Path


def put(path: Path, name: str, table: str) -> None:
    """Replace what stands between the marks of ``name``. Raises ValueError when they are not there."""
    text = path.read_text(encoding="utf-8")
    first, last = f"<!-- begin: {name} -->", f"<!-- einde: {name} -->"
    if first not in text or last not in text:
        message = f"no place for {name} in {path.name}"
        raise ValueError(message)
    before, after = text.partition(first)[0], text.partition(last)[2]
    path.write_text(f"{before}{first}\n{table}\n{last}{after}", encoding="utf-8")


def machine() -> str:
    """Return the moment, the machine, its load and its versions in one line."""
    now = datetime.now().replace(second=0, microsecond=0)
    load = f", belasting {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Gemeten op {now:%Y-%m-%d} om {now:%H:%M} met {os.cpu_count()} kernen ({_processor()}){load}, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    found = (
        re.search(r"^model name\s*:\s*(.+)$", known.read_text(encoding="utf-8"), re.MULTILINE)
        if known.exists()
        else None
    )
    return found[1] if found else platform.machine()
