"""The year in rows and spreadsheets, made from values; nothing here reads or writes the book."""
