"""Small parts the pages are built from; they show values and know no logbook."""
