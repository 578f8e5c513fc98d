"""One method per verb of the shop owner, one transaction each; no SQL and no windows."""
