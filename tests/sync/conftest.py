"""The fixtures of a joined counter, and of two that share a centre."""

from joined_office import centre, counters, here_and_there, line, office, one, two

from tests.counter_fixtures import clock, counter, counter_template, runtime

__all__ = [
    "centre",
    "clock",
    "counter",
    "counter_template",
    "counters",
    "here_and_there",
    "line",
    "office",
    "one",
    "runtime",
    "two",
]
