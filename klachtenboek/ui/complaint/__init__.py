"""The parts of the page of one complaint; the page itself puts them together."""
