"""A pytest plugin: exhaustive tests and doctests run without coverage's tracer, which makes them thrice as long.

What they go through over and over, other tests go through once under the tracer; branch coverage of 100 %
is asked of those alone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Take the trace function away while such a test runs; a debugger's stays, where nothing is covered."""
    is_exhaustive = item.get_closest_marker("exhaustive") or isinstance(item, pytest.DoctestItem)
    if not is_exhaustive or not item.config.pluginmanager.hasplugin("_cov"):
        return (yield)
    tracer = sys.gettrace()  # None where coverage watches by sys.monitoring, which costs next to nothing
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
