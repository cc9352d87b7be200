"""Shared by every test: an offscreen screen, skips that must be explained."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.strict_skips"]
