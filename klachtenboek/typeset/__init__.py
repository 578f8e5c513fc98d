"""Fonts and paragraphs for everything on paper; what a letter or a report says is theirs."""
