"""How files are written, backed up, restored and rescued; what is in them is no concern here."""
