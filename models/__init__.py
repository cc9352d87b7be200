"""What the counter knows and decides: its rules (`domain`), the store, its two sides."""
