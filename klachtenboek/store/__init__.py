"""Where complaints are kept: the only package that knows SQL, and it knows no letters or windows."""
