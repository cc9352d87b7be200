"""The fixtures of a joined counter."""

from tests.counter_fixtures import clock, counter, counter_template, runtime

__all__ = ["clock", "counter", "counter_template", "runtime"]
