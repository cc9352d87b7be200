"""A counter's morning played on the real window, offscreen, against a real server."""
