"""The window: shows values and calls the logbook's verbs; it never touches the store itself."""
