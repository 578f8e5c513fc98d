"""Klachtenboek: the complaint book of a small shop, on its own computer and nowhere else."""

__version__ = "0.1.0"
