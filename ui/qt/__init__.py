"""Where Qt meets the rest: threads, the change feed, the scanner, the printer."""
