"""Questions the window asks, each with a classmethod 'ask'; they decide nothing themselves."""
