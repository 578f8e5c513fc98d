"""Klachtenboek: the complaint book of a small shop, on its own computer and nowhere else."""

from pathlib import Path
from typing import Final

__version__ = "0.1.0"

RESOURCES: Final = Path(__file__).parent / "resources"
"""The folder with drawings, letters, lists and catalogues; it lies beside the code in every installation of ours."""
