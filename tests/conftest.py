"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# a shared machine is no stopwatch: properties have no deadline; the same examples every time
settings.register_profile("chiso", deadline=None, derandomize=True)
settings.load_profile("chiso")
