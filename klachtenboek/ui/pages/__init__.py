"""The pages of the window, one module each; they ask the logbook and never each other."""
