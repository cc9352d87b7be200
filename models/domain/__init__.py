"""The rules of the counter in plain Python: no database, no network, no window."""
